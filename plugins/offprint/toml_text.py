"""Text of a TOML file -> its values, the facts among them, and the lines that its keys stand in (https://toml.io)."""

from __future__ import annotations

import datetime
import re
import tomllib
from collections.abc import Iterable, Mapping
from typing import Any, Final

from .dates import iso_date
from .errors import InputError
from .model import Field

__all__ = ["FIELDS", "SEVERAL", "line_of", "read_fact", "read_texts", "read_toml"]

FIELDS: Final = {  # what people call the fields
    "title": Field.TITLE,
    "dek": Field.DEK,
    "authors": Field.BYLINE,
    "dateline": Field.DATELINE,
    "published": Field.PUBLISHED,
    "updated": Field.UPDATED,
    "publisher": Field.PUBLISHER,
    "url": Field.URL,
    "saved": Field.SAVED,
    "access": Field.ACCESS,
    "section": Field.SECTION,
    "credits": Field.CREDITS,
    "language": Field.LANGUAGE,
}
SEVERAL: Final = frozenset({Field.BYLINE, Field.CREDITS})  # of which there may be more than one
DATES: Final = frozenset({Field.PUBLISHED, Field.UPDATED, Field.SAVED})
LANGUAGE: Final = re.compile(r"[a-zA-Z]{2,3}(?:-[a-zA-Z0-9]{2,8})*")

PLACE: Final = re.compile(r"\(at line (\d+)")


def read_toml(text: str, known: Iterable[str]) -> dict[str, Any]:
    """Return the values; raise InputError with the line of what is no TOML, and of a key that is not known."""
    try:
        values = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        place = PLACE.search(str(error))
        raise InputError(f"no valid TOML: {error}", line=int(place[1]) if place else 1) from None
    named = sorted(known)
    for key in values:
        if key not in named:
            raise InputError(f"“{key}” is not known; the keys are {', '.join(named)}", line=line_of(text, key))
    return values


def read_texts(values: Mapping[str, Any], key: str, text: str) -> tuple[str, ...]:
    """Return a key's texts, dates as 2025-04-22; none where it is not there or empty. Raise InputError for anything else."""
    value = values.get(key, [])
    listed = value if isinstance(value, list) else [value]
    made = [one.isoformat()[:10] if isinstance(one, datetime.date) else one for one in listed]
    if not all(isinstance(one, str) for one in made):
        raise InputError(f"“{key}” must be a text or a list of texts", line=line_of(text, key))
    return tuple(one.strip() for one in made if one.strip())


def read_fact(values: Mapping[str, Any], key: str, text: str) -> tuple[str, ...]:
    """Return what a key of FIELDS says, in the form that its field has; raise InputError where it has another."""
    field, found = FIELDS[key], read_texts(values, key, text)
    if len(found) > 1 and field not in SEVERAL:
        raise InputError(f"“{key}” must be a text", line=line_of(text, key))
    if field in DATES:
        found = tuple(iso_date(one) or "" for one in found)
        if not all(found):
            raise InputError(f"“{key}” must be a date such as 2025-04-22", line=line_of(text, key))
    if field is Field.LANGUAGE and not all(map(LANGUAGE.fullmatch, found)):
        raise InputError(f"“{key}” must be a language code such as en or pt-BR", line=line_of(text, key))
    return found


def line_of(text: str, key: str) -> int:
    """Return the line in which a key or a table stands, from 1."""
    written = re.compile(rf"\s*(?:\[?{re.escape(key)}\]?|([\"']){re.escape(key)}\1)\s*(?:=|$)")
    lines = (number for number, line in enumerate(text.splitlines(), 1) if written.match(line))
    return next(lines, 1)
