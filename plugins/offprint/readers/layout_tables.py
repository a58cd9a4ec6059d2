"""Parsed page -> the cells of tables that lay out the page and hold no data.

Old pages stand in tables: a menu on the left, the article in the middle. A cell of such a table is a part of the page, and its
row says nothing. Known by a cell of much text that holds tables, headings or several paragraphs. Labels nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from lxml.html import HtmlElement

from .hints import is_longer

__all__ = ["layout_cells"]

DATA: Final = ("th", "thead", "caption")  # what only tables of data have
PARTS: Final = ("thead", "tbody", "tfoot")
HEADINGS: Final = ("h1", "h2", "h3")
MUCH: Final = 600  # characters; a cell of data has less
FEWEST: Final = 2  # paragraphs of a text


def layout_cells(root: HtmlElement) -> frozenset[HtmlElement]:
    """Return the cells that stand beside others in a table that lays out the page."""
    found: set[HtmlElement] = set()
    for table in root.iter("table"):
        rows = [list(row.iterchildren("td", "th")) for row in _rows(table)]
        beside = [cell for row in rows if len(row) > 1 for cell in row]
        if beside and not _is_data(table) and any(_is_part_of_page(cell) for cell in beside):
            found.update(cell for row in rows for cell in row)
    return frozenset(found)


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
