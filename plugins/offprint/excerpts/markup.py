"""Quotations of a page's markup -> excerpts, embedded posts and pull quotes.

A pull quote repeats a sentence of the article to catch the eye; it is nobody else's text.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from ..features import Features
from ..model import HintKind, Label, Labelled
from .source import source_of

__all__ = ["quotations"]

REPEATED_WORDS: Final = 4  # fewer words recur by accident
EDGE: Final = " \"'“”‘’„«».,;:…"


def quotations(labelled: Sequence[Labelled], features: Sequence[Features]) -> list[Labelled]:
    """Label what the markup quotes; each quotation keeps the number it has in the markup."""
    out = list(labelled)
    for index, item in enumerate(labelled):
        hint = item.block.hint
        if hint is None or item.label is not Label.PARAGRAPH:
            continue
        if hint.kind is HintKind.EMBED:
            reason = "a post embedded from another site"
            out[index] = replace(item, label=Label.EMBED, confidence=0.95, reason=reason, group=hint.group)
            out[index] = replace(out[index], source=_source(labelled, index))
        elif hint.kind is HintKind.QUOTE and (line := _repeats(labelled, features, index)):
            reason = f"a pull quote: the text has the same words in line {line}"
            out[index] = replace(item, label=Label.PULL_QUOTE, confidence=0.95, reason=reason)
        elif hint.kind is HintKind.QUOTE:
            reason = "a blockquote in the page's markup"
            out[index] = replace(item, label=Label.EXCERPT, confidence=0.95, reason=reason, group=hint.group)
            out[index] = replace(out[index], source=_source(labelled, index))
    return out


def _repeats(labelled: Sequence[Labelled], features: Sequence[Features], index: int) -> int | None:
    """Return the line of a paragraph of the article's own that holds the same words."""
    words = features[index].text.strip(EDGE)
    if words.count(" ") < REPEATED_WORDS:
        return None
    for item, feature in zip(labelled, features, strict=True):
        own = feature.hint is HintKind.PARAGRAPH and item.label is Label.PARAGRAPH
        if own and words in feature.text:
            return item.block.lines[0]
    return None


def _source(labelled: Sequence[Labelled], index: int) -> str | None:
    """Name the source by the line under the quotation or the words before it."""
    hint = labelled[index].block.hint
    group = [at for at, item in enumerate(labelled) if item.block.hint and hint and item.block.hint == hint]
    before = labelled[group[0] - 1].block.text if group[0] else None
    return source_of(before, [labelled[at].block.text for at in group], None)
