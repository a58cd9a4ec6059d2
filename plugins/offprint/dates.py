"""A written date -> ISO 8601, or None where its meaning is not certain.

Strict: a month's name needs a day and a year, digits need an order that cannot be misread.
"May", "Tuesday" and 04/05/2025 are no dates here.
"""

from __future__ import annotations

import datetime
import re
from typing import Final

from .tables import expand, rows

__all__ = ["iso_date"]

WORDS: Final = (
    r"(?P<month><<month>>)\.? (?P<day>\d{1,2})(?:st|nd|rd|th)?,? (?P<year>\d{4})",
    r"(?P<day>\d{1,2})(?:st|nd|rd|th|er|\.|º)? (?:de )?(?P<month><<month>>)\.?,? (?:de )?(?P<year>\d{4})",
    r"(?P<year>\d{4})[-/.](?P<number>\d{1,2})[-/.](?P<day>\d{1,2})",
    r"(?P<day>\d{1,2})\. ?(?P<number>\d{1,2})\. ?(?P<year>\d{4})",
)


def iso_date(text: str) -> str | None:
    """Return "2025-04-22" for a date of certain meaning."""
    for pattern in WORDS:
        if match := re.fullmatch(expand(pattern), text.strip(), re.IGNORECASE):
            parts = match.groupdict()
            month = int(parts["number"]) if parts.get("number") else _month(parts["month"])
            try:
                return datetime.date(int(parts["year"]), month, int(parts["day"])).isoformat()
            except ValueError:
                return None
    return None


def _month(name: str) -> int:
    return next(int(number) for written, number, _language in rows("months.tsv") if written.casefold() == name.casefold())
