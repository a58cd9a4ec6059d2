"""Labelled lines -> the same with the lines that stray around an article dropped, each with its kind and the reason.

The line model says how likely each line is the article's (lines/model.py). What kind of stray line it is, the nearest
of these tells: the table of lines, the part of the page that the markup names, the heading that it stands under,
a menu's run of short lines. Dropping an author's paragraph is the worst error there is, so a line goes only
when it is likely none.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from .features import Features, Zone, is_link
from .kinds import ASKING, MARGIN
from .last_sentences import last_sentences, signatures
from .model import Label, Labelled
from .own_lead_ins import own_lead_ins
from .own_lists import own_lists
from .stray_kinds import DROPPED, kinds_told
from .tables import expand

__all__ = ["BODY", "DROPPED", "KEPT_FROM", "drop_strays"]

BODY: Final = frozenset(
    {
        Label.PARAGRAPH,
        Label.HEADING,
        Label.LIST_ITEM,
        Label.LEAD_IN,
        Label.EXCERPT,
        Label.EMBED,
        Label.CAPTION,
        Label.CODE,
        Label.TABLE_ROW,
        Label.FOOTNOTE,
    }
)
# From this likelihood on a paragraph bounds the article's text (features.Zone).
KEPT_FROM: Final = 0.5
# What is less likely goes, at the edges of the text and among it, where a stray line is rarer and one lost is worse. Among
# stripped text an author's list looks like a menu; a page's markup tells them apart.
EDGE: Final = 0.295
AMONG: Final = 0.03
AMONG_MARKUP: Final = 0.08
# In a file with hardly anything astray, what seems so is mostly the author's; a page's text has hundreds of stray lines, and
# then what is as likely one as the other is mostly one of them. Chosen on the bench's pages and articles without stray lines.
STRAY: Final = 0.3  # less likely than this is astray, as far as the file as a whole is judged by it
USUAL_STRAYS: Final = 8  # so many make the bounds whole
# From so many on the bound rises, with this power of their number: soon below the text, where teasers and comments stand, late
# above it and among it.
RISE: Final = {Zone.HEAD: (48, 0.5), Zone.BODY: (48, 0.5), Zone.TAIL: (8, 0.25)}
MOST: Final = 1.7
OWN: Final = 0.8  # confidence that a line of the article's own lists is the article's; on the bench's pages as many are
# Among a page's hundreds of stray lines too, running text of so many words goes no sooner than EDGE says: an author's sentence
# that is lost is worse than one that strays (of the snippets that must be there it loses a seventh less).
SENTENCE: Final = 15
BESIDE: Final = frozenset({ASKING, MARGIN})  # parts of a page that stand beside its text
OUTSIDE, NOTHING = 3, 1.01  # running text outside of those, and a bound that nothing reaches
# A line that stands so many times in a file is the label of a card or a table ("Retailer", "See the rating.") where it is less
# likely the article's than this, taken all together.
REFRAIN, UNLIKE = 4, 0.1
# Labels that lines share with the heading they stand under.
HEADS_A_LIST: Final = frozenset(
    {Label.RECOMMENDED, Label.RELATED, Label.COMMENTS, Label.NEWSLETTER, Label.AUTHOR_BIO, Label.TAGS}
)
LINKING: Final = frozenset({Label.RECOMMENDED, Label.RELATED})  # of these, those that head links
LIKELY_LINK: Final = 0.7  # a link that is so likely the article's is none of such a list
# Of these, those that head titles in text; sponsors' titles stand under a label of adverts.
TITLED: Final = LINKING | {Label.ADVERTISEMENT}
SPONSORED: Final = re.compile(expand("<<sponsored>>:?"), re.IGNORECASE)
TITLE_WORDS, TAG_WORDS = 24, 4
FIRST_WORDS: Final = 3  # of such a title among the text, the first of its list
TEXT_PARTS: Final = frozenset({"body", "text_body"})  # of a page, as data/regions.tsv names them
BIO: Final = 4  # lines under "About the author" that can be about him, below all of the text
LISTED: Final = 60  # lines under a heading that it can still explain
# "Read also: The last ferry" and "More on Jane Doe" point to the piece itself, and head no list.
WHOLE: Final = re.compile(r"[:|>»→–—-] ?\S|^more (?:on|about) (?!this|the )", re.IGNORECASE)


def drop_strays(labelled: Sequence[Labelled], features: Sequence[Features], files: int = 0) -> list[Labelled]:
    """Drop the lines of the body that are likely not the article's; ``files`` were compared to find what recurs."""
    least = _least(labelled, features)
    own = {**own_lists(labelled, features), **own_lead_ins(labelled, features, kept_from=KEPT_FROM)}
    refrains = _refrains(labelled, features)
    cards = frozenset(text for text, count in Counter(feature.text for feature in features).items() if count >= REFRAIN)
    ends = _ends(labelled, features)
    beside = _bound_beside(labelled, features)
    unlikely = [
        item.label in BODY
        and place not in ends
        and (place in refrains or feature.likely < _bound(item, feature, least, beside))
        for place, (item, feature) in enumerate(zip(labelled, features, strict=True))
    ]
    told = kinds_told(labelled, features, [one and place not in own for place, one in enumerate(unlikely)], KEPT_FROM)
    out = []
    over: _List | None = None
    is_listed = False
    for index, (item, feature) in enumerate(zip(labelled, features, strict=True)):
        if _heads(item, feature):
            over = _List(item, feature.text in cards)
        elif over is not None and _is_past(over, item, feature, least, is_next=is_listed):
            over = None
        is_listed = over is not None and index not in ends and over.holds(item, feature, is_next=is_listed)
        made = item
        if item.label in BODY and (unlikely[index] or is_listed):
            times = refrains.get(index, 0)
            made = _as_own(item, own[index]) if index in own else told.dropped(index, over.heading if over else None, times)
        out.append(_counted(made, feature.recurs, files))
    return out


