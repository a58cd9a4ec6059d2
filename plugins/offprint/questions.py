"""Labelled lines -> the same with the questions found that head their answers.

On a page they unfold what is below, or stand in boxes of their own. In stripped text the same list is known by what heads it,
"Frequently asked questions"; elsewhere a question between paragraphs may be the author's own, or an interviewer's.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise, takewhile
from typing import Final

from .features import Features
from .model import Label, Labelled
from .strays import BODY
from .tables import expand

__all__ = ["find_questions"]

QUESTION_WORDS: Final = range(3, 21)
ANSWER_WORDS: Final = 12  # at least, where nothing else says that it is an answer
FEW_WORDS: Final = 4  # of an answer in a list of questions
BOXED, LISTED = 3, 2  # questions that are answered, at least
SPOKEN_IN: Final = frozenset({"p", "li", "td", "th", "blockquote", "figcaption"})  # an interview's questions are paragraphs
LIST_HEAD: Final = re.compile(expand("<<question_list>>"), re.IGNORECASE)
LIST_HEAD_WORDS: Final = 12
ANSWERED: Final = re.compile(r"A[.:] ")


def find_questions(labelled: Sequence[Labelled], features: Sequence[Features]) -> list[Labelled]:
    """Label as headings the questions over their answers: those in boxes of their own, and those of a list of questions."""
    out = list(labelled)
    kept = [index for index, item in enumerate(labelled) if item.label in BODY]
    boxed = [at for at, below in pairwise(kept) if _is_boxed(labelled[at], features[at]) and _answers(features[below])]
    if len(boxed) >= BOXED:
        _head(out, boxed, "a question in a box of its own over its answer, as others of the page")
    for head, questions in _listed(labelled, features, kept):
        where = f"“{features[head].text}” (line {labelled[head].block.lines[0]})"
        _head(out, questions, f"a question over its answer under {where}")
        _head(out, [head], "heads questions and their answers")
    return out


def _head(out: list[Labelled], places: Iterable[int], reason: str) -> None:
    for index in places:
        if out[index].label is Label.PARAGRAPH:
            out[index] = replace(out[index], label=Label.HEADING, confidence=0.8, reason=reason)


def _is_boxed(item: Labelled, feature: Features) -> bool:
    place = item.block.place
    return item.label is Label.PARAGRAPH and place is not None and place.tag not in SPOKEN_IN and _is_question(feature)


def _is_question(feature: Features) -> bool:
    return feature.text.endswith("?") and feature.words in QUESTION_WORDS


def _answers(feature: Features, fewest: int = ANSWER_WORDS) -> bool:
    return feature.words >= fewest and not feature.text.endswith("?")


def _listed(labelled: Sequence[Labelled], features: Sequence[Features], kept: Sequence[int]) -> Iterator[tuple[int, list[int]]]:
    """Yield the head of each list of questions with these, down to the next heading that is none."""
    heads = [place for place, at in enumerate(kept) if _heads_list(labelled[at], features[at])]
    for head in heads:
        below = takewhile(lambda at: _is_in_list(labelled[at], features[at]), kept[head + 1 :])
        questions = [at for at, after in pairwise(below) if _is_listed(features[at]) and _answers(features[after], FEW_WORDS)]
        if len(questions) >= LISTED:
            yield kept[head], questions


def _heads_list(item: Labelled, feature: Features) -> bool:
    may_head = item.label in (Label.HEADING, Label.PARAGRAPH) and feature.words <= LIST_HEAD_WORDS and not feature.ends_sentence
    return may_head and LIST_HEAD.search(feature.text) is not None


def _is_in_list(item: Labelled, feature: Features) -> bool:
    return item.label is not Label.HEADING or _is_question(feature)


def _is_listed(feature: Features) -> bool:
    return _is_question(feature) and not ANSWERED.match(feature.text)
