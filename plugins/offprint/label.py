"""Blocks -> labelled blocks, over the whole article at once.

``label`` is the interface; a labeller is any function of the same type, and a trained
model will be another one. This one reads tables: each line by what it says of itself
(data/lines.tsv), by the markup it came in, by the heading it stands under; then the title
is chosen, then the excerpts are found. Never changes text.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import lru_cache
from itertools import groupby
from typing import Final

from .excerpts import find_excerpts
from .features import Features, Zone, extract
from .headline import find_headline
from .model import Block, HintKind, Label, Labelled
from .split import BULLETED, NUMBERED
from .tables import patterns

__all__ = ["BODY", "DROPPED", "Labeller", "label", "label_lines"]

Labeller = Callable[[tuple[Block, ...]], tuple[Labelled, ...]]

BODY: Final = frozenset(
    {Label.PARAGRAPH, Label.HEADING, Label.LIST_ITEM, Label.LEAD_IN, Label.EXCERPT, Label.EMBED, Label.CAPTION, Label.CODE}
)
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
        Label.COUNTER,
        Label.BOILERPLATE,
        Label.REPEATED,
        Label.PULL_QUOTE,
    }
)
ZONES: Final = {
    "any": frozenset(Zone),
    "edge": frozenset({Zone.HEAD, Zone.TAIL}),
    "head": frozenset({Zone.HEAD}),
    "tail": frozenset({Zone.TAIL}),
}
HINTED: Final = {
    HintKind.HEADING: (Label.HEADING, 0.95, "a heading in the page's markup"),
    HintKind.LIST_ITEM: (Label.LIST_ITEM, 0.95, "a list item in the page's markup"),
    HintKind.CAPTION: (Label.CAPTION, 0.95, "a caption in the page's markup"),
    HintKind.CODE: (Label.CODE, 0.95, "preformatted in the page's markup"),
    HintKind.TITLE: (Label.TITLE, 0.95, "the title in the page's markup"),
    HintKind.OUTSIDE: (Label.BOILERPLATE, 0.8, "outside the article that readability-lxml found in the page"),
}
# Labels that the lines after such a heading share at the end of a text.
HEADS_A_LIST: Final = frozenset({Label.RECOMMENDED, Label.RELATED, Label.COMMENTS, Label.NEWSLETTER})
UNREADABLE: Final = "\N{REPLACEMENT CHARACTER} "
LONGEST_LINE: Final = 320  # characters; what a pattern of lines.tsv may match at the most
HEADING_WORDS: Final = 10
CAPITALISED: Final = 0.6  # of the words of a heading set in capitals
MENU_RUN: Final = 5  # this many short lines in a row at an edge are a menu
MENU_WORDS: Final = 4  # of a line of a menu


def label(blocks: tuple[Block, ...]) -> tuple[Labelled, ...]:
    """Label every block, in order."""
    return tuple(find_excerpts(*label_lines(blocks)))


def label_lines(blocks: tuple[Block, ...]) -> tuple[list[Labelled], tuple[Features, ...]]:
    """Label every block but the excerpts; return the features with the labels."""
    features = extract(blocks)
    labelled = [_label_line(block, feature) for block, feature in zip(blocks, features, strict=True)]
    labelled = _find_lists(labelled, features)
    labelled = _find_headings(labelled, features)
    labelled = find_headline(labelled, features)
    labelled = _drop_lists(labelled, features)
    return _drop_menus(labelled, features), features


def _label_line(block: Block, feature: Features) -> Labelled:
    """Label by the line's own words, then by its markup, then by its form."""
    if not feature.text.strip(UNREADABLE):
        return Labelled(block, Label.BOILERPLATE, 0.99, "holds no character that can be read")
    hinted = HINTED.get(feature.hint) if feature.hint else None
    if hinted and feature.hint in (HintKind.TITLE, HintKind.CODE, HintKind.OUTSIDE):
        return Labelled(block, *hinted)
    return _label_by_table(block, feature) or (Labelled(block, *hinted) if hinted else _label_by_form(block, feature))


def _label_by_table(block: Block, feature: Features) -> Labelled | None:
    found = _match_line(feature.text, feature.zone) if len(feature.text) <= LONGEST_LINE else None
    return Labelled(block, *found) if found else None


@lru_cache(maxsize=20_000)  # the lines of a site's pages recur in every file of it
def _match_line(text: str, zone: Zone) -> tuple[Label, float, str, tuple[tuple[str, str], ...]] | None:
    for pattern, (name, zones, confidence, reason) in patterns("lines.tsv"):
        if zone in ZONES[zones] and (match := pattern.fullmatch(text)):
            values = tuple((key, value) for key, value in match.groupdict().items() if value)
            return Label(name), float(confidence), reason, values
    return None


