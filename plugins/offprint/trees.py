"""Columns -> log odds, by boosted trees.

Every tree is stored as a full one of the same depth, so that all trees are climbed at once, a level at a time.
Grown with LightGBM by training/trees.py, which checks that both say the same; read here with NumPy.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from .arrays import Array

# isort: split
import numpy as np

__all__ = ["DEPTH", "odds_of_trees"]

DEPTH: Final = 6
ROWS: Final = 400  # climbed together; more only take memory


def odds_of_trees(trees: Mapping[str, Array], columns: Array) -> Array:
    """Return the log odds of each row; ``column`` and ``bound`` hold each tree's nodes level by level, ``leaf`` its ends."""
    parts = [_climbed(trees, columns[begin : begin + ROWS]) for begin in range(0, len(columns), ROWS)]
    return np.concatenate(parts)


def _climbed(trees: Mapping[str, Array], columns: Array) -> Array:
    """Climb all trees with all rows: a row of ``at`` is a tree, a column one of the rows, and it holds the node reached."""
    column, bound, leaf = trees["column"].astype(np.intp), trees["bound"], trees["leaf"]
    count, nodes = column.shape
    rows = len(columns)
    flat, row = np.ravel(columns.T).astype(np.float32), np.arange(rows)
    back = (np.arange(count) * nodes - 1)[:, None]  # where a tree's nodes begin, less the step from a node to those below it
    at = np.repeat(back + 1, rows, axis=1)
    for _level in range(DEPTH):
        asked = column.take(at)
        asked *= rows
        asked += row
        is_right = flat.take(asked) > bound.take(at)
        at *= 2
        at += is_right
        at -= back
    at -= back + 1 + nodes
    at += np.arange(count)[:, None] * leaf.shape[1]
    return np.asarray(leaf.take(at).sum(axis=0, dtype=np.float64))
