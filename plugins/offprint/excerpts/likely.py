"""What nets and trees say of an article -> what may start an excerpt, and how far it may go on.

Plain signs (signs.py) add to what was said, and what is plain to see (evidence.py) has the last word. The sum over
all starts and ends is the probability of a paragraph (search.py; a segmental model in the sense of Sarawagi and Cohen,
"Semi-Markov conditional random fields for information extraction", NIPS 2004).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from ..arrays import probability
from .asking import Asked, Step
from .evidence import goes_on, is_announced, starts
from .signs import START, STEP, signs_of_start, signs_of_step, worth

__all__ = ["FAINT", "LONGEST", "Likely", "likely_excerpts"]

FAINT: Final = -5.5  # log odds of a start that next to no sign makes likely (training/README.md)
UNREAD: Final = 1.0  # log odds that starts lack where no word is known that would speak for them
WORTH_A_LOOK: Final = 0.03  # a paragraph less likely to start an excerpt is not followed
WORTH_QUOTING: Final = 0.5  # an excerpt more likely than this makes another of its kind likelier
WORTH_GOING_ON: Final = 0.03  # a segment less likely than this is not followed
LONGEST: Final = 40  # paragraphs of an excerpt
PORTION: Final = 6  # paragraphs asked about at once; most excerpts end in the first


@dataclass(frozen=True, slots=True)
class Likely:
    """A start that may be one, its probability, and for each paragraph after it that the excerpt goes on."""

    index: int
    start: float
    goes_on: tuple[float, ...]
    is_announced: bool = False  # the line before ends as one that announces


def likely_excerpts(asked: Asked) -> list[Likely]:
    """Return what may start an excerpt, in order."""
    article = asked.article
    found: list[tuple[int, float]] = []
    is_quoting = False
    unread = 0.0 if article.has_known_words else UNREAD
    signs = [
        worth(asked.signs[START], signs_of_start(article, index)) if odds >= FAINT else 0.0
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


def _worth_of(asked: Asked, steps: Sequence[Step]) -> list[float]:
    """Return what the signs of steps add; they were learned in English, and in other languages they are often wrong."""
    if not asked.article.has_known_words:
        return [0.0] * len(steps)
    return [worth(asked.signs[STEP], signs_of_step(asked.article, *step)) for step in steps]
