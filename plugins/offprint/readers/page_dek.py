"""Parsed page -> the element that holds its article's dek: what markup near below the title calls a subtitle or standfirst.

How pages mark it is data (data/deks.tsv).
"""

from __future__ import annotations

import re
from functools import cache
from itertools import islice
from typing import Final

from lxml.etree import Element
from lxml.html import HtmlElement

from ..tables import rows
from .hints import BLOCK, MARK

__all__ = ["dek_element"]

REACH: Final = 25  # elements after the title's own; a dek stands right below it
OF_TEXT: Final = 25  # words of a paragraph with which the text begins
SHORTEST, LONGEST = 3, 80  # words of a dek
APART: Final = re.compile(r"(?<=[a-z])(?=[A-Z])|[_-]+")  # subTitle, sub_title, block__sub-title


def dek_element(root: HtmlElement, title: HtmlElement | None) -> HtmlElement | None:
    """Return the first such element after the title with the words of a dek, None when the markup names none."""
    if title is None:
        return None
    own = set(title.iter())
    first = int(title.get(MARK, "0"))
    for one in islice(root.iter(Element), first, first + len(own) + REACH):
        if one in own:
            continue
        if _is_marked(one) and _may_be(one):
            return one
        if one.tag == "p" and len(one.text_content().split()) > OF_TEXT:
            return None  # the text has begun, and has subtitles of its own
    return None


def _is_marked(element: HtmlElement) -> bool:
    return any(
        pattern.fullmatch(word)
        for name, pattern in _marks()
        if (value := element.get(name))
        for word in APART.sub("-", value).lower().split()
    )


@cache
def _marks() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((name, re.compile(pattern)) for name, pattern, _whose in rows("deks.tsv"))


def _may_be(element: HtmlElement) -> bool:
    """Tell a line of text from the box around more of them."""
    blocks = [one for one in element.iter(*BLOCK) if one is not element]
    return SHORTEST <= len(element.text_content().split()) <= LONGEST and len(blocks) <= 1
