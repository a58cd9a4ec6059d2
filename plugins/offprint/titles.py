"""Labelled blocks -> how likely each line is the article's title.

A title's words are taken up by the text, it stands near the text's beginning, and its byline or date near it. How much
each of these signs weighs was learned on pages (data/titles.tsv, written by training/train_titles.py alone).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from math import exp, log
from typing import Final

from .features import WORD, Features
from .fronts import read_front
from .model import HintKind, Label, Labelled
from .people import is_named_like_a_person, spoken_words
from .strays import KEPT_FROM
from .tables import rows

__all__ = ["SIGNS", "candidates", "signs", "title_likelihoods", "title_weights"]

LONGEST: Final = 30  # words; the longest stated title of the bench's pages has 29
OPENING_WORDS: Final = 15  # of the paragraph with which the text begins
INTO: Final = 3  # lines of the text among which a title may stand
SHORTEST_TOPIC_WORD: Final = 4  # letters; shorter ones are mostly grammar
BREADCRUMB: Final = re.compile(r"^\W*[|/>]| [>›»] |\|.*\|| / .* / ")
OPENING: Final = 120  # words of the text that open it
# Signs that hold or not, by the names of their rows; the others are numbers.
LENGTHS: Final = (1, 2, 3, 5, 8, 12, 18, 24)  # words: a title has at most so many, or more
DISTANCES: Final = (0, 1, 2, 3, 4, 6, 9, 14, 22, 40)  # lines from a title to the text


@dataclass(frozen=True, slots=True)
class _Article:
    """What all of an article says about its lines."""

    begin: int  # where the text begins
    topic: Counter[str]  # words of the text
    opening: frozenset[str]  # words with which it begins
    fronts: frozenset[int]  # lines with author or date
    lower: tuple[str, ...]
    counts: Counter[str]


SIGNS: Final = (
    *(f"words_{most}" for most in (*LENGTHS, "more")),
    *(f"distance_{most}" for most in (*DISTANCES, "more")),
    *("within", "topic", "frequent", "opening", "front_1", "front_3", "front_6", "front_before", "first", "last", "repeated", "heading", "ends_stop"),
    *("ends_colon", "question", "number", "breadcrumb", "capitals", "capitalised", "lower", "section_later", "extended", "ends_other", "person"),
    *("likely", "likely_next", "longest", "prose_before", "link_words", "no_words", "is_front", "front_next_two"),
)


def candidates(labelled: Sequence[Labelled], features: Sequence[Features]) -> list[int]:
    """Return the lines that may be the title, in their order."""
    end = _begin(features) + INTO
    return [
        index
        for index, (item, feature) in enumerate(zip(labelled[:end], features[:end], strict=True))
        if item.label in (Label.PARAGRAPH, Label.HEADING) and feature.words <= LONGEST and feature.hint is not HintKind.OUTSIDE
    ]


@cache
def title_weights() -> dict[str, float]:
    """Return the weights of the signs that are shipped."""
    return {name: int(weight) / 1000 for name, weight in rows("titles.tsv")}


def title_likelihoods(indexes: Sequence[int], features: Sequence[Features], weights: Mapping[str, float]) -> dict[int, float]:
    """Return for each candidate how likely it is the title, if one of them is: all together 1."""
    every = signs(indexes, features)
    sums = [sum(weights.get(name, 0.0) * value for name, value in one.items()) for one in every]
    powers = [exp(one - max(sums)) for one in sums]
    return {index: power / sum(powers) for index, power in zip(indexes, powers, strict=True)}


def _begin(features: Sequence[Features]) -> int:
    text = (index for index, one in enumerate(features) if one.is_prose and one.words >= OPENING_WORDS and one.likely >= KEPT_FROM)
    return next(text, len(features))


def signs(indexes: Sequence[int], features: Sequence[Features]) -> list[dict[str, float]]:
    """Return for each candidate the signs that it has, by name."""
    if not indexes:
        return []
    article = _article(features)
    ranks = {index: rank for rank, index in enumerate(indexes)}
    return [_signs(index, features, article, ranks) for index in indexes]


def _article(features: Sequence[Features]) -> _Article:
    begin = _begin(features)
    text = [feature for feature in features if feature.likely >= KEPT_FROM and feature.is_prose]
    words = [word for feature in text for word in topic_words(feature)]
    spoken = spoken_words(features)
    lower = tuple(feature.text.casefold() for feature in features)
    end = begin + INTO
    fronts = frozenset(
        index
        for index in range(min(end, len(features)))
        if (front := read_front(features[index].text, spoken)) and (front.is_labelled or front.published or front.updated or front.is_known)
    )
    return _Article(begin, Counter(words), frozenset(words[:OPENING]), fronts, lower, Counter(lower))


def topic_words(feature: Features) -> list[str]:
    """Return the words of a line that may say what it is about, in lower case."""
    return [word.casefold() for word in WORD.findall(feature.text) if len(word) >= SHORTEST_TOPIC_WORD or not word.isascii()]


def _signs(index: int, features: Sequence[Features], article: _Article, ranks: dict[int, int]) -> dict[str, float]:
    feature = features[index]
    text, lower = feature.text, article.lower[index]
    own = topic_words(feature)
    words = text.split()
    distance = article.begin - index
    fronts = article.fronts
    numbers = {
        "topic": sum(word in article.topic for word in own) / max(5, len(own)),
        "frequent": sum(log(1 + article.topic[word]) for word in own) / max(3, len(own)),
        "opening": sum(word in article.opening for word in own) / max(3, len(own)),
        "capitalised": sum(word[0].isupper() for word in words) / max(1, len(words)),
        "likely": feature.likely,
        "likely_next": features[index + 1].likely if index + 1 < len(features) else 0.0,
        "longest": -log(2 + ranks[index]) / 3,
    }
    flags = {
        f"words_{next((most for most in LENGTHS if feature.words <= most), 'more')}",
        f"distance_{next((most for most in DISTANCES if distance <= most), 'more')}",
    }
    told = {
        "within": distance < 0,
        "front_1": index + 1 in fronts,
        "front_next_two": index + 2 in fronts and index + 1 not in fronts,
        "front_3": any(at in fronts for at in (index + 3, index + 4)),
        "front_6": any(at in fronts for at in range(index + 5, index + 9)),
        "front_before": any(at in fronts for at in (index - 1, index - 2)),
        "is_front": index in fronts,
        "first": ranks[index] == 0,
        "last": ranks[index] == len(ranks) - 1,
        "repeated": article.counts[lower] > 1,
        "heading": feature.hint is HintKind.HEADING,
        "ends_stop": text.endswith((".", ",", ";")),
        "ends_colon": text.endswith(":"),
        "question": text.endswith("?"),
        "number": any(word[0].isdigit() for word in words),
        "breadcrumb": BREADCRUMB.search(text) is not None,
        "capitals": text.isupper() and len(words) > 1,
        "lower": text[0].islower(),
        "no_words": not feature.words,
        "section_later": any(article.lower[at] == lower for at in range(article.begin + 1, len(features)) if at != index),
        "extended": any(one != lower and one.startswith(lower) and len(words) > 1 for one in article.lower[: article.begin]),
        "ends_other": any(one != lower and one.endswith(lower) and len(words) > 1 for one in article.lower[: article.begin]),
        "person": is_named_like_a_person(text, frozenset()) if len(words) <= 4 else False,
        "prose_before": any(one.is_prose for one in features[max(0, index - 30) : index]),
        "link_words": feature.words <= 2,
    }
    flags.update(name for name, holds in told.items() if holds)
    return {**numbers, **dict.fromkeys(flags, 1.0)}
