"""Rows of paragraphs -> how likely each is an item of a list, by trees that learned it from text which had lost its bullets.

Most of what follows a colon and is no excerpt is a list of the author's own. Whoever decides on excerpts reads the answer
for a paragraph and for the one after it. Where neighbours are likely items, the list itself is found again.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from typing import Final

import numpy as np

from ..arrays import Array, probability
from ..trees import Trees, odds_of_trees
from .article import Article

__all__ = ["ITEMS", "item_columns", "item_odds", "lists"]

ITEMS: Final = ("item", "item_after")
# Of the bench's articles of sites left out 95 of 100 paragraphs in such runs are items, and a quarter of all items stand in
# them (training/README.md).
FEWEST: Final = 2  # neighbours that make a list
LEAST, MEAN = 1000, 2000  # log odds in 1/1000: of each, and of all together
BESIDE: Final = 0  # of a paragraph at an end of a list
LONGER: Final = 2.5  # times as long as the longest item such a paragraph may be


def item_odds(trees: Trees, rows: Array) -> Array:
    """Return the log odds in 1/1000 that each paragraph is an item; rows as paragraphs.rows_of returns them."""
    return np.asarray(np.round(1000 * odds_of_trees(trees, rows)), np.int32)


def lists(article: Article, odds: Array, may_be: Sequence[bool]) -> list[tuple[range, float]]:
    """Return the runs of paragraphs that are lists, each with how likely its paragraphs are items; ``odds`` as item_odds."""
    likely = (odds >= LEAST) & np.array(may_be, bool)
    found: list[tuple[range, float]] = []
    free = 0  # the first paragraph that is in none so far
    for is_list, members in groupby(range(len(odds)), key=likely.tolist().__getitem__):
        run = list(members)
        if is_list and run[0] >= free and len(run) >= FEWEST and odds[run].mean() >= MEAN:
            whole = _with_ends(article, odds, may_be, range(run[0], run[-1] + 1))
            whole = range(max(free, whole.start), whole.stop)
            found.append((whole, float(probability(odds[whole].mean() / 1000))))
            free = whole.stop
    return found


def _with_ends(article: Article, odds: Array, may_be: Sequence[bool], run: range) -> range:
    """Return a list with what stands at its ends, is as likely an item as not, and is not much longer than its items."""
    most = LONGER * max(article.lengths[index] for index in run)

    def belongs(index: int) -> bool:
        return may_be[index] and odds[index] >= BESIDE and article.lengths[index] <= most

    begin, end = run.start, run.stop
    while end < len(odds) and belongs(end):
        end += 1
    while begin > 0 and belongs(begin - 1) and not article.readings[begin - 1].text.endswith(":"):
        begin -= 1
    return range(begin, end)


def item_columns(odds: Array) -> Array:
    """Return the columns of ITEMS for the paragraphs of one article."""
    after = np.append(odds[1:], 0)[: len(odds)]
    return np.stack([odds, after], axis=1).astype(np.int32)
