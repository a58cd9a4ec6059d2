"""Article -> how alike stretches of it are in words and marks, as columns for the trees of starts and of steps.

An author keeps to small words, commas and names as much as to a topic, and somebody quoted to others. What is compared is
which words and marks paragraphs have, in lower case and as they are typed: the cosine of a stretch's counts with another's, in
1/1000, a word counting once a paragraph (the vector space model: Salton, Wong and Yang, "A vector space model for automatic
indexing", 1975). How many of them each two paragraphs share is counted once; of any two stretches it is a sum of these.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain
from typing import Any, Final

import numpy as np

__all__ = ["STARTS", "STEPS", "TOGETHER", "Tokens", "alike_starts", "alike_steps", "tokens_of"]

Array = np.ndarray[Any, Any]
Stretch = tuple[Array, Array]  # the first paragraphs, one past the last ones
NEAR: Final = 8  # paragraphs on each side
TOGETHER: Final = 100  # neighbouring paragraphs that are looked at together; of a whole long text they would be too many
SHORT: Final = 2 * TOGETHER  # paragraphs of an article that is looked at as a whole


@dataclass(frozen=True, slots=True)
class _Compared:
    """Two stretches by name; with ``is_left_out`` the first and all of the article but the other."""

    one: str
    other: str
    is_left_out: bool = False


@dataclass(frozen=True, slots=True)
class _Less:
    """A column less the highest of others."""

    column: str
    others: tuple[str, ...]


_START: Final[Mapping[str, _Compared | _Less]] = {
    "alike_before": _Compared("own", "before"),
    "alike_after": _Compared("own", "after"),
    "alike_around": _Compared("before", "after"),
    "alike_before2": _Compared("own", "before2"),
    "alike_after2": _Compared("own", "after2"),
    "alike_above": _Compared("own", "above"),
    "alike_below": _Compared("own", "below"),
    "alike_rest": _Compared("own", "own", is_left_out=True),
    "alike_after_rest": _Compared("after", "own_and_after", is_left_out=True),
    "alike_before_rest": _Compared("before", "before_and_own", is_left_out=True),
    "alike_above_below": _Compared("above", "below"),
    "alike_both_rest": _Compared("own_and_after", "own_and_after", is_left_out=True),
    "alike_before2_after": _Compared("before2", "after"),
    "alike_before_less_after": _Less("alike_before", ("alike_after",)),
    "alike_around_less_before": _Less("alike_around", ("alike_before",)),
    "alike_rest_less_before_rest": _Less("alike_rest", ("alike_before_rest",)),
    "alike_below_less_above_below": _Less("alike_below", ("alike_above_below",)),
}
_STEP: Final[Mapping[str, _Compared | _Less]] = {
    "alike_so_far": _Compared("own", "so_far"),
    "alike_above": _Compared("own", "above"),
    "alike_below": _Compared("own", "below"),
    "alike_rest": _Compared("own", "taken", is_left_out=True),
    "alike_lead": _Compared("own", "lead"),
    "alike_first": _Compared("own", "first"),
    "alike_after_so_far": _Compared("after", "so_far"),
    "alike_after": _Compared("own", "after"),
    "alike_after_rest": _Compared("after", "taken_and_after", is_left_out=True),
    "alike_so_far_rest": _Compared("so_far", "taken", is_left_out=True),
    "alike_so_far_less_rest": _Less("alike_so_far", ("alike_rest",)),
    "alike_so_far_less_near": _Less("alike_so_far", ("alike_above", "alike_below")),
    "alike_after_so_far_less_rest": _Less("alike_after_so_far", ("alike_after_rest",)),
}
STARTS: Final = tuple(_START)
STEPS: Final = tuple(_STEP)


@dataclass(frozen=True)
class Tokens:
    """Which words and marks each paragraph has, by number, and what they have in common with the whole article."""

    held: Array  # of all paragraphs, one after the other
    begins: Array  # of each paragraph, and the end of the last
    common_before: Array  # with the whole, summed up to each paragraph and of all
    whole: int  # of the whole with itself

    @cached_property
    def _pairs(self) -> Array:
        return _sums_of_pairs(self.held, self.begins)

    def pairs(self, first: int, end: int) -> tuple[int, Array]:
        """Return how many tokens pairs of paragraphs share, summed up to each of both, and the first paragraph it tells of."""
        if len(self.begins) <= SHORT:
            return 0, self._pairs
        begins = self.begins[first : end + 1]
        _numbers, columns = np.unique(self.held[begins[0] : begins[-1]], return_inverse=True)
        return first, _sums_of_pairs(columns, begins - begins[0])


def tokens_of(held: Sequence[frozenset[str]]) -> Tokens:
    """Give numbers to the words and marks of paragraphs (Reading.tokens), and count what each paragraph shares."""
    numbers: dict[str, int] = {}
    every = np.array([numbers.setdefault(token, len(numbers)) for token in chain.from_iterable(held)], np.intp)
    times = np.bincount(every)
    begins = np.cumsum([0, *map(len, held)])
    common = np.concatenate([[0], np.cumsum(times[every])])
    return Tokens(every, begins, common[begins], int((times**2).sum()))


def alike_starts(tokens: Tokens) -> Array:
    """Return a row a paragraph, as STARTS says."""
    out = np.zeros((len(tokens.begins) - 1, len(STARTS)), np.int32)
    for first in range(0, len(out), TOGETHER):
        at = np.arange(first, min(first + TOGETHER, len(out)))
        stretches = {
            "own": (at, at + 1),
            "before": (at - 1, at),
            "after": (at + 1, at + 2),
            "before2": (at - 2, at - 1),
            "after2": (at + 2, at + 3),
            "above": (at - NEAR, at),
            "below": (at + 1, at + 1 + NEAR),
            "before_and_own": (at - 1, at + 1),
            "own_and_after": (at, at + 2),
        }
        out[at] = _rows(tokens, stretches, _START)
    return out


def alike_steps(tokens: Tokens, starts: Array, indices: Array) -> Array:
    """Return a row a step (steps.py), as STEPS says; the starts should be near each other."""
    stretches = {
        "own": (indices, indices + 1),
        "after": (indices + 1, indices + 2),
        "so_far": (starts, indices),
        "above": (starts - NEAR, starts),
        "below": (indices + 1, indices + 1 + NEAR),
        "lead": (starts - 1, starts),
        "first": (starts, starts + 1),
        "taken": (starts, indices + 1),
        "taken_and_after": (starts, indices + 2),
    }
    return _rows(tokens, stretches, _STEP)


def _rows(tokens: Tokens, stretches: Mapping[str, Stretch], table: Mapping[str, _Compared | _Less]) -> Array:
    """Return a column for each row of a table; 0 where a stretch is empty, as at the ends of an article."""
    begins, ends = (np.stack(places) for places in zip(*stretches.values(), strict=True))
    pairs = [(name, row) for name, row in table.items() if isinstance(row, _Compared)]
    cosines = _compared(tokens, begins, ends, [row for _name, row in pairs], [*stretches])
    columns = {name: cosine for (name, _row), cosine in zip(pairs, cosines, strict=True)}
    for name, row in table.items():
        if isinstance(row, _Less):
            columns[name] = columns[row.column] - np.maximum.reduce([columns[other] for other in row.others])
    return np.stack([columns[name] for name in table], axis=1).astype(np.int32)


def _compared(tokens: Tokens, begins: Array, ends: Array, pairs: Sequence[_Compared], names: Sequence[str]) -> Array:
    """Return the cosines of pairs of stretches, a row a pair; a row of ``begins`` and of ``ends`` is a stretch."""
    first, sums = tokens.pairs(max(0, int(begins.min())), int(ends.max()))
    begins = np.minimum(np.maximum(begins - first, 0), len(sums) - 1)
    ends = np.maximum(np.minimum(np.maximum(ends - first, 0), len(sums) - 1), begins)
    one, other = ([names.index(getattr(pair, which)) for pair in pairs] for which in ("one", "other"))
    every = range(len(names))
    a, b, c, d = begins[[*one, *every]], ends[[*one, *every]], begins[[*other, *every]], ends[[*other, *every]]
    shared = sums[b, d] - sums[a, d] - sums[b, c] + sums[a, c]
    common, own = np.split(shared, [len(pairs)])
    with_whole = tokens.common_before[first:][ends] - tokens.common_before[first:][begins]
    is_left_out = np.array([pair.is_left_out for pair in pairs])[:, None]
    rest = tokens.whole - 2 * with_whole[other] + own[other]
    common = np.where(is_left_out, with_whole[one] - common, common)
    sizes = np.maximum(1.0, own[one]) * np.maximum(1.0, np.where(is_left_out, rest, own[other]))
    return np.asarray(1000 * common / np.sqrt(sizes))


def _sums_of_pairs(columns: Array, begins: Array) -> Array:
    number = len(begins) - 1
    holds = np.zeros((number, columns.max(initial=-1) + 1), np.float32)
    holds[np.repeat(np.arange(number), np.diff(begins)), columns] = 1
    sums = np.zeros((number + 1, number + 1))
    sums[1:, 1:] = np.asarray(holds @ holds.T, np.float64).cumsum(axis=0).cumsum(axis=1)
    return sums
