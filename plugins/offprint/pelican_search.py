"""Published articles -> an index that the search page reads, made by Pagefind (https://pagefind.app), an extra.

What is indexed is the text as its page has it, so what a policy withholds is not. One index holds all languages; it knows
publishers, quoted sources, years and languages, by which a search can be narrowed.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Mapping
from html import escape, unescape
from pathlib import Path
from typing import Any, Final

from .errors import SettingError
from .site.lists import year_of
from .site.sources import publisher_of

__all__ = ["SEARCH_FILES", "index_articles", "needs_pagefind"]

SEARCH_FILES: Final = "search"  # folder of the theme, and of the site
INDEX: Final = "pagefind"
NEEDED: Final = frozenset({"pagefind-entry.json", "pagefind-worker.js"})  # the others are Pagefind's own search box
NOT_STATED: Final = "not stated"


def needs_pagefind() -> None:
    """Raise SettingError where the search is asked for and Pagefind is not installed."""
    try:
        import pagefind  # noqa: F401
    except ImportError:
        raise SettingError(
            "OFFPRINT['SEARCH']", True, "needs Pagefind: pip install 'pelican-offprint[search]', or 'pagefind[bin]'"
        ) from None


def index_articles(output: Path, articles: Iterable[Any], language: str) -> None:
    """Write the index of the articles below the output folder; ``language`` is the one whose words it stems.

    Without articles there is none, and the search page says so. Pagefind reads pages that hold the text and what is known
    of it. Raise SettingError with what it says when it fails.
    """
    shutil.rmtree(output / INDEX, ignore_errors=True)
    with tempfile.TemporaryDirectory() as folder:
        for article in articles:
            made = article.metadata.get("offprint")
            if made is not None:
                page = Path(folder, article.url)
                page.parent.mkdir(parents=True, exist_ok=True)
                page.write_text(_page(article, made, language), encoding="utf-8")
        if not any(Path(folder).iterdir()):
            return
        where = ("--site", folder, "--output-path", str(output / INDEX), "--force-language", language)
        command = [sys.executable, "-m", "pagefind", *where, "--quiet"]
        run = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603  # nothing of an article in it
    if run.returncode:
        raise SettingError("OFFPRINT['SEARCH']", True, f"Pagefind failed: {(run.stderr or run.stdout).strip()}")
    for unused in (output / INDEX).glob("pagefind-*"):
        if unused.name not in NEEDED:
            unused.unlink()


def _page(article: Any, made: Mapping[str, Any], language: str) -> str:
    """Return a page for Pagefind alone; it is not published."""
    title = unescape(str(article.title))
    facts = [_fact("meta", "title", title), _fact("meta", "note", _note(article, made))]
    facts += [_fact("filter", name, value) for name, values in _filters(article, made).items() for value in values]
    text = f"<p>{escape(title)}.</p>{article.content}"
    return f'<html lang="{escape(language)}"><head>{"".join(facts)}</head><body data-pagefind-body>{text}</body></html>'


def _fact(kind: str, name: str, value: str) -> str:
    return f'<meta data-pagefind-{kind}="{name}[content]" content="{escape(value)}">'


def _note(article: Any, made: Mapping[str, Any]) -> str:
    publisher = f"From {publisher_of(made)}" if publisher_of(made) else "Publisher not stated"
    return f"{publisher} · {article.locale_date}"


def _filters(article: Any, made: Mapping[str, Any]) -> dict[str, list[str]]:
    return {
        "from": [publisher_of(made) or NOT_STATED],
        "quoting": list(made["quoted"]) or ["nobody"],
        "year": [str(year_of(article) or NOT_STATED)],
        "language": [article.lang],
    }
