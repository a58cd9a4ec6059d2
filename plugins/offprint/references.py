"""Features -> the same, with the list of references below an article known as the article's.

Entries of such a list read like what stands around articles: names, titles, years, no sentence. Their heading tells, together
with the form of what follows it; "Sources" and "Notes" head other things as often.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Final

from .features import Features, prose_above
from .strays import KEPT_FROM
from .tables import patterns_of

__all__ = ["with_references"]

ABOVE: Final = 5  # likely lines of the article above its references
SURE: Final = 0.95
FEWEST: Final = 2  # entries that make a list
GAP: Final = 1  # lines without the form of an entry that may stand between two
SHORTEST: Final = 25  # characters of an entry
LONGEST_HEAD: Final = 60


def with_references(features: Sequence[Features]) -> tuple[Features, ...]:
    """Return the features with a heading of references and its entries as likely the article's as can be."""
    out = list(features)
    for place, (feature, above) in enumerate(zip(features, prose_above(features, KEPT_FROM), strict=True)):
        if above >= ABOVE and _heads(feature.text):
            entries = list(_entries(features, place + 1))
            if len(entries) >= FEWEST:
                for entry in (place, *range(entries[0], entries[-1] + 1)):
                    out[entry] = replace(out[entry], likely=max(out[entry].likely, SURE))
    return tuple(out)


def _entries(features: Sequence[Features], first: int) -> Iterable[int]:
    """Yield the places of the entries that begin at a line, until more than a gap parts one from the next."""
    missed = 0
    for place in range(first, len(features)):
        if _is_entry(features[place].text):
            missed = 0
            yield place
        elif missed == GAP:
            return
        else:
            missed += 1


def _heads(text: str) -> bool:
    return len(text) <= LONGEST_HEAD and any(pattern.fullmatch(text) for pattern in patterns_of("references.tsv", "head"))


def _is_entry(text: str) -> bool:
    return len(text) >= SHORTEST and any(pattern.search(text) for pattern in patterns_of("references.tsv", "entry"))
