"""Features -> the places of lines with which a text ends, though what stands below it makes them seem astray.

A list of other pieces or an advert before the last paragraphs of a short article is more than they are, so that the line model
takes them for what stands around it; and who signs a newsletter signs right above its feet. Labels nothing.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from itertools import pairwise
from typing import Final

from .excerpts.letters import signs_off
from .features import Features
from .tables import expand

__all__ = ["last_sentences", "signatures"]

SHORT: Final = 400  # words of running text; a text with more is not looked at
# Running text so many lines below a line that stays does so from this likelihood on, and sooner where it takes up a name of the
# text. Of twelve such sentences of the bench's short pages eight are the article's; of longer texts mostly none are.
SOON, LIKELY = 4, 0.15
SOON_NAMED, LIKELY_NAMED = 8, 0.1
SIGNED: Final = 0.1  # how likely a line is at the least in which somebody signs, right below one that stays
FEWEST: Final = 12  # words of such a sentence
NAME: Final = r"<<capital>>[^\W\d_]{3,}"  # of four letters and more


def last_sentences(features: Sequence[Features], kept_from: float, edge: float) -> frozenset[int]:
    """Return their places, from 0; text is sure from ``kept_from`` on, and stays from ``edge`` on."""
    text = [feature for feature in features if feature.is_prose and feature.likely >= kept_from]
    if sum(feature.words for feature in text) >= SHORT:
        return frozenset()
    names = frozenset(name for feature in text for name in _within().findall(feature.text))
    found = set()
    last: int | None = None
    for place, feature in enumerate(features):
        if not feature.is_prose:
            continue
        if last is not None and _is_end(feature, place - last, names):
            found.add(place)
        if place in found or feature.likely >= edge:
            last = place
    return frozenset(found)


def signatures(features: Sequence[Features], edge: float) -> frozenset[int]:
    """Return the places of lines that close a letter, from 0: "Until next month, Ines"."""
    pairs = enumerate(pairwise(features), 1)
    return frozenset(
        place
        for place, (above, feature) in pairs
        if above.likely >= edge and feature.likely >= SIGNED and signs_off(feature.text)
    )


@cache
def _within() -> re.Pattern[str]:
    """Return what finds names that begin no sentence."""
    return re.compile(expand(rf"(?<![.!?:\"'] )(?<=\s)\b{NAME}"))


def _is_end(feature: Features, distance: int, names: frozenset[str]) -> bool:
    if distance <= SOON and feature.likely >= LIKELY:
        return True
    is_near = distance <= SOON_NAMED and feature.likely >= LIKELY_NAMED
    return is_near and feature.words >= FEWEST and any(name in feature.text for name in names)
