"""Page -> which of its elements readability-lxml takes for the article: one voter of several (lines/rows.py)."""

from __future__ import annotations

import re
from copy import deepcopy
from functools import cache
from typing import Any, Final

from lxml.etree import Comment, Element, ParserError, ProcessingInstruction, strip_attributes, strip_elements
from lxml.html import HtmlElement

from .hints import MARK

__all__ = ["elements_inside", "shown_length"]

# What it takes out of a page before it reads it, one element after the other.
UNREAD: Final = ("script", "style", "link", "base", Comment, ProcessingInstruction)
BLANKS: Final = re.compile(r"\t|[ \t]{2,}")


def elements_inside(root: HtmlElement) -> frozenset[str]:
    """Return the numbers of the elements that it keeps; none when it finds no article."""
    from readability.readability import Unparseable

    document = _reader()(root)
    try:
        document.summary(html_partial=True)
    except (Unparseable, ParserError):
        return frozenset()
    kept = document.html.iterdescendants(Element)
    return frozenset(element.get(MARK, "") for element in kept if element.tag != "body") - {""}


@cache
def _reader() -> type[Any]:
    """Return its reader of pages without what only a summary that is shown needs: links in full, attributes that do no harm."""
    from readability import Document
    from readability.readability import REGEXES

    class Reader(Document):  # type: ignore[misc]
        def _parse(self, root: HtmlElement) -> HtmlElement:
            page = deepcopy(root)  # it changes what it reads
            strip_elements(page, *UNREAD, with_tail=False)
            for element in page.xpath("//*[@hidden]"):
                element.drop_tree()
            for element in page.xpath("//*[@style]"):
                if REGEXES["displayNoneRe"].search(element.get("style")):
                    element.drop_tree()
            strip_attributes(page, "style")
            return page

        def get_link_density(self, element: HtmlElement) -> float:
            """Return the same as it does, which takes a sixth of its time."""
            linked = sum(map(shown_length, element.iterdescendants("a")))
            return linked / max(shown_length(element), 1)

    return Reader


def shown_length(element: HtmlElement) -> int:
    """Count characters as it does: none at the ends, one for blanks side by side or around a line's end."""
    text = element.text_content()
    if "\n" in text:
        text = "\n".join(filter(None, map(str.strip, text.split("\n"))))
    if "\t" in text or "  " in text:
        text = BLANKS.sub(" ", text)
    return len(text.strip())
