"""Blocks -> features: what can be read off each block in the context of its article.

Spelled once: the rules, the title and the excerpts read them. Knows no label.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from itertools import accumulate, pairwise
from typing import Final

from .model import Block, HintKind
from .quoted_lines import INVISIBLE, SENTENCE_END, WIDE
from .tables import expand

__all__ = ["PROSE_WORDS", "Features", "Zone", "extract", "is_link", "is_wholly_quoted", "matchable", "prose_above"]

STRAIGHT: Final = str.maketrans("‘’‚‛“”„‟′″", "''''\"\"\"\"'\"", INVISIBLE)
WORD: Final = re.compile(r"[^\W_]+(?:['’.\-][^\W_]+)*")
SPACES: Final = re.compile(r"\s+")
# A line of running text: this many words, or fewer that end as a sentence does.
LINKED: Final = 0.98  # of a text, so that it is a link and nothing else
PROSE_WORDS: Final = 25
SENTENCE_WORDS: Final = 9


class Zone(StrEnum):
    """Where a block stands: before the first running text, among it, or after the last."""

    HEAD = "head"
    BODY = "body"
    TAIL = "tail"


@dataclass(frozen=True, slots=True)
class Features:
    """What a labeller may know of one block.

    ``text`` is for matching: NFKC, quotes straightened, blanks folded. ``words`` counts two
    characters of a script without spaces as one word. ``likely``, 0 to 1: that it is the article's (lines/model.py).
    ``recurs``: in how many files of its folder it stands, 0 when it does not recur.
    """

    text: str
    words: int
    zone: Zone
    is_prose: bool
    ends_sentence: bool
    ends_colon: bool
    hint: HintKind | None
    likely: float
    recurs: int = 0


def extract(
    blocks: Sequence[Block], texts: Sequence[str], likely: Sequence[float], *, kept_from: float
) -> tuple[Features, ...]:
    """Return the features of every block of one article.

    ``texts`` are the blocks' made matchable; ``likely`` says how likely each block is the article's, 0 to 1, and one less
    likely than ``kept_from`` bounds no zone.
    """
    counts = [_count_words(text) for text in texts]
    prose = [_is_prose(block, count) for block, count in zip(blocks, counts, strict=True)]
    bounding = [one and chance >= kept_from for one, chance in zip(prose, likely, strict=True)]
    zones = _zones(bounding if any(bounding) else prose)
    return tuple(
        Features(
            text=text,
            words=count,
            zone=zone,
            is_prose=is_prose,
            ends_sentence=SENTENCE_END.search(block.text) is not None,
            ends_colon=text.endswith(":"),
            hint=block.hint.kind if block.hint else None,
            likely=chance,
        )
        for block, text, count, is_prose, zone, chance in zip(blocks, texts, counts, prose, zones, likely, strict=True)
    )


def prose_above(features: Sequence[Features], kept_from: float) -> list[int]:
    """Count for each block the running text above it that is as likely the article's as ``kept_from``, in blocks."""
    bounding = (feature.is_prose and feature.likely >= kept_from for feature in features)
    return list(accumulate(bounding, initial=0))[:-1]


def is_link(block: Block) -> bool:
    """Tell whether a page's text is a link and nothing else."""
    return block.place is not None and block.place.link_share >= LINKED


def matchable(text: str) -> str:
    """Fold what makes no difference to a pattern; never shown to anyone."""
    if text.isascii():
        return " ".join(text.split())
    return SPACES.sub(" ", unicodedata.normalize("NFKC", text.translate(STRAIGHT))).strip()


def is_wholly_quoted(text: str) -> bool:
    """Tell whether one pair of quotation marks, of any language, holds all of a text."""
    return _in_marks().fullmatch(text) is not None


@cache
def _in_marks() -> re.Pattern[str]:
    return re.compile(expand("<<in_marks>>"))


def _count_words(text: str) -> int:
    if text.isascii():
        return len(WORD.findall(text))
    wide = len(WIDE.findall(text))
    return wide // 2 + len(WORD.findall(WIDE.sub(" ", text) if wide else text))


def _is_prose(block: Block, count: int) -> bool:
    if block.hint is not None and block.hint.kind in (HintKind.OUTSIDE, HintKind.TITLE, HintKind.DEK, HintKind.HEADING):
        return False
    if count >= PROSE_WORDS:
        return True
    return count >= SENTENCE_WORDS and SENTENCE_END.search(block.text) is not None


def _zones(prose: Sequence[bool]) -> list[Zone]:
    """Bound the body by running text; a text without any has a first line and a body."""
    if not any(prose):
        return [Zone.HEAD, *[Zone.BODY] * (len(prose) - 1)] if prose else []
    # A sentence that stands alone before short lines is a dek or a cookie notice more often than the text.
    pairs = (index for index, (one, two) in enumerate(pairwise(prose)) if one and two)
    first = next(pairs, prose.index(True))
    last = len(prose) - 1 - list(reversed(prose)).index(True)
    return [Zone.HEAD] * first + [Zone.BODY] * (last - first + 1) + [Zone.TAIL] * (len(prose) - 1 - last)
