"""Written dates -> ISO 8601: only those whose meaning is certain.

"04/05/2025" is April or May, "May" and "Tuesday" are no dates: no guesses here. Which forms there are is data (data/dates.tsv).
"""

from __future__ import annotations

import datetime
import re
from functools import cache, lru_cache
from typing import Final, NamedTuple

from .tables import expand, rows

__all__ = ["Written", "find_dates", "iso_date"]

MONTH: Final = "<<month>>"
# What may stand around a date that is a value of its own: its weekday before, a time of the day behind.
WEEKDAY: Final = r"(?:<<weekday>>\.?,?[ ])?"
CLOCK: Final = r"(?:[T ,|@–-]*(?:at[ ]|um[ ]|à[ ])?\d{1,2}[:.h]\d{2}.{0,40})?"
SPACES: Final = re.compile(r"\s+")
DIGIT: Final = re.compile(r"\d")


class Written(NamedTuple):
    """A date in a text: characters from ``begin`` (from 0) up to but without ``end``, and what it is, as 2025-04-22."""

    begin: int
    end: int
    iso: str


@cache
def _forms() -> tuple[re.Pattern[str], ...]:
    return tuple(
        re.compile(rf"(?<![\w/.]){_named(pattern)}(?:T\d{{2}}:\d{{2}}[\d:.]*(?:Z|[+-][\d:]+)?)?(?!\w|[/.-]\d)", re.IGNORECASE)
        for pattern, _example in rows("dates.tsv")
    )


@cache
def _whole() -> tuple[re.Pattern[str], ...]:
    return tuple(
        re.compile(rf"{expand(WEEKDAY)}{_named(pattern)}{expand(CLOCK)}", re.IGNORECASE)
        for pattern, _example in rows("dates.tsv")
    )


def _named(pattern: str) -> str:
    return expand(pattern.replace(MONTH, f"(?P<month>{MONTH})"))


def iso_date(text: str) -> str | None:
    """Return "2025-04-22" for a text that is a date of certain meaning, with its weekday and a time or without."""
    folded = SPACES.sub(" ", text).strip()
    found = (match for form in _whole() if (match := form.fullmatch(folded)))
    return next((iso for match in found if (iso := _iso(match))), None)


@lru_cache(maxsize=4096)  # a line by a title is asked about for the title, then for itself
def find_dates(text: str) -> tuple[Written, ...]:
    """Return the dates of certain meaning that a text holds, in their order; of those that overlap the first form's."""
    found: list[Written] = []
    for form in _forms() if DIGIT.search(text) else ():  # each of them needs one, and is slow
        for match in form.finditer(text):
            begin, end = match.span()
            if all(end <= one.begin or one.end <= begin for one in found) and (iso := _iso(match)):
                found.append(Written(begin, end, iso))
    return tuple(sorted(found))


def _iso(match: re.Match[str]) -> str | None:
    parts = match.groupdict()
    month = int(parts["number"]) if parts.get("number") else _month(parts["month"])
    try:
        return datetime.date(int(parts["year"]), month, int(parts["day"])).isoformat()
    except ValueError:
        return None


def _month(name: str) -> int:
    return next(int(number) for written, number, _language in rows("months.tsv") if written.casefold() == name.casefold())
