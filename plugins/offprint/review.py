"""Article -> remarks: what a person should look at, doubtful decisions with their line."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from .model import Article, Label

__all__ = ["SURE_ENOUGH", "Remark", "remarks"]

WORTH_OFFERING: Final = 0.5  # an excerpt less sure than this is not offered for review
SURE_ENOUGH: Final = 0.75  # a line dropped with less confidence than this is worth a look
SHOWN: Final = 60  # characters of a line in a remark


@dataclass(frozen=True, slots=True)
class Remark:
    """Something to look at; line counts from 1 and is None when the whole article is meant."""

    line: int | None
    text: str


def remarks(article: Article) -> tuple[Remark, ...]:
    """Return the remarks in the order of their lines, those on the whole article first."""
    if article.absent:
        return (Remark(None, f"no article found: {article.absent}"),)
    found = [Remark(None, "no title found")] if article.title is None else []
    if article.stale:
        found.append(Remark(None, f"{article.stale} was made for another version of this file; its lines were not corrected"))
    found += [
        Remark(repair.line, f"{repair.what} ({repair.count} {'time' if repair.count == 1 else 'times'})")
        for repair in article.repairs
    ]
    by_line = [
        Remark(block.lines[0], f"may be an excerpt ({block.confidence:.2f}): “{_short(block.text)}”")
        for block in article.body
        if block.label is Label.EXCERPT and not block.marked and block.confidence >= WORTH_OFFERING
    ]
    by_line += _dropped_in_doubt(article)
    return (*found, *sorted(by_line, key=lambda remark: remark.line or 0))


def _dropped_in_doubt(article: Article) -> list[Remark]:
    """Return one remark for each kind of line dropped in doubt: a page's menu has hundreds of lines."""
    first: dict[Label, int] = {}
    counts: dict[Label, int] = {}
    for dropped in article.dropped:
        if dropped.confidence < SURE_ENOUGH:
            first.setdefault(dropped.label, dropped.lines[0])
            counts[dropped.label] = counts.get(dropped.label, 0) + 1
    return [
        Remark(line, f"{counts[label]} {'line' if counts[label] == 1 else 'lines'} dropped as {label} with little confidence")
        for label, line in first.items()
    ]


def _short(text: str) -> str:
    return text if len(text) <= SHOWN else text[: SHOWN - 1].rstrip() + "…"
