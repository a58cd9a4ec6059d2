"""What the bench calls items of a list -> trees that tell them by their rows, and what these say of paragraphs, out of fold."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise
from typing import Any, Final

import numpy as np

import nets
import trees
import words
from offprint.excerpts.items import item_columns, item_odds
from offprint.trees import Trees

GROWN: Final = trees.Growth(trees=120, rate=0.1, fewest=60, columns=0.3)
Array = np.ndarray[Any, Any]
Learnt = dict[str, Array]


def learn(data: words.Corpus, without: words.Excluded) -> Learnt:
    """Grow the trees without some folds. Of quoted blocks the bench does not say whether they are items."""
    take = data.scored & ~data.quoted & ~np.isin(data.folds, without)
    rows = np.concatenate([one.rows for one in data.found])[take]
    return trees.grow(rows, data.items[take], data.weights[take], nets.SEED, GROWN)


def columns(
    learnt: Mapping[words.Excluded, Learnt], without: words.Excluded, folds: Array, offsets: Array, rows: Array
) -> Array:
    """Return the columns of ITEMS; nothing was learned from the folds ``without``, nor from the paragraph's own."""
    odds = np.zeros(len(rows), np.int32)
    for fold in np.unique(folds).tolist():
        here = folds == fold
        odds[here] = item_odds(Trees(**learnt[tuple(sorted({*without, fold}))]), rows[here])
    return np.concatenate([item_columns(odds[begin:end]) for begin, end in pairwise(offsets)])
