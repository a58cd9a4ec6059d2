"""Published articles and their sources -> the lists that the site has of them, and what stands around each article."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any, Final

from .sources import Index, Source

__all__ = ["LISTING", "Around", "Listing", "around", "listings", "year_of", "years"]

LISTING: Final = "listing"  # the template of a list
RELATED: Final = 3  # other articles named below one
UNDATED: Final = "archive/undated.html"


@dataclass(frozen=True, slots=True)
class Listing:
    """A page that lists articles, in pages of its own if they are many; ``kind`` is year, publishers, quoted or credits.

    The name is None for articles that state no year or publisher.
    """

    kind: str
    name: str | None
    url: str
    articles: list[Any]


@dataclass(frozen=True, slots=True)
class Around:
    """What is near an article: whom it quotes, what is newer and older, others of its publisher or with its quoted source."""

    quoted: list[Source]
    newer: Any | None
    older: Any | None
    same: tuple[Source, list[Any]] | None
    quoting: tuple[Source, list[Any]] | None


def years(articles: Sequence[Any]) -> list[Listing]:
    """Return the articles of each year, the newest first, and last those whose date is not stated."""
    found = []
    for year, group in groupby(sorted(articles, key=year_of, reverse=True), key=year_of):
        found.append(Listing("year", str(year) if year else None, f"archive/{year}.html" if year else UNDATED, list(group)))
    return found


def listings(articles: Sequence[Any], index: Index) -> Iterator[Listing]:
    """Yield every list: of each year, each publisher, each source quoted, each photo credit."""
    yield from years(articles)
    for kind, found in index.items():
        for source in found:
            yield Listing(kind, source.name, source.url, [article for article, _count in source.articles])


def around(articles: Sequence[Any], index: Index) -> dict[str, Around]:
    """Return what is near each article, by its path below the content folder."""
    same = _places(index["publishers"])
    quoting = _places(index["quoted"])
    quoted: dict[str, list[Source]] = defaultdict(list)
    for source in index["quoted"]:
        for article, _count in source.articles:
            quoted[article.relative_source_path].append(source)
    found = {}
    for place, article in enumerate(articles):
        path = article.relative_source_path
        newer = articles[place - 1] if place else None
        older = articles[place + 1] if place + 1 < len(articles) else None
        found[path] = Around(quoted.get(path, []), newer, older, _others(same.get(path)), _others(quoting.get(path)))
    return found


def year_of(article: Any) -> int:
    """Return the year in which an article was published, 0 where no date is stated."""
    made = article.metadata.get("offprint")
    year: int = article.date.year
    return 0 if made and made["undated"] else year


def _places(sources: Sequence[Source]) -> dict[str, tuple[Source, int]]:
    """Return for each article the source that it shares with most others, and its place there."""
    named = [source for source in sources if source.name]
    return {
        article.relative_source_path: (source, place)
        for source in sorted(named, key=lambda source: len(source.articles))
        for place, (article, _count) in enumerate(source.articles)
    }


def _others(shared: tuple[Source, int] | None) -> tuple[Source, list[Any]] | None:
    if shared is None:
        return None
    source, place = shared
    ring = [*source.articles[place + 1 : place + 1 + RELATED], *source.articles[: min(place, RELATED)]]
    others = [article for article, _count in ring[:RELATED]]
    return (source, others) if others else None
