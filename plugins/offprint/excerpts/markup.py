"""Quotations of a page's markup, or marked as in a letter -> excerpts, embedded posts and pull quotes.

A pull quote repeats a sentence of the article to catch the eye; it is nobody else's text.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from ..features import Features
from ..glosses import NO_GLOSSES, Glosses, glosses_of
from ..language import language_of
from ..model import HintKind, Label, Labelled
from ..quoted_lines import MARKED, SET_IN
from .mentions import in_full
from .source import source_of

__all__ = ["quotations"]

READ: Final = frozenset({Label.PARAGRAPH, Label.EXCERPT, Label.LEAD_IN})  # what may be quoted, and quote
REPEATED_WORDS: Final = 4  # fewer words recur by accident
# What quotes, by what shows it (Hint.marker; a page's markup has none): its label, the confidence, the reason.
QUOTING: Final = {
    HintKind.EMBED: {"": (Label.EMBED, 0.95, "a post embedded from another site")},
    HintKind.QUOTE: {
        "": (Label.EXCERPT, 0.95, "a blockquote in the page's markup"),
        MARKED: (Label.EXCERPT, 0.95, "marked with “>”, as letters quote"),
        SET_IN: (Label.EXCERPT, 0.8, "set in from the left, as typed pages quote"),
    },
}
# What may repeat the article; what only a class calls a pull quote, and does not, is the article's.
QUOTES: Final = frozenset({HintKind.QUOTE, HintKind.PULL_QUOTE})
UNMARKED: Final = "stands outside of what the text marks as quoted"
EDGE: Final = " \"'“”‘’„«».,;:…"


def quotations(labelled: Sequence[Labelled], features: Sequence[Features]) -> list[Labelled]:
    """Label what the markup quotes, numbered on from excerpts that were found without it, which end where marks do."""
    last = max((item.group for item in labelled), default=0)
    out = _ended(labelled, features)
    quotes = any(item.block.hint is not None and item.block.hint.kind in QUOTES for item in labelled)
    glosses = _glosses(labelled) if quotes else NO_GLOSSES
    own = _own(labelled, features) if quotes else []
    for index, item in enumerate(out):
        hint = item.block.hint
        if hint is None or item.label not in READ:
            continue
        if hint.kind in QUOTES and (line := _repeated(own, features[index].text)):
            reason = f"a pull quote: the text has the same words in line {line}"
            out[index] = replace(item, label=Label.PULL_QUOTE, confidence=0.95, reason=reason)
            continue
        if hint.kind not in QUOTING:
            continue
        label, confidence, reason = QUOTING[hint.kind][hint.marker]
        out[index] = replace(
            item,
            label=label,
            confidence=confidence,
            reason=reason,
            group=last + hint.group,
            source=_source(labelled, index, glosses),
        )
    return out


def _ended(labelled: Sequence[Labelled], features: Sequence[Features]) -> list[Labelled]:
    """Return the lines with each excerpt ended where marks that stand in it end, or begin."""
    out: list[Labelled] = []
    ended: set[int] = set()
    for item, feature in zip(labelled, features, strict=True):
        if _is_quote(item):
            ended.add(item.group)
        elif item.group in ended and item.label is Label.EXCERPT:
            likely = round(feature.likely, 2)
            out.append(replace(item, label=Label.PARAGRAPH, confidence=likely, reason=UNMARKED, group=0, source=None))
            continue
        out.append(item)
    return out


def _is_quote(item: Labelled) -> bool:
    return item.block.hint is not None and item.block.hint.kind is HintKind.QUOTE


def _own(labelled: Sequence[Labelled], features: Sequence[Features]) -> list[tuple[int, str]]:
    """Return the lines and the words of the article's own paragraphs."""
    both = zip(labelled, features, strict=True)
    return [
        (item.block.lines[0], feature.text.casefold())
        for item, feature in both
        if feature.hint is HintKind.PARAGRAPH and item.label is Label.PARAGRAPH
    ]


def _repeated(own: Sequence[tuple[int, str]], text: str) -> int | None:
    """Return the line of the paragraph that holds the same words."""
    words = text.casefold().strip(EDGE)
    if words.count(" ") < REPEATED_WORDS:
        return None
    return next((line for line, paragraph in own if words in paragraph), None)


def _glosses(labelled: Sequence[Labelled]) -> Glosses:
    """Return the glosses of the language of what may be quoted and of what may quote it."""
    return glosses_of(language_of(" ".join(item.block.text for item in labelled if item.label in READ)))


def _source(labelled: Sequence[Labelled], index: int, glosses: Glosses) -> str | None:
    """Name the source by the line under the quotation or the words before it."""
    hint = labelled[index].block.hint
    group = [at for at, item in enumerate(labelled) if item.block.hint and hint and item.block.hint == hint]
    above = [item.block.text for item in labelled[: group[0]]]
    source = source_of(above[-1] if above else None, [labelled[at].block.text for at in group], None, glosses)
    return in_full(source, above)
