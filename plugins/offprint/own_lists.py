"""Labelled lines -> those that belong to a list or a table of the article's own, however little they read like its text.

Line by line, names, prices and key facts read like menus and shops' cards, the more so the farther they are from the running
text. Three things tell them apart: a line of the article announces them, they are rows of numbers made alike, or they say the
same of one thing after the other ("Location: …"). Labels nothing.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Final

from .features import Features, Zone
from .model import Label, Labelled

__all__ = ["own_lists"]

Reasoned = Iterator[tuple[int, str]]  # places of lines, and why each is the article's
MAY_BE: Final = frozenset({Label.PARAGRAPH, Label.LIST_ITEM, Label.HEADING})  # what a line of a list may seem to be
ANNOUNCING: Final = 0.5  # likelihood of a line that announces a list of the article's
ITEM_WORDS: Final = 12  # of an item of such a list
ITEM_ENDS: Final = (".", "!", "?", ":")  # what ends like this is none
NEXT_WORDS: Final = 6  # of a line that announces a further list
NEXT: Final = 2  # lines from a list to that line
# An amount, a share, a number with a comma or a point in it, but not the number of a chapter.
VALUE: Final = re.compile(r"[$€£¥] ?\d|\d ?[%€£]|(?<!^)\d[.,]\d")
NUMBER: Final = re.compile(r"[+−–-]?\d+(?:[.,:/]\d+)*")
WORDS: Final = re.compile(r"[^\W\d_][\w'’-]*(?:[,.&]? [^\W\d_][\w'’-]*)*")
COLUMNS: Final = re.compile(r"\S\s+\S")
ROWS, ROWS_APART = 8, 12  # neighbours made alike that are a table, among the running text and apart from it
FACT: Final = re.compile(r"(?P<label>[^\W\d_][^:.!?]{1,30}): +\S.{0,80}")
FACTS: Final = 4  # lines of a file with the same label
LIKELY_FACT: Final = 0.04  # likelihood of such a line: lists of other pieces have labels too


def own_lists(labelled: Sequence[Labelled], features: Sequence[Features]) -> dict[int, str]:
    """Return the places of such lines, from 0, each with the reason."""
    may_be = [item.label in MAY_BE for item in labelled]
    return {
        **dict(_facts(may_be, features)),
        **dict(_rows(may_be, features)),
        **dict(_announced(may_be, features, [item.block.lines[0] for item in labelled])),
    }


def _announced(may_be: Sequence[bool], features: Sequence[Features], lines: Sequence[int]) -> Reasoned:
    """Yield the items under each line that announces them, as far as lines are items.

    Soon after such a list a short line announces a further one, however little it reads like the article's.
    """
    reason = ""  # while items are announced
    last: int | None = None  # place of the item before
    for place, (feature, line) in enumerate(zip(features, lines, strict=True)):
        is_next = last is not None and place - last <= NEXT and feature.words <= NEXT_WORDS
        if may_be[place] and feature.ends_colon and (is_next or feature.likely >= ANNOUNCING):
            between = range(last + 1, place + 1) if last is not None and is_next else ()
            yield from ((one, "stands between two lists of the article's") for one in between)
            reason = f"an item of the list that line {line} announces"
        elif not may_be[place] or feature.words > ITEM_WORDS or feature.text.endswith(ITEM_ENDS):
            reason = ""
        elif reason:
            last = place
            yield place, reason


def _rows(may_be: Sequence[bool], features: Sequence[Features]) -> Reasoned:
    """Yield the rows of tables of numbers."""
    shapes = [
        _shape(feature.text) if may and not feature.is_prose else "" for may, feature in zip(may_be, features, strict=True)
    ]
    for shape, group in groupby(range(len(shapes)), key=shapes.__getitem__):
        rows = list(group) if shape else []
        if len(rows) >= (ROWS if any(features[row].zone is Zone.BODY for row in rows) else ROWS_APART):
            yield from ((row, f"one of {len(rows)} lines made alike, as the rows of a table are") for row in rows)


def _shape(text: str) -> str:
    """Return how a row is made, with the same for every number and for all words side by side; "" for other lines."""
    if not VALUE.search(text):
        return ""
    shape = WORDS.sub("a", NUMBER.sub("0", text))
    return shape if COLUMNS.search(shape) else ""


def _facts(may_be: Sequence[bool], features: Sequence[Features]) -> Reasoned:
    """Yield the lines that say the same of several things, each after the same label."""
    matches = [
        FACT.fullmatch(feature.text) if may and ": " in feature.text else None
        for may, feature in zip(may_be, features, strict=True)
    ]
    labels = [match["label"] if match else "" for match in matches]
    counts = Counter(map(str.casefold, labels))
    for place, label in enumerate(labels):
        count = counts[label.casefold()]
        if label and count >= FACTS and features[place].likely >= LIKELY_FACT:
            yield place, f"one of {count} lines that begin with “{label}:”"
