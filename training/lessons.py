"""Corpus, real or spliced -> the Lesson that nets are trained on: encoded rows, words and truth of each paragraph."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

import numpy as np

import items
import words
from articles import true_steps
from nets import Lesson
from offprint.excerpts.encode import Scale, Vectors, encode, word_rows
from offprint.excerpts.model import COLUMNS
from splices import Spliced

ANNOUNCING: Final = ("lead_", "before_", "since_colon")  # beginnings of columns' names
SPLICED_WEIGHT: Final = 0.5  # of a spliced article, against its host
STEPS_WEIGHT: Final = 0.25  # the same for the trees of steps, which learn from the articles that were made for all nets
Array = np.ndarray[Any, Any]


@dataclass(frozen=True, slots=True)
class Given:
    """What the stages before say of each paragraph to who has not seen the folds ``without``: words by words.gifts, items."""

    words: Array
    items: Mapping[words.Excluded, items.Learnt]
    without: words.Excluded


def rows_of(data: words.Corpus, given: Given) -> Array:
    """Return the rows of all paragraphs, in the order of COLUMNS."""
    rows = np.concatenate([one.rows for one in data.found])
    return _joined(data, given, rows, np.arange(len(data.quoted)), data.offsets)


def _joined(data: words.Corpus, given: Given, rows: Array, places: Array, offsets: Array) -> Array:
    listed = items.columns(given.items, given.without, data.folds[places], offsets, rows)
    return np.hstack([rows, words.lexical(given.words, places, offsets), listed])


def of_real(data: words.Corpus, given: Given, scale: Scale, vectors: Vectors) -> Lesson:
    """Return the lesson of the articles as they are."""
    return Lesson(
        numbers=encode(scale, rows_of(data, given)),
        words=np.concatenate([word_rows(vectors, one.article.readings) for one in data.found]),
        lengths=np.concatenate([np.array(one.article.lengths, int) for one in data.found]),
        offsets=data.offsets,
        quoted=data.quoted,
        follows=data.follows,
        known=data.known,
        weights=data.weights,
        announcing=_announcing(scale),
    )


def of_spliced(data: words.Corpus, real: Lesson, given: Given, scale: Scale, spliced: Sequence[Spliced]) -> Lesson:
    """Return the lesson of spliced articles, each weighing in proportion to its host."""
    places = np.concatenate([one.splice.places for one in spliced])
    offsets = np.cumsum([0, *(len(one.splice.places) for one in spliced)])
    quoted = np.concatenate([one.splice.quoted for one in spliced])
    follows = np.append(False, quoted[:-1])
    follows[offsets[:-1]] = False
    hosts = data.weights[data.offsets[[one.splice.host for one in spliced]]]
    rows = _joined(data, given, np.concatenate([one.rows for one in spliced]), places, offsets)
    return Lesson(
        numbers=encode(scale, rows),
        words=real.words[places],
        lengths=real.lengths[places],
        offsets=offsets,
        quoted=quoted,
        follows=follows,
        known=real.known[places],
        weights=SPLICED_WEIGHT * np.repeat(hosts, np.diff(offsets)),
        announcing=real.announcing,
    )


@dataclass(frozen=True, slots=True)
class Steps:
    """True steps, for trees: a row each, whether the excerpt went on, what each weighs."""

    rows: Array
    quoted: Array
    weights: Array


def of_steps(data: words.Corpus, spliced: Sequence[Spliced], view: int) -> Steps:
    """Return the true steps of all articles outside a fold, and of the spliced articles."""
    follows = np.flatnonzero(data.follows)
    rows = np.concatenate([one.steps for one in data.found])
    kept = data.known[follows] & (data.folds[follows] != view)
    places = follows[kept]
    made = [_steps(data, one) for one in spliced]
    return Steps(
        rows=np.concatenate([rows[kept], *(one.rows for one in made)]),
        quoted=np.concatenate([data.quoted[places], *(one.quoted for one in made)]),
        weights=np.concatenate([data.weights[places], *(one.weights for one in made)]),
    )


def _steps(data: words.Corpus, one: Spliced) -> Steps:
    indices = np.array([index for _start, index in true_steps(one.splice.quoted)], int)
    kept = data.known[np.array(one.splice.places)[indices]]
    weight = STEPS_WEIGHT * data.weights[data.offsets[one.splice.host]]
    return Steps(one.steps[kept], np.array(one.splice.quoted)[indices[kept]], np.full(int(kept.sum()), weight))


def _announcing(scale: Scale) -> Array:
    """Return the encoded columns that tell of the paragraphs before."""
    columns = [column for column, name in enumerate(COLUMNS) if name.startswith(ANNOUNCING)]
    read = np.concatenate([scale.numeric, scale.numeric, scale.coded])
    return np.flatnonzero(np.isin(read, columns))
