"""Labelled lines -> those around the title, or right behind the text, that say who wrote the article and when.

Each with how sure it is and how far from the title. What is said outright ("By …", "Published on …") is surer than a name or
a date alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from .features import Features, is_wholly_quoted
from .fronts import Front, read_front
from .given_names import is_known_given_name
from .model import HintKind, Label, Labelled
from .people import is_named_like_a_person, is_post, names_in, spoken_words, written_as_name
from .strays import BODY, DROPPED
from .title_signs import opens_text

__all__ = ["FRONTS", "NEXT", "FrontLine", "front_lines"]

BEFORE: Final = 8  # lines before the title in which the article's author or date may stand
AFTER: Final = 40  # lines after it, as far as no text has begun
INTO: Final = 6  # lines of the text among which a byline may stand
BEHIND: Final = 8  # lines behind the text
FAR: Final = 25  # lines from the title; what is farther is as far
FAR_BEHIND: Final = 18  # what stands behind the text is as far as so many lines after the title, at least
NEAR_TEXT: Final = 3  # what stands right before the text is no farther than so many lines
OUTRIGHT, TOGETHER, ALONE = 30, 20, 10  # how sure a line is, in lines of distance
REACH: Final = {OUTRIGHT: 2 * AFTER, TOGETHER: 15, ALONE: 3}
VALUE_LINES: Final = 2  # after a label that stands alone
FRONTS: Final = frozenset({Label.BYLINE, Label.PUBLISHED, Label.UPDATED})
MAY_BE: Final = (BODY | DROPPED | FRONTS | {Label.DEK}) - {Label.REPEATED, Label.COMMENTS}
SENTENCE_WORDS: Final = 6  # of a line that announces another
FEW_WORDS: Final = 8  # of a line that is a name or a post
NAME_WORDS: Final = 5  # of a name that begins with no common one
NEXT: Final = 2  # lines within which co-authors follow each other, and names their date
# What heads a list, though it stands where a name would.
STOPPED: Final = re.compile(r"\b(?:contents|posts|articles)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class FrontLine:
    """What a line says, with the lines that say it, how sure it is and how far from the title."""

    lines: tuple[int, ...]
    front: Front
    surety: int
    distance: int

    @property
    def weight(self) -> int:
        """How much speaks for the line: its surety, less its distance."""
        return self.surety - min(self.distance, FAR)


def front_lines(labelled: Sequence[Labelled], features: Sequence[Features]) -> list[FrontLine]:
    """Return what the lines say, in their order."""
    return list(_Reader(labelled, features).read())


class _Reader:
    """Reads the lines around a title and behind the text."""

    def __init__(self, labelled: Sequence[Labelled], features: Sequence[Features]) -> None:
        self.labelled, self.features = labelled, features
        self.title = next((index for index, item in enumerate(labelled) if item.label is Label.TITLE), None)
        text = [index for index, feature in enumerate(features) if index != self.title and opens_text(feature)]
        after = [index for index in text if self.title is None or index > self.title]
        self.begin = after[0] if after else len(features)
        self.end = text[-1] if text else len(features)
        self.anchor = self.begin if self.title is None else self.title
        # Some pages have their title twice above the text; what stands by the first copy is as near as by the title.
        copies = (index for index, item in enumerate(labelled[: self.anchor]) if item.label is Label.REPEATED)
        self.first = next(copies, self.anchor)
        self.spoken = spoken_words(tuple(feature.text for feature in features))
        self.fronts: dict[int, Front | None] = {}

    def read(self) -> Iterator[FrontLine]:
        """Yield what the lines say, in their order."""
        total = len(self.features)
        head = range(max(0, self.first - BEFORE), min(self.begin, self.anchor + AFTER, total))
        before = range(max(head.stop, self.begin - BEFORE), min(self.begin + INTO, total))
        behind = range(max(before.stop, self.end), min(self.end + BEHIND, total))
        valued: set[int] = set()
        for index in (*head, *before, *behind):
            if index in valued or not self._may_be(index):
                continue
            front = self._front(index)
            if front is None or (not front.authors and self._is_announced(index)) or self._attributes(index, front):
                continue
            lines: tuple[int, ...] = (index,)
            if front.expects:
                lines, front = self._with_value(index, front)
                valued.update(lines)
            surety = self._surety(index, front)
            distance = self._distance(index)
            if surety and distance <= REACH[OUTRIGHT if self._is_below_byline(index) else surety]:
                yield FrontLine(lines, front, surety, distance)

    def _may_be(self, index: int) -> bool:
        return self.labelled[index].label in MAY_BE and self.features[index].hint is not HintKind.OUTSIDE

    def _is_announced(self, index: int) -> bool:
        """Tell whether a sentence announces the line: "Each line looks like this:" does not say when it was published."""
        if not index or not self.features[index - 1].ends_colon or self.features[index - 1].words < SENTENCE_WORDS:
            return False
        front = self._front(index - 1)
        return front is None or not front.expects

    def _attributes(self, index: int, front: Front) -> bool:
        """Tell whether a name says who is quoted right above it: "“It runs.”" and below it "Ines Calloway", among the text."""
        is_name = bool(front.authors) and not (front.is_labelled or front.published or front.updated or front.expects)
        return is_name and index > self.begin and is_wholly_quoted(self.labelled[index - 1].block.text)

    def _front(self, index: int) -> Front | None:
        if index not in self.fronts:
            self.fronts[index] = read_front(self.features[index].text, self.spoken)
        return self.fronts[index]

    def _with_value(self, index: int, front: Front) -> tuple[tuple[int, ...], Front]:
        """Add what the lines after a label say that it announces: "Written by", "Published on"."""
        lines = [index]
        for at in range(index + 1, min(index + 1 + VALUE_LINES, len(self.features))):
            after = self._front(at)
            if front.expects == "byline":
                names = self._names(at)
                if not names or (front.authors and not self._is_person(at)):
                    break
                front = replace(front, authors=(*front.authors, *names), is_labelled=True)
                if after is not None:
                    front = replace(front, published=front.published or after.published, updated=front.updated or after.updated)
                lines.append(at)
            elif after is not None and (date := after.published or after.updated):
                front = replace(_with_date(front, date), authors=front.authors or after.authors, expects="")
                lines.append(at)
                break
        return tuple(lines), front

    def _names(self, index: int) -> tuple[str, ...]:
        """Return the names with which a line begins that a label announces."""
        front = self._front(index)
        if front is not None and (front.expects or front.published or front.is_labelled):
            return front.authors
        text = self.features[index].text
        names = names_in(text if len(text.split()) <= FEW_WORDS else text.partition(",")[0])
        is_named = all(
            written_as_name(name) and (is_known_given_name(name) or 1 < len(name.split()) <= NAME_WORDS) for name in names
        )
        return names if names and is_named and not STOPPED.search(text) else ()

    def _is_person(self, index: int) -> bool:
        return is_named_like_a_person(self.features[index].text, self.spoken) and not is_post(self.features[index].text)

    def _surety(self, index: int, front: Front) -> int:
        if front.is_labelled or front.is_told:
            return OUTRIGHT
        if front.published or front.updated:
            return TOGETHER if not front.authors or front.is_known else ALONE
        if not front.authors:
            return 0
        near = [
            self._front(at)
            for at in range(max(0, index - NEXT), min(index + NEXT + 1, len(self.features)))
            if at not in {index, self.title}
        ]
        is_dated = any(one is not None and (one.published or one.updated or one.expects) for one in near)
        below = self.features[index + 1 : index + 2]
        if is_dated or any(one.words <= FEW_WORDS and is_post(one.text) for one in below):
            return TOGETHER if front.is_known else ALONE
        return ALONE if front.is_known else 0

    def _is_below_byline(self, index: int) -> bool:
        """Tell whether a line stands right below one that names authors with a word such as "by", so is as near as that."""
        above = self.fronts.get(index - 1)
        return above is not None and above.is_labelled and not above.expects

    def _distance(self, index: int) -> int:
        if self.anchor < index <= self.begin + INTO:
            return min(index - self.anchor, abs(self.begin - index) + NEAR_TEXT)
        if self.first < index < self.anchor:
            return min(index - self.first, 2 * (self.anchor - index))
        if index < self.anchor:
            return 2 * (self.first - index)
        return FAR_BEHIND + index - self.end


def _with_date(front: Front, date: str) -> Front:
    told = replace(front, is_told=True)
    return replace(told, updated=date) if front.expects == "updated" else replace(told, published=date)
