"""Labelled blocks -> the same with the title, its repetitions and the dek found.

The title is a line of the text's head: the one whose words the body takes up, that has a
title's length, and that stands near the body or first of all. Changes labels only.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from .features import WORD, Features, Zone
from .model import HintKind, Label, Labelled
from .strays import KEPT_FROM

__all__ = ["find_headline"]

LONGEST_TITLE: Final = 30  # words; the bench's longest stated title has 29
SHORTEST_DEK, LONGEST_DEK = 5, 45  # words
TITLE_LENGTHS: Final = ((2, 0.0), (4, 0.4), (18, 1.0), (LONGEST_TITLE, 0.6))  # words up to which, how likely
SECTION_DISTANCE: Final = 3  # blocks from a section label to its title
SECTION_WORDS: Final = 3  # of a line that cannot have been the title
BREADCRUMB: Final = re.compile(r"^\W*[|/>]| [>›»] |\|.*\|| / .* / ")
NEAR: Final = range(-2, 6)  # blocks from a title to its byline or date
TOPIC_WORDS: Final = 5  # a title with fewer that all occur in the text may be any heading
LIKELY_TITLE: Final = 0.3  # that it is the article's, of a text of a page that is no heading
FEW: Final = 6  # candidates; with no more than these the first line is likelier the title than a menu's
SHORTEST_TOPIC_WORD: Final = 4  # letters; shorter ones are mostly grammar
SUFFIX: Final = re.compile(r" [|–—·:»-] (?P<publisher>[^|]{2,60})")
# Lines that stand between a dek and the body.
FRONT: Final = frozenset({Label.BYLINE, Label.PUBLISHED, Label.UPDATED, Label.CREDIT, Label.COUNTER})


@dataclass(frozen=True, slots=True)
class _Context:
    """What the whole article says about its candidates: the body's words, where bylines stand, repetitions, order."""

    topic: frozenset[str]
    fronts: frozenset[int]
    counts: Counter[str]
    ranks: dict[int, int]


def find_headline(labelled: Sequence[Labelled], features: Sequence[Features]) -> list[Labelled]:
    """Label the title, its repetitions and the dek."""
    out = list(labelled)
    index = _title_index(labelled, features)
    if index is None:
        return out
    if out[index].label is not Label.TITLE:
        out[index] = replace(out[index], label=Label.TITLE, confidence=0.85, reason="the line of the head that names the topic")
    # Once the text has begun, the same words are one of its headings.
    begun = next((at for at in range(index, len(features)) if features[at].is_prose and features[at].likely >= KEPT_FROM), None)
    for other, feature in enumerate(features[:begun]):
        if other != index and (repeated := _as_repetition(out[other], feature, out[index], features[index])):
            out[other] = repeated
    _drop_before(out, features, index)
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
    if len(labelled) == 1:
        return None  # a lone line is the text
    opening = next((index for index, item in enumerate(labelled) if item.label is Label.PARAGRAPH), len(labelled))
    candidates = [
        index
        for index, item in enumerate(labelled)
        if item.label in (Label.PARAGRAPH, Label.HEADING) and _may_be_title(index, features, opens_text=index <= opening)
    ]
    context = _Context(
        topic=frozenset(
            word for feature in features if feature.is_prose and feature.zone is Zone.BODY for word in _topic_words(feature)
        ),
        fronts=frozenset(index for index, item in enumerate(labelled) if item.label in FRONT),
        counts=Counter(features[index].text.casefold() for index in candidates),
        ranks={index: rank for rank, index in enumerate(candidates)},
    )
    best = max(candidates, key=lambda index: _score(index, features, context), default=None)
    if best is None:
        return None
    # "Headline | Publisher" and the headline alone: the second is the title.
    return next((index for index in candidates if _suffix(features[best], features[index])), best)


def _may_be_title(index: int, features: Sequence[Features], *, opens_text: bool) -> bool:
    """Tell whether a line can be one; ``opens_text``: only lines known for what they are stand before it."""
    feature = features[index]
    if feature.words > LONGEST_TITLE or feature.hint is HintKind.OUTSIDE:
        return False
    if feature.hint not in (None, HintKind.HEADING) and feature.likely < LIKELY_TITLE:
        return False  # a page has hundreds of short texts around its article
    if not feature.words and not opens_text:
        return False  # a line of symbols is a title only at the top
    if feature.zone is Zone.HEAD:
        return opens_text or not feature.is_prose
    # A title may end as a sentence does; it is then shorter than what it stands over.
    if not opens_text or index + 1 >= len(features):
        return False
    longest = 10 if feature.text.endswith(".") else 20
    return feature.words <= longest and features[index + 1].words >= 2 * feature.words


