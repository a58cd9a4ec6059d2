"""Readings -> Article: what the features of all paragraphs need of the whole, summed up once."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import Any, Final

import numpy as np

from ..features import PROSE_WORDS
from ..glosses import NO_GLOSSES, Glosses
from ..tables import patterns
from .announcements import is_label
from .attribution_lines import attribution_lines
from .letters import Letter, answers, letters
from .likeness import Tokens, tokens_of
from .posts import Post, posts
from .reading import COUNTS, Reading, cues
from .voices import Voice

__all__ = ["FAR", "NONE", "PAIRS", "STYLES", "Article", "distances", "rates", "style"]

# Two ways to write the same; who keeps to one in an article is told from who keeps to the other.
STYLES: Final = tuple(
    (COUNTS.index(one), COUNTS.index(other))
    for one, other in (
        ("straight_apostrophe", "curly_apostrophe"),
        ("straight_quote", "opening_quote"),
        ("double_hyphen", "dash"),
        ("dots", "ellipsis"),
    )
)
Array = np.ndarray[Any, Any]
PAIRS: Final = ("apostrophe", "quote", "dash", "dots")
COMMON: Final = tuple(COUNTS.index(word) for word in ("the", "of", "and", "to"))
ENGLISH: Final = 50  # in 1/1000; English prose has about 150 of COMMON, other languages next to none
FEW_REPORTS: Final = 0.25  # of the paragraphs of prose; an author who has more is a newsroom
CODE: Final = re.compile(r"[=<>{}|_#$\\^~`@;]")
COMMENT: Final = re.compile(r"//|/\*|<!--")  # before what is said in code
# "levels = [float(line) for line in gauge]", "open(path)", "def level(line):": what prose never is as a whole.
STATEMENT: Final = re.compile(
    r"[A-Za-z_][\w.]*(?:\[[^\]]*\])? ?[-+*/]?= ?[^=\s].*[\])}\"';\d]$|[A-Za-z_]\w*(?:\.\w+)*\(.*\)[;:]?$"
    r"|(?:class|const|def|fn|for|from|func|function|if|import|let|private|public|return|static|var|while) .*[;{}]$"
    r"|(?:class|def) .*:$"
)
CODE_SHARE: Final = 0.02  # of the characters; prose has hardly any of them
LABELS: Final = 6  # different ones, which make a list of the paragraphs below them
FAR: Final = 10  # paragraphs; no distance matters beyond
NONE: Final = -1  # there is no such paragraph


@dataclass(frozen=True)
class Article:
    """The readings of an article's body, the kind of each (0 paragraph, 1 heading, 2 list item, 3 other), its habits.

    ``glosses`` are those of its language, ``verse`` the paragraphs that keep their lines.
    """

    readings: tuple[Reading, ...]
    kinds: tuple[int, ...]
    habits: tuple[Voice, ...]
    glosses: Glosses = NO_GLOSSES
    verse: frozenset[int] = frozenset()

    @cached_property
    def texts(self) -> tuple[str, ...]:
        """Return the paragraphs as they are."""
        return tuple(reading.text for reading in self.readings)

    @cached_property
    def totals(self) -> tuple[int, ...]:
        """Sum COUNTS over the article."""
        return tuple(map(sum, zip(*(reading.counts for reading in self.readings), strict=True)))

    @cached_property
    def has_known_words(self) -> bool:
        """Tell by the commonest words, in English or glossed, whether the model's words can say anything about the article."""
        common = sum(self.totals[place] for place in COMMON)
        return 1000 * common >= ENGLISH * sum(self.lengths)

    @cached_property
    def is_measured(self) -> bool:
        """Tell whether how sure the model is was compared with articles in the language."""
        return self.has_known_words and self.glosses.is_measured

    @cached_property
    def reports(self) -> tuple[str | None, ...]:
        """Return the words by which each paragraph of prose shows that a newsroom wrote it; none where the author is one."""
        found = [_newsroom(reading) if self.is_prose(at) else None for at, reading in enumerate(self.readings)]
        prose = sum(map(self.is_prose, range(len(found))))
        return tuple(found) if sum(map(bool, found)) <= FEW_REPORTS * prose else (None,) * len(found)

    @cached_property
    def is_uniform(self) -> bool:
        """Tell whether nobody is given a courtesy title and one way of typing quotation marks is all there is."""
        is_titled = any(voice.honorifics for voice in self.habits)
        return not is_titled and not (
            any(voice.straight for voice in self.habits) and any(voice.curly for voice in self.habits)
        )

    @cached_property
    def is_code(self) -> tuple[bool, ...]:
        """Tell of each paragraph whether it is a command, its output, a comment or a formula; the bench has lost most code."""
        return tuple(_is_code(reading.text) for reading in self.readings)

    @cached_property
    def tokens(self) -> Tokens:
        """Return which words and marks each paragraph has."""
        return tokens_of([reading.tokens for reading in self.readings])

    @cached_property
    def labels(self) -> frozenset[int]:
        """Return the lines that label the paragraphs below them: "Toothbrush:", "Shampoo:" and so on."""
        found = [index for index, reading in enumerate(self.readings) if is_label(reading.text)]
        return frozenset(found) if len({self.readings[index].plain for index in found}) >= LABELS else frozenset()

    @cached_property
    def letters(self) -> dict[int, Letter]:
        """Return the letters that the text takes in, by their first paragraph."""
        return {letter.first: letter for letter in letters(self.texts)}

    @cached_property
    def is_answer(self) -> frozenset[int]:
        """Return the paragraphs in which a column's author answers letters: from each answer's greeting to the next letter."""
        firsts = [*sorted(self.letters), len(self.readings)]
        return frozenset(
            index for place in answers(self.texts) for index in range(place, next(first for first in firsts if first > place))
        )

    @cached_property
    def attributions(self) -> dict[int, float]:
        """Return the lines that say whose the quotation above them is, with how likely each belongs to it."""
        return attribution_lines(self.texts)

    @cached_property
    def posts(self) -> tuple[Post, ...]:
        """Return the posts of social networks that the text embeds."""
        return tuple(posts(self.texts))

    @cached_property
    def is_post(self) -> frozenset[int]:
        """Return which paragraphs are a post or its credit."""
        return frozenset(index for post in self.posts for index in range(post.first, post.end))

    def is_prose(self, index: int) -> bool:
        """Tell whether a paragraph is long enough for its habits to count."""
        return self.lengths[index] >= PROSE_WORDS

    @cached_property
    def lengths(self) -> tuple[int, ...]:
        """Count the words of each paragraph."""
        return tuple(len(reading.words) for reading in self.readings)

    @cached_property
    def bigrams(self) -> tuple[frozenset[tuple[str, str]], ...]:
        """Return each paragraph's pairs of words."""
        return tuple(frozenset(pairwise(reading.words)) for reading in self.readings)


