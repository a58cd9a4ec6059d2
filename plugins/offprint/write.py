"""Article -> Markdown: YAML front matter and CommonMark.

Drops nothing and changes no word: rendered again, every block gives its text back. What
would be read as markup is escaped (inline.py).
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from itertools import accumulate, groupby
from typing import Any, Final

import yaml

from .inline import inline
from .lists import is_numbered, write_list
from .model import Article, BodyBlock, Credit, Label, Span, SpanKind

__all__ = ["captions", "excerpts", "front_matter", "write", "write_body", "write_front_matter"]

TOP_HEADING: Final = 2  # the title is the only first-level heading of a page
DEEPEST_HEADING: Final = 6
NESTED: Final = 2  # the level from which a list item stands in another one
YAML_BREAK: Final = re.compile("[\x85\u2028\u2029]")
NOTE_INDENT: Final = " " * 4
BACKTICKS: Final = re.compile(r"`+")


class _Dumper(yaml.SafeDumper):
    """Quotes strings that hold line ends other than LF, which YAML 1.1 folds in plain ones."""


def _represent_string(dumper: yaml.SafeDumper, text: str) -> yaml.ScalarNode:
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style='"' if YAML_BREAK.search(text) else None)


_Dumper.add_representer(str, _represent_string)


def write(article: Article) -> str:
    """Return front matter and body."""
    return f"{write_front_matter(article)}\n{write_body(article.body)}"


def write_front_matter(article: Article) -> str:
    """Return the front matter between its two lines of three hyphens."""
    dumped = yaml.dump(
        front_matter(article),
        Dumper=_Dumper,
        allow_unicode=True,
        sort_keys=False,
        width=float("inf"),
        default_flow_style=None,
    )
    return f"---\n{dumped}---\n"


def write_body(body: Iterable[BodyBlock]) -> str:
    """Return the CommonMark of the body; blocks are parted by blank lines."""
    body = _with_notes(_with_levels(tuple(body)))
    parts = ["".join(_write_run(list(run))) for _, run in groupby(_with_run_keys(body), key=lambda pair: pair[0])]
    return "\n".join(parts)


def captions(body: Iterable[BodyBlock]) -> tuple[list[int], int]:
    """Return which of the blocks that write_body writes, from 0, are captions, and how many blocks there are but notes."""
    runs = [next(iter(run))[1] for _, run in groupby(_with_run_keys(_with_notes(tuple(body))), key=lambda pair: pair[0])]
    labels = [block.label for block in runs if block.label is not Label.FOOTNOTE]
    return [place for place, label in enumerate(labels) if label is Label.CAPTION], len(labels)


def _with_notes(body: tuple[BodyBlock, ...]) -> tuple[BodyBlock, ...]:
    """Leave footnotes as they are where they would be numbered as in the text; elsewhere marks and notes stay plain text.

    Markdown numbers them in the order of their marks, and leaves out a note without a mark.
    """
    marks = [span.target for block in body if block.label is not Label.CODE for span in block.spans if _is_mark(block, span)]
    notes = [block.marker for block in body if block.label is Label.FOOTNOTE]
    in_order = [str(number) for number in range(1, len(notes) + 1)]
    if list(dict.fromkeys(marks)) == in_order and sorted(notes) == sorted(in_order):
        return body
    return tuple(
        replace(
            block,
            label=Label.PARAGRAPH if block.label is Label.FOOTNOTE else block.label,
            spans=tuple(span for span in block.spans if span.kind is not SpanKind.NOTE),
        )
        for block in body
    )


def _is_mark(block: BodyBlock, span: Span) -> bool:
    """Tell whether a span refers to a footnote and will be written so: code and notes themselves hold no marks."""
    inside = (one.kind is SpanKind.CODE and one.begin <= span.begin and span.end <= one.end for one in block.spans)
    return span.kind is SpanKind.NOTE and block.label is not Label.FOOTNOTE and not any(inside)


def _with_levels(body: tuple[BodyBlock, ...]) -> tuple[BodyBlock, ...]:
    """Renumber the levels of headings: they begin below the title and skip none; one that no markup names is below the last."""
    stated = [block.level for block in body if block.label is Label.HEADING]
    lowest = min((level for level in stated if level), default=0)
    named: Iterable[int] = accumulate(stated, lambda above, level: level or above)
    own = [level or (above + 1 if above else lowest) for level, above in zip(stated, named, strict=True)]
    levels = {level: min(DEEPEST_HEADING, TOP_HEADING + rank) for rank, level in enumerate(sorted(set(own)))}
    renumbered = iter([levels[level] for level in own])
    return tuple(replace(block, level=next(renumbered)) if block.label is Label.HEADING else block for block in body)


def front_matter(article: Article) -> dict[str, Any]:
    """Return what the front matter says, in its order; unknown fields are left out of all but ``basis``."""
    stated = {
        "title": article.title,
        "dek": article.dek,
        "authors": list(article.byline),
        "date": article.published,
        "updated": article.updated,
        "publisher": article.publisher,
        "source": article.url,
        "section": article.section,
        "dateline": article.dateline,
        "access": article.access,
        "lang": article.language,
        "credits": [_credit(credit) for credit in article.credits],
        "excerpts": excerpts(article.body),
        "sha256": article.sha256,
        "basis": {str(basis.field): basis.how for basis in article.basis},
    }
    return {key: value for key, value in stated.items() if value}


def excerpts(body: Iterable[BodyBlock]) -> list[dict[str, Any]]:
    """Return one entry for each quotation that the Markdown shows, in its order."""
    found = []
    for _, run in groupby(_with_run_keys(body), key=lambda pair: pair[0]):
        blocks = [block for _, block in run]
        if _is_quotation(blocks[0]):
            found.append(
                {
                    "source": blocks[0].source,
                    **({"cite": blocks[0].cite} if blocks[0].cite else {}),
                    "lines": [blocks[0].lines[0], blocks[-1].lines[1]],
                    "confidence": min(block.confidence for block in blocks),
                    "reason": blocks[0].reason,
                }
            )
    return found


def _credit(credit: Credit) -> dict[str, str]:
    parts = {"text": credit.text, "agency": credit.agency, "person": credit.person}
    return {key: value for key, value in parts.items() if value}


def _is_quotation(block: BodyBlock) -> bool:
    return (block.label is Label.EXCERPT and block.marked) or block.label is Label.EMBED


def _with_run_keys(body: Iterable[BodyBlock]) -> Iterable[tuple[tuple[str, int], BodyBlock]]:
    """Key each block so that neighbours of one quotation or list share a key and no others do."""
    number = 0
    previous: tuple[Label, int, bool] | None = None
    for block in body:
        kind = (block.label, block.group, block.label is Label.LIST_ITEM and is_numbered(block))
        if block.label is Label.LIST_ITEM and block.level >= NESTED and previous and previous[0] is Label.LIST_ITEM:
            kind = previous  # what is nested goes on with the list that it is in
        joins = _is_quotation(block) or block.label in (Label.LIST_ITEM, Label.TABLE_ROW)
        if not joins or kind != previous:
            number += 1
        previous = kind if joins else None
        yield (str(block.label), number), block


def _write_run(run: list[tuple[tuple[str, int], BodyBlock]]) -> list[str]:
    blocks = [block for _, block in run]
    if _is_quotation(blocks[0]):
        return ["> " + "\n>\n> ".join(_text(block, "> ") for block in blocks) + "\n"]
    if blocks[0].label is Label.LIST_ITEM:
        return [write_list(blocks)]
    if blocks[0].label is Label.TABLE_ROW:
        return _write_table(blocks)
    return [_write_block(block) for block in blocks]


def _text(block: BodyBlock, before: str = "") -> str:
    """Return a block's Markdown, and what Markdown asks for before each line after its first."""
    return inline(block.text, block.spans).replace("\n", f"\n{before}")


