"""A line that may be the title -> its signs: its words and form, where it stands and what stands around it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from math import log
from typing import Final

from .dates import find_dates
from .features import WORD, Features
from .fronts import says_outright
from .model import HintKind
from .people import is_named_like_a_person, spoken_words
from .strays import KEPT_FROM
from .tables import words

__all__ = ["BREADCRUMB", "INTO", "LONGEST_DEK", "SIGNS", "begin_of_text", "is_mostly_small", "opens_text", "signs"]

OPENING_WORDS: Final = 15  # of the paragraph with which the text begins
INTO: Final = 3  # lines of the text among which a title may stand
SHORTEST_TOPIC_WORD: Final = 4  # letters; shorter ones are mostly grammar
BREADCRUMB: Final = re.compile(r"^\W*[|/>]| [>›»] |\|.*\|| / .* / ")
YEAR: Final = re.compile(r"\b20\d\d\b")
MOST_NAME_WORDS, MOST_LINK_WORDS = 4, 2
PROSE_REACH: Final = 30  # lines before a candidate among which running text may stand
OPENING: Final = 120  # words of the text that open it
SENTENCE, LONGEST_DEK = 8, 45  # words of a line below that may be a dek or the text's first sentence, and of a dek
SHORT, NEAR = 4, 3  # words of a line as menus have them, lines above among which they are counted
ALIKE, FEWEST_ALIKE = 2, 3  # words by which two items of a list differ, words that they have
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
    *("dated", "year", "pipe", "colon", "opening_word", "over_sentence", "over_dek", "under_candidate", "alike_after"),
    *("likely_before", "short_before"),
)


def opens_text(feature: Features) -> bool:
    """Tell whether a paragraph is one with which the text may begin."""
    return feature.is_prose and feature.words >= OPENING_WORDS and feature.likely >= KEPT_FROM


def begin_of_text(features: Sequence[Features]) -> int:
    """Return the place of the paragraph with which the text begins, one past the last where there is none."""
    return next((index for index, one in enumerate(features) if opens_text(one)), len(features))


def signs(indexes: Sequence[int], features: Sequence[Features]) -> list[dict[str, float]]:
    """Return for each candidate the signs that it has, by name."""
    if not indexes:
        return []
    article = _article(features)
    ranks = {index: rank for rank, index in enumerate(indexes)}
    return [_signs(index, features, article, ranks) for index in indexes]


def _article(features: Sequence[Features]) -> _Article:
    begin = begin_of_text(features)
    text = [feature for feature in features if feature.likely >= KEPT_FROM and feature.is_prose]
    words = [word for feature in text for word in topic_words(feature)]
    spoken = spoken_words(tuple(feature.text for feature in features))
    lower = tuple(feature.text.casefold() for feature in features)
    end = begin + INTO
    fronts = frozenset(index for index, feature in enumerate(features[:end]) if says_outright(feature.text, spoken))
    head = tuple(sorted(lower[:begin]))
    backwards = tuple(sorted(one[::-1] for one in head))
    return _Article(begin, Counter(words), frozenset(words[:OPENING]), fronts, lower, Counter(lower), head, backwards)


def topic_words(feature: Features) -> list[str]:
    """Return the words of a line that may say what it is about, in lower case."""
    return [word for word in WORD.findall(feature.text.casefold()) if len(word) >= SHORTEST_TOPIC_WORD or not word.isascii()]


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
        *_true(_of_neighbours(index, features, ranks)),
    }
    numbers = {**_of_words(feature, article), "longest": -log(2 + ranks[index]) / 3}
    numbers["likely_next"] = features[index + 1].likely if index + 1 < len(features) else 0.0
    numbers["likely_before"] = features[index - 1].likely if index else 0.0
    numbers["short_before"] = sum(one.words <= SHORT for one in features[max(0, index - NEAR) : index]) / NEAR
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
    text, own = feature.text, feature.text.split()
    is_dated = bool(find_dates(text))
    return {
        "heading": feature.hint is HintKind.HEADING,
        "ends_stop": text.endswith((".", ",", ";")),
        "ends_colon": text.endswith(":"),
        "question": text.endswith("?"),
        "number": any(word[0].isdigit() for word in own),
        "breadcrumb": BREADCRUMB.search(text) is not None,
        "capitals": text.isupper() and len(own) > 1,
        "lower": text[:1].islower(),
        "no_words": not feature.words,
        "person": len(own) <= MOST_NAME_WORDS and is_named_like_a_person(text, frozenset()),
        "link_words": feature.words <= MOST_LINK_WORDS,
        "dated": is_dated,
        "year": not is_dated and YEAR.search(text) is not None,
        "pipe": "|" in text,
        "colon": ": " in text,
        "opening_word": text.casefold().startswith(_openings()),
    }


@cache
def _openings() -> tuple[str, ...]:
    return tuple(f"{word} " for word in words("title_openings.txt"))


def is_mostly_small(text: str) -> bool:
    """Tell a sentence from a name with a post or a title in capitals: most of its words are small."""
    parts = text.split()
    return 2 * sum(part[0].islower() for part in parts) >= len(parts)


def _of_neighbours(index: int, features: Sequence[Features], ranks: Mapping[int, int]) -> dict[str, bool]:
    """Tell what stands right above a line and right below it: another line that may be the title, a dek, the text."""
    own = features[index]
    after = features[index + 1] if index + 1 < len(features) else None
    is_over = after is not None and after.words >= max(SENTENCE, own.words + 1) and is_mostly_small(after.text)
    is_text = after is not None and (after.words > LONGEST_DEK or (after.is_prose and after.likely >= KEPT_FROM))
    is_alike = after is not None and index + 1 in ranks and abs(after.words - own.words) <= ALIKE
    return {
        "over_sentence": is_over,
        "over_dek": is_over and not is_text,
        "under_candidate": index - 1 in ranks,
        "alike_after": is_alike and own.words >= FEWEST_ALIKE,
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
