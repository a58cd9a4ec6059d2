"""Article -> how much each paragraph looks like an item of a list, one row a paragraph.

Stripped text has lost the bullets, and most of what follows a colon and is no excerpt is a list of the author's own.
The line before announces several things ("three caveats:"), and items are made alike: they open and end
the same way, are about as long, and stand one below the other.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from .article import Article
from .reading import OTHER_END, Reading, cues

__all__ = ["LISTING", "listing"]

LEAD_WORDS: Final = 10  # at the end of the paragraph before, where things are counted and named
PLURAL_LETTERS: Final = 4  # a shorter word on "s" is seldom a plural
NO_PLURALS: Final = ("ss", "us", "is", "'s")  # endings
LONGER, MORE_WORDS = 3, 6  # how many times as long, and words more, an item may be than the one beside it
MOST: Final = 9  # items of a run that are counted
ENDINGS: Final = ("ing", "ed", "ly", "s")


def listing(article: Article) -> list[list[int]]:
    """Describe how the paragraph before announces a list, and how alike the paragraphs around are."""
    readings = article.readings
    alike = [_alike(one, other) for one, other in pairwise(readings)]
    ahead, back = _run(alike[::-1])[::-1], _run(alike)
    announced = [[0] * len(ANNOUNCED), *map(_announced, readings[:-1])]
    return [
        [*announced[index], ahead[index], back[index], *_beside(readings[index : index + 3])] for index in range(len(readings))
    ]


def _announced(reading: Reading) -> list[int]:
    tail = reading.words[-LEAD_WORDS:]
    plurals = [at for at, word in enumerate(reversed(tail), 1) if _is_plural(word) and word not in reading.names]
    return [
        len(plurals),
        plurals[0] if plurals else 0,
        sum(word in cues("counting") or word.isdigit() for word in tail),
        bool(tail) and tail[-1] in cues("listing"),
        bool(tail) and _is_plural(tail[-1]) and tail[-1] not in reading.names,
    ]


ANNOUNCED: Final = ("lead_plurals", "lead_plural_at", "lead_counting", "lead_listing", "lead_last_plural")


def _is_plural(word: str) -> bool:
    """Tell whether a word looks like the plural of a noun, as far as English goes."""
    is_long = len(word) >= PLURAL_LETTERS and word.endswith("s") and not word.endswith(NO_PLURALS)
    return is_long and word not in cues("attribution") and word not in cues("singular")


def _alike(one: Reading, other: Reading) -> bool:
    """Tell whether two paragraphs open and end alike and are about as long."""
    shorter, longer = sorted((len(one.words), len(other.words)))
    is_long = longer <= LONGER * shorter + MORE_WORDS
    return is_long and one.start == other.start and one.end == other.end


def _run(alike: Sequence[bool]) -> list[int]:
    """Return for each paragraph how many before it are alike one to the next."""
    out = [0]
    for flag in alike:
        out.append(min(MOST, out[-1] + 1) if flag else 0)
    return out


def _beside(three: Sequence[Reading]) -> list[int]:
    """Compare a paragraph with the one after it and the one after that, as far as there are such."""
    own, *later = three
    sames = [
        [own.words[:1] == other.words[:1], _opening(own) == _opening(other), own.start == other.start, own.end == other.end]
        for other in later
    ]
    differ = [1000 * abs(len(own.words) - len(other.words)) // (len(own.words) + len(other.words) + 1) for other in later]
    return [
        *(sames[0] if later else [0] * 4),
        *(sames[1] if len(later) > 1 else [0] * 4),
        differ[1] if len(later) > 1 else 1000,
        sum(reading.sentences == 1 for reading in three),
        sum(reading.end == OTHER_END for reading in three),
        max(len(reading.words) for reading in three),
    ]


def _opening(reading: Reading) -> str:
    """Return a paragraph's first word if it is a function word, else its ending."""
    word = reading.words[0] if reading.words else ""
    if word in cues("opening") or len(word) < PLURAL_LETTERS:
        return word
    return next((ending for ending in ENDINGS if word.endswith(ending)), "")


BESIDE: Final = (
    *(f"{which}_{what}" for which in ("after", "after_that") for what in ("same_word", "same_form", "same_start", "same_end")),
    *("after_that_differs", "single_sentences", "no_stops", "longest_of_three"),
)
LISTING: Final = (*ANNOUNCED, "alike_ahead", "alike_back", *BESIDE)
