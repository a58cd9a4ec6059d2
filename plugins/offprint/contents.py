"""Labelled lines -> the same with the headings found that a table of contents above lists.

In stripped text such a table is a run of short lines that each stand again further down, in their order, with running text
between them. A sixth of the bench's pages have one, and 166 lines of every third page that are headings by it alone are
all some in the markup. What becomes of the table's own lines is not decided here; pages say themselves what their headings are.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import accumulate, pairwise
from typing import Final

from .features import Features
from .list_marks import BULLETED, NUMBERED
from .model import Label, Labelled

__all__ = ["find_listed_headings"]

FEWEST, MOST = 3, 200  # entries of a table; the most, so that a text that stands twice is not read once for each line
MOST_WORDS: Final = 14  # of an entry
MOST_TIMES: Final = 3  # that it stands in the file: phones are shown a table of their own
TEXT_WORDS: Final = 20  # of a line of running text
MIN_PARTED: Final = 0.7  # share of the neighbours further down that have such a line between them
Entry = tuple[int, int]  # the place of a line in the table, and where it stands again; from 0


def find_listed_headings(labelled: Sequence[Labelled], features: Sequence[Features]) -> list[Labelled]:
    """Label as headings the paragraphs, and items without a mark, that a table of contents lists."""
    out = list(labelled)
    for entry, place in (one for table in _tables(features) for one in table):
        if _may_be_heading(labelled[place], features[place]):
            reason = f"listed in the contents above (line {labelled[entry].block.lines[0]})"
            out[place] = replace(labelled[place], label=Label.HEADING, confidence=0.85, reason=reason)
    return out


def _may_be_heading(item: Labelled, feature: Features) -> bool:
    text = item.block.text
    is_marked = BULLETED.fullmatch(text) is not None or NUMBERED.fullmatch(text) is not None
    is_item = item.label is Label.LIST_ITEM and not is_marked
    return feature.hint is None and item.block.place is None and (item.label is Label.PARAGRAPH or is_item)


def _tables(features: Sequence[Features]) -> Iterator[list[Entry]]:
    """Yield the tables of contents, none of which begins within another."""
    places: dict[str, list[int]] = {}
    for at, feature in enumerate(features):
        if feature.words <= MOST_WORDS:
            places.setdefault(_key(feature), []).append(at)
    texts = list(accumulate((feature.words >= TEXT_WORDS for feature in features), initial=0))
    begin = 0
    while begin < len(features):
        run = list(_run(features, places, begin))
        own = [one for one in run if one[1] >= begin + len(run)]
        if len(own) >= FEWEST and _is_parted(texts, [place for _entry, place in own]):
            yield own
            begin += len(run)
        else:
            begin += 1


def _run(features: Sequence[Features], places: Mapping[str, Sequence[int]], begin: int) -> Iterator[Entry]:
    """Yield the lines from one on that stand again further down, each after the one before."""
    after = begin + FEWEST - 1
    for entry in range(begin, min(begin + MOST, len(features))):
        again = places.get(_key(features[entry]), ()) if features[entry].words <= MOST_WORDS else ()
        at = bisect_right(again, max(after, entry))
        if at == len(again) or len(again) > MOST_TIMES:
            return
        after = again[at]
        yield entry, after


def _is_parted(texts: Sequence[int], places: Sequence[int]) -> bool:
    """Tell whether running text parts the places; ``texts``: how many such lines stand before each line."""
    parted = [texts[one + 1] < texts[other] for one, other in pairwise(places)]
    return sum(parted) >= MIN_PARTED * len(parted)


def _key(feature: Features) -> str:
    return feature.text.casefold().strip(" .:#")
