"""Encoded articles and truth -> the nets that the package runs.

A net learns three things of every paragraph (an excerpt starts here, it is quoted, it is quoted as
the one before was) and, for every true start, where its excerpt ends. Paragraphs weigh as their
site does (words.corpus). One thread and a seed make a second run the same, byte for byte.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn.functional import binary_cross_entropy_with_logits

from offprint.excerpts.nets import GENTLE, GOES_ON, QUOTED, weight_of
from storing import in_bytes

SEED: Final = 20261123
HIDDEN: Final = 48
VOICE: Final = 24  # numbers by which voices are compared
STEP: Final = 64
SPLICED_EPOCHS, REAL_EPOCHS = 4, 4  # real articles come last: how often anything is quoted is learned from them alone
RATE: Final = 3e-3  # the highest; it rises to it and falls to nothing (Smith and Topin, "Super-convergence", 2017)
DECAY: Final = 1e-2
DROPPED, DROPPED_NUMBERS = 0.3, 0.2  # shares left out at random
WITHHELD: Final = 0.5  # share of articles
TOKENS: Final = 1500  # paragraphs of a batch
LONGEST: Final = 400  # paragraphs of an article that are learned from
SPARE: Final = 5  # batches more than the first epoch has; their number varies
STEADY: Final = 20.0  # added to the weight of a batch, so that one of few paragraphs moves little
# The package's names of the gated units; all nets forward come before all nets backward.
READER: Final = {
    f"{name}.{kind}": (f"reader.{kind}_{key}_l0", f"reader.{kind}_{key}_l0_reverse")
    for name, key in (("given", "ih"), ("state", "hh"))
    for kind in ("weight", "bias")
}
JOINED: Final = ("numbers", "words", "lengths", "quoted", "follows", "known", "weights")  # of a Lesson, one a paragraph
Array = np.ndarray[Any, Any]
Steps = tuple[Tensor, Tensor, Tensor]  # article of the batch, start and index


@dataclass(frozen=True)
class Lesson:
    """All paragraphs of all articles, and what is to be learned of them."""

    numbers: Array
    words: Array
    lengths: Array  # words of each paragraph
    offsets: Array  # of articles
    quoted: Array
    follows: Array  # stands after a quoted paragraph
    known: Array
    weights: Array
    announcing: Array  # columns of numbers that tell of the paragraphs before


class Net(nn.Module):
    """One of the nets; the shapes are those of offprint.excerpts.nets."""

    def __init__(self, numbers: int, words: int) -> None:
        super().__init__()
        seen = 3 * HIDDEN
        both = seen + 2 * HIDDEN
        self.numbers = nn.Linear(numbers, 2 * HIDDEN)
        self.words = nn.Linear(words, HIDDEN)
        self.reader = nn.GRU(seen, HIDDEN, bidirectional=True, batch_first=True)
        self.say = nn.Linear(both, 3)
        self.contrast = nn.Linear(both, VOICE)
        self.after = nn.Linear(both, VOICE)
        self.first = nn.Linear(both, VOICE)
        self.before = nn.Linear(both, VOICE)
        self.step = nn.Linear(8 * VOICE + 3, STEP)
        self.end = nn.Linear(STEP, 1)
        self.drop = nn.Dropout(DROPPED)
        self.drop_numbers = nn.Dropout(DROPPED_NUMBERS)
        self.gelu = nn.GELU(approximate="tanh")

    def forward(self, numbers: Tensor, words: Tensor) -> tuple[Tensor, Tensor]:
        """Return what is seen of each paragraph in its article, and the log odds said of it."""
        seen = [self.gelu(self.numbers(self.drop_numbers(numbers))), self.gelu(self.words(self.drop(words)))]
        both = torch.cat([self.drop(part) for part in seen], -1)
        both = torch.cat([self.reader(both)[0], both], -1)
        return both, self.say(self.drop(both))

    def steps(self, both: Tensor, odds: Tensor, weight: Tensor, steps: Steps) -> Tensor:
        """Return the log odds that the excerpt from each start goes on at each index."""
        article, start, index = steps
        contrast = self.contrast(both)
        sums = _running(contrast, weight)
        authors = _running(contrast, weight * (1 - torch.sigmoid(odds[..., QUOTED, None])).detach())
        segment = _mean(sums[article, index] - sums[article, start])
        author = _mean(authors[article, -1] - (authors[article, index + 1] - authors[article, start]))
        own = contrast[article, index]
        length = (index - start).float()[:, None]
        goes_on = odds[article, index, GOES_ON, None]
        parts = (
            own - segment,
            (own - segment).abs(),
            own - author,
            (own - author).abs() - (own - segment).abs(),
            (segment - author).abs(),
            self.after(both)[article, index],
            self.first(both)[article, start],
            self.before(both)[article, (start - 1).clamp(min=0)] * (start > 0)[:, None],
            length.log(),
            (length == 1).float(),
            goes_on,
        )
        hidden = self.drop(self.gelu(self.step(self.drop(torch.cat(parts, -1)))))
        return (self.end(hidden) + goes_on)[:, 0]


def _running(values: Tensor, weight: Tensor) -> Tensor:
    sums = torch.cumsum(torch.cat([values * weight, weight], -1), 1)
    return torch.cat([torch.zeros_like(sums[:, :1]), sums], 1)


def _mean(sums: Tensor) -> Tensor:
    return sums[..., :-1] / (sums[..., -1:] + GENTLE)


def both(one: Lesson, other: Lesson) -> Lesson:
    """Set the articles of another lesson behind one's own."""
    joined = {name: np.concatenate([getattr(one, name), getattr(other, name)]) for name in JOINED}
    return replace(one, offsets=np.concatenate([one.offsets, one.offsets[-1] + other.offsets[1:]]), **joined)


