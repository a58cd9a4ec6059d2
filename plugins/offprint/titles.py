"""Labelled blocks -> how likely each line is the article's title.

A title's words are taken up by the text, it stands near the text's beginning, and its byline or date near it. How much
each of these signs weighs was learned on pages (data/titles.tsv, written by training/train_titles.py alone).
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import exp, log
from typing import Final

from .features import WORD, Features
from .fronts import read_front
from .model import HintKind, Label, Labelled
from .people import is_named_like_a_person, spoken_words
from .strays import KEPT_FROM

__all__ = ["BREADCRUMB", "SIGNS", "candidates", "opens_text", "signs", "title_likelihoods"]

LONGEST: Final = 30  # words; the longest stated title of the bench's pages has 29
OPENING_WORDS: Final = 15  # of the paragraph with which the text begins
LONGEST_SENTENCE: Final = 20  # words of a title that reads as a sentence
SENTENCE_ENDS: Final = (".", "…", ".”", '."')
INTO: Final = 3  # lines of the text among which a title may stand
SHORTEST_TOPIC_WORD: Final = 4  # letters; shorter ones are mostly grammar
BREADCRUMB: Final = re.compile(r"^\W*[|/>]| [>›»] |\|.*\|| / .* / ")
MOST_NAME_WORDS, MOST_LINK_WORDS = 4, 2
PROSE_REACH: Final = 30  # lines before a candidate among which running text may stand
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
    head: tuple[str, ...]  # the lines before the text, sorted
    backwards: tuple[str, ...]  # the same spelled backwards, sorted


SIGNS: Final = (
    *(f"words_{most}" for most in (*LENGTHS, "more")),
    *(f"distance_{most}" for most in (*DISTANCES, "more")),
    *(
        "within",
        "topic",
        "frequent",
        "opening",
        "front_1",
        "front_3",
        "front_6",
        "front_before",
        "first",
        "last",
        "repeated",
        "heading",
        "ends_stop",
    ),
    *(
        "ends_colon",
        "question",
        "number",
        "breadcrumb",
        "capitals",
        "capitalised",
        "lower",
        "section_later",
        "extended",
        "ends_other",
        "person",
    ),
    *("likely", "likely_next", "longest", "prose_before", "link_words", "no_words", "is_front", "front_next_two"),
)


def candidates(labelled: Sequence[Labelled], features: Sequence[Features]) -> list[int]:
    """Return the lines that may be the title, in their order."""
    begin = _begin(features)
    found = [
        index
        for index, item in enumerate(labelled[: begin + INTO])
        if item.label in (Label.PARAGRAPH, Label.HEADING) and _may_be_title(index, features, begin)
    ]
    if found[:1] == [0] and not features[0].text.endswith(SENTENCE_ENDS):
        # A sentence under the file's first line is a short first paragraph.
        found = [index for index in found if not features[index].text.endswith(SENTENCE_ENDS)]
    before = [index for index in found if index < begin]
    return before if len(before) == 1 else found  # the only line over a text is its title


def _may_be_title(index: int, features: Sequence[Features], begin: int) -> bool:
    feature = features[index]
    no_end = (":", *SENTENCE_ENDS) if index > begin else ":"  # of what announces, and of a sentence of the text that has begun
    if feature.words > LONGEST or feature.hint is HintKind.OUTSIDE or feature.text.endswith(no_end):
        return False
    if not feature.is_prose and index < max(begin, 1):
        return True
    # A title may end as a sentence does; it is then shorter than what it stands over.
    is_over = any(after.words >= 2 * feature.words for after in features[index + 1 : index + 2])
    return feature.words <= LONGEST_SENTENCE and (is_over or (index < begin < len(features) and not feature.text.endswith(".")))


def title_likelihoods(indexes: Sequence[int], features: Sequence[Features], weights: Mapping[str, float]) -> dict[int, float]:
    """Return for each candidate how likely it is the title, if one of them is: all together 1."""
    every = signs(indexes, features)
    sums = [sum(weights.get(name, 0.0) * value for name, value in one.items()) for one in every]
    powers = [exp(one - max(sums)) for one in sums]
    return {index: power / sum(powers) for index, power in zip(indexes, powers, strict=True)}


def opens_text(feature: Features) -> bool:
    """Tell whether a paragraph is one with which the text may begin."""
    return feature.is_prose and feature.words >= OPENING_WORDS and feature.likely >= KEPT_FROM


def _begin(features: Sequence[Features]) -> int:
    return next((index for index, one in enumerate(features) if opens_text(one)), len(features))


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
        if (front := read_front(features[index].text, spoken))
        and (front.is_labelled or front.published or front.updated or front.is_known)
    )
    head = tuple(sorted(lower[:begin]))
    backwards = tuple(sorted(one[::-1] for one in head))
    return _Article(begin, Counter(words), frozenset(words[:OPENING]), fronts, lower, Counter(lower), head, backwards)


def topic_words(feature: Features) -> list[str]:
    """Return the words of a line that may say what it is about, in lower case."""
    return [word.casefold() for word in WORD.findall(feature.text) if len(word) >= SHORTEST_TOPIC_WORD or not word.isascii()]


def _signs(index: int, features: Sequence[Features], article: _Article, ranks: dict[int, int]) -> dict[str, float]:
    feature = features[index]
    distance = article.begin - index
    holding = {
        f"words_{next((most for most in LENGTHS if feature.words <= most), 'more')}",
        f"distance_{next((most for most in DISTANCES if distance <= most), 'more')}",
        *_true({"within": distance < 0, "first": ranks[index] == 0, "last": ranks[index] == len(ranks) - 1}),
        *_true(_of_form(feature)),
        *_true(_of_fronts(index, article.fronts)),
        *_true(_of_others(index, features, article)),
    }
    numbers = {**_of_words(feature, article), "longest": -log(2 + ranks[index]) / 3}
    numbers["likely_next"] = features[index + 1].likely if index + 1 < len(features) else 0.0
    return {**numbers, **dict.fromkeys(sorted(holding), 1.0)}


def _true(told: Mapping[str, bool]) -> Iterator[str]:
    return (name for name, holds in told.items() if holds)


def _of_words(feature: Features, article: _Article) -> dict[str, float]:
    """Return how far the text takes up a line's words, from 0 to 1 or as mean logarithm of counts."""
    own, words = topic_words(feature), feature.text.split()
    return {
        "topic": sum(word in article.topic for word in own) / max(5, len(own)),
        "frequent": sum(log(1 + article.topic[word]) for word in own) / max(3, len(own)),
        "opening": sum(word in article.opening for word in own) / max(3, len(own)),
        "capitalised": sum(word[0].isupper() for word in words) / max(1, len(words)),
        "likely": feature.likely,
    }


