"""data/excerpts.json and .npz -> the trained weights, a ``Model``."""

from __future__ import annotations

import io
import json
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from functools import cache
from importlib.resources import files
from typing import Any, Final

import numpy as np

from ..arrays import Array, Weights, unpacked
from ..trees import Trees
from .encode import Scale, Vectors
from .items import ITEMS
from .likeness import STARTS
from .paragraphs import NAMES as PARAGRAPHS
from .signs import Weights as SignWeights
from .vocabulary import NAMES as WORDS
from .vocabulary import Merged, merged

__all__ = ["COLUMNS", "START_COLUMNS", "Model", "load_model", "model_of", "share_at"]

COLUMNS: Final = (*PARAGRAPHS, *WORDS, *ITEMS)
START_COLUMNS: Final = (*COLUMNS, *STARTS)


@dataclass(frozen=True, slots=True)
class Model:
    """What training left: four linear scores, trees of list items, word vectors, nets, trees, signs, what they are worth."""

    words: Merged
    items: Trees  # that read a row of PARAGRAPHS
    scale: Scale
    vectors: Vectors
    nets: Weights
    starts: Trees  # that read a row of START_COLUMNS
    steps: Trees  # that read a row of a step
    signs: SignWeights
    calibration: Sequence[Sequence[int]]  # (raw, right), both in 1/1000, rising


def share_at(points: Sequence[Sequence[int]], raw: float) -> float:
    """Return the share of paragraphs of such a raw probability that were quoted, in training; see Model.calibration."""
    at = bisect_right(points, raw * 1000, key=lambda point: point[0])
    if at == 0 or at == len(points):
        return points[min(at, len(points) - 1)][1] / 1000
    (low, low_right), (high, high_right) = points[at - 1], points[at]
    return (low_right + (high_right - low_right) * (raw * 1000 - low) / (high - low)) / 1000


@cache
def load_model() -> Model:
    """Read the weights that are shipped: words in data/excerpts.json, arrays in data/excerpts.npz."""
    data = files(__package__.rpartition(".")[0]) / "data"
    described = json.loads((data / "excerpts.json").read_text(encoding="utf-8"))
    with np.load(io.BytesIO((data / "excerpts.npz").read_bytes()), allow_pickle=False) as arrays:
        return model_of(described, arrays)


def model_of(described: Mapping[str, Any], arrays: Mapping[str, Array]) -> Model:
    """Put a model together from what training/train.py stores; an array of a part is named "part:name"."""
    scale = Scale(**{one.name: arrays[f"scale:{one.name}"] for one in fields(Scale)})
    places = {word: place for place, word in enumerate(described["vocabulary"].split())}
    vectors = Vectors(places, *(arrays[f"vectors:{name}"] for name in ("beside", "topic", "deviation")))
    items, nets, starts, steps = (
        {name.removeprefix(part): arrays[name] for name in arrays if name.startswith(part)}
        for part in ("items:", "nets:", "starts:", "steps:")
    )
    return Model(
        words=merged(described["words"]),
        items=Trees(**items),
        scale=scale,
        vectors=vectors,
        nets=unpacked(nets),
        starts=Trees(**starts),
        steps=Trees(**steps),
        signs=described["signs"],
        calibration=described["calibration"],
    )
