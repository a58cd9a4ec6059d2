"""Quotation marks of other languages -> English ones, for what has learned from English texts only."""

from __future__ import annotations

import re
from typing import Final

__all__ = ["in_english_marks"]

# «…», « … », »…« and „…“; a guillemet alone points to another page.
PAIR: Final = re.compile(r"«\s?([^«»]*?)\s?»|»([^«»]*)«|„([^„“”]*)[“”]")
OPENING: Final = re.compile(r"(?<!\S)”(?=\w)")  # in Swedish, what closes in English
CLOSING: Final = re.compile(r"(?<=\S)“(?=[\s.,:;!?)]|$)")  # in German, what opens in English


def in_english_marks(text: str) -> str:
    """Return a text with “…” in the place of other pairs of quotation marks, and of a mark of theirs that stands alone."""
    if text.isascii():
        return text
    paired = PAIR.sub(lambda pair: f"“{pair[1] or pair[2] or pair[3] or ''}”", text)
    return OPENING.sub("“", CLOSING.sub("”", paired)).replace("„", "“")
