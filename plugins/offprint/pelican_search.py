"""Published articles -> an index that the search page reads, made by Pagefind (https://pagefind.app), an extra.

What is indexed is the text as its page has it, so what a policy withholds is not. One index holds all languages; it knows
publishers, quoted sources, years and languages, by which a search can be narrowed.
"""

from __future__ import annotations

import asyncio
import re
import shutil
from collections.abc import Iterable, Mapping
from html import unescape
from pathlib import Path
from typing import Any, Final

from .errors import SettingError

__all__ = ["SEARCH_FILES", "index_articles", "needs_pagefind"]

SEARCH_FILES: Final = "search"  # folder of the theme, and of the site
INDEX: Final = "pagefind"
TAG: Final = re.compile(r"<[^>]+>")
NEEDED: Final = frozenset({"pagefind-entry.json", "pagefind-worker.js"})  # the others are Pagefind's own search box
NOT_STATED: Final = "not stated"


def needs_pagefind() -> None:
    """Raise SettingError where the search is asked for and Pagefind is not installed."""
    try:
        import pagefind.index  # noqa: F401
    except ImportError:
        raise SettingError(
            "OFFPRINT['SEARCH']", True, "needs Pagefind: pip install 'pelican-offprint[search]', or 'pagefind[bin]'"
        ) from None


def index_articles(output: Path, articles: Iterable[Any], language: str) -> None:
    """Write the index of the articles below the output folder; ``language`` is the one whose words it stems."""
    shutil.rmtree(output / INDEX, ignore_errors=True)
    asyncio.run(_index(output, list(articles), language))
    for unused in (output / INDEX).glob("pagefind-*"):
        if unused.name not in NEEDED:
            unused.unlink()


async def _index(output: Path, articles: list[Any], language: str) -> None:
    from pagefind.index import IndexConfig, PagefindIndex

    async with PagefindIndex(config=IndexConfig(output_path=str(output / INDEX), force_language=language)) as index:
        for article in articles:
            made = article.metadata.get("offprint")
            if made is None:
                continue
            title = unescape(str(article.title))
            await index.add_custom_record(
                url=f"/{article.url}",
                content=unescape(TAG.sub(" ", f"{title}. {article.content}")),
                language=language,
                meta={"title": title, "note": _note(article, made)},
                filters=_filters(article, made),
            )


def _note(article: Any, made: Mapping[str, Any]) -> str:
    publisher = f"From {_publisher(made)}" if _publisher(made) else "Publisher not stated"
    return f"{publisher} · {article.locale_date}"


def _filters(article: Any, made: Mapping[str, Any]) -> dict[str, list[str]]:
    return {
        "from": [_publisher(made) or NOT_STATED],
        "quoting": list(made["quoted"]) or ["nobody"],
        "year": [NOT_STATED if made["undated"] else str(article.date.year)],
        "language": [article.lang],
    }


def _publisher(made: Mapping[str, Any]) -> str | None:
    name: str | None = made["record"]["publisher"] if made["record"] else made["publisher"]
    return name
