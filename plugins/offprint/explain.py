"""Article -> lines on a console: every block of the input with its label, confidence and reason.

On a terminal in colour; into a pipe one tab-separated row a block: lines, label,
confidence, reason, text.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from .model import Article, Label, Lines

if TYPE_CHECKING:
    from rich.console import Console

__all__ = ["explain"]

LABEL_WIDTH: Final = 13  # the longest label
BODY_STYLES: Final = {Label.EXCERPT: "magenta", Label.LEAD_IN: "bright_magenta", Label.HEADING: "bold", Label.CAPTION: "yellow"}
MOVED_STYLE: Final = "cyan"
DROPPED_STYLE: Final = "red"


class _Row(NamedTuple):
    lines: Lines
    label: str
    confidence: float
    reason: str
    text: str
    style: str


def explain(article: Article, path: str, console: Console) -> None:
    """Print the whole input in order."""
    rows = sorted(_rows(article), key=lambda row: row.lines)
    if not console.is_terminal:
        for row in rows:
            fields = (_span(row.lines), row.label, f"{row.confidence:.2f}", row.reason, row.text)
            console.file.write("\t".join(" ".join(field.split()) for field in fields) + "\n")
        return
    from rich.text import Text

    console.print(Text(path, style="bold underline"))
    for row in rows:
        head = Text(f"{_span(row.lines):>9}  ")
        head.append(f"{row.label:<{LABEL_WIDTH}}", style=row.style)
        head.append(f" {row.confidence:.2f}  ", style="dim")
        head.append(row.reason, style="dim")
        console.print(head)
        console.print(Text(" " * 11 + row.text, style=row.style if row.style != "default" else ""))
    console.print()


def _span(lines: Lines) -> str:
    first, last = lines
    return str(first) if first == last else f"{first}–{last}"


def _rows(article: Article) -> list[_Row]:
    rows = [
        _Row(
            block.lines,
            str(block.label),
            block.confidence,
            f"{block.reason}; quoted: {block.source}" if block.source else block.reason,
            block.text,
            BODY_STYLES.get(block.label, "default"),
        )
        for block in article.body
    ]
    rows += [
        _Row(moved.lines, str(moved.field), moved.confidence, moved.reason, moved.text, MOVED_STYLE) for moved in article.moved
    ]
    rows += [
        _Row(dropped.lines, str(dropped.label), dropped.confidence, dropped.reason, dropped.text, DROPPED_STYLE)
        for dropped in article.dropped
    ]
    return rows
