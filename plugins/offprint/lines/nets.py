"""Rows of lines -> how likely each line is the article's.

Several small nets vote. Each describes every line by its row and its words, then lets lines see farther and farther
neighbours (dilated convolutions: Yu and Koltun, "Multi-scale context aggregation by dilated convolutions", ICLR 2016),
the whole page, and at last how much of the article seems to stand before and after them. Nothing is done
line by line, so that a long page takes little longer than a short one.
Trained with PyTorch by training/line_nets.py, run here with NumPy; the two agree in tests.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import chain
from typing import Final

from ..arrays import Array, Weights, gelu, linear, probability

# isort: split
import numpy as np

__all__ = ["DILATIONS", "LAST_DILATIONS", "bags", "odds_of"]

DILATIONS: Final = (1, 2, 4, 8, 16)  # lines between the ones that a line sees, layer by layer
LAST_DILATIONS: Final = (1, 4)
PAGE_AFTER: Final = 1  # the layer after which the whole page is looked at
MOST_WORDS: Final = 60  # of a line
FIRST_WORDS: Final = 3
LEAST_KNOWN: Final = 0.5  # share of a page's words; with fewer it is in another language, and its words are not read
EVEN: Final = 0.00001  # keeps the deviation of equal numbers from being nothing


def bags(places: Mapping[str, int], words: Sequence[tuple[str, ...]]) -> tuple[list[list[int]], list[list[int]]]:
    """Return the places of each line's known words, and of those among its first ones."""
    known = [[place for word in line[:MOST_WORDS] if (place := places.get(word)) is not None] for line in words]
    if sum(map(len, known)) < LEAST_KNOWN * sum(min(len(line), MOST_WORDS) for line in words):
        return [[] for _ in words], [[] for _ in words]
    return known, [[place for word in line[:FIRST_WORDS] if (place := places.get(word)) is not None] for line in words]


def odds_of(weights: Weights, numbers: Array, known: Sequence[list[int]], first: Sequence[list[int]], counts: Array) -> Array:
    """Return the mean log odds of each line; ``numbers`` are standardised, ``counts`` the lines' words."""
    vectors = (_means(weights["all_words.weight"], known), _means(weights["first_words.weight"], first))
    nets = len(vectors[0])
    seen = np.concatenate([np.broadcast_to(numbers, (nets, *numbers.shape)), *vectors], axis=-1)
    state = gelu(linear(weights, "given", seen))
    alone = probability(linear(weights, "alone", state))
    for layer, dilation in enumerate(DILATIONS):
        state = state + gelu(_convolved(weights, f"near.{layer}", dilation, _normed(weights, f"norms.{layer}", state)))
        if layer == PAGE_AFTER:
            state = state + gelu(linear(weights, "page", _page(state, alone, counts)))
    odds = linear(weights, "middle", state)
    state = state + gelu(linear(weights, "mass", _mass(probability(odds), counts)))
    for layer, dilation in enumerate(LAST_DILATIONS):
        state = state + gelu(_convolved(weights, f"last.{layer}", dilation, state))
    return np.asarray((odds + linear(weights, "end", state))[:, :, 0].mean(axis=0))


def _means(table: Array, bag: Sequence[list[int]]) -> Array:
    """Return the mean vector of each line's words; axes are nets, lines and columns."""
    lengths = np.array(list(map(len, bag)))
    every = np.fromiter(chain.from_iterable(bag), np.intp, int(lengths.sum()))
    means = np.zeros((len(table), len(bag), table.shape[2]), np.float32)
    if len(every):
        has_words = lengths > 0
        begins = (np.cumsum(lengths) - lengths)[has_words]
        means[:, has_words] = np.add.reduceat(table.take(every, axis=1), begins, axis=1)
        means /= np.maximum(1, lengths)[:, None]
    return means


def _normed(weights: Weights, name: str, state: Array) -> Array:
    """Normalise each line's numbers (Ba, Kiros and Hinton, "Layer normalization", arXiv 1607.06450)."""
    away = state - state.mean(axis=-1, keepdims=True)
    away /= np.sqrt((away * away).mean(axis=-1, keepdims=True) + EVEN)
    away *= weights[f"{name}.weight"][:, None]
    away += weights[f"{name}.bias"][:, None]
    return np.asarray(away)


def _convolved(weights: Weights, name: str, dilation: int, state: Array) -> Array:
    """Let each line see the ones so far before and after it; past the edges there is nothing."""
    nets, lines, size = state.shape
    near = np.zeros((nets, lines, 3 * size), np.float32)
    near[:, dilation:, :size] = state[:, : max(0, lines - dilation)]
    near[:, :, size : 2 * size] = state
    near[:, : max(0, lines - dilation), 2 * size :] = state[:, dilation:]
    return linear(weights, name, near)


def _page(state: Array, alone: Array, counts: Array) -> Array:
    """Describe the page by what seems its article, weighed by words, and by what does not."""
    article = alone * counts[:, None]
    own = (state * article).sum(axis=1, keepdims=True) / (article.sum(axis=1, keepdims=True) + 1)
    other = (state * (1 - alone)).sum(axis=1, keepdims=True) / ((1 - alone).sum(axis=1, keepdims=True) + 1)
    return np.concatenate([own, other], axis=-1)


def _mass(likely: Array, counts: Array) -> Array:
    """Say of each line how much of the article, in words, seems to stand before and after it."""
    words = likely * counts[:, None]
    upto = np.cumsum(words, axis=1)
    every = upto[:, -1:] + 1
    before, after = upto - words, every - upto
    shape = likely.shape
    parts = (likely, before / every, after / every, np.log1p(before) / 5, np.log1p(np.maximum(after, 0)) / 5)
    return np.concatenate([*parts, np.broadcast_to(np.log1p(every) / 5, shape)], axis=-1)
