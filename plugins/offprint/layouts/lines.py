"""A line of a text whose layout is known -> what it says: a field of the article, or that it heads or ends something.

What the lines of each press database, and of Wikipedia, look like is data (data/layouts.tsv).
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from itertools import chain
from typing import Final, NamedTuple

from ..caseless import AnyOf, Caseless
from ..dates import find_dates
from ..features import matchable
from ..first_letters import alternatives
from ..model import Label
from ..people import names_in
from ..tables import expand, rows

__all__ = ["KINDS", "Said", "bound_of", "may_bound", "may_open", "opens", "said_by"]

LABELS: Final = {
    "title": Label.TITLE,
    "byline": Label.BYLINE,
    "names": Label.BYLINE,
    "dek": Label.DEK,
    "section": Label.SECTION,
    "dateline": Label.DATELINE,
    "published": Label.PUBLISHED,
    "updated": Label.UPDATED,
    "copyright": Label.LEGAL,
}  # of kinds of line; all others are boilerplate
VALUED: Final = frozenset({*LABELS, "publisher"} - {"copyright"})  # kinds whose value may stand on the line below
LONGEST_BOUND: Final = 200  # characters of a line that bounds an article
LONGEST_OPENING: Final = 60  # characters of such a line
IN_BRACKETS: Final = re.compile(r" ?\([^()]*\)$")  # behind a paper's name, its town
LAST_FIRST: Final = re.compile(r"([^,;]+), ([^,;]+)")  # "Doe, Jane"


class Kind(NamedTuple):
    """By which kind of line above the text a file is known, how many lines that may be, and whether one must end it."""

    opening: str
    longest_head: int = 30
    is_ended: bool = True


KINDS: Final = {
    "Nexis": Kind("size"),
    "Factiva": Kind("size"),
    "ProQuest": Kind("body"),
    "Wikipedia": Kind("site", 250, is_ended=False),  # the page's own headings are listed above its title
}


class Said(NamedTuple):
    """What a line around the text says: a kind of the table, why, and what of the line is the field's value."""

    kind: str
    reason: str
    value: str = ""

    @property
    def label(self) -> Label:
        """The line's label."""
        return LABELS.get(self.kind, Label.BOILERPLATE)

    @property
    def is_told_below(self) -> bool:
        """Whether the line only names a field, so that the one below it is the value."""
        return self.kind in VALUED and not self.value

    @property
    def values(self) -> tuple[tuple[str, str], ...]:
        """The values of fields as Labelled has them."""
        if self.kind == "names":
            return tuple(("author", LAST_FIRST.sub(r"\2 \1", name.strip())) for name in self.value.split(";"))
        if self.kind == "byline":
            return tuple(("author", name) for name in names_in(self.value))
        if self.kind in ("published", "updated"):
            return tuple((self.kind, date.iso) for date in find_dates(self.value)[:1])
        if self.kind in ("publisher", "site"):
            return (("publisher", IN_BRACKETS.sub("", self.value)),)
        return (("value", self.value),) if self.kind in VALUED and self.value else ()


class _Row(NamedTuple):
    kind: str
    pattern: Caseless
    what: str


@cache
def _rows(database: str, place: str) -> tuple[_Row, ...]:
    own = (row for row in rows("layouts.tsv") if row[:2] == (database, place))
    return tuple(_Row(kind, Caseless(expand(pattern)), what) for _database, _place, kind, pattern, what in own)


def said_by(database: str, place: str, text: str) -> Said | None:
    """Return what a line, made matchable, says in the "head" of a file, among its "text" or in its "tail"."""
    for row in _rows(database, place):
        if match := row.pattern.fullmatch(text):
            value = database if row.kind == "site" else match.groupdict().get("value") or ""
            return Said(row.kind, f"in a text from {database} such a line is {row.what}", value)
    return None


def may_open(text: str) -> bool:
    """Tell, of most lines at once, that no layout is known by them."""
    return len(text) <= LONGEST_OPENING and _opening().fullmatch(matchable(text))


@cache
def _opening() -> AnyOf:
    own = (row for database, kind in KINDS.items() for row in _rows(database, "head") if row.kind == kind.opening)
    return _any_of(own)


def _any_of(own: Iterable[_Row]) -> AnyOf:
    return AnyOf(chain.from_iterable(alternatives(row.pattern.pattern) for row in own))


def opens(database: str, text: str) -> bool:
    """Tell whether a line of a head is one by which a file of a layout is known."""
    opening = KINDS[database].opening
    return any(row.kind == opening and row.pattern.fullmatch(text) for row in _rows(database, "head"))


def may_bound(text: str) -> bool:
    """Tell, of most lines at once, that they bound no article among several in one file."""
    return len(text) <= LONGEST_BOUND and bool(text) and _bounding().fullmatch(matchable(text))


@cache
def _bounding() -> AnyOf:
    return _any_of(row for database in KINDS for row in _rows(database, "bound"))


def bound_of(database: str, text: str) -> str:
    """Return what a line is among several articles in one file: "first" or "last" of one, of a "cover" above all, or ""."""
    return next((row.kind for row in _rows(database, "bound") if row.pattern.fullmatch(text)), "")
