"""Versions of pages -> what each known word says of a line: the log of how much more often articles use it.

A page counts a word once for its article and once for what is around it, however often it stands there, by the log of
its lines, so that no page and no site decides alone. A version is read by weights that have not seen its folds: weights
that know a page would teach nets and trees to trust words too much.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from math import log, log1p
from typing import Any, Final

import numpy as np

from offprint.lines.nets import MOST_WORDS
from offprint.lines.rows import Rows
from pages import Version

FEWEST: Final = 4.0  # counts by which a word says anything
Array = np.ndarray[Any, Any]


@dataclass
class Lexicons:
    """Counts by fold, and the weights made from all but some folds."""

    places: Mapping[str, int]
    counts: dict[int, tuple[Counter[int], Counter[int]]] = field(default_factory=dict)
    made: dict[frozenset[int], Array] = field(default_factory=dict)

    def count(self, version: Version, rows: Rows) -> None:
        """Count the words of a page's whole text."""
        (fold,) = version.folds
        lines: tuple[Counter[int], Counter[int]] = (Counter(), Counter())
        for words, is_article in zip(rows.words, version.truth, strict=True):
            lines[is_article].update({place for word in words[:MOST_WORDS] if (place := self.places.get(word)) is not None})
        for mine, own in zip(self.counts.setdefault(fold, (Counter(), Counter())), lines, strict=True):
            for place, number in own.items():
                mine[place] += log1p(number)  # type: ignore[assignment]  # a count by degrees

    def without(self, folds: frozenset[int]) -> Array:
        """Return a weight for each known word, by the place of the word."""
        if folds not in self.made:
            stray, article = (
                sum((own[kind] for fold, own in self.counts.items() if fold not in folds), Counter()) for kind in (0, 1)
            )
            weights = np.zeros(len(self.places), np.float32)
            for place in stray.keys() | article.keys():
                if stray[place] + article[place] > FEWEST:
                    weights[place] = log((article[place] + 1) / (stray[place] + 1))
            self.made[folds] = weights.astype(np.float16).astype(np.float32)  # as it is stored
        return self.made[folds]


def lexicons(places: Mapping[str, int], versions: Sequence[Version], found: Sequence[Rows], view: int) -> Lexicons:
    """Count the words of all whole pages that have nothing of the view's fold."""
    made = Lexicons(places)
    for version, rows in zip(versions, found, strict=True):
        if version.kind == "whole" and view not in version.folds:
            made.count(version, rows)
    return made
