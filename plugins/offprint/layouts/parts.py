"""Text of a file in which a press database exported several articles -> the lines of each."""

from __future__ import annotations

from itertools import pairwise
from typing import Final, NamedTuple

from ..features import matchable
from ..model import Decoded, Lines
from ..split import split
from . import read_layout
from .lines import KINDS, bound_of, may_bound

__all__ = ["Part", "parts_of"]

FEWEST: Final = 2  # bounds of a file that holds more than one


class Part(NamedTuple):
    """An article among others: the database that exported it, and its lines."""

    database: str
    lines: Lines


def parts_of(decoded: Decoded) -> list[Part]:
    """Return the articles of a text that holds several exported ones, none for other texts."""
    lines = decoded.text.split("\n")
    bounds = [at for at, line in enumerate(lines) if may_bound(line)]
    if len(bounds) < FEWEST:  # as nearly all texts
        return []
    for database in KINDS:
        kinds = {at: bound_of(database, matchable(lines[at])) for at in bounds}
        cover = [at + 1 for at, kind in kinds.items() if kind == "cover"]
        cuts = [at + (kind == "last") for at, kind in kinds.items() if kind in ("first", "last")]
        edges = sorted({0, *cover[-1:], *cuts, len(lines)})
        pairs = pairwise(edges)
        found = [Part(database, (begin + 1, end)) for begin, end in pairs if _is_article("\n".join(lines[begin:end]))]
        if len(found) > 1:
            return found
    return []


def _is_article(text: str) -> bool:
    return read_layout(split(Decoded(text, "utf-8"))) is not None
