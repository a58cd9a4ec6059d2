"""Rows of lines -> the columns that the trees read: each line's own, its neighbours', what is usual around it.

Trees see one line at a time, so what they should know of others stands in the line's own columns; the nets look for themselves.
"""

from __future__ import annotations

from typing import Final

from ..arrays import Array
from .rows import FACTS_OF_PLACE, around

# isort: split
import numpy as np

__all__ = ["in_context"]

NEAREST: Final = (1, 2, 3, -1, -2, -3)  # lines away
REACHES: Final = (5, 15)  # lines before and after over which means are taken
# Columns of a row that neighbours show: words, capitals, the line's end and beginning, addresses, links, where it stands.
SHOWN: Final = (0, 3, 7, 8, 9, 10, 13, 14, 21, *FACTS_OF_PLACE)
SAID_SHOWN: Final = 2  # of the columns of lexicon.py
STEEPEST: Final = 1.5  # of what a line's words say, where the article's stretch is looked for
LEVEL: Final = 0.3  # of the usual size of what lines say: so much a line must say to prolong the stretch


def in_context(numbers: Array, said: Array) -> Array:
    """Return a row a line; ``numbers`` as rows.py has them, ``said`` as lexicon.py."""
    shown = np.hstack([said[:, :SAID_SHOWN], numbers[:, SHOWN]])
    near = [_shifted(shown, distance) for distance in NEAREST]
    usual = [around(shown, reach) for reach in REACHES]
    return np.hstack([said, numbers, *near, *usual, _stretch(numbers, said)]).astype(np.float32)


def _shifted(values: Array, distance: int) -> Array:
    """Return for each line what the one so many lines before it has; past the edges there is nothing."""
    out = np.zeros_like(values)
    if abs(distance) >= len(values):
        return out
    if distance > 0:
        out[distance:] = values[:-distance]
    else:
        out[:distance] = values[-distance:]
    return out


def _stretch(numbers: Array, said: Array) -> Array:
    """Say where each line stands by the stretch of lines whose words say most together that they are an article's."""
    weighed = np.clip(said[:, 0], -STEEPEST, STEEPEST) * numbers[:, 0]
    begin, end = _heaviest(weighed - LEVEL * np.abs(weighed).mean())
    index = np.arange(len(weighed))
    upto = np.cumsum(np.maximum(weighed, 0))
    columns = (
        index - begin,
        end - 1 - index,
        (index >= begin) & (index < end),
        np.full(len(index), (end - begin) / len(index)),
        upto / (upto[-1] + 1e-6),
    )
    return np.stack(columns, axis=1)


def _heaviest(values: Array) -> tuple[int, int]:
    """Return where the neighbours with the greatest sum begin and end (Bentley, "Programming pearls", CACM 27 (9), 1984)."""
    best, found = 0.0, (0, 0)
    upto, begin = 0.0, 0
    for index, value in enumerate(values.tolist()):
        if upto <= 0:
            upto, begin = 0.0, index
        upto += value
        if upto > best:
            best, found = upto, (begin, index + 1)
    return found