def _counted(item: Labelled, recurs: int, files: int) -> Labelled:
    """Say of a dropped line in how many files of its folder it stands."""
    if not (recurs and item.label in DROPPED):
        return item
    return replace(item, reason=f"{item.reason}; stands in {recurs} of {files} files of its folder")


@dataclass(frozen=True, slots=True)
class _List:
    """A list of other pieces, by its heading.

    A card's label stands so often in the file that it heads nothing: "Most popular" on card after card.
    """

    heading: Labelled
    is_card: bool

    def holds(self, item: Labelled, feature: Features, *, is_next: bool) -> bool:
        """Tell whether a line below is in the list: what the text has not below it, another's title, a link to one.

        ``is_next``: the line above it is in the list.
        """
        label = self.heading.label
        if label in LINKING and feature.likely < LIKELY_LINK and is_link(item.block):
            return True
        if feature.zone is Zone.BODY:
            is_other = label in LINKING and not self.is_card and feature.likely < LIKELY_LINK
            return is_other and _is_title(feature, 1 if is_next else FIRST_WORDS)
        return feature.zone is Zone.TAIL and (feature.likely < EDGE or self._is_headed(item, feature))

    def _is_headed(self, item: Labelled, feature: Features) -> bool:
        """Tell whether a line below all of the text is what the heading announces, however like the text it reads."""
        label = self.heading.label
        if label is Label.AUTHOR_BIO:
            return item.block.lines[0] - self.heading.block.lines[0] <= BIO
        most = TAG_WORDS if label is Label.TAGS else TITLE_WORDS if label in TITLED else 0
        return not feature.ends_sentence and feature.words <= most


def _ends(labelled: Sequence[Labelled], features: Sequence[Features]) -> set[int]:
    """Return the places of lines that end the text; those in a page's footer, among comments or in such a part do not."""
    last = last_sentences(features, KEPT_FROM, EDGE) | signatures(features, EDGE)
    return {one for one in last if _regions(labelled[one]) <= TEXT_PARTS}


