"""Parsed page -> the cells of tables that lay out the page and hold no data.

Old pages stand in tables: a menu on the left, the article in the middle. A cell of such a table is a part of the page, and its
row says nothing. Known by a cell of much text that holds tables, headings or several paragraphs. Labels nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, NamedTuple

from lxml.html import HtmlElement

from .hints import is_longer

__all__ = ["LayoutCells", "layout_cells"]

DATA: Final = ("th", "thead", "caption")  # what only tables of data have
PARTS: Final = ("thead", "tbody", "tfoot")
HEADINGS: Final = ("h1", "h2", "h3")
MOST_LARGE: Final = 2  # rows that hold much; with more, each may be a question with its answer
MARGIN: Final = 4  # times as much text as a margin has
MUCH: Final = 600  # characters; a cell of data has less
FEWEST: Final = 2  # paragraphs of a text


class LayoutCells(NamedTuple):
    """The cells of the tables that lay out a page, and those of them that stand beside one with much more text."""

    every: frozenset[HtmlElement] = frozenset()
    beside: frozenset[HtmlElement] = frozenset()


def layout_cells(root: HtmlElement) -> LayoutCells:
    """Return the cells of tables that lay out the page."""
    every: set[HtmlElement] = set()
    beside: set[HtmlElement] = set()
    for table in root.iter("table"):
        rows = [list(row.iterchildren("td", "th")) for row in _rows(table)]
        several = [row for row in rows if len(row) > 1]
        if several and not _is_data(table) and any(_is_part_of_page(cell) for row in several for cell in row):
            every.update(cell for row in rows for cell in row)
            large = [row for row in several if any(is_longer(cell, MUCH) for cell in row)]
            beside.update(cell for row in large if len(large) <= MOST_LARGE for cell in _beside(row))
    return LayoutCells(frozenset(every), frozenset(beside))


def _beside(row: list[HtmlElement]) -> list[HtmlElement]:
    """Return the cells of a row that are margins of the largest; comments may be longer than the article beside them."""
    sizes = [len(cell.text_content()) for cell in row]
    return [cell for cell, size in zip(row, sizes, strict=True) if size * MARGIN <= max(sizes) and not is_longer(cell, MUCH)]


def _rows(table: HtmlElement) -> Iterator[HtmlElement]:
    for one in table.iterchildren("tr", *PARTS):
        yield from [one] if one.tag == "tr" else one.iterchildren("tr")


def _is_data(table: HtmlElement) -> bool:
    """Tell a table with headings of its own, not those of a table within it."""
    own = (next(one.iterancestors("table")) for one in table.iterdescendants(*DATA))
    return any(one is table for one in own)


def _is_part_of_page(cell: HtmlElement) -> bool:
    if not is_longer(cell, MUCH):
        return False
    if next(cell.iterdescendants("table", *HEADINGS), None) is not None:
        return True
    paragraphs = sum(bool(one.text_content().strip()) for one in cell.iterdescendants("p"))
    return paragraphs >= FEWEST or any(_is_gap(one) for one in cell.iterdescendants("br"))


def _is_gap(line_break: HtmlElement) -> bool:
    """Tell two line breaks between texts, which part paragraphs."""
    after = line_break.getnext()
    is_double = after is not None and after.tag == "br" and not (line_break.tail or "").strip()
    return is_double and bool((after.tail or "").strip())
