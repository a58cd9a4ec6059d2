"""Text of a TOML file -> its values, and the lines that its keys stand in. The form is TOML (https://toml.io)."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from typing import Any, Final

from .errors import InputError

__all__ = ["line_of", "read_toml"]

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


def line_of(text: str, key: str) -> int:
    """Return the line in which a key or a table stands, from 1."""
    written = re.compile(rf"\s*(?:\[?{re.escape(key)}\]?|([\"']){re.escape(key)}\1)\s*(?:=|$)")
    lines = (number for number, line in enumerate(text.splitlines(), 1) if written.match(line))
    return next(lines, 1)
