"""Lines between two blank ones -> whether they are verse, whose lines stay lines within one paragraph.

Verse stands in short lines of words where the paragraphs around it stand in long ones; its sentences run over the ends of
lines, or its lines end in commas. Lists, menus, addresses and signatures are short lines too, but each is said by itself.
Looks at form only.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from statistics import mean
from typing import Final

from .list_marks import LIST_MARKER
from .quoted_lines import Line

__all__ = ["PARAGRAPH", "is_verse"]

PARAGRAPH: Final = 120  # columns; a text with lines as wide is not wrapped at the width of verse
FEWEST_LINES, MOST_LINES = 3, 40
WIDEST: Final = 60  # columns of a line
NARROWEST: Final = 0.5  # of the widest line is the narrowest at least: the last line of a wrapped text may be any
FEWEST_WORDS: Final = 4  # of a line, on average
MIN_OPEN: Final = 0.3  # share of the lines but the last after which the sentence goes on
OPEN: Final = re.compile(r"[^\d\W][\"”’)]*$|-$")
CLOSED: Final = re.compile(r"[.!?…][\"'”’)\]]*$|[—–-]$")
NO_VERSE: Final = re.compile(r"[|©@]|https?:|\d\d")  # in menus, credits and addresses


def is_verse(run: Sequence[Line]) -> bool:
    """Tell whether lines without blank ones between are verse; the text around must stand in lines of paragraphs."""
    if not FEWEST_LINES <= len(run) <= MOST_LINES or not CLOSED.search(run[-1].text):
        return False
    if any(line.width > WIDEST or LIST_MARKER.match(line.text) or NO_VERSE.search(line.text) for line in run):
        return False
    widths = [line.width for line in run]
    if min(widths) < NARROWEST * max(widths):
        return False
    if mean(len(line.text.split()) for line in run) < FEWEST_WORDS:
        return False
    goes_on = sum(_goes_on(line.text, after.text) for line, after in pairwise(run))
    return goes_on >= MIN_OPEN * (len(run) - 1)


def _goes_on(text: str, after: str) -> bool:
    return text[-1] in ",;—–" or (OPEN.search(text) is not None and after[0].islower())
