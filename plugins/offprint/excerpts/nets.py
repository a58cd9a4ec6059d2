"""What an article's paragraphs look like -> how likely an excerpt starts at each, and goes on from each start.

Several small nets vote. Each reads the article in both directions (gated recurrent units: Cho et al.,
"Learning phrase representations using RNN encoder-decoder", EMNLP 2014), then sets a segment so far against
the paragraph after it and against all others, each of these weighed by how little it seems quoted
(after Kong, Dyer and Smith, "Segmental recurrent neural networks", ICLR 2016).
Trained with PyTorch by training/nets.py, run here with NumPy; the two agree in tests.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

import numpy as np

__all__ = ["Heard", "hear", "probability", "unpacked"]

Array = np.ndarray[Any, Any]
Weights = Mapping[str, Array]  # by PyTorch's names; the first axis counts the nets
STARTS, QUOTED, GOES_ON = range(3)  # what the nets say of each paragraph
GENTLE: Final = 0.05  # added to weights that may sum up to nothing
LONGEST: Final = 200  # words of a paragraph that still add to its weight in a voice
UNIT: Final = 127  # of weights stored in a byte


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
        """Return how likely an excerpt starts at each paragraph, by the mean vote."""
        return probability(self.odds[:, :, STARTS].mean(axis=0))

    def goes_on(self, starts: Array, indices: Array) -> Array:
        """Return how likely the excerpt from each start takes in the paragraph beside it, if it took in all before that."""
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
        hidden = _gelu(_linear(self.weights, "step", np.concatenate(parts, axis=-1)))
        odds = _linear(self.weights, "end", hidden)[:, :, 0] + self.odds[:, indices, GOES_ON]
        return probability(odds.mean(axis=0))


def hear(weights: Weights, numbers: Array, words: Array, lengths: Sequence[int]) -> Heard:
    """Read an article: encoded rows, rows of word vectors, and how many words each paragraph has."""
    seen = _gelu(np.concatenate([_linear(weights, "numbers", numbers[None]), _linear(weights, "words", words[None])], axis=-1))
    forward, backward = np.split(_gated(weights, np.concatenate([seen, seen[:, ::-1]])), 2)
    both = np.concatenate([forward, backward[:, ::-1], seen], axis=-1)
    odds = _linear(weights, "say", both)
    contrast = _linear(weights, "contrast", both)
    weight = weight_of(lengths)[None, :, None]
    quoted = probability(odds[:, :, QUOTED, None])
    return Heard(
        weights=weights,
        odds=odds,
        contrast=contrast,
        after=_linear(weights, "after", both),
        first=_linear(weights, "first", both),
        before=_linear(weights, "before", both),
        segments=_running(contrast, weight * np.ones_like(quoted)),
        authors=_running(contrast, weight * (1 - quoted)),
    )


def weight_of(lengths: Sequence[int]) -> Array:
    """Return what paragraphs of so many words weigh in a voice."""
    return np.asarray(np.sqrt(np.minimum(lengths, LONGEST) + 1.0) / 10, np.float32)


def probability(odds: Array) -> Array:
    """Return the probability of log odds."""
    return np.asarray(1 / (1 + np.exp(-odds)))


def unpacked(stored: Mapping[str, Array]) -> dict[str, Array]:
    """Return the weights as floats: a matrix is stored in bytes beside the unit of each of its columns."""
    return {
        name: values * stored[f"{name}/unit"] if values.dtype == np.int8 else values
        for name, values in stored.items()
        if not name.endswith("/unit")
    }


def _linear(weights: Weights, name: str, values: Array) -> Array:
    return np.asarray(values @ weights[f"{name}.weight"] + weights[f"{name}.bias"][:, None])


def _gated(weights: Weights, values: Array) -> Array:
    """Run gated recurrent units over the second axis; the first counts the nets forward, then the nets backward."""
    inward = _linear(weights, "given", values)
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


def _gelu(values: Array) -> Array:
    """Return Gaussian error linear units in the approximation by tanh (Hendrycks and Gimpel, arXiv 1606.08415)."""
    return np.asarray(0.5 * values * (1 + np.tanh(0.7978845608 * (values + 0.044715 * values * values * values))))


def _running(values: Array, weight: Array) -> Array:
    """Return sums up to each place of weighed values and, in the last column, of the weights."""
    sums = np.cumsum(np.concatenate([values * weight, weight], axis=-1), axis=1)
    return np.concatenate([np.zeros_like(sums[:, :1]), sums], axis=1)


def _mean(sums: Array) -> Array:
    return np.asarray(sums[:, :, :-1] / (sums[:, :, -1:] + GENTLE))
