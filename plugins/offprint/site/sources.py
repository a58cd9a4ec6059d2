"""Published articles -> sources: which publishers they come from, and who is quoted where."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

__all__ = ["sources"]


def sources(articles: Iterable[Any]) -> dict[str, list[tuple[str | None, list[Any]]]]:
    """Return publishers and quoted sources, each with its articles, by name; unknown publishers last (None)."""
    publishers: dict[str | None, list[Any]] = defaultdict(list)
    quoted: dict[str, list[Any]] = defaultdict(list)
    for article in articles:
        made = article.metadata.get("offprint")
        if made is None:
            continue
        publishers[_publisher(made)].append(article)
        for name in made["quoted"]:
            quoted[name].append(article)
    return {
        "publishers": sorted(publishers.items(), key=lambda pair: (pair[0] is None, (pair[0] or "").casefold())),
        "quoted": sorted(quoted.items(), key=lambda pair: str(pair[0]).casefold()),
    }


def _publisher(made: dict[str, Any]) -> str | None:
    name: str | None = made["record"]["publisher"] if made["record"] else made["publisher"]
    return name
