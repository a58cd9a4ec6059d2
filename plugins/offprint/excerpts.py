"""Labelled blocks -> the same with excerpts, their lead-ins and sources found.

An excerpt starts after a line that announces one (data/lead_ins.tsv) or where the page's
markup quotes. It goes on as long as the next paragraph shows habits of the quoted voice
that the article's own paragraphs do not have, and ends at the first that does not. A
wrong quotation puts words into somebody's mouth, so doubt ends it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from typing import Final

from .features import PROSE_WORDS, Features, Voice, Zone
from .model import HintKind, Label, Labelled
from .tables import patterns, rows, words

__all__ = ["find_excerpts"]

SHORTEST: Final = 8  # words of a first paragraph
LEAD_IN_WORDS: Final = 8  # a longer line that announces is a paragraph of the author's
# How much surer the naming of a publication makes a lead-in of each kind; shares of the bench.
PUBLICATION_GAIN: Final = {"name": 0.6, "person": 0.05, "verb": 0.1, "colon": 0.35}
# Of excerpts after a sentence that says who writes, 89 in 100 are real where it names somebody,
# 81 where it does not, 50 where moreover the paragraph is short (measured on the bench).
NAMED: Final = re.compile(r"(?<!^)\b[A-ZÀ-Þ]\w{2,}")
LAST_SENTENCE: Final = re.compile(r"(?<=[.!?]) ")
UNNAMED: Final = 0.15
UNNAMED_AND_SHORT: Final = 0.3
CODE_CHARACTER: Final = re.compile(r"[=<>{}|_#$\\^~`@]")
CODE_SHARE: Final = 0.02  # of the characters; prose has hardly any of them
ANNOUNCING: Final = (":", ",")  # no pattern of lead_ins.tsv matches a line that ends otherwise
LEAST: Final = 0.3  # below this not one in three is an excerpt, and nobody wants to look at them all
STEP: Final = 0.05  # confidence lost with each further paragraph


@dataclass(frozen=True, slots=True)
class _Start:
    """A line that announces an excerpt: how sure, why, and whom it names."""

    confidence: float
    reason: str
    source: str | None


@dataclass(slots=True)
class _Habits:
    """The habits of one writer over all paragraphs added so far."""

    honorifics: set[str] = field(default_factory=set)
    bare_names: set[str] = field(default_factory=set)
    straight: bool = False
    curly: bool = False

    def add(self, voice: Voice) -> None:
        self.honorifics |= voice.honorifics
        self.bare_names |= voice.bare_names
        self.straight |= voice.straight
        self.curly |= voice.curly


def find_excerpts(labelled: Sequence[Labelled], features: Sequence[Features]) -> list[Labelled]:
    """Label excerpts and stand-alone lead-ins; group numbers count from 1."""
    out = list(labelled)
    group = _mark_up(out)
    own = _Habits()
    index = 0
    while index < len(out):
        start = _start(out, features, index) if index else None
        if start is None:
            if features[index].is_prose and out[index].label is not Label.EXCERPT:
                own.add(features[index].voice)
            index += 1
            continue
        group += 1
        end = _end(out, features, index, own)
        _mark(out, features, range(index, end), start, group)
        index = end
    return out


def _mark_up(out: list[Labelled]) -> int:
    """Take over the quotations of the markup; return how many there are."""
    groups: set[int] = set()
    for index, item in enumerate(out):
        hint = item.block.hint
        if hint and hint.kind is HintKind.QUOTE and item.label is Label.PARAGRAPH:
            groups.add(hint.group)
            out[index] = replace(
                item,
                label=Label.EXCERPT,
                confidence=0.95,
                reason="a blockquote in the page's markup",
                group=hint.group,
                source=_announced_source(out, index),
            )
    return max(groups, default=0)


def _announced_source(out: Sequence[Labelled], index: int) -> str | None:
    """Name the source when the line before the quotation does."""
    if not index:
        return None
    before, hint = out[index - 1], out[index].block.hint
    if before.label is Label.EXCERPT and hint and before.group == hint.group:
        return before.source
    found = _announcement(before.block.text)
    return found.source if found else None


def _start(out: Sequence[Labelled], features: Sequence[Features], index: int) -> _Start | None:
    item, before = out[index], out[index - 1]
    if item.label is not Label.PARAGRAPH or before.label is not Label.PARAGRAPH or features[index].hint:
        return None
    feature = features[index]
    if feature.words < SHORTEST or feature.ends_colon or feature.zone is Zone.HEAD or _is_code(feature.text):
        return None
    start = _announcement(features[index - 1].text)
    if start is None:
        return None
    if start.source is None and not NAMED.search(LAST_SENTENCE.split(features[index - 1].text)[-1]):
        doubt = UNNAMED if feature.words >= PROSE_WORDS else UNNAMED_AND_SHORT
        start = replace(start, confidence=round(start.confidence - doubt, 2))
    return start if start.confidence >= LEAST else None


def _is_code(text: str) -> bool:
    """Tell a command or its output, which colons announce as often as they do excerpts."""
    return len(CODE_CHARACTER.findall(text)) > CODE_SHARE * len(text)


def _announcement(text: str) -> _Start | None:
    if not text.endswith(ANNOUNCING):
        return None
    for pattern, (kind, confidence, why) in patterns("lead_ins.tsv"):
        if match := pattern.search(text):
            name = match.groupdict().get("source")
            publication = _publication(name) if name else _known_publication(text)
            certainty = float(confidence) + (PUBLICATION_GAIN[kind] if publication else 0.0)
            reason = f"{why}, “{match[0].strip()}”" if name else why
            # A capitalised line with a colon is a heading more often than a person.
            source = publication or (name if kind == "person" else None)
            return _Start(round(certainty, 2), reason, source)
    return None


@cache
def _publications() -> dict[str, str]:
    return {row[0]: row[1] for row in rows("publications.tsv")}


def _publication(name: str) -> str | None:
    """Return the name to show when it is a publication's, by the list or by a word such as "Times"."""
    known = _publications().get(name)
    return known or (None if words("publication_words.txt").isdisjoint(name.split()) else name)