def _is_title(feature: Features, fewest: int) -> bool:
    """Tell whether a line among the text may be another piece's title: words without an end, or a question."""
    is_question = feature.text.endswith("?")
    is_open = is_question or not (feature.ends_sentence or feature.is_prose or feature.ends_colon)
    return is_open and fewest <= feature.words <= TITLE_WORDS


def _as_own(item: Labelled, reason: str) -> Labelled:
    return replace(item, confidence=max(item.confidence, OWN), reason=reason)


def _bound_beside(labelled: Sequence[Labelled], features: Sequence[Features]) -> float:
    """Return the bound in boxes and margins: where the text stands outside of them, all but long sentences goes."""
    text = [item for item, feature in zip(labelled, features, strict=True) if feature.is_prose and feature.likely >= KEPT_FROM]
    return NOTHING if sum(BESIDE.isdisjoint(_regions(item)) for item in text) >= OUTSIDE else KEPT_FROM


def _regions(item: Labelled) -> frozenset[str]:
    return item.block.place.regions if item.block.place is not None else frozenset()


def _bound(item: Labelled, feature: Features, least: Mapping[Zone, float], beside: float) -> float:
    """Return the likelihood from which a line stays; ``beside``: in a box that asks for an address, and in a margin."""
    regions = _regions(item)
    is_sentence = feature.is_prose and feature.words >= SENTENCE
    if not BESIDE.isdisjoint(regions):
        return KEPT_FROM if is_sentence else beside
    if "author" in regions and feature.zone is Zone.HEAD and not feature.is_prose:
        return KEPT_FROM
    return min(EDGE, least[feature.zone]) if is_sentence else least[feature.zone]


def _refrains(labelled: Sequence[Labelled], features: Sequence[Features]) -> dict[int, int]:
    """Return the places of lines that stand several times in the file and nowhere read like the article's, with how often."""
    places: dict[str, list[int]] = defaultdict(list)
    for place, (item, feature) in enumerate(zip(labelled, features, strict=True)):
        if item.label in BODY and feature.words and not feature.is_prose and not feature.ends_colon:
            places[feature.text].append(place)
    return {
        place: len(same)
        for same in places.values()
        if len(same) >= REFRAIN and sum(features[place].likely for place in same) < UNLIKE * len(same)
        for place in same
    }


def _heads(item: Labelled, feature: Features) -> bool:
    """Tell whether a line heads a list of other pieces, and is no sentence."""
    is_sentence = feature.ends_sentence and not feature.ends_colon
    heads = item.label in HEADS_A_LIST or SPONSORED.fullmatch(feature.text) is not None
    return heads and not is_sentence and not WHOLE.search(feature.text)


def _is_past(over: _List, item: Labelled, feature: Features, least: Mapping[Zone, float], *, is_next: bool) -> bool:
    """Tell whether a list is over: what is the article's ends it, and so does distance."""
    is_own = item.label in BODY and feature.likely >= max(EDGE, least[feature.zone])
    is_far = item.block.lines[0] - over.heading.block.lines[0] > LISTED
    return (is_own and not over.holds(item, feature, is_next=is_next)) or is_far


def _least(labelled: Sequence[Labelled], features: Sequence[Features]) -> dict[Zone, float]:
    """Return the bounds for a file, by how many lines at the edges of its text seem astray."""
    strays = sum(feature.likely < STRAY and feature.zone is not Zone.BODY for feature in features)
    among = AMONG_MARKUP if any(item.block.place for item in labelled) else AMONG
    share = min(1.0, (strays / USUAL_STRAYS) ** 2)
    rise = {zone: max(1.0, min(MOST, (strays / many) ** power)) for zone, (many, power) in RISE.items()}
    return {zone: share * rise[zone] * (among if zone is Zone.BODY else EDGE) for zone in Zone}
