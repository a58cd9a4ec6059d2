"""Published articles -> sources: which publishers they come from, who is quoted where, whose photographs they name."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from html import unescape
from itertools import groupby
from typing import Any, Final, NamedTuple

from markupsafe import Markup, escape

from .slugs import slug_for

__all__ = ["Index", "Source", "link_sources", "publisher_of", "sources", "sources_json"]

FOLDERS: Final = {"publishers": "from", "quoted": "quoted", "credits": "photographs"}  # in which the sources' pages stand
CAPTION: Final = re.compile(r'(<figure class="excerpt[^"]*">\s*<figcaption>)(.*?)(</figcaption>)', re.DOTALL)


class Source(NamedTuple):
    """A name with the address of its page from the site's root, and its articles, each with how often it names the source.

    The name is None for articles that name nobody.
    """

    name: str | None
    url: str
    articles: list[tuple[Any, int]]

    @property
    def total(self) -> int:
        """How often the articles name it, all together."""
        return sum(count for _article, count in self.articles)


Index = dict[str, list[Source]]


def sources(articles: Iterable[Any], slugify: Callable[[str], str]) -> Index:
    """Return publishers, quoted sources and photo credits by name, each with its articles and how often."""
    found: dict[str, dict[str | None, dict[Any, int]]] = {kind: defaultdict(lambda: defaultdict(int)) for kind in FOLDERS}
    for article in articles:
        made = article.metadata.get("offprint")
        if made is None:
            continue
        found["publishers"][publisher_of(made)][article] += 1
        for name in _excerpts(made):
            found["quoted"][name][article] += 1
        for name in _credits(made):
            found["credits"][name][article] += 1
    return {
        kind: [Source(name, _address(kind, name, slugify), list(group.items())) for name, group in _sorted(index)]
        for kind, index in found.items()
    }


def sources_json(index: Index, address: str) -> dict[str, Any]:
    """Return the same as plain values; ``address`` is the site's."""
    return {
        kind: [
            {
                "name": source.name,
                "count": source.total,
                "articles": [
                    {"title": unescape(str(article.title)), "url": f"{address}/{article.url}".lstrip("/"), "count": count}
                    for article, count in source.articles
                ],
            }
            for source in found
        ]
        for kind, found in index.items()
    }


def link_sources(html: str, quoted: Iterable[Source], site: str) -> Markup:
    """Make who is quoted a link to that source's page; ``site`` is the address of the site's root."""
    known = {source.name: source.url for source in quoted}

    def linked(match: re.Match[str]) -> str:
        url = known.get(unescape(match[2]))
        return f'{match[1]}<a class="p-publication" href="{escape(site)}/{url}">{match[2]}</a>{match[3]}' if url else match[0]

    return Markup(CAPTION.sub(linked, html))  # noqa: S704  # what the renderer made, and an address escaped


def _sorted(index: Mapping[str | None, Mapping[Any, int]]) -> list[tuple[str | None, Mapping[Any, int]]]:
    return sorted(index.items(), key=lambda pair: (pair[0] is None, (pair[0] or "").casefold()))


def _address(kind: str, name: str | None, slugify: Callable[[str], str]) -> str:
    return f"{FOLDERS[kind]}/{slug_for(name, name, slugify) if name else 'not-stated'}.html"


def publisher_of(made: Mapping[str, Any]) -> str | None:
    """Return the publisher of an article; ``made`` is our part of its metadata."""
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
