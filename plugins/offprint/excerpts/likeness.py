"""Article -> how alike stretches of it are in words and marks, as columns for the trees of starts and of steps.

An author keeps to small words, commas and names as much as to a topic, and somebody quoted to others. What is compared is
which words and marks paragraphs have, in lower case and as they are typed: the cosine of a stretch's counts with another's, in
1/1000, a word counting once a paragraph (the vector space model: Salton, Wong and Yang, "A vector space model for automatic
indexing", 1975). A stretch is (first paragraphs, one past the last ones), both arrays.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

import numpy as np

__all__ = ["STARTS", "STEPS", "Tokens", "alike_starts", "alike_steps", "tokens_of"]

Array = np.ndarray[Any, Any]
Stretch = tuple[Array, Array]
TOKEN: Final = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*|\d+|[^\w\s]")
NEAR: Final = 8  # paragraphs on each side
TOGETHER: Final = 100  # paragraphs that are compared with each other at once; of a whole long text they would be too many
STARTS: Final = (
    *("alike_before", "alike_after", "alike_around", "alike_before2", "alike_after2", "alike_above", "alike_below"),
    *("alike_rest", "alike_after_rest", "alike_before_rest", "alike_above_below", "alike_both_rest", "alike_before2_after"),
    *("alike_before_or_after", "alike_around_or_before", "alike_rest_or_before", "alike_below_or_around"),
)
STEPS: Final = (
    *("alike_so_far", "alike_above", "alike_below", "alike_rest", "alike_lead", "alike_first", "alike_after_so_far"),
    *("alike_after", "alike_after_rest", "alike_so_far_rest"),
    *("alike_so_far_or_rest", "alike_so_far_or_near", "alike_after_so_far_or_rest"),
)


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


class _Part:
    """A part of an article: what its stretches have in common, from the sums over all pairs of its paragraphs."""

    def __init__(self, tokens: Tokens, first: int, end: int) -> None:
        self._tokens = tokens
        self._first, self._end = max(0, first), min(len(tokens.held), end)
        held = tokens.held[self._first : self._end]
        _numbers, columns = np.unique(np.concatenate(held), return_inverse=True)
        holds = np.zeros((len(held), columns.max(initial=0) + 1), np.float32)
        holds[np.repeat(np.arange(len(held)), [len(one) for one in held]), columns] = 1
        pairs = np.asarray(holds @ holds.T, np.float64)
        self._sums = np.zeros((len(held) + 1, len(held) + 1))
        self._sums[1:, 1:] = pairs.cumsum(axis=0).cumsum(axis=1)

    def alike(self, one: Stretch, other: Stretch) -> Array:
        """Return the cosines; 0 where a stretch is empty, as at the ends of an article."""
        one, other = self._within(one), self._within(other)
        return _cosine(self._common(one, other), self._common(one, one), self._common(other, other))

    def alike_rest(self, one: Stretch, out: Stretch) -> Array:
        """Return the cosines with all of the article but ``out``."""
        one, out = self._within(one), self._within(out)
        rest = self._tokens.whole - 2 * self._whole(out) + self._common(out, out)
        return _cosine(self._whole(one) - self._common(one, out), self._common(one, one), rest)

    def _within(self, stretch: Stretch) -> Stretch:
        begin, end = (np.clip(places, self._first, self._end) for places in stretch)
        return begin, np.maximum(begin, end)

    def _common(self, one: Stretch, other: Stretch) -> Array:
        (a, b), (c, d) = ((begin - self._first, end - self._first) for begin, end in (one, other))
        return np.asarray(self._sums[b, d] - self._sums[a, d] - self._sums[b, c] + self._sums[a, c])

    def _whole(self, stretch: Stretch) -> Array:
        begin, end = stretch
        return np.asarray(self._tokens.common_before[end] - self._tokens.common_before[begin])


def _cosine(common: Array, one: Array, other: Array) -> Array:
    return np.asarray(1000 * common / np.sqrt(np.maximum(1.0, one) * np.maximum(1.0, other)))


def alike_starts(tokens: Tokens) -> Array:
    """Return a row a paragraph, as STARTS says."""
    out = np.zeros((len(tokens.held), len(STARTS)), np.int32)
    for first in range(0, len(out), TOGETHER):
        end = min(first + TOGETHER, len(out))
        out[first:end] = _starts(_Part(tokens, first - NEAR, end + NEAR), np.arange(first, end))
    return out


def _starts(part: _Part, at: Array) -> Array:
    own, before, after = (at, at + 1), (at - 1, at), (at + 1, at + 2)
    before2, after2, above, below = (at - 2, at - 1), (at + 2, at + 3), (at - NEAR, at), (at + 1, at + 1 + NEAR)
    columns = [
        part.alike(own, before),
        part.alike(own, after),
        part.alike(before, after),
        part.alike(own, before2),
        part.alike(own, after2),
        part.alike(own, above),
        part.alike(own, below),
        part.alike_rest(own, own),
        part.alike_rest(after, (at, at + 2)),
        part.alike_rest(before, (at - 1, at + 1)),
        part.alike(above, below),
        part.alike_rest((at, at + 2), (at, at + 2)),
        part.alike(before2, after),
    ]
    differences = [columns[0] - columns[1], columns[2] - columns[0], columns[7] - columns[9], columns[6] - columns[10]]
    return np.stack([*columns, *differences], axis=1).astype(np.int32)


def alike_steps(tokens: Tokens, starts: Array, indices: Array) -> Array:
    """Return a row a step (steps.py), as STEPS says; the starts should be near each other."""
    part = _Part(tokens, int(starts.min()) - NEAR, int(indices.max()) + 1 + NEAR)
    own, after, so_far = (indices, indices + 1), (indices + 1, indices + 2), (starts, indices)
    above, below = (starts - NEAR, starts), (indices + 1, indices + 1 + NEAR)
    taken = (starts, indices + 1)
    columns = [
        part.alike(own, so_far),
        part.alike(own, above),
        part.alike(own, below),
        part.alike_rest(own, taken),
        part.alike(own, (starts - 1, starts)),
        part.alike(own, (starts, starts + 1)),
        part.alike(after, so_far),
        part.alike(own, after),
        part.alike_rest(after, (starts, indices + 2)),
        part.alike_rest(so_far, taken),
    ]
    differences = [columns[0] - columns[3], columns[0] - np.maximum(columns[1], columns[2]), columns[6] - columns[8]]
    return np.stack([*columns, *differences], axis=1).astype(np.int32)
