"""Labelled lines -> the same without long lists of links that are all made alike: "Boston apartments for rent" and so on.

A machine writes them, a place or a size in each, and by themselves they read like a list of the article's. An author's
own lists repeat words too, but not in so many lines: on the bench's pages and in its articles no list of an article has more
than fourteen neighbours that begin or end with the same two words, or twenty-four with the same one.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby, product
from typing import Final

from .features import Features
from .model import Label, Labelled
from .strays import BODY

__all__ = ["drop_link_lists"]

FEWEST: Final = {2: 20, 1: 40}  # neighbours that begin or end with the same two words, or with the same one
MOST_WORDS: Final = 9  # of such a line
MARKS: Final = tuple(".,;:!?…")
SURE: Final = 0.9


def drop_link_lists(labelled: Sequence[Labelled], features: Sequence[Features]) -> list[Labelled]:
    """Drop the lines of the body that stand in such a list, whatever became of the others."""
    out = list(labelled)
    for run, reason in _runs(features):
        for place in run:
            if out[place].label in BODY:
                out[place] = replace(labelled[place], label=Label.MENU, confidence=SURE, reason=reason)
    return out


def _runs(features: Sequence[Features]) -> Iterator[tuple[list[int], str]]:
    """Yield the places of the lines of each such list, and why it is one."""
    # A litany's lines end with a mark, those of lists of links with a word.
    words = [[] if feature.text.endswith(MARKS) else feature.text.casefold().split() for feature in features]
    for (size, fewest), (name, is_end) in product(FEWEST.items(), (("begin", False), ("end", True))):
        part = slice(-size, None) if is_end else slice(size)
        shared = [_shared(own, part, size) for own in words]
        for same, group in groupby(range(len(shared)), key=shared.__getitem__):
            run = list(group) if same else []
            if len(run) >= fewest:
                yield run, f"one of {len(run)} lines that {name} with “{same}”, as lists of links do"


def _shared(own: Sequence[str], part: slice, size: int) -> str:
    """Return a line's words at one end, "" where they are no words or all of the line."""
    said = " ".join(own[part]) if size < len(own) <= MOST_WORDS else ""
    return said if any(map(str.isalpha, said)) else ""
