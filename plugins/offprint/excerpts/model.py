"""Article -> what may start an excerpt and how far it may go on, by the trained weights.

Words beside each paragraph are scored; nets read the rows of all paragraphs and say where an excerpt may start
and, from each start, whether each paragraph after it still belongs to it. Boosted trees, which see one paragraph or one
step at a time (steps.py), say the same, and the mean of both log odds counts: they err on different articles. Plain signs
(signs.py) add to it. The sum over
all starts and ends is the probability of a paragraph (search.py; a segmental model in the sense of Sarawagi and Cohen,
"Semi-Markov conditional random fields for information extraction", NIPS 2004). What is plain to see (evidence.py) has the
last word.
"""

from __future__ import annotations

import io
import json
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from functools import cache, cached_property
from importlib.resources import files
from typing import Any, Final

import numpy as np

from ..arrays import Array, Weights, probability, unpacked
from ..trees import Trees, odds_of_trees
from .article import Article
from .encode import Scale, Vectors, encode, word_rows
from .evidence import goes_on, is_announced, starts
from .items import ITEMS, item_columns, item_odds
from .likeness import STARTS, alike_starts
from .nets import Heard, hear
from .paragraphs import NAMES as PARAGRAPHS
from .paragraphs import rows_of
from .signs import START, STEP, signs_of_start, signs_of_step, worth
from .signs import Weights as SignWeights
from .steps import step_rows
from .survey import Survey, survey
from .vocabulary import NAMES as WORDS
from .vocabulary import Merged, lexical_rows, merged

__all__ = [
    "COLUMNS",
    "START_COLUMNS",
    "Asked",
    "Likely",
    "Model",
    "ask",
    "likely_excerpts",
    "load_model",
    "model_of",
    "share_at",
]

COLUMNS: Final = (*PARAGRAPHS, *WORDS, *ITEMS)
START_COLUMNS: Final = (*COLUMNS, *STARTS)
FAINT: Final = -5.5  # log odds of a start that next to no sign makes likely (training/README.md)
UNREAD: Final = 1.0  # log odds that starts lack where no word is known that would speak for them
WORTH_A_LOOK: Final = 0.03  # a paragraph less likely to start an excerpt is not followed
WORTH_QUOTING: Final = 0.5  # an excerpt more likely than this makes another of its kind likelier
WORTH_GOING_ON: Final = 0.03  # a segment less likely than this is not followed
LONGEST: Final = 40  # paragraphs of an excerpt
PORTION: Final = 6  # paragraphs asked about at once; most excerpts end in the first


@dataclass(frozen=True, slots=True)
class Model:
    """What training left: four linear scores, trees of list items, word vectors, nets, trees, signs, what they are worth."""

    words: Merged
    items: Trees  # that read a row of PARAGRAPHS
    scale: Scale
    vectors: Vectors
    nets: Weights
    starts: Trees  # that read a row of START_COLUMNS
    steps: Trees  # that read a row of a step
    signs: SignWeights
    calibration: Sequence[Sequence[int]]  # (raw, right), both in 1/1000, rising


def share_at(points: Sequence[Sequence[int]], raw: float) -> float:
    """Return the share of paragraphs of such a raw probability that were quoted, in training; see Model.calibration."""
    at = bisect_right(points, raw * 1000, key=lambda point: point[0])
    if at == 0 or at == len(points):
        return points[min(at, len(points) - 1)][1] / 1000
    (low, low_right), (high, high_right) = points[at - 1], points[at]
    return (low_right + (high_right - low_right) * (raw * 1000 - low) / (high - low)) / 1000


@dataclass(frozen=True, slots=True)
class Likely:
    """A start that may be one, its probability, and for each paragraph after it that the excerpt goes on."""

    index: int
    start: float
    goes_on: tuple[float, ...]
    is_announced: bool = False  # the line before ends as one that announces


@cache
def load_model() -> Model:
    """Read the weights that are shipped: words in data/excerpts.json, arrays in data/excerpts.npz."""
    data = files(__package__.rpartition(".")[0]) / "data"
    described = json.loads((data / "excerpts.json").read_text(encoding="utf-8"))
    with np.load(io.BytesIO((data / "excerpts.npz").read_bytes()), allow_pickle=False) as arrays:
        return model_of(described, arrays)