def _known_publication(text: str) -> str | None:
    """Name the publication that the announcing sentence mentions, when it mentions just one."""
    padded = " " + text.replace(",", " ").replace(":", " ").replace("'s", " ") + " "
    named = {shown for written, shown in rows("publications.tsv") if f" {written} " in padded}
    return named.pop() if len(named) == 1 else None


def _end(out: Sequence[Labelled], features: Sequence[Features], start: int, own: _Habits) -> int:
    """Return the index after the last paragraph in which the quoted voice still speaks."""
    quoted = _Habits()
    quoted.add(features[start].voice)
    end = start + 1
    while end < len(out) and _may_go_on(out[end], features[end]) and _same_voice(features[end].voice, quoted, own):
        quoted.add(features[end].voice)
        end += 1
    return end


def _may_go_on(item: Labelled, feature: Features) -> bool:
    return item.label is Label.PARAGRAPH and feature.is_prose and feature.hint is None


def _same_voice(voice: Voice, quoted: _Habits, own: _Habits) -> bool:
    """Tell whether a paragraph speaks as the excerpt so far does and the author does not."""
    if voice.bare_names & quoted.honorifics and not voice.honorifics:
        return False  # "Putin" again, after an excerpt that says "Mr. Putin"
    if any(name in own.bare_names and name not in own.honorifics for name in voice.honorifics):
        return True  # "Mr. Putin", where the author says "Putin"
    if voice.honorifics and not quoted.honorifics <= own.honorifics:
        return True  # "Mr." again, which the author does not say of those
    if quoted.curly and not quoted.straight and own.straight and not own.curly:
        return voice.curly and not voice.straight
    if quoted.straight and not quoted.curly and own.curly and not own.straight:
        return voice.straight and not voice.curly
    return False


def _mark(out: list[Labelled], features: Sequence[Features], span: range, start: _Start, group: int) -> None:
    before = span[0] - 1
    if features[before].words <= LEAD_IN_WORDS:
        out[before] = replace(
            out[before], label=Label.LEAD_IN, confidence=start.confidence, reason="announces the excerpt after it"
        )
    for index in span:
        out[index] = replace(
            out[index],
            label=Label.EXCERPT,
            confidence=round(max(0.0, start.confidence - STEP * (index - span[0])), 2),
            reason=start.reason if index == span[0] else "goes on in the voice of the excerpt, unlike the article's own",
            group=group,
            source=start.source,
        )
