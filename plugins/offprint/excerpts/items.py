"""Rows of paragraphs -> how likely each is an item of a list, by trees that learned it from text which had lost its bullets.

Most of what follows a colon and is no excerpt is a list of the author's own. Whoever decides on excerpts reads the answer
for a paragraph and for the one after it.
"""

from __future__ import annotations

from typing import Final

import numpy as np

from ..arrays import Array
from ..trees import Trees, odds_of_trees

__all__ = ["ITEMS", "item_columns", "item_odds"]

ITEMS: Final = ("item", "item_after")


def item_odds(trees: Trees, rows: Array) -> Array:
    """Return the log odds in 1/1000 that each paragraph is an item; rows as paragraphs.rows_of returns them."""
    return np.asarray(np.round(1000 * odds_of_trees(trees, rows)), np.int32)


def item_columns(odds: Array) -> Array:
    """Return the columns of ITEMS for the paragraphs of one article."""
    after = np.append(odds[1:], 0)[: len(odds)]
    return np.stack([odds, after], axis=1).astype(np.int32)
