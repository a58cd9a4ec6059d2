"""Elements of a page's body -> facts: what rel, itemprop, <time> and classes mark as author or date of the article.

Which marks there are is data (data/marks.tsv). Other pieces on the page are marked too: those elements count that stand
nearest to the article's title.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import islice
from typing import Final, NamedTuple

from lxml.html import HtmlElement

from ..dates import find_dates, iso_date
from ..fronts import read_front
from ..model import Fact, Field
from ..tables import rows
from .hints import MARK

__all__ = ["marked_facts"]

HUMPS: Final = re.compile(r"(?<=[a-z])(?=[A-Z])")  # authorName
PARTS: Final = re.compile(r"__|--|[\s_]+")  # of a class: block__element--modifier, snake_case
UPDATED: Final = re.compile(
    r"updat|modif|edited|revis|review|aktualisiert|\bstand\b|mis à jour|actualizado|atualizado", re.IGNORECASE
)
# Words in classes above an element that say that it belongs to another piece or to a reader's comment.
ELSEWHERE: Final = re.compile(
    r"comment|related|recommend|side-?bar|widget|foot|teaser|card|trending|popular|latest|more|reply|next|prev", re.IGNORECASE
)
WHOLE: Final = frozenset({"body", "html", "main"})
LONGEST: Final = 240  # characters of a text that names authors or a date
REACH: Final = 500  # elements around the title in which a mark is likely the article's
BEFORE: Final = 3  # an element before the title is as far as one so many times as far after it
LEVELS: Final = 6  # above an element, whose classes may say that it is elsewhere
TIME: Final = "time element"
OUTRIGHT: Final = -1  # the rank of what stands below its label; surer than every mark
LABELLED: Final = "time element below its label"
DATING: Final = {"published": Field.PUBLISHED, "updated": Field.UPDATED}


class _Mark(NamedTuple):
    """An element that a row of the table marks: the row's place, the element's distance from the title."""

    rank: int
    distance: int
    element: HtmlElement
    field: Field
    origin: str


@cache
def _kinds() -> tuple[tuple[Field, str, re.Pattern[str]], ...]:
    return tuple((Field(field), attribute, re.compile(pattern)) for field, attribute, pattern, _whose in rows("marks.tsv"))


def marked_facts(root: HtmlElement, title: HtmlElement | None) -> Iterator[Fact]:
    """Yield what elements are marked as, the surest kind of mark first, of one kind the nearest to the title first."""
    marks = sorted(_marks(root, int(title.get(MARK, "0")) if title is not None else 0), key=lambda mark: mark[:2])
    authors = [mark for mark in marks if mark.field is Field.BYLINE]
    for mark in marks:
        yield from _dated(mark)  # a byline may hold the date too
    for mark in authors:
        if authors and mark.rank == authors[0].rank and _stand_together(mark.element, authors[0].element):
            yield Fact(Field.BYLINE, _said(mark.element, apart=" "), mark.origin)


def _marks(root: HtmlElement, title: int) -> Iterator[_Mark]:
    first = max(0, title - REACH // BEFORE)
    for number, element in enumerate(islice(root.iter("*"), first, title + REACH + 1), first):
        if element.tag == "meta" or (len(element.attrib) == 1 and element.tag != "time"):
            continue
        distance = number - title if number >= title else BEFORE * (title - number)
        found = _kind(element)
        if found and len(_said(element)) <= LONGEST:
            if element.tag == "time" and (labelled := _label_before(element)):
                yield _Mark(OUTRIGHT, distance, element, labelled, LABELLED)
            elif not _is_elsewhere(element):
                yield _Mark(found[0], distance, element, *found[1:])


def _kind(element: HtmlElement) -> tuple[int, Field, str] | None:
    ranks = [
        rank for name in _attributes() if (value := element.get(name)) for rank in (_rank(name, value),) if rank is not None
    ]
    if not ranks:
        return (len(_kinds()), Field.PUBLISHED, TIME) if element.tag == "time" else None
    rank = min(ranks)
    field, attribute, pattern = _kinds()[rank]
    told = element.get(attribute).split()[0] if attribute == "class" else pattern.pattern.split("|")[0]
    return rank, field, f"{attribute} {told}"


@cache
def _attributes() -> tuple[str, ...]:
    return tuple(dict.fromkeys(attribute for _field, attribute, _pattern in _kinds()))


@lru_cache(maxsize=4096)  # a page gives most of its elements the same few classes
def _rank(attribute: str, value: str) -> int | None:
    """Return the first row of the table that an attribute's value matches."""
    words = list(_words(value, is_class=attribute == "class"))
    kinds = enumerate(_kinds())
    return next((rank for rank, (_field, name, like) in kinds if name == attribute and any(map(like.fullmatch, words))), None)


def _label_before(element: HtmlElement) -> Field | None:
    """Return what a label says that the element right before has as its whole text: "Published"."""
    before = element.getprevious()
    said = read_front(_said(before), frozenset()) if before is not None and isinstance(before.tag, str) else None
    return DATING.get(said.expects) if said is not None else None


def _words(value: str, *, is_class: bool) -> Iterator[str]:
    if not is_class:
        yield from value.lower().split()
        return
    for word in value.split():
        hyphened = HUMPS.sub("-", word)
        yield hyphened.lower()
        yield from (part.lower() for part in PARTS.split(hyphened) if part != hyphened)


def _dated(mark: _Mark) -> Iterator[Fact]:
    element = mark.element
    stated = next((element.get(name) for name in ("datetime", "content", "title") if element.get(name)), "")
    said = _said(element)
    date = iso_date(stated) or next((one.iso for one in find_dates(said)), None)
    if date is None:
        return
    parent = element.getparent()
    around = " ".join(
        filter(None, [said, element.get("class"), element.get("itemprop"), parent.text if parent is not None else ""])
    )
    field = Field.PUBLISHED if mark.field is Field.BYLINE else mark.field
    yield Fact(Field.UPDATED if UPDATED.search(around) else field, date, mark.origin)


def _said(element: HtmlElement, apart: str = "") -> str:
    """Return what an element says; names in links or columns side by side have nothing between them but ``apart``."""
    name = next((one for one in element.iter("*") if one.get("itemprop") == "name"), element)
    return " ".join((name.get("content") or apart.join(name.itertext())).split())


def _stand_together(one: HtmlElement, other: HtmlElement) -> bool:
    return one is other or _above(one) is _above(other)


def _above(element: HtmlElement) -> HtmlElement:
    parent = element.getparent()
    above = parent.getparent() if parent is not None else None
    return element if above is None else above


def _is_elsewhere(element: HtmlElement) -> bool:
    ancestors = list(element.iterancestors())
    tags = {one.tag for one in ancestors}
    if {"address", "article"} <= tags:  # HTML: the article's own
        return False
    # What stands below an article, within its element, is its own.
    outside = {"aside", "nav"} if "article" in tags else {"aside", "nav", "footer"}
    return any(
        one.tag in outside or ELSEWHERE.search(f"{one.get('class', '')} {one.get('id', '')}")
        for one in (element, *ancestors[:LEVELS])
        if one.tag not in WHOLE
    )
