"""Blocks -> labelled blocks, over the whole article at once.

``label`` is the interface; a labeller is any function of the same type. The line model says how likely each
line is the article's; what a line is, tables and forms say: its own words (data/lines.tsv), the markup it came
in, its neighbours. Then the title is chosen, stray lines are dropped, and the excerpts are found. Never changes text.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Final

from .attribution import find_attribution
from .bios import drop_bios
from .boxes import drop_boxes
from .contents import find_listed_headings
from .copies import drop_copies
from .empty_headings import drop_empty_headings
from .excerpts import find_excerpts
from .features import Features, extract, matchable
from .headings import find_counted_headings, find_headings
from .headline import find_dek, find_headline
from .held_together import with_markup
from .layouts import Layout, read_layout
from .likely_headings import find_likely_headings
from .lines.model import likely_lines, load_line_model
from .lines.rules import rules_for
from .link_lines import told_by_links
from .link_lists import drop_link_lists
from .list_marks import items
from .model import Block, Hint, HintKind, Label, Labelled, Recurring
from .questions import find_questions
from .references import with_references
from .strays import DROPPED, KEPT_FROM, drop_strays
from .threads import drop_comments, head_of_comments

__all__ = ["Labeller", "label", "label_by_words", "label_lines"]

Labeller = Callable[[tuple[Block, ...]], tuple[Labelled, ...]]

HINTED: Final = {
    HintKind.HEADING: (Label.HEADING, 0.95, "a heading in the page's markup"),
    HintKind.LIST_ITEM: (Label.LIST_ITEM, 0.95, "a list item in the page's markup"),
    HintKind.CAPTION: (Label.CAPTION, 0.95, "a caption in the page's markup"),
    HintKind.CODE: (Label.CODE, 0.95, "preformatted in the page's markup"),
    HintKind.ROW: (Label.TABLE_ROW, 0.95, "a row of a table in the page's markup"),
    HintKind.FOOTNOTE: (Label.FOOTNOTE, 0.95, "a footnote that the page's markup links to"),
    HintKind.TITLE: (Label.TITLE, 0.95, "the title in the page's markup"),
    HintKind.DEK: (Label.DEK, 0.9, "the dek in the page's markup"),
}
# What stands in a page's text or beside it and is none of it, by its kind (Hint.marker).
OUTSIDE: Final = {
    "drawing": (Label.BOILERPLATE, 0.8, "the label of a drawing in the page's markup"),
    "hidden": (Label.BOILERPLATE, 0.9, "within a text, and hidden by the page's markup"),
    "control": (Label.MENU, 0.9, "a control beside a text, as the page's markup says"),
    "way_back": (Label.MENU, 0.95, "leads from a footnote back to the text"),
    "permalink": (Label.MENU, 0.9, "links to the place where it stands itself"),
    "saver": (Label.BOILERPLATE, 0.95, "put there by what saved the page"),
    "field": (Label.MENU, 0.95, "what a field of a form offers or holds"),
    "contents": (Label.MENU, 0.9, "lists the headings of the page"),
}
UNHINTED: Final = (None, HintKind.PARAGRAPH)  # what no markup, or none that says more, tells of
LEADING_ON: Final = frozenset({Label.RELATED, Label.READ_MORE})
UNLIKELY: Final = 0.2  # what is less likely to be the article's may stray among its lines too
SURE: Final = 0.95  # of what a known layout says
COMMENT: Final = 0.02  # as likely is what readers wrote
# Joiners print nothing by themselves.
UNREADABLE: Final = "\N{REPLACEMENT CHARACTER}\N{ZERO WIDTH JOINER}\N{ZERO WIDTH NON-JOINER} "
ALONE: Final = Recurring()  # a file of which no others are known


def label(
    blocks: tuple[Block, ...],
    likely: Sequence[float] | None = None,
    recurring: Recurring = ALONE,
    titles: Mapping[str, float] | None = None,
) -> tuple[Labelled, ...]:
    """Label every block, in order.

    ``likely`` stands in for what the line model says of each, 0 to 1, and ``titles`` for the weights of a title's signs.
    """
    layout = read_layout(blocks) if all(block.place is None for block in blocks) else None
    return _label(blocks, likely, recurring, titles) if layout is None else _label_laid_out(layout, blocks, recurring)


def _label_laid_out(layout: Layout, blocks: tuple[Block, ...], recurring: Recurring) -> tuple[Labelled, ...]:
    """Label the title and the text as if they were all of the file, the other lines by what they say."""
    places = (*(() if layout.title is None else (layout.title,)), *layout.text)
    hints = dict.fromkeys(layout.headings, Hint(HintKind.HEADING, level=2))
    hints |= {} if layout.title is None else {layout.title: Hint(HintKind.TITLE)}
    own = tuple(replace(blocks[at], hint=hints.get(at, blocks[at].hint)) for at in places)
    labelled = dict(zip(places, _label(own, None, recurring, None), strict=True))
    for at in layout.headings:
        if labelled[at].label is Label.HEADING:
            labelled[at] = replace(labelled[at], reason="the page lets one edit what stands below it")
    said = {at: Labelled(blocks[at], one.label, SURE, one.reason, one.values) for at, one in layout.said.items()}
    return tuple((labelled | said)[at] for at in range(len(blocks)))


def _label(
    blocks: tuple[Block, ...], likely: Sequence[float] | None, recurring: Recurring, titles: Mapping[str, float] | None
) -> tuple[Labelled, ...]:
    labelled, features = label_lines(blocks, likely, recurring, titles)
    headed = find_counted_headings(find_excerpts(labelled, features), features)
    headed = find_listed_headings(find_questions(headed, features), features)
    return tuple(find_likely_headings(headed, features))


def label_lines(
    blocks: tuple[Block, ...],
    likely: Sequence[float] | None = None,
    recurring: Recurring = ALONE,
    titles: Mapping[str, float] | None = None,
) -> tuple[list[Labelled], tuple[Features, ...]]:
    """Label every block but the excerpts; return the features with the labels."""
    labelled, features = label_by_words(blocks, likely, recurring)
    labelled = find_attribution(find_headline(labelled, features, titles), features)
    stripped = drop_link_lists(drop_copies(drop_strays(labelled, features, recurring.files), features), features)
    stripped = drop_empty_headings(stripped, features)
    return drop_bios(find_dek(labelled, stripped, features), features), features


def label_by_words(
    blocks: tuple[Block, ...], likely: Sequence[float] | None = None, recurring: Recurring = ALONE
) -> tuple[list[Labelled], tuple[Features, ...]]:
    """Label every block by its own words, its markup and its neighbours: before the title is found."""
    texts = [matchable(block.text) for block in blocks]
    if likely is None:
        likely = likely_lines(load_line_model(), blocks, texts)
    recurs = [recurring.count(text) for text in texts]
    weighed = [recurring.weighed(chance, count) for chance, count in zip(likely, recurs, strict=True)]
    features = extract(blocks, texts, weighed, kept_from=KEPT_FROM)
    if (head := head_of_comments(features)) is not None:  # what stands above comments is at the text's edge, not among it
        weighed[head:] = [min(chance, COMMENT) for chance in weighed[head:]]
        features = extract(blocks, texts, weighed, kept_from=KEPT_FROM)
    features = tuple(replace(one, recurs=count) if count else one for one, count in zip(features, recurs, strict=True))
    features = with_markup(blocks, with_references(features))
    labelled = [_label_line(block, feature) for block, feature in zip(blocks, features, strict=True)]
    labelled = drop_boxes(drop_comments(labelled, head), features)
    labelled = _find_lists(labelled, features)
    return find_headings(labelled, features), features


def _label_line(block: Block, feature: Features) -> Labelled:
    """Label by the line's own words, then by its markup, then by its form."""
    if not feature.text.strip(UNREADABLE):
        return Labelled(block, Label.BOILERPLATE, 0.99, "holds no character that can be read")
    if block.hint is not None and block.hint.kind is HintKind.OUTSIDE:
        return Labelled(block, *OUTSIDE[block.hint.marker])
    hinted = HINTED.get(feature.hint) if feature.hint else None
    if hinted and feature.hint in (HintKind.TITLE, HintKind.CODE):
        return Labelled(block, *hinted)
    if (labelled := _label_by_table(block, feature)) is not None:
        return labelled
    if (told := told_by_links(block, feature)) is not None:
        return Labelled(block, *told)
    return Labelled(block, *hinted) if hinted else _label_by_form(block, feature)


