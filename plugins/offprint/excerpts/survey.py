"""Article -> Survey: what the rows of all its steps (steps.py) are made of, summed up once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

import numpy as np

from .article import Article, distances
from .likeness import Tokens
from .reading import Reading, cues

__all__ = ["FORMS", "Survey", "before", "survey"]

Array = np.ndarray[Any, Any]
HEADING: Final = 1  # kind of paragraph
AGAIN: Final = 2  # paragraphs that a word must stand in to be shared
FORMS: Final = ("start", "end", "wrapped", "kind", "opening", "attribution", "signature", "quoted", "to_heading")


@dataclass(frozen=True, slots=True)
class Survey:
    """What the steps of an article are made of; a row a paragraph, and sums up to each."""

    readings: tuple[Reading, ...]
    forms: Array  # FORMS
    counts: Array  # COUNTS
    counts_before: Array  # one row more, as all that follow
    words: Array
    words_before: Array
    shared: Mapping[str, int]  # words of a topic that stand in several paragraphs, and in how many
    sizes: Array  # number of its words of a topic
    alone_before: Array  # of those, how many no other paragraph has
    tokens: Tokens


def survey(article: Article) -> Survey:
    """Sum an article up, which may not be empty."""
    readings = article.readings
    counts = np.array([reading.counts for reading in readings], np.int64)
    words = np.array(article.lengths, np.int64)
    often = Counter(word for reading in readings for word in reading.content)
    shared = {word: times for word, times in often.items() if times >= AGAIN}
    sizes = np.array([len(reading.content) for reading in readings], np.int64)
    return Survey(
        readings=readings,
        forms=_forms(article),
        counts=counts,
        counts_before=before(counts),
        words=words,
        words_before=before(words),
        shared=shared,
        sizes=sizes,
        alone_before=before(sizes - np.array([len(shared.keys() & reading.content) for reading in readings])),
        tokens=article.tokens,
    )


def _forms(article: Article) -> Array:
    to_heading = distances([kind == HEADING for kind in article.kinds])
    rows = [
        [
            reading.start,
            reading.end,
            reading.wrapped,
            article.kinds[index],
            bool(reading.words) and reading.words[0] in cues("opening"),
            reading.is_attribution,
            reading.is_signature,
            reading.quoted,
            to_heading[index],
        ]
        for index, reading in enumerate(article.readings)
    ]
    return np.array(rows, np.int64)


def before(values: Array) -> Array:
    """Return the sums before each row, and of all."""
    return np.concatenate([np.zeros_like(values[:1]), np.cumsum(values, axis=0, dtype=values.dtype)])
