"""Labelled lines -> the same without a second copy of the article.

Some pages hold their article twice, for wide and narrow screens or with and without a script. A refrain, a repeated warning
or a table's cells are no copy: what goes is a long run of lines that stand above in the same order, and of it only what does.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from .features import Features
from .model import Label, Labelled
from .strays import BODY

__all__ = ["drop_copies"]

FEWEST_LINES: Final = 5  # of running text that make a copy
FEWEST_WORDS: Final = 150
GAP: Final = 6  # lines by which two of a run may lie apart, here and above: one copy has what the other lacks
SURE: Final = 0.95


def drop_copies(labelled: Sequence[Labelled], features: Sequence[Features]) -> list[Labelled]:
    """Drop the lines of the body that copy others, in runs."""
    out = list(labelled)
    kept = [place for place, item in enumerate(labelled) if item.label in BODY]
    first: dict[str, int] = {}
    for place in kept:
        first.setdefault(features[place].text, place)
    again = [place for place in kept if first[features[place].text] != place]
    for run in _runs(again, [first[features[place].text] for place in again]):
        prose = [features[place].words for place in run if features[place].is_prose]
        if len(prose) >= FEWEST_LINES and sum(prose) >= FEWEST_WORDS:
            for place in run:
                above = labelled[first[features[place].text]].block
                reason = f"copies line {above.lines[0]}, in a run of {len(run)} lines that do"
                out[place] = replace(labelled[place], label=Label.REPEATED, confidence=SURE, reason=reason)
    return out


def _runs(places: Sequence[int], originals: Sequence[int]) -> Iterator[list[int]]:
    """Part the places of repeated lines into runs in which they follow each other as their originals do."""
    run: list[int] = []
    before = 0
    for place, original in zip(places, originals, strict=True):
        goes_on = run and place - run[-1] <= GAP and 0 < original - before <= GAP
        if run and not goes_on:
            yield run
            run = []
        run.append(place)
        before = original
    if run:
        yield run
