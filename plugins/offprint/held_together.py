"""Features -> the same, with what a page's markup holds together as likely the article's as all of it is.

Cell by cell a table reads like a shop's card, a footnote stands where pages have their footers, and an article may end in four
words. Line by line no model tells; the markup does: rows of a table and items of a list share what is said of all of them, a
note belongs to the line that refers to it, a sentence to the paragraphs beside it, a caption to the text around its picture,
and one link among others in a row is a menu's.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby
from typing import Final

from .features import Features, Zone, is_link
from .model import Block, HintKind, SpanKind
from .strays import KEPT_FROM

__all__ = ["with_markup"]

Likely = Iterator[tuple[int, float]]  # places of lines, from 0, and how likely each is the article's
Pairs = Sequence[tuple[Block, Features]]
SHARING: Final = frozenset({HintKind.ROW, HintKind.LIST_ITEM})
REFERRED_TO: Final = 0.95
# What follows was chosen on the bench's pages; it moves word F1 by less than 0.001.
BESIDE: Final = 3  # paragraphs of the article's in the same element as a sentence that seems none
SENTENCE: Final = 4  # words of such a sentence
UNLIKELY: Final = 0.05  # a sentence or a caption that is less likely is no paragraph's neighbour
CAPTION_WORDS: Final = 6  # fewer are whose the picture is, or what a shop calls it
MENU, ENTRY_WORDS = 3, 6  # links in a row that are a menu, and words of each
NONE: Final = 0.02  # how likely what surely is none of the article is
NO_MENU: Final = frozenset({HintKind.TITLE, HintKind.HEADING, HintKind.QUOTE, HintKind.OUTSIDE})


def with_markup(blocks: Sequence[Block], features: Sequence[Features]) -> tuple[Features, ...]:
    """Return the features of a page with the likelihoods that its markup settles; of stripped text as they are."""
    if not any(block.place for block in blocks):
        return tuple(features)
    pairs = tuple(zip(blocks, features, strict=True))
    likely = dict(
        [*_on_pictures(pairs), *_captions(pairs), *_sentences(pairs), *_shared(pairs), *_menus(pairs), *_notes(pairs)]
    )
    return tuple(
        replace(feature, likely=likely[place]) if place in likely else feature for place, feature in enumerate(features)
    )


def _captions(pairs: Pairs) -> Likely:
    """Yield captions among the text; of those before it, only what stands above the title is another piece's."""
    is_begun = False
    for place, (block, feature) in enumerate(pairs):
        is_begun = is_begun or feature.hint is HintKind.TITLE
        is_long = feature.words >= CAPTION_WORDS and feature.likely >= UNLIKELY
        if feature.hint is HintKind.CAPTION and is_begun and is_long and feature.zone is Zone.BODY and _is_inside(block):
            yield place, max(feature.likely, KEPT_FROM)


def _on_pictures(pairs: Pairs) -> Likely:
    """Yield short lines of a figure that are not its caption: whose the picture is, what enlarges it."""
    captioned = {block.box for block, feature in pairs if feature.hint is HintKind.CAPTION}
    for place, (block, feature) in enumerate(pairs):
        is_beside = block.place is not None and "figure" in block.place.around and block.box in captioned
        is_short = feature.words <= ENTRY_WORDS and not feature.ends_sentence and feature.likely > NONE
        if is_beside and is_short and feature.hint is HintKind.PARAGRAPH:
            yield place, NONE


def _sentences(pairs: Pairs) -> Likely:
    """Yield sentences that stand in the same element as paragraphs of the article's."""
    paragraphs = [
        (place, block, feature) for place, (block, feature) in enumerate(pairs) if block.place and block.place.tag == "p"
    ]
    likely = Counter(block.box for _place, block, feature in paragraphs if feature.is_prose and feature.likely >= KEPT_FROM)
    for place, block, feature in paragraphs:
        is_sentence = feature.ends_sentence and feature.words >= SENTENCE and feature.likely >= UNLIKELY
        if is_sentence and likely[block.box] >= BESIDE and not _is_entry(block, feature):
            yield place, max(feature.likely, KEPT_FROM)


def _shared(pairs: Pairs) -> Likely:
    """Yield the rows of each table, the items of each list and the lines of each card that is a link, with their mean."""
    places: dict[tuple[HintKind, int], list[int]] = defaultdict(list)
    for place, (block, _feature) in enumerate(pairs):
        if block.hint is not None and block.hint.kind in SHARING and block.hint.group:
            places[block.hint.kind, block.hint.group].append(place)
    for own in (*places.values(), *_cards(pairs)):
        chance = sum(pairs[place][1].likely for place in own) / len(own)
        yield from ((place, chance) for place in own)


def _cards(pairs: Pairs) -> Iterator[list[int]]:
    """Yield the lines side by side that are one link: picture, title and summary of another piece."""
    targets = [block.spans[0].target if _is_entry(block, feature) and block.spans else "" for block, feature in pairs]
    for target, run in groupby(range(len(pairs)), key=targets.__getitem__):
        if target and len(places := list(run)) > 1:
            yield places


def _menus(pairs: Pairs) -> Likely:
    """Yield links in a row around the text that are unlikely the article's, each alone on its line; within it, authors list."""
    entries = [
        _is_entry(block, feature)
        and feature.zone is not Zone.BODY
        and feature.words <= ENTRY_WORDS
        and not feature.ends_sentence
        for block, feature in pairs
    ]
    for is_menu, run in groupby(range(len(pairs)), key=entries.__getitem__):
        places = list(run)
        if is_menu and len(places) >= MENU:
            yield from ((place, NONE) for place in places if NONE < pairs[place][1].likely < KEPT_FROM)


def _notes(pairs: Pairs) -> Likely:
    """Yield the footnotes that a line of the article's refers to."""
    spans = [span for block, feature in pairs if feature.likely >= KEPT_FROM for span in block.spans]
    referred = {span.target for span in spans if span.kind is SpanKind.NOTE}
    for place, (block, feature) in enumerate(pairs):
        if feature.hint is HintKind.FOOTNOTE and block.hint is not None and block.hint.marker in referred:
            yield place, REFERRED_TO


def _is_inside(block: Block) -> bool:
    return block.place is not None and block.place.inside


def _is_entry(block: Block, feature: Features) -> bool:
    """Tell whether a text is nothing but a link, as in menus and on cards; headings and quotations may be links too."""
    return is_link(block) and feature.hint not in NO_MENU