def _of_form(feature: Features) -> dict[str, bool]:
    text, words = feature.text, feature.text.split()
    return {
        "heading": feature.hint is HintKind.HEADING,
        "ends_stop": text.endswith((".", ",", ";")),
        "ends_colon": text.endswith(":"),
        "question": text.endswith("?"),
        "number": any(word[0].isdigit() for word in words),
        "breadcrumb": BREADCRUMB.search(text) is not None,
        "capitals": text.isupper() and len(words) > 1,
        "lower": text[:1].islower(),
        "no_words": not feature.words,
        "person": len(words) <= MOST_NAME_WORDS and is_named_like_a_person(text, frozenset()),
        "link_words": feature.words <= MOST_LINK_WORDS,
    }


def _of_fronts(index: int, fronts: frozenset[int]) -> dict[str, bool]:
    """Tell where lines with author or date stand around a line."""
    return {
        "is_front": index in fronts,
        "front_1": index + 1 in fronts,
        "front_next_two": index + 2 in fronts and index + 1 not in fronts,
        "front_3": not fronts.isdisjoint(range(index + 3, index + 5)),
        "front_6": not fronts.isdisjoint(range(index + 5, index + 9)),
        "front_before": not fronts.isdisjoint(range(index - 2, index)),
    }


def _of_others(index: int, features: Sequence[Features], article: _Article) -> dict[str, bool]:
    """Tell whether other lines say the same, or more: a page's title, a breadcrumb, a heading within the text."""
    own, lower = article.lower[index], article.lower
    is_long = " " in own
    return {
        "repeated": article.counts[own] > 1,
        "section_later": index <= article.begin and own in lower[article.begin + 1 :],
        "extended": is_long and _is_begun(own, article.head),
        "ends_other": is_long and _is_begun(own[::-1], article.backwards),
        "prose_before": any(one.is_prose for one in features[max(0, index - PROSE_REACH) : index]),
    }


def _is_begun(text: str, others: Sequence[str]) -> bool:
    """Tell whether one of others, which are sorted, begins with a text and goes on."""
    place = bisect_right(others, text)
    return place < len(others) and others[place].startswith(text)
