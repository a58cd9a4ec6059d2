"""Words beside and in a paragraph -> four linear scores, learned from words that several sites use.

``lead``: how the paragraph before announces; ``own``: how quoted text reads; ``after``: how an
author answers; ``resumed``: whether a paragraph after quoted text is quoted still.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Final

from .reading import Reading

__all__ = [
    "AROUND",
    "NAMES",
    "NO_PARAGRAPH",
    "PARTS",
    "RESUMED",
    "SCORES",
    "Merged",
    "Weights",
    "clues",
    "lexical_rows",
    "merged",
]

RESUMED: Final = "resumed"
SCORES: Final = ("lead", "own", "after", RESUMED)
PARTS: Final = {"lead": ("lead",), "own": ("own",), "after": ("after",), RESUMED: ("lead", "own", "after")}
LEAD_WORDS, OWN_WORDS, OWN_PAIRS, AFTER_WORDS = 22, 150, 60, 30
LAST, FIRST, FIRST_AFTER = 4, 3, 4  # words that are clues by their place as well
# Scores of neighbours: 1 is the paragraph before, -1 the one after.
AROUND: Final = (
    *(("lead", 1), ("lead", -1), ("own", 1), ("own", -1), ("after", 1), ("after", -1)),
    *(("lead", 2), ("own", 2), ("own", -2)),
)
Clues = frozenset[str]
Weights = Mapping[str, Mapping[str, Mapping[str, int]]]  # of each score, of each part it looks at, of each clue
Merged = Mapping[str, Mapping[str, tuple[int, int]]]  # of each part, of each clue: for the part's own score, and for RESUMED
# What stands above the first paragraph and below the last.
NO_PARAGRAPH: Final[Mapping[str, Clues]] = {"lead": frozenset({"ends:0"}), "own": frozenset(), "after": frozenset()}


def clues(reading: Reading) -> dict[str, Clues]:
    """Return what the scores look up in a paragraph: words, pairs of words, words by their place.

    "lead" is for the score of the paragraph after it, "own" for its own, "after" for the one before it.
    """
    words = reading.words
    first, last = words[:OWN_WORDS], words[-LEAD_WORDS:]
    pairs = _pairs(first)
    last_pairs = pairs[1 - LEAD_WORDS :] if len(words) <= OWN_WORDS else _pairs(last)
    return {
        "lead": frozenset([*last, *last_pairs, *_placed(last[: -LAST - 1 : -1]), f"ends:{reading.end}"]),
        "own": frozenset([*first, *pairs[: OWN_PAIRS - 1], *_placed(first[:FIRST])]),
        "after": frozenset([*first[:AFTER_WORDS], *pairs[: AFTER_WORDS - 1], *_placed(first[:FIRST_AFTER])]),
    }


def _pairs(words: Sequence[str]) -> list[str]:
    return list(map(" ".join, pairwise(words)))


def _placed(words: Sequence[str]) -> list[str]:
    return [f"{place}:{word}" for place, word in enumerate(words, 1)]


def merged(weights: Weights) -> Merged:
    """Set the weights side by side that are looked up for the same clue."""
    out: dict[str, dict[str, tuple[int, int]]] = {}
    for part in PARTS[RESUMED]:
        own, resumed = weights[part][part], weights[RESUMED][part]
        out[part] = {clue: (own.get(clue, 0), resumed.get(clue, 0)) for clue in sorted({*own, *resumed})}
    return out


def lexical_rows(weights: Merged, readings: Sequence[Reading]) -> list[list[int]]:
    """Return each paragraph's scores, in 1/1000 of log odds, and those of its neighbours, as NAMES says; 0 for none."""
    nothing = _given(weights, NO_PARAGRAPH)
    given = [nothing, *(_given(weights, clues(reading)) for reading in readings), nothing]
    own = []
    for before, this, after in zip(given, given[1:], given[2:], strict=False):
        parts = (before["lead"], this["own"], after["after"])
        own.append([*(score for score, _resumed in parts), sum(resumed for _score, resumed in parts)])
    columns = [(SCORES.index(name), offset) for name, offset in AROUND]
    last = len(own)
    return [
        [*row, *(own[index - offset][column] if 0 <= index - offset < last else 0 for column, offset in columns)]
        for index, row in enumerate(own)
    ]


def _given(weights: Merged, found: Mapping[str, Clues]) -> dict[str, tuple[int, int]]:
    """Return what a paragraph adds by each part: to the part's own score, and to RESUMED."""
    return {part: _scores(weights[part], found[part]) for part in PARTS[RESUMED]}


def _scores(weights: Mapping[str, tuple[int, int]], found: Clues) -> tuple[int, int]:
    own = resumed = 0
    for known in filter(None, map(weights.get, found)):
        own += known[0]
        resumed += known[1]
    return own, resumed


NAMES: Final = (
    *(f"words_{name}" for name in SCORES),
    *(f"words_{name}_{'before' if offset > 0 else 'after'}_{abs(offset)}" for name, offset in AROUND),
)