def _is_code(text: str) -> bool:
    if COMMENT.match(text) or STATEMENT.match(text):
        return True
    return len(CODE.findall(text)) > CODE_SHARE * len(text)


def _newsroom(reading: Reading) -> str | None:
    if cues("newsroom").isdisjoint(reading.words):
        return None  # the patterns are slow
    return next(
        (str(found[0]) for pattern, _reason in patterns("newsroom.tsv") if (found := pattern.search(reading.text))), None
    )


def rates(counts: Array, words: Array) -> Array:
    """Return counts in 1/1000 of the words; a row a paragraph."""
    return np.asarray(counts * (1000 / np.maximum(1, words))[:, None]).astype(int)


def style(counts: Array) -> Array:
    """Return for each of STYLES from -1000 (all the other way) to 1000 (all the one way); a row a paragraph."""
    one, other = counts[:, [one for one, _other in STYLES]], counts[:, [other for _one, other in STYLES]]
    return np.asarray(2000 * (one - other) // (2 * (one + other) + 1))


def distances(flags: Sequence[bool]) -> list[int]:
    """Return how many paragraphs below each the next flag stands, FAR for farther or never."""
    out, distance = [], FAR
    for flag in reversed(flags):
        out.append(distance)
        distance = 1 if flag else min(FAR, distance + 1)
    return out[::-1]
