"""Encoded lines and truth -> the nets of offprint.lines.nets. One thread and a seed make a second run the same."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain
from typing import Any, Final

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn.functional import binary_cross_entropy_with_logits, embedding_bag, gelu

from offprint.lines.lexicon import SAID
from offprint.lines.nets import DILATIONS, LAST_DILATIONS, PAGE_AFTER
from storing import in_bytes

STATE: Final = 64  # numbers by which a line is described
ALL, FIRST = 24, 12  # numbers of a word: of any of a line's, and of its first
EPOCHS: Final = 8
PLAIN_EPOCHS: Final = 3  # the last ones, with fewer splices
FEWER: Final = 0.4
RATE: Final = 3e-3  # the highest; it rises to it and falls to nothing
DECAY: Final = 2e-2
DROPPED, DROPPED_NUMBERS, DROPPED_WORDS = 0.3, 0.15, 0.4  # shares left out at random
WORDLESS: Final = 0.15  # share of versions read without words, as those in a language that was not learned are
LINES: Final = 6000  # of a batch
STEADY: Final = 0.5
SHARES: Final = {  # of the versions of a kind, drawn anew each epoch
    "article": 0.25,
    "clean": 0.35,
    "cut": 0.4,
    "html": 0.9,
    "splice": 0.25,
    "stray": 0.3,
    "whole": 0.5,
    "window": 0.5,
}
WEIGHTS: Final = {"article": 0.5, "clean": 0.5, "stray": 0.5}
BY_WORDS, BY_LINES = 0.25, 0.02  # what a line weighs: by its share of the page's words, and by itself
TURNS: Final = (0.2, 0.3, 1.0)  # weights of what is said of a line alone, of the middle and of the end
Array = np.ndarray[Any, Any]


@dataclass(frozen=True)
class Lesson:
    """A version as the net reads it."""

    kind: str
    numbers: Array  # standardised; the last ones are what the words say
    known: Sequence[list[int]]
    first: Sequence[list[int]]
    counts: Array
    truth: Array
    weights: Array
    silent: Array = field(default_factory=lambda: np.zeros(SAID, np.float32))  # what they say where no word is known


def weights_of(kind: str, counts: Array, known: Array) -> Array:
    """Return what each line counts: the longer the more, pages by the root of their lines."""
    words = counts + 3
    own = BY_WORDS * words / words.sum() * np.sqrt(min(len(counts), 200)) / 10 + BY_LINES
    return np.asarray(own * WEIGHTS.get(kind, 1.0) * known, np.float32)


class Net(nn.Module):
    """One of the nets; layers and names are those of offprint.lines.nets."""

    def __init__(self, numbers: int, words: int) -> None:
        super().__init__()
        self.all_words = nn.Embedding(words, ALL)
        self.first_words = nn.Embedding(words, FIRST)
        for table in (self.all_words, self.first_words):
            nn.init.normal_(table.weight, 0, 0.1)
        self.given = nn.Linear(numbers + ALL + FIRST, STATE)
        self.alone = nn.Linear(STATE, 1)
        self.near = nn.ModuleList(nn.Linear(3 * STATE, STATE) for _ in DILATIONS)
        self.norms = nn.ModuleList(nn.LayerNorm(STATE) for _ in DILATIONS)
        self.page = nn.Linear(2 * STATE, STATE)
        self.middle = nn.Linear(STATE, 1)
        self.mass = nn.Linear(6, STATE)
        self.last = nn.ModuleList(nn.Linear(3 * STATE, STATE) for _ in LAST_DILATIONS)
        self.end = nn.Linear(STATE, 1)
        self.drop = nn.Dropout(DROPPED)
        self.drop_numbers = nn.Dropout(DROPPED_NUMBERS)
        self.drop_words = nn.Dropout(DROPPED_WORDS)

    def forward(self, batch: Mapping[str, Tensor]) -> tuple[Tensor, Tensor, Tensor]:
        """Return the log odds of every line of the batch: by itself, in the middle and at the end."""
        words = torch.cat(
            [
                _means(self.all_words, batch["known"], batch["known_begins"]),
                _means(self.first_words, batch["first"], batch["first_begins"]),
            ],
            -1,
        )
        seen = torch.cat([self.drop_numbers(batch["numbers"]), self.drop_words(words)], -1)
        state = gelu(self.given(seen), approximate="tanh")
        there = batch["there"][..., None]
        state = torch.cat([state, torch.zeros_like(state[:1])])[batch["places"]]
        counts = batch["counts"][..., None]
        alone = self.alone(state)
        for layer, dilation in enumerate(DILATIONS):
            normed = self.drop(self.norms[layer](state) * there)
            state = (state + gelu(self.near[layer](_neighbours(normed, dilation)), approximate="tanh")) * there
            if layer == PAGE_AFTER:
                state = (state + gelu(self.page(_page(state, torch.sigmoid(alone), counts, there)), approximate="tanh")) * there
        middle = self.middle(state)
        state = (state + gelu(self.mass(_mass(torch.sigmoid(middle) * there, counts)), approximate="tanh")) * there
        for layer, dilation in enumerate(LAST_DILATIONS):
            near = _neighbours(self.drop(state), dilation)
            state = (state + gelu(self.last[layer](near), approximate="tanh")) * there
        return alone[..., 0], middle[..., 0], (middle + self.end(state))[..., 0]


def _means(table: nn.Embedding, bag: Tensor, begins: Tensor) -> Tensor:
    return embedding_bag(bag, table.weight, begins, mode="mean")


def _neighbours(state: Tensor, dilation: int) -> Tensor:
    nothing = torch.zeros_like(state[:, :1]).expand(-1, dilation, -1)
    padded = torch.cat([nothing, state, nothing], 1)
    lines = state.shape[1]
    return torch.cat([padded[:, :lines], state, padded[:, 2 * dilation :]], -1)


def _page(state: Tensor, alone: Tensor, counts: Tensor, there: Tensor) -> Tensor:
    article, other = alone * counts * there, (1 - alone) * there
    own = (state * article).sum(1, keepdim=True) / (article.sum(1, keepdim=True) + 1)
    rest = (state * other).sum(1, keepdim=True) / (other.sum(1, keepdim=True) + 1)
    return torch.cat([own, rest], -1)


def _mass(likely: Tensor, counts: Tensor) -> Tensor:
    words = likely * counts
    upto = torch.cumsum(words, 1)
    every = upto[:, -1:] + 1
    before, after = upto - words, every - upto
    parts = (likely, before / every, after / every, torch.log1p(before) / 5, torch.log1p(after.clamp(min=0)) / 5)
    return torch.cat([*parts, (torch.log1p(every) / 5).expand_as(likely)], -1)


def train(lessons: Sequence[Lesson], words: int, seed: int) -> Net:
    """Train one net."""
    torch.set_num_threads(1)
    torch.manual_seed(seed)
    chance = random.Random(seed)
    net = Net(lessons[0].numbers.shape[1], words)
    optimizer = torch.optim.AdamW(net.parameters(), RATE, weight_decay=DECAY)
    epochs = [_epoch(lessons, number, chance) for number in range(EPOCHS)]
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimizer, RATE, total_steps=sum(map(len, epochs)), pct_start=0.2)
    for batch in chain.from_iterable(epochs):
        optimizer.zero_grad()
        _loss(net, [lessons[number] for number in batch], chance).backward()
        nn.utils.clip_grad_norm_(net.parameters(), 1.0)
        optimizer.step()
        schedule.step()
    return net.eval()


def _epoch(lessons: Sequence[Lesson], number: int, chance: random.Random) -> list[list[int]]:
    """Draw versions and deal those of about one length to batches."""
    drawn: list[int] = []
    for kind, share in SHARES.items():
        own = [index for index, lesson in enumerate(lessons) if lesson.kind == kind]
        fewer = FEWER if kind == "splice" and number >= EPOCHS - PLAIN_EPOCHS else 1
        drawn += chance.sample(own, int(fewer * share * len(own)))
    drawn.sort(key=lambda index: len(lessons[index].truth) * (1 + 0.3 * chance.random()))
    batches: list[list[int]] = [[]]
    for index in drawn:
        if batches[-1] and len(lessons[index].truth) * (len(batches[-1]) + 1) > LINES:
            batches.append([])
        batches[-1].append(index)
    chance.shuffle(batches)
    return batches


def _loss(net: Net, lessons: Sequence[Lesson], chance: random.Random) -> Tensor:
    batch = tensors(lessons, [chance.random() < WORDLESS for _ in lessons])
    truth, weights = batch["truth"], batch["weights"]
    losses = [(binary_cross_entropy_with_logits(odds, truth, reduction="none") * weights).sum() for odds in net(batch)]
    return sum((turn * loss for turn, loss in zip(TURNS, losses, strict=True)), torch.zeros(())) / (weights.sum() + STEADY)


def tensors(lessons: Sequence[Lesson], wordless: Sequence[bool]) -> dict[str, Tensor]:
    """Put lessons side by side, filled up to the longest."""
    lengths = [len(lesson.truth) for lesson in lessons]
    begins = np.cumsum([0, *lengths])
    columns = np.arange(max(lengths))
    places = np.stack(
        [np.where(columns < length, begin + columns, begins[-1]) for begin, length in zip(begins, lengths, strict=False)]
    )
    joined = {
        name: np.append(np.concatenate([getattr(lesson, name) for lesson in lessons]), 0).astype(np.float32)[places]
        for name in ("counts", "truth", "weights")
    }
    bags: dict[str, Array] = {}
    for name in ("known", "first"):
        pairs = zip(lessons, wordless, strict=True)
        every: list[list[int]] = [[] if without else one for lesson, without in pairs for one in getattr(lesson, name)]
        bags[name] = np.fromiter(chain.from_iterable(every), np.int64)
        bags[f"{name}_begins"] = np.cumsum([0, *map(len, every[:-1])])
    numbers = np.concatenate([lesson.numbers for lesson in lessons])
    for lesson, begin, end, without in zip(lessons, begins[:-1], begins[1:], wordless, strict=True):
        if without:
            numbers[begin:end, -SAID:] = lesson.silent
    arrays = {"numbers": numbers, "places": places, **bags, **joined}
    arrays["there"] = (places < begins[-1]).astype(np.float32)
    return {name: torch.from_numpy(values) for name, values in arrays.items()}


def stored(nets: Sequence[Net]) -> dict[str, Array]:
    """Return the weights of several nets as the package stores them: matrices in bytes, each column in its own unit."""
    states = [net.state_dict() for net in nets]
    out: dict[str, Array] = {}
    for name in states[0]:
        is_table = name.endswith("_words.weight")
        values = np.stack([state[name].numpy() if is_table else state[name].numpy().T for state in states])
        out |= in_bytes(name, values)
    return out
