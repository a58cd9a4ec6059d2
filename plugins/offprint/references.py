"""Features -> the same, with the list of references below an article known as the article's.

Entries of such a list read like what stands around articles: names, titles, years, no sentence. Their heading tells, together
with the form of what follows it; "Sources" and "Notes" head other things as often.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Final

from .features import Features
from .tables import patterns

__all__ = ["with_references"]

ABOVE: Final = 5  # likely lines of the article above its references
LIKELY: Final = 0.5
SURE: Final = 0.95
FEWEST: Final = 2  # entries that make a list
GAP: Final = 1  # lines without the form of an entry that may stand between two
SHORTEST: Final = 25  # characters of an entry
LONGEST_HEAD: Final = 60


def with_references(features: Sequence[Features]) -> tuple[Features, ...]:
    """Return the features with a heading of references and its entries as likely the article's as can be."""
    out = list(features)
    above = 0
    for place, feature in enumerate(features):
        if above >= ABOVE and len(feature.text) <= LONGEST_HEAD and _matches(feature.text, "head"):
            entries = list(_entries(features, place + 1))
            if len(entries) >= FEWEST:
                for entry in (place, *range(entries[0], entries[-1] + 1)):
                    out[entry] = replace(out[entry], likely=max(out[entry].likely, SURE))
        above += feature.is_prose and feature.likely >= LIKELY
    return tuple(out)


def _entries(features: Sequence[Features], first: int) -> Iterable[int]:
    """Yield the places of the entries that begin at a line, until more than a gap parts one from the next."""
    missed = 0
    for place in range(first, len(features)):
        if len(features[place].text) >= SHORTEST and _matches(features[place].text, "entry"):
            missed = 0
            yield place
        elif missed == GAP:
            return
        else:
            missed += 1


def _matches(text: str, kind: str) -> bool:
    (pattern,) = [pattern for pattern, (what, _reason) in patterns("references.tsv") if what == kind]
    return (pattern.fullmatch if kind == "head" else pattern.search)(text) is not None
