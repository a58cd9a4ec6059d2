"""An article's rows and words -> the numbers the nets read, one row a paragraph.

A column of codes or of few values becomes one flag a value; any other is given twice, as its
distance from the mean in standard deviations and the same of its logarithm, so that neither a long
paragraph nor a rare mark drowns the rest. Words become the sums of their vectors.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Any, Final

import numpy as np

from .reading import Reading

__all__ = ["Scale", "Vectors", "encode", "word_rows"]

Array = np.ndarray[Any, Any]
CLIP: Final = 4.0  # standard deviations; farther is as far
HEAD_WORDS, TAIL_WORDS = 10, 12  # of a paragraph: how it opens, and how it announces


@dataclass(frozen=True, slots=True)
class Scale:
    """How columns of integers become floats."""

    numeric: Array  # columns
    log_mean: Array
    log_deviation: Array
    mean: Array
    deviation: Array
    coded: Array  # a column for each flag
    codes: Array  # the value that sets it


@dataclass(frozen=True, slots=True)
class Vectors:
    """Words by what they stand beside and by what they stand in paragraphs with; learned from the bench's text alone."""

    places: Mapping[str, int]  # of a word among the rows
    beside: Array
    topic: Array
    deviation: Array  # of each column of word_rows


def encode(scale: Scale, rows: Array) -> Array:
    """Return floats, one row a paragraph, from integers."""
    values = rows[:, scale.numeric].astype(np.float32)
    logs = np.sign(values) * np.log1p(np.abs(values))
    parts = (
        (logs - scale.log_mean) / scale.log_deviation,
        (values - scale.mean) / scale.deviation,
        rows[:, scale.coded] == scale.codes,
    )
    return np.asarray(np.clip(np.hstack(parts), -CLIP, CLIP), np.float32)


def word_rows(vectors: Vectors, readings: Sequence[Reading], clip: float = CLIP) -> Array:
    """Sum up the vectors of each paragraph's words: all by neighbours and by topic, the last and the first by neighbours."""
    place_of = vectors.places.get
    places = [[place for place in map(place_of, reading.words) if place is not None] for reading in readings]
    lengths = np.array([len(own) for own in places], np.intp)
    ends = np.cumsum(lengths)
    begins = ends - lengths
    every = np.fromiter(chain.from_iterable(places), np.intp)
    near, topic = (_running(table[every]) for table in (vectors.beside, vectors.topic))
    half = near[:, : near.shape[1] // 2]
    spans = (
        (near, begins, ends),
        (topic, begins, ends),
        (half, np.maximum(begins, ends - TAIL_WORDS), ends),
        (half, begins, np.minimum(ends, begins + HEAD_WORDS)),
    )
    sums = [(sums[last] - sums[first]) / np.sqrt(last - first + 1)[:, None] for sums, first, last in spans]
    return np.asarray(np.clip(np.hstack(sums) / vectors.deviation, -clip, clip), np.float32)


def _running(table: Array) -> Array:
    """Return the sums of the rows before each, and of all; bytes are summed up exactly."""
    return np.concatenate([np.zeros((1, table.shape[1]), np.int32), np.cumsum(table, axis=0, dtype=np.int32)])