def _label_by_table(block: Block, feature: Features) -> Labelled | None:
    is_unlikely = feature.likely < UNLIKELY
    is_outside = feature.likely < KEPT_FROM and block.place is not None and not block.place.inside
    for rule in rules_for(feature.text):
        if rule.label in LEADING_ON and feature.hint is HintKind.QUOTE:
            continue  # what a page's markup quotes may be set apart for looks, but it was set there by the author
        if rule.label is Label.CREDIT and feature.hint is HintKind.CAPTION and dict(rule.values).get("caption"):
            continue  # where a page's markup says what a caption is, its words stay
        # What only means that at an edge does so among the text too where the line seems none of the article's;
        # a date or a name far from the article is another piece's.
        if rule.label in DROPPED:
            holds = feature.zone in rule.zones or is_unlikely
        else:
            holds = feature.zone in rule.zones and not is_outside
        if holds:
            return Labelled(block, rule.label, rule.confidence, rule.reason, rule.values)
    return None


def _label_by_form(block: Block, feature: Features) -> Labelled:
    reason = "running text" if feature.is_prose else "nothing marks it as anything else"
    return Labelled(block, Label.PARAGRAPH, round(feature.likely, 2), reason)


def _find_lists(labelled: list[Labelled], features: tuple[Features, ...]) -> list[Labelled]:
    """Label the paragraphs that begin as the items of a list do."""
    out = list(labelled)
    plain = [one.label is Label.PARAGRAPH and feature.hint in UNHINTED for one, feature in zip(labelled, features, strict=True)]
    for index in sorted(items([one.block.text if may_be else None for one, may_be in zip(labelled, plain, strict=True)])):
        reason = "begins with a list marker, as its neighbour does"
        out[index] = replace(labelled[index], label=Label.LIST_ITEM, confidence=0.85, reason=reason)
    return out