def _within_a_line(spans: Iterable[Span]) -> list[Span]:
    """Return the spans of what Markdown has on one line: headings, cells of tables."""
    return [span for span in spans if span.kind is not SpanKind.BREAK]


def _write_block(block: BodyBlock) -> str:
    if block.label is Label.HEADING:
        # A heading is bold as it is.
        spans = [
            span
            for span in _within_a_line(block.spans)
            if (span.kind, span.begin, span.end) != (SpanKind.STRONG, 0, len(block.text))
        ]
        return f"{'#' * block.level} {inline(block.text, spans)}\n"
    if block.label is Label.CODE:
        longest = max((len(run) for run in BACKTICKS.findall(block.text)), default=0)
        fence = "`" * max(3, longest + 1)
        return f"{fence}\n{block.text}\n{fence}\n"
    if block.label is Label.FOOTNOTE:
        return f"[^{block.marker}]: {_text(block, NOTE_INDENT)}\n"
    return f"{_text(block)}\n"


def _write_table(rows: list[BodyBlock]) -> list[str]:
    """Write a table (GFM); one without a row of headings gets an empty one, which Markdown asks for."""
    cells = [_cells(row) for row in rows]
    columns = max(map(len, cells))
    if not (rows[0].level or (_is_bold(rows[0]) and not all(map(_is_bold, rows)))):
        cells.insert(0, [])
    lines = [f"| {' | '.join([*row, *[''] * (columns - len(row))])} |\n" for row in cells]
    lines.insert(1, f"|{' --- |' * columns}\n")
    return lines


def _is_bold(row: BodyBlock) -> bool:
    """Tell whether all that a row says is bold; a first row that alone is so heads the others."""
    bold = {at for span in row.spans if span.kind is SpanKind.STRONG for at in range(span.begin, span.end)}
    return bool(bold) and all(at in bold or character.isspace() for at, character in enumerate(row.text))


def _cells(row: BodyBlock) -> list[str]:
    """Return the Markdown of each cell; what stands before, between or after cells goes to the cell before it, or the first."""
    cells = [span for span in row.spans if span.kind is SpanKind.CELL]
    begins = [0, *(cell.begin for cell in cells[1:])]
    ends = [*begins[1:], len(row.text)]
    return [_part(row, begin, end).replace("|", "\\|") if begin < end else "" for begin, end in zip(begins, ends, strict=True)]


def _part(block: BodyBlock, begin: int, end: int) -> str:
    """Return the Markdown of a part of a block's text."""
    text = block.text[begin:end]
    begin += len(text) - len(text.lstrip())
    end = begin + len(text.strip())
    inside = [
        span for span in _within_a_line(block.spans) if begin <= span.begin < span.end <= end and span.kind is not SpanKind.CELL
    ]
    moved = [replace(span, begin=span.begin - begin, end=span.end - begin) for span in inside]
    return inline(text.strip(), moved)
