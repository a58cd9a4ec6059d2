"""Labelled blocks -> the same with the title and its repetitions found, then the dek.

Which line is likeliest the title, titles.py says; a title that the markup names is one. Changes labels only.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final

from .features import Features, Zone
from .model import HintKind, Label, Labelled
from .strays import DROPPED, KEPT_FROM
from .tables import learned_weights
from .title_signs import BREADCRUMB, LONGEST_DEK, is_mostly_small
from .titles import candidates, title_likelihoods

__all__ = ["find_dek", "find_headline"]

BEFORE_FRONT: Final = range(5, LONGEST_DEK + 1)  # words of a dek over the byline or a date
# Words of a dek that reads unlike the text, and how likely the title over it must be. Of 92 such lines on the bench's pages
# 86 are deks, as far as one can tell by reading them.
APART, LIKELY_TITLE = range(8, 61), 0.5
LEAST_STATED: Final = 0.05  # of what a page's title states; less likely, it is a section's name
SECTION_DISTANCE: Final = 3  # blocks from a section label to its title
SECTION_WORDS: Final = 3  # of a line that cannot have been the title
SUFFIX: Final = re.compile(r" [|–—·:»-] (?P<publisher>[^|]{2,60})")
SUBTITLE: Final = re.compile(r"an? ", re.IGNORECASE)  # "A Beginner's Guide"; hardly a publisher's name begins like that
# Lines that stand between a dek and the body.
FRONT: Final = frozenset({Label.BYLINE, Label.PUBLISHED, Label.UPDATED, Label.CREDIT, Label.COUNTER})


def find_headline(
    labelled: Sequence[Labelled], features: Sequence[Features], weights: Mapping[str, float] | None = None
) -> list[Labelled]:
    """Label the title and its repetitions; ``weights`` stand in for those that are shipped."""
    out = list(labelled)
    found = _title_index(labelled, features, learned_weights("titles.tsv") if weights is None else weights)
    if found is None:
        return out
    index, likely = found
    if out[index].label is not Label.TITLE:
        out[index] = replace(
            out[index], label=Label.TITLE, confidence=round(likely, 2), reason="reads most like the title of the text"
        )
    # Once the text has begun, the same words are one of its headings.
    begun = next((at for at in range(index, len(features)) if features[at].is_prose and features[at].likely >= KEPT_FROM), None)
    for other, feature in enumerate(features[:begun]):
        if other != index and (repeated := _as_repetition(out[other], feature, out[index], features[index])):
            out[other] = repeated
    _drop_before(out, features, index)
    return out


def _title_index(
    labelled: Sequence[Labelled], features: Sequence[Features], weights: Mapping[str, float]
) -> tuple[int, float] | None:
    """Return the title's line and how likely it is the title, 0 to 1."""
    for index, item in enumerate(labelled):
        if item.label is Label.TITLE:
            return index, item.confidence
    if len(labelled) == 1:
        return None  # a lone line is the text
    likely = title_likelihoods(candidates(labelled, features), features, weights)
    best = max(likely, key=lambda index: likely[index], default=None)
    if best is None:
        return None
    # "Headline | Publisher" and the headline alone: the second is the title. A file's first line may state its page's.
    if (stated := _alone(0, likely, features, LEAST_STATED)) is not None:
        return stated, max(likely[stated], LIKELY_TITLE)
    title = _alone(best, likely, features)
    return best if title is None else title, likely[best]


def _alone(longer: int, likely: Mapping[int, float], features: Sequence[Features], least: float = 0.0) -> int | None:
    """Return the candidate that a longer line has before the publisher's name, None where none as likely as that does."""
    return next((one for one, chance in likely.items() if chance >= least and _suffix(features[longer], features[one])), None)


def _as_repetition(item: Labelled, feature: Features, title: Labelled, title_feature: Features) -> Labelled | None:
    if feature.zone is not Zone.HEAD or item.label not in (Label.PARAGRAPH, Label.HEADING, Label.TITLE, Label.BOILERPLATE):
        return None
    line = title.block.lines[0]
    if feature.text.casefold() == title_feature.text.casefold():
        return replace(item, label=Label.REPEATED, confidence=0.95, reason=f"repeats the title (line {line})")
    if suffix := _suffix(feature, title_feature):
        values = () if SUBTITLE.match(suffix) else (("publisher", suffix),)
        what = "the publisher's name" if values else "a subtitle"
        reason = f"repeats the title (line {line}) with {what}"
        return replace(item, label=Label.REPEATED, confidence=0.9, reason=reason, values=values)
    return None


