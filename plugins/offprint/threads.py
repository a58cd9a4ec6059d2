"""Labelled lines -> the same without the readers' comments below the article.

Readers write sentences like anybody else, so that neither words nor neighbours part them from the article for sure; what
parts them are the line above the first of them and what stands at each: a name, a time, "Reply". A line that looks like the
head of a thread is one only where enough of the article stands above it and enough such marks follow: "Comments" may be a
heading of the article, and buttons ("Leave a comment") stand among the paragraphs of newsletters.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Final

from .features import Features, prose_above
from .model import Label, Labelled
from .strays import BODY, KEPT_FROM
from .tables import any_of, patterns_of

__all__ = ["drop_comments", "head_of_comments"]

ABOVE: Final = 5  # likely lines of the article above a thread
ABOVE_SIGNED: Final = 3  # the same where comments are signed below, each "Posted by: Moira on June 15, 2006"
REACH: Final = 40  # lines below its head in which the marks are looked for
FEWEST: Final = {"counted": 2, "head": 4}  # marks that make a thread below each kind of head
SIGNATURE: Final = 2  # marks that a signature counts for
MOST_COUNTED: Final = 2  # more lines that count comments belong to a list of pieces
LONGEST: Final = 250  # characters of such a line
SURE: Final = 0.95


def drop_comments(labelled: Sequence[Labelled], head: int | None) -> list[Labelled]:
    """Drop the readers' comments; ``head`` is the place of the line that heads them, None where there are none."""
    if head is None:
        return list(labelled)
    title = labelled[head].block
    under = f"stands under “{title.text}” (line {title.lines[0]}), where readers' comments begin"
    return [
        replace(item, label=Label.COMMENTS, confidence=SURE, reason=under if place > head else "heads readers' comments")
        if place >= head and item.label in BODY
        else item
        for place, item in enumerate(labelled)
    ]


def head_of_comments(features: Sequence[Features]) -> int | None:
    """Return the place of the line below which all are readers' comments, None where there are none."""
    kinds = [_kind_of_head(feature.text) for feature in features]
    if not any(kinds) or kinds.count("counted") > MOST_COUNTED:
        return None
    for place, (kind, above) in enumerate(zip(kinds, prose_above(features, KEPT_FROM), strict=True)):
        if kind and above >= ABOVE_SIGNED:
            below = features[place + 1 : place + 1 + REACH]
            signed = sum(_is(line.text, "signed") for line in below)
            others = sum(_is(line.text, "mark") and not _is(line.text, "signed") for line in below)
            if SIGNATURE * signed + others >= FEWEST[kind] and (signed or above >= ABOVE):
                return place
    return None


def _kind_of_head(text: str) -> str | None:
    may_be = len(text) <= LONGEST and any_of("comments.tsv", *FEWEST).fullmatch(text)
    return next((kind for kind in FEWEST if _is(text, kind)), None) if may_be else None


@lru_cache(maxsize=4096)
def _is(text: str, kind: str) -> bool:
    return len(text) <= LONGEST and any(pattern.fullmatch(text) for pattern in patterns_of("comments.tsv", kind))
