"""Labelled lines -> the same with the boxes dropped, from first line to last, that ask for an address within the text.

What stands in such a box reads like the article ("Our morning email breaks down the key stories of the day"). Where it
begins and ends, two lines tell that nobody writes in an article (data/boxes.tsv). Changes labels only.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from .features import Features
from .model import Label, Labelled
from .strays import BODY
from .tables import any_of, patterns_of

__all__ = ["drop_boxes"]

LONGEST: Final = 7  # lines from the one that opens a box to the one that closes it
FEW, SHORT = 4, 25  # lines of a box that a button closes, and the words of each
LONGEST_LINE: Final = 400  # characters; terms under a field are long
SURE: Final = 0.9


def drop_boxes(labelled: Sequence[Labelled], features: Sequence[Features]) -> list[Labelled]:
    """Label what stands in such boxes as the newsletter's; a box is as long as what closes it is near."""
    out = list(labelled)
    opened: int | None = None
    for place, feature in enumerate(features):
        if not any_of("boxes.tsv").fullmatch(feature.text):
            continue
        if opened is not None and _closes(features, opened, place):
            reason = f"stands in the box that “{features[opened].text}” opens (line {labelled[opened].block.lines[0]})"
            for at in range(opened, place + 1):
                if out[at].label in BODY:
                    out[at] = replace(out[at], label=Label.NEWSLETTER, confidence=SURE, reason=reason)
        elif _is("open", feature.text) and (opened is None or place - opened > LONGEST):
            opened = place
    return out


def _closes(features: Sequence[Features], opened: int, place: int) -> bool:
    """Tell whether a line closes the box that another opened."""
    if place - opened <= LONGEST and _is("close", features[place].text):
        return True
    inside = features[opened + 1 : place]
    return len(inside) <= FEW and all(one.words <= SHORT for one in inside) and _is("button", features[place].text)


def _is(kind: str, text: str) -> bool:
    return len(text) <= LONGEST_LINE and any(pattern.fullmatch(text) for pattern in patterns_of("boxes.tsv", kind))