def train(lesson: Lesson, real: Sequence[int], spliced: Sequence[int], seed: int) -> Net:
    """Train one net, first on some real and some spliced articles, then on the real ones alone."""
    torch.set_num_threads(1)
    torch.manual_seed(seed)
    random = np.random.default_rng(seed)
    whole = [article for article in real if lesson.offsets[article] < lesson.offsets[article + 1]]
    courses = ((SPLICED_EPOCHS, np.array([*whole, *spliced])), (REAL_EPOCHS, np.array(whole)))
    told = _told(lesson)
    net = Net(told.numbers.shape[1], told.words.shape[1])
    optimizer = torch.optim.AdamW(net.parameters(), RATE, weight_decay=DECAY)
    steps = sum(epochs * (len(_batches(lesson, articles, random)) + SPARE) for epochs, articles in courses)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimizer, RATE, total_steps=steps)
    for epochs, articles in courses:
        for batch in (batch for _epoch in range(epochs) for batch in _batches(lesson, articles, random)):
            optimizer.zero_grad()
            _loss(net, told, _places(lesson, batch), lesson.announcing).backward()
            nn.utils.clip_grad_norm_(net.parameters(), 1.0)
            optimizer.step()
            schedule.step()
    return net.eval()


@dataclass(frozen=True, slots=True)
class _Told:
    """A lesson as tensors; the last row of each stands where there is no paragraph."""

    numbers: Tensor
    words: Tensor
    voice: Tensor  # what each paragraph weighs in a voice
    truth: Tensor
    weights: Tensor  # of what is said of each
    begins: Array  # place of the first paragraph of the excerpt, where a paragraph before it was quoted, or -1


def _told(lesson: Lesson) -> _Told:
    starts = lesson.quoted & ~lesson.follows
    asked = np.stack([lesson.known & ~lesson.follows, lesson.known, lesson.known & lesson.follows], 1)
    begins = np.arange(len(lesson.quoted) + 1)
    for place in np.flatnonzero(lesson.follows):
        begins[place] = begins[place - 1]
    return _Told(
        numbers=_tensor(lesson.numbers),
        words=_tensor(lesson.words),
        voice=_tensor(weight_of(lesson.lengths)[:, None]),
        truth=_tensor(np.stack([starts, lesson.quoted, lesson.quoted], 1)),
        weights=_tensor(asked * lesson.weights[:, None]),
        begins=np.where(np.append(lesson.follows & lesson.known, False), begins, -1),
    )


def _loss(net: Net, told: _Told, places: Array, announcing: Array) -> Tensor:
    """Return the mean loss of a batch: of what is said of each paragraph, and of the true steps.

    From some articles, drawn anew each time, what announces is withheld, so that how excerpts read is learned too.
    """
    at = torch.from_numpy(places)
    numbers = told.numbers[at]
    withheld = (torch.rand(len(places)) < WITHHELD).nonzero()[:, 0]
    numbers[withheld[:, None, None], torch.arange(numbers.shape[1])[None, :, None], torch.from_numpy(announcing)] = 0
    both, odds = net(numbers, told.words[at])
    weights = told.weights[at]
    loss = (binary_cross_entropy_with_logits(odds, told.truth[at], reduction="none") * weights).sum()
    article, index = np.nonzero(told.begins[places] >= 0)
    if len(article):
        rows = places[article, index]
        steps = torch.from_numpy(article), torch.from_numpy(index - (rows - told.begins[rows])), torch.from_numpy(index)
        each = binary_cross_entropy_with_logits(
            net.steps(both, odds, told.voice[at], steps), told.truth[rows, QUOTED], reduction="none"
        )
        loss = loss + (each * told.weights[rows, GOES_ON]).sum()
    return loss / (weights.sum() + STEADY)


def _tensor(values: Array) -> Tensor:
    """Return floats with a row of zeros at the end, for places that hold no paragraph."""
    return torch.from_numpy(np.concatenate([values, np.zeros_like(values[:1])]).astype(np.float32))


def _batches(lesson: Lesson, articles: Array, random: np.random.Generator) -> list[list[int]]:
    """Deal articles of about one length to batches, the batches in any order."""
    lengths = np.minimum(np.diff(lesson.offsets), LONGEST)
    order = articles[np.argsort(lengths[articles] + 8 * random.random(len(articles)), kind="stable")]
    batches: list[list[int]] = [[]]
    for article in order.tolist():
        longest = max(lengths[one] for one in [*batches[-1], article])
        if batches[-1] and longest * (len(batches[-1]) + 1) > TOKENS:
            batches.append([])
        batches[-1].append(article)
    random.shuffle(batches)
    return batches


def _places(lesson: Lesson, batch: Sequence[int]) -> Array:
    """Return the places of each article's paragraphs, filled up with the place that holds none."""
    begins, lengths = lesson.offsets[batch], np.minimum(np.diff(lesson.offsets)[batch], LONGEST)
    columns = np.arange(lengths.max())
    return np.where(columns < lengths[:, None], begins[:, None] + columns, lesson.offsets[-1])


def stored(nets: Sequence[Net]) -> dict[str, Array]:
    """Return the weights of several nets as the package stores them: matrices in bytes, each column in its own unit."""
    states = [net.state_dict() for net in nets]
    names = {name: (name,) for name in states[0] if not name.startswith("reader.")} | READER
    out: dict[str, Array] = {}
    for name, keys in names.items():
        values = np.stack([state[key].numpy().T for key in keys for state in states])
        out |= in_bytes(name, values)
    return out
