"""Labelled blocks -> the same with the title, its repetitions and the dek found.

The title is a line of the text's head: the one whose words the body takes up, that has a
title's length, and that stands near the body or first of all. Changes labels only.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from .features import WORD, Features, Zone
from .model import HintKind, Label, Labelled

__all__ = ["find_headline"]

LONGEST_TITLE: Final = 30  # words; the bench's longest stated title has 29
SHORTEST_DEK, LONGEST_DEK = 5, 45  # words
USUAL_TITLE: Final = range(4, 21)  # words
FEW: Final = 6  # candidates; with no more than these the first line is likelier the title than a menu's
SHORTEST_TOPIC_WORD: Final = 4  # letters; shorter ones are mostly grammar
SUFFIX: Final = re.compile(r" [|–—·:»-] (?P<publisher>[^|]{2,60})")
# Lines that stand between a dek and the body.
FRONT: Final = frozenset({Label.BYLINE, Label.PUBLISHED, Label.UPDATED, Label.CREDIT, Label.COUNTER})


def find_headline(labelled: Sequence[Labelled], features: Sequence[Features]) -> list[Labelled]:
    """Label the title, its repetitions and the dek."""
    out = list(labelled)
    index = _title_index(labelled, features)
    if index is None:
        return out
    if out[index].label is not Label.TITLE:
        out[index] = replace(out[index], label=Label.TITLE, confidence=0.85, reason="the line of the head that names the topic")
    for other, feature in enumerate(features):
        if other != index and (repeated := _as_repetition(out[other], feature, out[index], features[index])):
            out[other] = repeated
    dek = _dek_index(out, features, index)
    if dek is not None:
        out[dek] = replace(
            out[dek], label=Label.DEK, confidence=0.7, reason="a sentence between the title and the byline or date"
        )
    return out


def _title_index(labelled: Sequence[Labelled], features: Sequence[Features]) -> int | None:
    for index, item in enumerate(labelled):
        if item.label is Label.TITLE:
            return index
    topic = _topic(features)
    candidates = [
        index
        for index, (item, feature) in enumerate(zip(labelled, features, strict=True))
        if item.label in (Label.PARAGRAPH, Label.HEADING) and _may_be_title(index, feature, labelled, features)
    ]
    return max(candidates, key=lambda index: _score(index, candidates, features, topic), default=None)


def _may_be_title(index: int, feature: Features, labelled: Sequence[Labelled], features: Sequence[Features]) -> bool:
    if not 1 <= feature.words <= LONGEST_TITLE or feature.hint is HintKind.OUTSIDE:
        return False
    if feature.zone is Zone.HEAD:
        return not feature.is_prose or _opens_text(index, labelled)
    # A title may end as a sentence does; it is then shorter than what it stands over.
    if not _opens_text(index, labelled) or index + 1 >= len(features):
        return False
    longest = 10 if feature.text.endswith(".") else 20
    return feature.words <= longest and features[index + 1].words >= 2 * feature.words


def _opens_text(index: int, labelled: Sequence[Labelled]) -> bool:
    """Tell whether only lines known for what they are stand before this one."""
    return all(item.label is not Label.PARAGRAPH for item in labelled[:index])


def _topic(features: Sequence[Features]) -> frozenset[str]:
    return frozenset(
        word for feature in features if feature.is_prose and feature.zone is Zone.BODY for word in _topic_words(feature)
    )


def _topic_words(feature: Features) -> list[str]:
    return [word.casefold() for word in WORD.findall(feature.text) if len(word) >= SHORTEST_TOPIC_WORD or not word.isascii()]


def _score(index: int, candidates: Sequence[int], features: Sequence[Features], topic: frozenset[str]) -> float:
    feature = features[index]
    own = _topic_words(feature)
    score = sum(word in topic for word in own) / max(2, len(own))
    score += 0.5 if feature.words in USUAL_TITLE else 0.2 if feature.words > 1 else -0.2
    score += 0.5 * (candidates.index(index) + 1) / len(candidates)
    score += 0.6 if index == candidates[0] and len(candidates) <= FEW else 0.0
    score += 0.3 if sum(features[other].text.casefold() == feature.text.casefold() for other in candidates) > 1 else 0.0
    score -= 0.5 if feature.text.endswith((".", ":", ",")) else 0.0
    return score + (0.5 if feature.hint is HintKind.HEADING else 0.0)


def _as_repetition(item: Labelled, feature: Features, title: Labelled, title_feature: Features) -> Labelled | None:
    if feature.zone is not Zone.HEAD or item.label not in (Label.PARAGRAPH, Label.HEADING, Label.TITLE, Label.BOILERPLATE):
        return None
    line = title.block.lines[0]
    if feature.text.casefold() == title_feature.text.casefold():
        return replace(item, label=Label.REPEATED, confidence=0.95, reason=f"repeats the title (line {line})")
    if feature.text.casefold().startswith(title_feature.text.casefold()):
        suffix = SUFFIX.fullmatch(feature.text, len(title_feature.text))
        if suffix:
            reason = f"repeats the title (line {line}) with the publisher's name"
            values = (("publisher", suffix["publisher"]),)
            return replace(item, label=Label.REPEATED, confidence=0.9, reason=reason, values=values)
    return None


def _dek_index(labelled: Sequence[Labelled], features: Sequence[Features], title: int) -> int | None:
    """Find a sentence right after the title with a byline, date or credit between it and the body."""
    index = title + 1
    if index + 1 >= len(labelled) or labelled[index].label is not Label.PARAGRAPH:
        return None
    feature = features[index]
    if feature.zone is not Zone.HEAD or not SHORTEST_DEK <= feature.words <= LONGEST_DEK:
        return None
    return index if labelled[index + 1].label in FRONT else None
