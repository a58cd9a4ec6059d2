"""Articles that Pelican has read -> the files that it does not write by itself: copies as data, ledgers, lists."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from pelican.utils import sanitised_join

from . import __version__
from .site.ledger import ledger_pages
from .site.lists import LISTING, listings
from .site.sources import Index, sources_json

__all__ = ["write_copies", "write_ledgers", "write_lists"]

Write = Callable[..., None]


def write_copies(output: str, articles: Iterable[Any], index: Index, site: str) -> None:
    """Write beside each article's page its Markdown and, for a converted one, its ledger; and the sources as data."""
    _write(Path(output, "sources.json"), json.dumps(sources_json(index, site), ensure_ascii=False))
    for article in articles:
        made = article.metadata.get("offprint")
        if made is None:
            continue
        target = Path(sanitised_join(output, article.save_as))
        if made["markdown"] is not None:
            _write(target.with_suffix(".md"), made["markdown"])
        if made["record"] is not None:
            ledger = json.dumps({"offprint": __version__, **made["record"]}, ensure_ascii=False, indent=1)
            _write(target.with_suffix(".json"), ledger + "\n")


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def write_ledgers(write: Write, template: Any, context: Any, articles: Iterable[Any]) -> None:
    """Write how each converted article was made, in as many pages as its lines need."""
    for article in articles:
        made = article.metadata.get("offprint")
        if made is None or made["record"] is None:
            continue
        folder = f"{article.save_as.removesuffix('.html')}/ledger"
        pages = ledger_pages(made["record"])
        for number, lines in enumerate(pages, 1):
            name = f"{folder}/index.html" if number == 1 else f"{folder}/{number}.html"
            write(name, template, context, article=article, lines=lines, number=number, total=len(pages), folder=folder)


def write_lists(write: Write, template: Any, context: Any, articles: list[Any], index: Index) -> None:
    """Write the articles of each year, publisher, source quoted and photo credit."""
    for listing in listings(articles, index):
        shown = {"articles": listing.articles}
        write(listing.url, template, context, listing=listing, paginated=shown, template_name=LISTING, url=listing.url)
