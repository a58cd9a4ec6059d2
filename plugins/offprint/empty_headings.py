"""Labelled lines -> the same with the headings dropped under which a page has nothing of the article's.

"Partners" and "More information" read like the article's own headings. What stands in the box that the markup has for
such a heading and what it heads tells: nothing else in the box is the article's. Changes labels only.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from .features import Features
from .model import HintKind, Label, Labelled
from .strays import BODY, DROPPED, KEPT_FROM

__all__ = ["drop_empty_headings"]

MOST: Final = 2  # such headings of a page
SURE: Final = 0.8
REASON: Final = "heads nothing that is the article's in its part of the page"


def drop_empty_headings(labelled: Sequence[Labelled], features: Sequence[Features]) -> list[Labelled]:
    """Drop each heading of the markup whose box holds other lines, none of them kept.

    A single one may be the "Read more" of a heading that is likely the article's, and where many headings have nothing below
    them the article is a list that is made that way.
    """
    kept, dropped = Counter[int](), Counter[int]()
    for item in labelled:
        kept[item.block.box] += item.label in BODY
        dropped[item.block.box] += item.label in DROPPED
    empty = {
        place
        for place, (item, feature) in enumerate(zip(labelled, features, strict=True))
        if item.label is Label.HEADING
        and feature.hint is HintKind.HEADING
        and kept[item.block.box] == 1
        and dropped[item.block.box] > (feature.likely >= KEPT_FROM)
    }
    if len(empty) > MOST:
        return list(labelled)
    return [
        replace(item, label=Label.BOILERPLATE, confidence=SURE, reason=REASON) if place in empty else item
        for place, item in enumerate(labelled)
    ]