def _topic_words(feature: Features) -> list[str]:
    return [word.casefold() for word in WORD.findall(feature.text) if len(word) >= SHORTEST_TOPIC_WORD or not word.isascii()]


def _score(index: int, features: Sequence[Features], context: _Context) -> float:
    """Weigh one candidate; the weights were tuned by hand on the titles of the bench's pages."""
    feature = features[index]
    own = _topic_words(feature)
    signs = (
        (1.5, sum(word in context.topic for word in own) / max(TOPIC_WORDS, len(own))),  # its words are the body's
        (0.5, next(weight for longest, weight in TITLE_LENGTHS if feature.words <= longest)),
        (0.9, not context.fronts.isdisjoint(range(index + NEAR.start, index + NEAR.stop))),  # byline or date close by
        (0.5, context.ranks[index] == 0 and len(context.ranks) <= FEW),
        (0.2, context.counts[feature.text.casefold()] > 1),  # page title and headline
        (0.2, not feature.text[0].islower()),
        (0.5, feature.hint is HintKind.HEADING),
        (-0.5, feature.text.endswith((".", ":", ","))),
        (-0.9, BREADCRUMB.search(feature.text) is not None),
        (-0.3, any(one.is_prose for one in features[max(0, index - 30) : index])),
        (-0.15, context.ranks[index] / len(context.ranks)),
    )
    return sum(weight * sign for weight, sign in signs)


def _as_repetition(item: Labelled, feature: Features, title: Labelled, title_feature: Features) -> Labelled | None:
    if feature.zone is not Zone.HEAD or item.label not in (Label.PARAGRAPH, Label.HEADING, Label.TITLE, Label.BOILERPLATE):
        return None
    line = title.block.lines[0]
    if feature.text.casefold() == title_feature.text.casefold():
        return replace(item, label=Label.REPEATED, confidence=0.95, reason=f"repeats the title (line {line})")
    if suffix := _suffix(feature, title_feature):
        reason = f"repeats the title (line {line}) with the publisher's name"
        return replace(item, label=Label.REPEATED, confidence=0.9, reason=reason, values=(("publisher", suffix),))
    return None


def _suffix(longer: Features, title: Features) -> str | None:
    """Return the publisher's name when the longer line is the title with one behind it."""
    if not title.words or not longer.text.casefold().startswith(title.text.casefold()):
        return None
    suffix = SUFFIX.fullmatch(longer.text, len(title.text))
    return suffix["publisher"] if suffix else None


def _drop_before(out: list[Labelled], features: Sequence[Features], title: int) -> None:
    """Drop the very short lines that stand before the title and are nothing known: menus, sections."""
    if any(feature.is_prose for feature in features[:title]):
        return  # a title below running text is too unsure to drop what is above it
    for index in range(title):
        item, feature = out[index], features[index]
        if item.label is Label.PARAGRAPH and feature.words <= SECTION_WORDS and feature.hint is None:
            reason = f"stands before the title (line {out[title].block.lines[0]})"
            out[index] = replace(item, label=Label.BOILERPLATE, confidence=0.7, reason=reason)
        elif item.label is Label.SECTION and title - index > SECTION_DISTANCE:
            out[index] = replace(item, label=Label.MENU, confidence=0.7, reason="a section's name far from the title")


def _dek_index(labelled: Sequence[Labelled], features: Sequence[Features], title: int) -> int | None:
    """Find a sentence right after the title with a byline, date or credit between it and the body."""
    index = title + 1
    if index + 1 >= len(labelled) or labelled[index].label is not Label.PARAGRAPH:
        return None
    feature = features[index]
    if feature.zone is not Zone.HEAD or not SHORTEST_DEK <= feature.words <= LONGEST_DEK:
        return None
    # A sentence, not a name with a post or a second title: most of its words are small.
    words = feature.text.split()
    if 2 * sum(word[0].islower() for word in words) < len(words):
        return None
    return index if labelled[index + 1].label in FRONT else None
