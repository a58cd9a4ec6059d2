"""Labelled lines -> the same with the headings dropped under which a page has nothing of the article's.

"Partners" and "More information" read like the article's own headings. What stands in the box that the markup has for
such a heading and what it heads tells: nothing else in the box is the article's. Changes labels only.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from .features import Features
from .model import HintKind, Label, Labelled
from .strays import BODY, DROPPED, KEPT_FROM

__all__ = ["drop_empty_headings"]

REASON = "heads nothing that is the article's in its part of the page"


def drop_empty_headings(labelled: Sequence[Labelled], features: Sequence[Features]) -> list[Labelled]:
    """Drop each heading of the markup whose box holds other lines, none of them kept.

    A single one may be the "Read more" of a heading that is likely the article's.
    """
    kept, dropped = Counter[int](), Counter[int]()
    for item in labelled:
        box = item.block.box
        kept[box] += item.label in BODY
        dropped[box] += item.label in DROPPED
    return [
        replace(item, label=Label.BOILERPLATE, confidence=0.8, reason=REASON)
        if _is_heading(item) and kept[item.block.box] == 1 and dropped[item.block.box] > (feature.likely >= KEPT_FROM)
        else item
        for item, feature in zip(labelled, features, strict=True)
    ]


def _is_heading(item: Labelled) -> bool:
    return item.label is Label.HEADING and item.block.hint is not None and item.block.hint.kind is HintKind.HEADING
