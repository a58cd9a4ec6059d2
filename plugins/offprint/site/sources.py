"""Published articles -> sources: which publishers they come from, who is quoted where, whose photographs they name."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from html import unescape
from itertools import groupby
from typing import Any, Final

from markupsafe import Markup, escape

__all__ = ["anchor", "link_sources", "sources", "sources_json"]

CAPTION: Final = re.compile(r'(<figure class="excerpt[^"]*">\s*<figcaption>)(.*?)(</figcaption>)', re.DOTALL)
Index = list[tuple[str | None, list[tuple[Any, int]]]]


def sources(articles: Iterable[Any]) -> dict[str, Index]:
    """Return publishers, quoted sources and photo credits by name, each with its articles and how often."""
    found: dict[str, dict[str | None, dict[Any, int]]] = {
        name: defaultdict(lambda: defaultdict(int)) for name in ("publishers", "quoted", "credits")
    }
    for article in articles:
        made = article.metadata.get("offprint")
        if made is None:
            continue
        found["publishers"][_publisher(made)][article] += 1
        for name in _excerpts(made):
            found["quoted"][name][article] += 1
        for name in _credits(made):
            found["credits"][name][article] += 1
    return {kind: _sorted(index) for kind, index in found.items()}


def sources_json(index: Mapping[str, Index], address: str) -> dict[str, Any]:
    """Return the same as plain values; ``address`` is the site's."""
    return {
        kind: [
            {
                "name": name,
                "count": sum(count for _article, count in group),
                "articles": [
                    {"title": unescape(str(article.title)), "url": f"{address}/{article.url}".lstrip("/"), "count": count}
                    for article, count in group
                ],
            }
            for name, group in found
        ]
        for kind, found in index.items()
    }


def anchor(name: str) -> str:
    """Return the fragment that a source's place on its page has."""
    return "quoted-" + re.sub(r"\W+", "-", name.casefold()).strip("-")


def link_sources(html: str, page: str) -> Markup:
    """Make who is quoted a link to that source's place on the page of sources."""

    def linked(match: re.Match[str]) -> str:
        address = escape(f"{page}#{anchor(unescape(match[2]))}")
        return f'{match[1]}<a class="p-publication" href="{address}">{match[2]}</a>{match[3]}'

    return Markup(CAPTION.sub(linked, html))  # noqa: S704  # what the renderer made, and an address escaped


def _sorted(index: Mapping[str | None, Mapping[Any, int]]) -> Index:
    named = sorted(index.items(), key=lambda pair: (pair[0] is None, (pair[0] or "").casefold()))
    return [(name, list(group.items())) for name, group in named]


def _publisher(made: Mapping[str, Any]) -> str | None:
    name: str | None = made["record"]["publisher"] if made["record"] else made["publisher"]
    return name


def _excerpts(made: Mapping[str, Any]) -> list[str]:
    """Return who is quoted, once an excerpt."""
    if not made["record"]:
        return list(made["quoted"])
    runs = groupby(made["record"]["blocks"], key=lambda block: (block["marked"], block["source"]))
    return [source for (is_shown, source), _run in runs if is_shown and source]


def _credits(made: Mapping[str, Any]) -> list[str]:
    """Return whom photo credits name: the agency, else the photographer, else the line."""
    record = made["record"]
    return [one["agency"] or one["person"] or one["text"] for one in record["credits"]] if record else []
