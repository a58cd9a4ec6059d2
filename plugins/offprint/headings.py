"""Labelled lines -> the same with the headings found that no markup names: short lines without a full stop between paragraphs.

Counted ones ("3. Choose a Lamp", "Step 3: Board the Ferry") are found after the excerpts, whose model learned from articles in
which they are paragraphs.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from .features import Features, Zone
from .model import Label, Labelled
from .strays import KEPT_FROM
from .tables import expand, words

__all__ = ["CAPITALISED", "COUNTED", "find_counted_headings", "find_headings", "joins"]

COUNTED: Final = re.compile(expand("<<heading_number>>"), re.IGNORECASE)
# "Source: Harbour Office"; "Details: 504 Long Pier, @nightferry".
HANDLE: Final = re.compile(rf"^{expand('<<stated_source>>')}|(?<!\w)@ ?\w", re.IGNORECASE)
MOST_WORDS, MOST_COUNTED = 10, 14  # of a heading
CAPITALISED: Final = 0.6  # of the words, in a line that is written as a title is
SEVERAL: Final = 2  # between paragraphs, beside which others need no paragraphs around


def find_headings(labelled: Sequence[Labelled], features: Sequence[Features]) -> list[Labelled]:
    """Label short lines without a full stop between two paragraphs; 82 in 100 are headings on the bench."""
    out = list(labelled)
    for index in range(1, len(labelled) - 1):
        item, feature = labelled[index], features[index]
        is_plain = item.label is Label.PARAGRAPH and feature.hint is None
        if is_plain and _is_between_paragraphs(features, index) and _reads_as_heading(feature):
            out[index] = replace(
                item, label=Label.HEADING, confidence=0.8, reason="a short line without a full stop between paragraphs"
            )
    return out


def _is_between_paragraphs(features: Sequence[Features], index: int) -> bool:
    """Tell whether paragraphs of the text stand right above and below; where each has a heading, the text begins late."""
    before, after = features[index - 1], features[index + 1]
    is_inside = features[index].zone is Zone.BODY or min(before.likely, after.likely) >= KEPT_FROM
    return before.is_prose and after.is_prose and is_inside


def find_counted_headings(labelled: Sequence[Labelled], features: Sequence[Features]) -> list[Labelled]:
    """Label short counted lines between two paragraphs, and beside several of these others too; 91 in 100 are headings."""
    out = list(labelled)
    inner = range(1, len(labelled) - 1)
    likely = [index for index in inner if _may_be_counted_heading(labelled[index], features[index])]
    alone = [index for index in likely if features[index - 1].is_prose and features[index + 1].is_prose]
    for index in alone:
        reason = "a short line with a number before it between paragraphs"
        out[index] = replace(labelled[index], label=Label.HEADING, confidence=0.8, reason=reason)
    for index in likely if len(alone) >= SEVERAL else ():
        is_apart = not any(COUNTED.match(features[at].text) for at in (index - 1, index + 1))
        if index not in alone and is_apart and features[index].zone is Zone.BODY:
            reason = "a short line that is counted as the headings are"
            out[index] = replace(labelled[index], label=Label.HEADING, confidence=0.75, reason=reason)
    return out


def _reads_as_heading(feature: Features) -> bool:
    own = feature.text.split()
    if feature.words > MOST_WORDS or not feature.text[0].isupper() or feature.text[-1] in ",;)" or HANDLE.search(feature.text):
        return False
    if feature.text[-1] == "?":  # a question is a heading where it is written as one: With Capitals
        return sum(word[0].isupper() for word in own) > CAPITALISED * len(own)
    return not feature.is_prose and not feature.ends_sentence and not joins(feature)


def joins(feature: Features) -> bool:
    """Tell whether a line is a word that joins two paragraphs: "And"."""
    return feature.text.casefold().rstrip(".…:") in words("no_headings.txt")


def _may_be_counted_heading(item: Labelled, feature: Features) -> bool:
    counted = COUNTED.match(feature.text)
    if counted is None or item.label is not Label.PARAGRAPH or feature.hint is not None or feature.words > MOST_COUNTED:
        return False
    text = feature.text[counted.end() :]
    if not text or not text[0].isupper() or text[-1] in ",;":
        return False
    return text[-1] == "?" or not (feature.is_prose or feature.ends_sentence)
