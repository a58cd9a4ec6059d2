"""Rows of paragraphs -> how likely each is an item of a list, by trees that learned it from text which had lost its bullets.

Most of what follows a colon and is no excerpt is a list of the author's own. Whoever decides on excerpts reads the answer
for a paragraph and for the one after it. Where neighbours are likely items, the list itself is found again.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import numpy as np

from ..arrays import Array, probability
from ..trees import Trees, odds_of_trees
from .article import Article

__all__ = ["ITEMS", "item_columns", "item_odds", "lists"]

ITEMS: Final = ("item", "item_after")
# Of the bench's articles of sites left out 92 of 100 paragraphs in such runs are items, and a fifth of all items stand in
# them (training/README.md).
FEWEST: Final = 2  # neighbours that make a list
LIKELY: Final = 2000  # log odds of each, in 1/1000
BESIDE: Final = 1000  # of a paragraph at an end of them that is made alike


def item_odds(trees: Trees, rows: Array) -> Array:
    """Return the log odds in 1/1000 that each paragraph is an item; rows as paragraphs.rows_of returns them."""
    return np.asarray(np.round(1000 * odds_of_trees(trees, rows)), np.int32)


def lists(article: Article, odds: Array, may_be: Sequence[bool]) -> list[tuple[range, float]]:
    """Return the runs of paragraphs that are lists, each with how likely its paragraphs are items; ``odds`` as item_odds."""
    likely = ((odds >= LIKELY) & np.array(may_be, bool)).tolist()
    beside = ((odds >= BESIDE) & np.array(may_be, bool)).tolist()
    found: list[tuple[range, float]] = []
    end = 0  # of the last list
    for begin in range(len(odds) - FEWEST + 1):
        if begin < end or not all(likely[begin : begin + FEWEST]):
            continue
        first, free, end = begin, end, begin + FEWEST
        while end < len(odds) and (likely[end] or (beside[end] and _alike(article, end - 1, end))):
            end += 1
        while first > free and beside[first - 1] and _alike(article, first - 1, first):
            first -= 1
        found.append((range(first, end), float(probability(odds[first:end].mean() / 1000))))
    return found


def _alike(article: Article, one: int, other: int) -> bool:
    """Tell whether two paragraphs open and end alike."""
    first, second = article.readings[one], article.readings[other]
    return (first.start, first.end) == (second.start, second.end)


def item_columns(odds: Array) -> Array:
    """Return the columns of ITEMS for the paragraphs of one article."""
    after = np.append(odds[1:], 0)[: len(odds)]
    return np.stack([odds, after], axis=1).astype(np.int32)
