"""Page -> which of its elements readability-lxml takes for the article: one voter of several (lines/rows.py)."""

from __future__ import annotations

from copy import deepcopy
from typing import Final

from lxml.etree import Comment, Element, ParserError, ProcessingInstruction, strip_elements
from lxml.html import HtmlElement

from .hints import MARK

__all__ = ["elements_inside"]

# What it takes out of a page before it reads it, one element after the other.
UNREAD: Final = ("script", "style", "link", Comment, ProcessingInstruction)


def elements_inside(root: HtmlElement) -> frozenset[str]:
    """Return the numbers of the elements that it keeps; none when it finds no article."""
    from readability import Document
    from readability.readability import Unparseable

    page = deepcopy(root)  # it changes what it reads
    strip_elements(page, *UNREAD, with_tail=False)
    document = Document(page)
    try:
        document.summary(html_partial=True)
    except (Unparseable, ParserError):
        return frozenset()
    kept = document.html.iterdescendants(Element)
    return frozenset(element.get(MARK, "") for element in kept if element.tag != "body") - {""}
