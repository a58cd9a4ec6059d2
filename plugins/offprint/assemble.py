"""Labelled blocks and stated facts -> Article: body, metadata with its basis, what was dropped.

Reads no settings but the options it is given, opens no file.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from .absence import why_no_article
from .corrections import BY_HAND, places
from .facts import FIELDS, gather
from .model import Article, BodyBlock, Dropped, Field, HintKind, Label, Labelled, Moved, Options, Source
from .strays import BODY, DROPPED

__all__ = ["assemble"]

LEVELLED: Final = frozenset({HintKind.HEADING, HintKind.LIST_ITEM, HintKind.ROW})


def assemble(source: Source, labelled: Sequence[Labelled], sha256: str, options: Options) -> Article:
    """Sort every block into body, metadata or dropped, and name the basis of each field."""
    absent = _why_no_article(labelled)
    labelled = [_set_aside(item) if absent and item.label in BODY else item for item in labelled]
    metadata = gather(source, labelled, options)
    placed = list(zip(labelled, places([item.block for item in labelled]), strict=True))
    values = metadata.values
    return Article(
        sha256=sha256,
        encoding=source.encoding,
        absent=absent,
        repairs=source.repairs,
        title=values.get(Field.TITLE),
        dek=values.get(Field.DEK),
        byline=tuple(metadata.authors),
        dateline=values.get(Field.DATELINE),
        published=values.get(Field.PUBLISHED),
        updated=values.get(Field.UPDATED),
        publisher=values.get(Field.PUBLISHER),
        url=values.get(Field.URL),
        saved=values.get(Field.SAVED),
        access=values.get(Field.ACCESS),
        section=values.get(Field.SECTION),
        language=values.get(Field.LANGUAGE),
        credits=tuple(metadata.credits),
        basis=metadata.every_basis(),
        body=tuple(_body_block(item, place, options) for item, place in placed if item.label in BODY),
        dropped=tuple(_dropped(item, place) for item, place in placed if item.label in DROPPED),
        moved=tuple(_moved(item, place) for item, place in placed if item.label in FIELDS),
    )


def _why_no_article(labelled: Sequence[Labelled]) -> str | None:
    # Who says by hand what a line of the text is says that there is a text.
    is_claimed = any(item.reason == BY_HAND and item.label in BODY for item in labelled)
    return None if is_claimed else why_no_article(labelled)


def _body_block(item: Labelled, place: str, options: Options) -> BodyBlock:
    hint = item.block.hint
    return BodyBlock(
        label=item.label,
        text=item.block.text,
        lines=item.block.lines,
        confidence=item.confidence,
        reason=item.reason,
        level=hint.level if hint and hint.kind in LEVELLED else 0,
        marker=hint.marker if hint else "",
        group=hint.group if hint and item.label is Label.TABLE_ROW else item.group,
        source=item.source,
        marked=item.label is Label.EXCERPT and item.confidence >= options.mark_from,
        cite=hint.cite if hint else "",
        spans=item.block.spans,
        place=place,
    )


def _set_aside(item: Labelled) -> Labelled:
    return replace(item, label=Label.BOILERPLATE, confidence=round(1 - item.confidence, 2), reason="the file holds no article")


def _dropped(item: Labelled, place: str) -> Dropped:
    return Dropped(item.label, item.block.text, item.block.lines, item.confidence, item.reason, place)


def _moved(item: Labelled, place: str) -> Moved:
    return Moved(FIELDS[item.label], item.block.text, item.block.lines, item.confidence, item.reason, place)
