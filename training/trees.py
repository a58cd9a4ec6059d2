"""Columns and truth -> the boosted trees of offprint.trees. One seed and one order make a second run the same.

Grown by LightGBM (Ke et al., "LightGBM: a highly efficient gradient boosting decision tree", NeurIPS 2017).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

import lightgbm
import numpy as np

from offprint.trees import DEPTH, Trees, odds_of_trees

CHECKED, CLOSE = 2000, 0.005  # rows that are climbed twice, and by how much the odds may differ: leaves are stored in two bytes
GROWTH: Final = {
    "objective": "binary",
    "max_depth": DEPTH,
    "num_leaves": 31,
    "bagging_fraction": 0.7,
    "bagging_freq": 1,
    "lambda_l2": 5.0,
    "deterministic": True,
    "force_row_wise": True,
    "num_threads": 1,
    "verbose": -1,
}
Array = np.ndarray[Any, Any]


@dataclass(frozen=True, slots=True)
class Growth:
    """How many trees are grown, how fast, the fewest rows of a leaf, the share of columns that each tree sees.

    With ``random_bounds`` one bound of each column is drawn, and the best of these taken (Geurts, Ernst and Wehenkel,
    "Extremely randomized trees", 2006): it takes more trees, and on sites left out these do better.
    """

    trees: int
    rate: float
    fewest: int
    columns: float
    random_bounds: bool = False


def grow(columns: Array, truth: Array, weights: Array, seed: int, growth: Growth) -> dict[str, Array]:
    """Grow trees and store them as the package reads them."""
    chosen = {
        "learning_rate": growth.rate,
        "min_data_in_leaf": growth.fewest,
        "feature_fraction": growth.columns,
        "extra_trees": growth.random_bounds,
    }
    settings = GROWTH | chosen | {"seed": seed}
    columns = columns.astype(np.float32)  # as they are climbed
    data = lightgbm.Dataset(columns, truth.astype(int), weight=weights / weights.mean(), params=settings)
    booster = lightgbm.train(settings, data, num_boost_round=growth.trees)
    trees = stored(booster.dump_model()["tree_info"])
    some = columns[:CHECKED]
    if np.abs(odds_of_trees(Trees(**trees), some) - booster.predict(some, raw_score=True)).max() > CLOSE:
        raise AssertionError("the stored trees do not say what the grown ones say")
    return trees


def stored(grown: list[dict[str, Any]]) -> dict[str, Array]:
    """Fill every tree up to its full depth: below a leaf all ways lead to what it says."""
    nodes = 2**DEPTH - 1
    column = np.zeros((len(grown), nodes), np.int16)
    bound = np.full((len(grown), nodes), np.inf)
    leaf = np.zeros((len(grown), nodes + 1), np.float32)
    for number, tree in enumerate(grown):
        below = [(0, tree["tree_structure"])]
        while below:
            at, node = below.pop()
            if "split_feature" in node:
                column[number, at], bound[number, at] = node["split_feature"], node["threshold"]
                below += [(2 * at + 1, node["left_child"]), (2 * at + 2, node["right_child"])]
            elif at < nodes:  # the left way is always taken: no number is beyond infinity
                below.append((2 * at + 1, node))
            else:
                leaf[number, at - nodes] = node["leaf_value"]
    return {"column": column, "bound": _in_four_bytes(bound), "leaf": leaf.astype(np.float16)}


def _in_four_bytes(bound: Array) -> Array:
    """Round bounds down: no number of four bytes changes sides."""
    near = bound.astype(np.float32)
    return np.where(near > bound, np.nextafter(near, np.float32(-np.inf)), near)
