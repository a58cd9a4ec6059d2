"""Lines that stray around an article -> of what kind each is, and why.

The part of the page that the markup names tells, the heading that a line stands under, a menu's run of short lines. Which
lines stray, strays.py says.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Final

from .features import Features, Zone
from .kinds import ASKING, MARGIN
from .model import Label, Labelled

__all__ = ["DROPPED", "Kinds", "kinds_told"]

DROPPED: Final = frozenset(
    {
        Label.ADVERTISEMENT,
        Label.RECOMMENDED,
        Label.RELATED,
        Label.NEWSLETTER,
        Label.SHARE,
        Label.MENU,
        Label.COMMENTS,
        Label.LEGAL,
        Label.PAYWALL,
        Label.READ_MORE,
        Label.TAGS,
        Label.AUTHOR_BIO,
        Label.COUNTER,
        Label.BOILERPLATE,
        Label.REPEATED,
        Label.PULL_QUOTE,
    }
)
REGION_LABELS: Final = {  # parts of a page (data/regions.tsv), the one that says most first
    "comments": Label.COMMENTS,
    "consent": Label.LEGAL,
    "advert": Label.ADVERTISEMENT,
    "sharing": Label.SHARE,
    "related": Label.RELATED,
    "author": Label.AUTHOR_BIO,
    "navigation": Label.MENU,
    ASKING: Label.NEWSLETTER,
    MARGIN: Label.MENU,
    "newsletter": Label.NEWSLETTER,  # or another form, such as the search in a page's head
    "footer": Label.BOILERPLATE,
    "sidebar": Label.BOILERPLATE,
    "header": Label.BOILERPLATE,
}
REASONS: Final = {  # of parts that no name says
    ASKING: "in a box that asks for an address",
    MARGIN: "in a narrow cell beside the text, in a table that lays out the page",
}
MOST: Final = 0.5  # of the article's paragraphs; a part of the page that holds more is named after it, and tells nothing
MENU_RUN: Final = 5  # this many short lines in a row outside the running text are a menu
MENU_WORDS: Final = 4  # of a line of a menu
PLACES: Final = {
    Zone.HEAD: "before the article's text",
    Zone.BODY: "among the article's text",
    Zone.TAIL: "after the article's text",
}


@dataclass(frozen=True, slots=True)
class Kinds:
    """What tells of a file's stray lines: its lines, the parts of the page in which the article stands, its menus' lines."""

    labelled: Sequence[Labelled]
    features: Sequence[Features]
    around_article: frozenset[str]
    menu: Mapping[int, int]

    def dropped(self, index: int, heading: Labelled | None, times: int) -> Labelled:
        """Name the kind of a line under a heading; the same stands so many ``times`` in the file."""
        item, feature, run = self.labelled[index], self.features[index], self.menu.get(index, 0)
        confidence = round(1 - feature.likely, 2)
        regions = item.block.place.regions - self.around_article if item.block.place else frozenset()
        named = next((region for region in REGION_LABELS if region in regions), None)
        if named:
            reason = REASONS.get(named, f"in a part of the page that its markup calls {named}")
            return replace(item, label=REGION_LABELS[named], confidence=confidence, reason=reason)
        if heading:
            reason = f"stands under “{heading.block.text}” (line {heading.block.lines[0]})"
            return replace(item, label=heading.label, confidence=confidence, reason=reason)
        if run:
            reason = f"one of {run} short lines in a row outside the running text"
            return replace(item, label=Label.MENU, confidence=confidence, reason=reason)
        where = f"{times} times in the file" if times else PLACES[feature.zone]
        reason = f"reads like what stands around articles, {where}"
        return replace(item, label=Label.BOILERPLATE, confidence=confidence, reason=reason)


def kinds_told(
    labelled: Sequence[Labelled], features: Sequence[Features], unlikely: Sequence[bool], likely_from: float
) -> Kinds:
    """Gather what tells; running text as likely as ``likely_from`` is the article's, ``unlikely`` lines are none of it."""
    prose = [
        item.block.place.regions
        for item, feature in zip(labelled, features, strict=True)
        if item.block.place and feature.is_prose and feature.likely >= likely_from
    ]
    counts = Counter(region for regions in prose for region in regions)
    around = frozenset(region for region, count in counts.items() if count > MOST * len(prose))
    return Kinds(labelled, features, around, _menu(labelled, features, unlikely))


def _menu(labelled: Sequence[Labelled], features: Sequence[Features], unlikely: Sequence[bool]) -> dict[int, int]:
    """Return the places of short stray lines in long runs, with the length of the run."""
    short = [
        item.label in DROPPED or (is_unlikely and feature.words <= MENU_WORDS and not feature.ends_sentence)
        for item, feature, is_unlikely in zip(labelled, features, unlikely, strict=True)
    ]
    found = {}
    for is_run, members in groupby(range(len(labelled)), key=short.__getitem__):
        run = list(members)
        if is_run and len(run) >= MENU_RUN:
            found.update(dict.fromkeys(run, len(run)))
    return found
