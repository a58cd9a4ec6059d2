"""Article -> how alike stretches of it are in words and marks, as columns for the trees of starts and of steps.

An author keeps to small words, commas and names as much as to a topic, and somebody quoted to others. What is compared is
which words and marks paragraphs have, in lower case and as they are typed: the cosine of a stretch's counts with another's, in
1/1000, a word counting once a paragraph (the vector space model: Salton, Wong and Yang, "A vector space model for automatic
indexing", 1975).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

import numpy as np

__all__ = ["STARTS", "STEPS", "TOGETHER", "Tokens", "alike_starts", "alike_steps", "tokens_of"]

Array = np.ndarray[Any, Any]
Stretch = tuple[Array, Array]  # the first paragraphs, one past the last ones
TOKEN: Final = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*|\d+|[^\w\s]")
NEAR: Final = 8  # paragraphs on each side
TOGETHER: Final = 100  # neighbouring paragraphs that are looked at together; of a whole long text they would be too many


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


@dataclass(frozen=True, slots=True)
class Tokens:
    """Which words and marks each paragraph has, by number, and what they have in common with the whole article."""

    held: tuple[Array, ...]
    common_before: Array  # with the whole, summed up to each paragraph and of all
    whole: int  # of the whole with itself


def tokens_of(texts: Sequence[str]) -> Tokens:
    """Give numbers to the words and marks of paragraphs, and count what each paragraph shares."""
    found = [frozenset(TOKEN.findall(text.lower())) for text in texts]
    often = Counter(token for tokens in found for token in tokens)
    numbers = {token: number for number, token in enumerate(often)}
    times = np.array(list(often.values()), np.int64)
    held = tuple(np.array(sorted(numbers[token] for token in tokens), np.int64) for tokens in found)
    common = [int(times[tokens].sum()) for tokens in held]
    return Tokens(held, np.cumsum([0, *common]), int((times**2).sum()))


def alike_starts(tokens: Tokens) -> Array:
    """Return a row a paragraph, as STARTS says."""
    out = np.zeros((len(tokens.held), len(STARTS)), np.int32)
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
    part = _Part(tokens, stretches)
    columns: dict[str, Array] = {}
    for name, row in table.items():
        match row:
            case _Compared():
                columns[name] = part.alike_rest(row.one, row.other) if row.is_left_out else part.alike(row.one, row.other)
            case _Less():
                columns[name] = columns[row.column] - np.maximum.reduce([columns[other] for other in row.others])
    return np.stack([*columns.values()], axis=1).astype(np.int32)


class _Part:
    """The part of an article where some stretches are: what they have in common, from the sums over all pairs of paragraphs."""

    def __init__(self, tokens: Tokens, stretches: Mapping[str, Stretch]) -> None:
        first = max(0, min(int(begin.min()) for begin, _end in stretches.values()))
        held = tokens.held[first : max(int(end.max()) for _begin, end in stretches.values())]
        self._sums = _sums_of_pairs(held)
        self._places = {name: _within(stretch, first, len(held)) for name, stretch in stretches.items()}
        self._own = {name: self._common(name, name) for name in stretches}
        before = tokens.common_before[first : first + len(held) + 1]
        self._with_whole = {name: before[end] - before[begin] for name, (begin, end) in self._places.items()}
        self._whole = tokens.whole

    def alike(self, one: str, other: str) -> Array:
        """Return the cosines of two stretches."""
        return _cosine(self._common(one, other), self._own[one], self._own[other])

    def alike_rest(self, one: str, out: str) -> Array:
        """Return the cosines of a stretch with all of the article but another."""
        rest = self._whole - 2 * self._with_whole[out] + self._own[out]
        return _cosine(self._with_whole[one] - self._common(one, out), self._own[one], rest)

    def _common(self, one: str, other: str) -> Array:
        (a, b), (c, d) = self._places[one], self._places[other]
        return np.asarray(self._sums[b, d] - self._sums[a, d] - self._sums[b, c] + self._sums[a, c])


def _sums_of_pairs(held: Sequence[Array]) -> Array:
    """Return how many tokens pairs of paragraphs share, summed up to each of both."""
    _numbers, columns = np.unique(np.concatenate(held), return_inverse=True)
    holds = np.zeros((len(held), columns.max(initial=0) + 1), np.float32)
    holds[np.repeat(np.arange(len(held)), [len(one) for one in held]), columns] = 1
    sums = np.zeros((len(held) + 1, len(held) + 1))
    sums[1:, 1:] = np.asarray(holds @ holds.T, np.float64).cumsum(axis=0).cumsum(axis=1)
    return sums


def _within(stretch: Stretch, first: int, length: int) -> Stretch:
    begin, end = (np.clip(places - first, 0, length) for places in stretch)
    return begin, np.maximum(begin, end)


def _cosine(common: Array, one: Array, other: Array) -> Array:
    return np.asarray(1000 * common / np.sqrt(np.maximum(1.0, one) * np.maximum(1.0, other)))