def _suffix(longer: Features, title: Features) -> str | None:
    """Return the publisher's name when the longer line is the title with one behind it."""
    if not title.words or not longer.text.casefold().startswith(title.text.casefold()):
        return None
    suffix = SUFFIX.fullmatch(longer.text, len(title.text))
    return suffix["publisher"] if suffix else None


def _drop_before(out: list[Labelled], features: Sequence[Features], title: int) -> None:
    """Drop the very short lines that stand before the title and are nothing known: menus, sections."""
    if title == 1 or any(feature.is_prose for feature in features[:title]):
        return  # the only line above it may be the title, and one below running text is too unsure
    for index in range(title):
        item, feature = out[index], features[index]
        is_line = feature.hint in (None, HintKind.PARAGRAPH)
        if item.label is Label.PARAGRAPH and feature.words <= SECTION_WORDS and is_line:
            reason = f"stands before the title (line {out[title].block.lines[0]})"
            out[index] = replace(item, label=Label.BOILERPLATE, confidence=0.7, reason=reason)
        elif item.label is Label.SECTION and title - index > SECTION_DISTANCE:
            out[index] = replace(item, label=Label.MENU, confidence=0.7, reason="a section's name far from the title")


def find_dek(labelled: Sequence[Labelled], stripped: Sequence[Labelled], features: Sequence[Features]) -> list[Labelled]:
    """Label the sentence right under the title as the dek; ``stripped``: the lines with what strays dropped.

    It is the dek where the byline, a date or a credit follows, and where it reads so unlike the text that it was dropped:
    deks sum up, ask and promise as what stands around articles does.
    """
    out = list(stripped)
    title = next((index for index, item in enumerate(out) if item.label is Label.TITLE), None)
    if title is None or title + 2 >= len(out):
        return out
    index, feature = title + 1, features[title + 1]
    if feature.hint is HintKind.HEADING and feature.words in APART and _is_beside(out[title], out[index], stripped, features):
        why = "a heading in a sentence's words, in the box that the title stands in"
        out[index] = replace(labelled[index], label=Label.DEK, confidence=0.8, reason=why)
        return out
    may_be = labelled[index].label is Label.PARAGRAPH and feature.zone is Zone.HEAD and _is_sentence(feature.text)
    is_dropped = out[index].label in DROPPED
    is_other = feature.text.casefold() != features[title].text.casefold()
    is_over_front = labelled[index + 1].label in FRONT and is_other and not feature.ends_colon
    if may_be and feature.words in BEFORE_FRONT and is_over_front:
        why = "a sentence between the title and the byline or date"
        out[index] = replace(labelled[index], label=Label.DEK, confidence=0.7, reason=why)
    elif may_be and is_dropped and feature.words in APART and _is_under(out[title], feature):
        why = "a sentence right under the title, apart from the text"
        out[index] = replace(labelled[index], label=Label.DEK, confidence=0.6, reason=why)
    return out


def _is_beside(title: Labelled, other: Labelled, lines: Sequence[Labelled], features: Sequence[Features]) -> bool:
    """Tell whether two lines of a page stand in the same element, and the text in another: there, a heading is the text's."""
    box = title.block.box
    texts = (item.block.box for item, feature in zip(lines, features, strict=True) if feature.is_prose)
    return box == other.block.box != 0 and box not in texts


def _is_under(title: Labelled, feature: Features) -> bool:
    """Tell whether nothing but its place is needed: the title is likely one, and the line announces nothing."""
    return title.confidence >= LIKELY_TITLE and not feature.ends_colon


def _is_sentence(text: str) -> bool:
    """Tell a sentence from a name with a post, a second title or a breadcrumb."""
    return is_mostly_small(text) and not BREADCRUMB.search(text)
