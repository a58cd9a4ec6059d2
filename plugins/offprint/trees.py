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
    column, bound, leaf = trees["column"], trees["bound"], trees["leaf"]
    count, nodes = column.shape
    first = np.arange(count) * nodes
    flat, row = columns.ravel(), np.arange(len(columns))[:, None] * columns.shape[1]
    node = np.zeros((len(columns), count), np.intp)
    for _level in range(DEPTH):
        at = first + node
        node = 2 * node + 1 + (flat.take(row + column.take(at)) > bound.take(at))
    ends = leaf.take(np.arange(count) * leaf.shape[1] + node - nodes)
    return np.asarray(ends.sum(axis=1, dtype=np.float64))