def _label_by_form(block: Block, feature: Features) -> Labelled:
    if feature.is_prose:
        return Labelled(block, Label.PARAGRAPH, 0.9, "running text")
    return Labelled(block, Label.PARAGRAPH, 0.6, "nothing marks it as anything else")


def _find_lists(labelled: list[Labelled], features: tuple[Features, ...]) -> list[Labelled]:
    """Label neighbours that begin with bullets or with numbers that count up; one alone may be a date or a dash."""
    out = list(labelled)
    for index in range(1, len(labelled)):
        before, item = labelled[index - 1], labelled[index]
        plain = all(one.label is Label.PARAGRAPH for one in (before, item)) and features[index].hint is None
        if plain and _is_next_item(before.block.text, item.block.text):
            for member in (index - 1, index):
                out[member] = replace(
                    labelled[member],
                    label=Label.LIST_ITEM,
                    confidence=0.85,
                    reason="begins with a list marker, as its neighbour does",
                )
    return out


def _is_next_item(text: str, after: str) -> bool:
    if text[0] == after[0] and BULLETED.fullmatch(text) and BULLETED.fullmatch(after):
        return True
    first, second = NUMBERED.fullmatch(text), NUMBERED.fullmatch(after)
    return bool(first and second and int(second["number"]) == int(first["number"]) + 1)


def _find_headings(labelled: list[Labelled], features: tuple[Features, ...]) -> list[Labelled]:
    """Label short lines without a full stop between two paragraphs; 82 in 100 are headings on the bench."""
    out = list(labelled)
    for index in range(1, len(labelled) - 1):
        item, feature = labelled[index], features[index]
        stands_alone = features[index - 1].is_prose and features[index + 1].is_prose and feature.zone is Zone.BODY
        if stands_alone and item.label is Label.PARAGRAPH and feature.hint is None and _reads_as_heading(feature):
            out[index] = replace(
                item, label=Label.HEADING, confidence=0.8, reason="a short line without a full stop between paragraphs"
            )
    return out


def _reads_as_heading(feature: Features) -> bool:
    words = feature.text.split()
    if feature.words > HEADING_WORDS or not feature.text[0].isupper() or feature.text[-1] in ",;)":
        return False
    if feature.text[-1] == "?":  # a question is a heading where it is written as one: With Capitals
        return sum(word[0].isupper() for word in words) > CAPITALISED * len(words)
    return not feature.is_prose and not feature.ends_sentence


def _drop_lists(labelled: list[Labelled], features: tuple[Features, ...]) -> list[Labelled]:
    """Give the short lines under "Related posts" and its like at the end that heading's label."""
    out: list[Labelled] = []
    heading: Labelled | None = None
    for item, feature in zip(labelled, features, strict=True):
        is_tail = feature.zone is Zone.TAIL and feature.hint is None
        if is_tail and item.label in HEADS_A_LIST:
            heading = item
        if is_tail and heading and item.label in (Label.PARAGRAPH, Label.LIST_ITEM):
            reason = f"stands under “{heading.block.text}” (line {heading.block.lines[0]})"
            out.append(replace(item, label=heading.label, confidence=0.8, reason=reason))
        else:
            out.append(item)
    return out


def _drop_menus(labelled: list[Labelled], features: tuple[Features, ...]) -> list[Labelled]:
    """Label long runs of very short lines at an edge of the text as menu."""
    out = list(labelled)
    title = next((index for index, item in enumerate(labelled) if item.label is Label.TITLE), len(labelled))
    # Between title and text stand tables of facts and contents, which are the article's.
    menu_like = [
        _is_menu_like(item, feature) and (index < title or feature.zone is Zone.TAIL)
        for index, (item, feature) in enumerate(zip(labelled, features, strict=True))
    ]
    for is_run, members in groupby(range(len(labelled)), key=lambda index: menu_like[index]):
        run = list(members)
        if is_run and len(run) >= MENU_RUN:
            reason = f"one of {len(run)} short lines in a row outside the running text"
            for index in run:
                if out[index].label not in DROPPED:
                    out[index] = replace(out[index], label=Label.MENU, confidence=0.7, reason=reason)
    return out


def _is_menu_like(item: Labelled, feature: Features) -> bool:
    if feature.zone is Zone.BODY or feature.hint is not None:
        return False
    if item.label in DROPPED:
        return True
    return item.label is Label.PARAGRAPH and feature.words <= MENU_WORDS and not feature.ends_sentence
