"""Columns -> log odds, by boosted trees.

Every tree is stored as a full one of the same depth, so that all trees are climbed at once, a level at a time.
Grown with LightGBM by training/trees.py, which checks that both say the same; read here with NumPy.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Final

from .arrays import Array

# isort: split
import numpy as np

__all__ = ["DEPTH", "Trees", "odds_of_trees"]

DEPTH: Final = 6
CELLS: Final = 2**15  # rows times trees that are climbed together; of more a processor's cache does not hold the nodes


@dataclass(frozen=True)
class Trees:
    """A row a tree: the column and the bound of its nodes, level by level, and what its ends, from left to right, say."""

    column: Array
    bound: Array
    leaf: Array

    @cached_property
    def levels(self) -> tuple[tuple[Array, Array], ...]:
        """Return columns and bounds of one level after the other, those of all trees in one: below node n are 2n and 2n + 1."""
        cuts = [slice(2**level - 1, 2 ** (level + 1) - 1) for level in range(DEPTH)]
        return tuple((self.column[:, cut].ravel().astype(np.intp), self.bound[:, cut].ravel()) for cut in cuts)

    @cached_property
    def ends(self) -> Array:
        """Return what the ends of all trees say in one."""
        return self.leaf.ravel()


def odds_of_trees(trees: Trees, columns: Array) -> Array:
    """Return the log odds of each row."""
    rows = max(1, CELLS // len(trees.column))
    parts = [_climbed(trees, columns[begin : begin + rows]) for begin in range(0, len(columns), rows)]
    return np.concatenate(parts)


def _climbed(trees: Trees, columns: Array) -> Array:
    flat, row = columns.astype(np.float32).ravel(), np.arange(len(columns))[:, None] * columns.shape[1]
    node = np.arange(len(trees.column))
    for column, bound in trees.levels:
        way = flat.take(row + column.take(node)) > bound.take(node)
        node = 2 * node + way
    return np.asarray(trees.ends.take(node).sum(axis=1, dtype=np.float64))