def model_of(described: Mapping[str, Any], arrays: Mapping[str, Array]) -> Model:
    """Put a model together from what training/train.py stores; an array of a part is named "part:name"."""
    scale = Scale(**{one.name: arrays[f"scale:{one.name}"] for one in fields(Scale)})
    places = {word: place for place, word in enumerate(described["vocabulary"].split())}
    vectors = Vectors(places, *(arrays[f"vectors:{name}"] for name in ("beside", "topic", "deviation")))
    items, nets, starts, steps = (
        {name.removeprefix(part): arrays[name] for name in arrays if name.startswith(part)}
        for part in ("items:", "nets:", "starts:", "steps:")
    )
    return Model(
        words=merged(described["words"]),
        items=Trees(**items),
        scale=scale,
        vectors=vectors,
        nets=unpacked(nets),
        starts=Trees(**starts),
        steps=Trees(**steps),
        signs=described["signs"],
        calibration=described["calibration"],
    )


@dataclass(frozen=True)
class Asked:
    """An article as nets and trees have it before them: what they say of starts, and are asked about steps, in log odds.

    ``items``: that each paragraph is an item of a list, in 1/1000.
    """

    model: Model
    article: Article
    heard: Heard
    starts: Array
    items: Array

    @cached_property
    def survey(self) -> Survey:
        """Return what steps are compared by; most articles have none."""
        return survey(self.article)

    def goes_on(self, steps: Sequence[tuple[int, int]]) -> Array:
        """Return it for each step, the start of an excerpt and a paragraph."""
        starts, indices = np.transpose(steps)
        climbed = odds_of_trees(self.model.steps, step_rows(self.survey, starts, indices))
        return np.asarray((self.heard.goes_on(starts, indices) + climbed) / 2)


def ask(model: Model, article: Article) -> Asked:
    """Let nets and trees read an article."""
    own = np.array(rows_of(article), np.int32)
    lexical = np.array(lexical_rows(model.words, article.readings), np.int32)
    items = item_odds(model.items, own)
    rows = np.hstack([own, lexical, item_columns(items)])
    heard = hear(model.nets, encode(model.scale, rows), word_rows(model.vectors, article.readings), article.lengths)
    climbed = odds_of_trees(model.starts, np.hstack([rows, alike_starts(article.tokens)]))
    starts = np.asarray((heard.starts + climbed) / 2)
    return Asked(model, article, heard, starts, items)


def likely_excerpts(asked: Asked) -> list[Likely]:
    """Return what may start an excerpt, in order."""
    article = asked.article
    found: list[tuple[int, float]] = []
    is_quoting = False
    unread = 0.0 if article.has_known_words else UNREAD
    signs = [
        worth(asked.model.signs[START], signs_of_start(article, index)) if odds >= FAINT else 0.0
        for index, odds in enumerate(asked.starts)
    ]
    for index, learned in enumerate(probability(asked.starts + signs + unread).tolist()):
        start = starts(article, index, learned, is_quoting=is_quoting)
        is_quoting = is_quoting or start >= WORTH_QUOTING
        if start >= WORTH_A_LOOK:
            found.append((index, start))
    if not found:
        return []
    courses = _courses(asked, found)
    return [
        Likely(index, start, course, is_announced(article, index))
        for (index, start), course in zip(found, courses, strict=True)
    ]


def _courses(asked: Asked, found: Sequence[tuple[int, float]]) -> list[tuple[float, ...]]:
    """Follow each segment that starts as likely as that until it is hardly there any more."""
    article = asked.article
    courses: list[list[float]] = [[] for _ in found]
    reached = [likely for _start, likely in found]
    for first in range(1, LONGEST, PORTION):
        numbered = [
            (number, (start, index))
            for number, (start, _likely) in enumerate(found)
            if reached[number] >= WORTH_GOING_ON
            for index in range(start + first, min(start + first + PORTION, start + LONGEST, len(article.readings)))
        ]
        if not numbered:
            break
        steps = [step for _number, step in numbered]
        learned_of = probability(asked.goes_on(steps) + _worth_of(asked, steps)).tolist()
        for (number, (start, index)), learned in zip(numbered, learned_of, strict=True):
            if reached[number] >= WORTH_GOING_ON:
                courses[number].append(goes_on(article, start, index, learned))
                reached[number] *= courses[number][-1]
    return [tuple(course) for course in courses]


def _worth_of(asked: Asked, steps: Sequence[tuple[int, int]]) -> list[float]:
    """Return what the signs of steps add; they were learned in English, and in other languages they are often wrong."""
    if not asked.article.has_known_words:
        return [0.0] * len(steps)
    return [worth(asked.model.signs[STEP], signs_of_step(asked.article, *step)) for step in steps]
