"""What an article's paragraphs look like -> the odds that an excerpt starts at each, and goes on from each start.

Several small nets vote. Each reads the article in both directions (gated recurrent units: Cho et al.,
"Learning phrase representations using RNN encoder-decoder", EMNLP 2014), then sets a segment so far against
the paragraph after it and against all others, each of these weighed by how little it seems quoted
(after Kong, Dyer and Smith, "Segmental recurrent neural networks", ICLR 2016).
Trained with PyTorch by training/nets.py, run here with NumPy; the two agree in tests.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from ..arrays import Array, Weights, gelu, linear, probability

__all__ = ["Heard", "hear"]

STARTS, QUOTED, GOES_ON = range(3)  # what the nets say of each paragraph
GENTLE: Final = 0.05  # added to weights that may sum up to nothing
LONGEST: Final = 200  # words of a paragraph that still add to its weight in a voice


@dataclass(frozen=True, slots=True)
class Heard:
    """What each net made of an article; first axis nets, second paragraphs."""

    weights: Weights
    odds: Array  # log odds of STARTS, QUOTED, GOES_ON
    contrast: Array  # what voices are compared by
    after: Array  # a paragraph as one that may go on
    first: Array  # as the first of an excerpt
    before: Array  # as the one before an excerpt
    segments: Array  # running sums of contrast and of its weight, for segments
    authors: Array  # the same, each weighed by how little it seems quoted

    @property
    def starts(self) -> Array:
        """Return the log odds that an excerpt starts at each paragraph, by the mean vote."""
        return np.asarray(self.odds[:, :, STARTS].mean(axis=0))

    def goes_on(self, starts: Array, indices: Array) -> Array:
        """Return the log odds that the excerpt from each start takes in the paragraph beside it, if it took in all before."""
        segment = _mean(self.segments[:, indices] - self.segments[:, starts])
        author = _mean(self.authors[:, [-1]] - (self.authors[:, indices + 1] - self.authors[:, starts]))
        own = self.contrast[:, indices]
        shape = (*own.shape[:2], 1)
        length = np.broadcast_to((indices - starts).astype(np.float32)[:, None], shape)
        parts = (
            own - segment,
            np.abs(own - segment),
            own - author,
            np.abs(own - author) - np.abs(own - segment),
            np.abs(segment - author),
            self.after[:, indices],
            self.first[:, starts],
            self.before[:, starts - 1] * (starts > 0)[:, None],
            np.log(length),
            length == 1,
            self.odds[:, indices, GOES_ON, None],
        )
        hidden = gelu(linear(self.weights, "step", np.concatenate(parts, axis=-1)))
        odds = linear(self.weights, "end", hidden)[:, :, 0] + self.odds[:, indices, GOES_ON]
        return np.asarray(odds.mean(axis=0))


def hear(weights: Weights, numbers: Array, words: Array, lengths: Sequence[int]) -> Heard:
    """Read an article: encoded rows, rows of word vectors, and how many words each paragraph has."""
    seen = gelu(np.concatenate([linear(weights, "numbers", numbers[None]), linear(weights, "words", words[None])], axis=-1))
    forward, backward = np.split(_gated(weights, np.concatenate([seen, seen[:, ::-1]])), 2)
    both = np.concatenate([forward, backward[:, ::-1], seen], axis=-1)
    odds = linear(weights, "say", both)
    contrast = linear(weights, "contrast", both)
    weight = weight_of(lengths)[None, :, None]
    quoted = probability(odds[:, :, QUOTED, None])
    return Heard(
        weights=weights,
        odds=odds,
        contrast=contrast,
        after=linear(weights, "after", both),
        first=linear(weights, "first", both),
        before=linear(weights, "before", both),
        segments=_running(contrast, weight * np.ones_like(quoted)),
        authors=_running(contrast, weight * (1 - quoted)),
    )


def weight_of(lengths: Sequence[int]) -> Array:
    """Return what paragraphs of so many words weigh in a voice."""
    return np.asarray(np.sqrt(np.minimum(lengths, LONGEST) + 1.0) / 10, np.float32)


def _gated(weights: Weights, values: Array) -> Array:
    """Run gated recurrent units over the second axis; the first counts the nets forward, then the nets backward."""
    inward = linear(weights, "given", values)
    matrix, bias = weights["state.weight"], weights["state.bias"][:, None]
    size = matrix.shape[1]
    state = np.zeros((len(matrix), 1, size), np.float32)
    out = np.empty((len(matrix), values.shape[1], size), np.float32)
    for index in range(values.shape[1]):
        given = inward[:, index : index + 1]
        own = state @ matrix + bias
        gates = probability(given[:, :, : 2 * size] + own[:, :, : 2 * size])
        new = np.tanh(given[:, :, 2 * size :] + gates[:, :, :size] * own[:, :, 2 * size :])
        state = new + gates[:, :, size:] * (state - new)
        out[:, index] = state[:, 0]
    return out


def _running(values: Array, weight: Array) -> Array:
    """Return sums up to each place of weighed values and, in the last column, of the weights."""
    sums = np.cumsum(np.concatenate([values * weight, weight], axis=-1), axis=1)
    return np.concatenate([np.zeros_like(sums[:, :1]), sums], axis=1)


def _mean(sums: Array) -> Array:
    return np.asarray(sums[:, :, :-1] / (sums[:, :, -1:] + GENTLE))
