"""Articles that Pelican has read -> the files that it does not write by itself: copies as data, ledgers, lists."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path
from typing import Any, Final

from pelican.utils import sanitised_join

from . import __version__
from .companions import CORRECTIONS
from .decode import decode
from .pelican_memory import Memory
from .pelican_settings import is_our_theme
from .site.ledger import ledger_pages
from .site.lists import LISTING, listings
from .site.reviewing import Review, review
from .site.sources import Index, sources_json

__all__ = ["copy_theme_files", "write_all"]

REVIEW_FILES: Final = "review"  # folder of the theme, and of the site
REVIEWS: Final = f"{REVIEW_FILES}/index.html"
Write = Callable[..., None]


def write_all(generator: Any, writer: Any, articles: list[Any], index: Index, memory: Memory) -> None:
    """Write all that Pelican does not; pages only with our theme, which has their templates."""
    settings, context = generator.settings, generator.context
    _write_sources(generator.output_path, index, settings["SITEURL"])
    _write_copies(generator.output_path, articles, memory)
    if not is_our_theme(settings):
        return
    write = partial(writer.write_file, relative_urls=settings["RELATIVE_URLS"])
    _write_ledgers(write, generator.get_template("ledger"), context, articles, memory)
    _write_lists(write, generator.get_template(LISTING), context, generator.articles, index)
    if settings["OFFPRINT_SHOWN"]["review"]:
        templates = (generator.get_template("review"), generator.get_template("reviews"))
        _write_reviews(write, templates, context, articles, memory)
        copy_theme_files(settings, REVIEW_FILES)


def _write_copies(output: str, articles: Iterable[Any], memory: Memory) -> None:
    """Write beside each article's page its Markdown and, for a converted one, its ledger."""
    for article in articles:
        made = article.metadata.get("offprint")
        if made is None:
            continue
        target = Path(sanitised_join(output, article.save_as))
        if not memory.has_changed(f"{article.save_as}: copies", target.with_suffix(".md"), article, {}):
            continue
        if made["markdown"] is not None:
            _write(target.with_suffix(".md"), made["markdown"])
        if made["record"] is not None:
            ledger = json.dumps({"offprint": __version__, **made["record"]}, ensure_ascii=False, indent=1)
            _write(target.with_suffix(".json"), ledger + "\n")


def _write_sources(output: str, index: Index, site: str) -> None:
    """Write the sources as data."""
    _write(Path(output, "sources.json"), json.dumps(sources_json(index, site), ensure_ascii=False))


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def _write_ledgers(write: Write, template: Any, context: Any, articles: Iterable[Any], memory: Memory) -> None:
    """Write how each converted article was made, in as many pages as its lines need."""
    for article in articles:
        made = article.metadata.get("offprint")
        if made is None or made["record"] is None:
            continue
        folder = f"{article.save_as.removesuffix('.html')}/ledger"
        pages = memory.once("ledger", article, partial(ledger_pages, made["record"]))
        for number, lines in enumerate(pages, 1):
            name = f"{folder}/index.html" if number == 1 else f"{folder}/{number}.html"
            write(name, template, context, article=article, lines=lines, number=number, total=len(pages), folder=folder)


def _write_reviews(write: Write, templates: tuple[Any, Any], context: Any, articles: Iterable[Any], memory: Memory) -> None:
    """Write beside each converted article's page the one on which a person checks it, and the index of all, doubtful first."""
    page, index = templates
    content = Path(context["PATH"])
    found = []
    for article in articles:
        made = article.metadata.get("offprint")
        if made is None or made["record"] is None:
            continue
        one = memory.once("review", article, partial(_review, made["record"], content))
        found.append((article, one))
        url = f"{article.save_as.removesuffix('.html')}/review/"
        fix = Path(article.relative_source_path).with_suffix(CORRECTIONS).as_posix()
        write(f"{url}index.html", page, context, article=article, review=one, fix=fix)
    found.sort(key=lambda pair: (-pair[1].doubt, pair[0].relative_source_path))
    write(REVIEWS, index, context, reviews=found)


def _review(record: Any, content: Path) -> Review:
    path = Path(content, record["path"])
    is_text = path.suffix.lower() == ".txt"
    return review(record, decode(path.read_bytes()).text.split("\n") if is_text else [])


def copy_theme_files(settings: Any, folder: str) -> None:
    """Copy what only some sites have of the theme: style and script of the reviews, the search's script."""
    shutil.copytree(Path(settings["THEME"], folder), Path(settings["OUTPUT_PATH"], folder), dirs_exist_ok=True)


def _write_lists(write: Write, template: Any, context: Any, articles: list[Any], index: Index) -> None:
    """Write the articles of each year, publisher, source quoted and photo credit."""
    for listing in listings(articles, index):
        shown = {"articles": listing.articles}
        write(listing.url, template, context, listing=listing, paginated=shown, template_name=LISTING, url=listing.url)
