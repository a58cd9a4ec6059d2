"""Parsed page -> which of its elements are none of the text that they stand in or beside, and of what kind they are.

Such are what a page's markup hides within a line, controls beside a heading ("[edit]", "¶"), the ways back from
footnotes, the list of the page's own headings, what a form holds to choose or fill in, and what an archive adds. Which
classes say so is data (data/asides.tsv). Reads texts only to see that something is left without them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Final

from lxml.html import HtmlElement

from ..tables import rows
from .hints import BLOCK, HEADINGS, is_longer, name_of, within
from .savers import saver_elements

__all__ = ["APART", "HIDDEN_STYLE", "asides_of"]

HIDDEN_STYLE: Final = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
CONTENTS, SAVER, FIELD = "contents", "saver", "field"
APART: Final = frozenset({CONTENTS, SAVER, FIELD})  # the kinds of what has blocks of its own; the others stand within a text
LONGEST_HIDDEN: Final = 100  # characters; more are a paragraph's rest, which a script shows when it is asked for
LETTER: Final = re.compile(r"[^\W_]")
BLANK_OR_MARK: Final = re.compile(r"[\W\d_]+")


def asides_of(root: HtmlElement, notes: Mapping[str, str], source: str) -> dict[HtmlElement, str]:
    """Return the kinds of a page's asides; ``notes`` are the ids of its footnotes, ``source`` is what was parsed."""
    links = [link for link in root.iter("a") if link.get("href", "").strip().startswith("#")]
    found, beside = dict(_contents(root)) if links else {}, _Beside()
    found.update((one, FIELD) for element in root.iter("select", "textarea", "datalist") for one in element.iter())
    found.update((one, SAVER) for element in saver_elements(root, source) for one in element.iter())
    found.update(_ways(links, notes, beside))
    for element in root.xpath("//*[@class or @style or @hidden]"):
        if element not in found and element.tag not in BLOCK and (kind := _kind(element)) and beside.has_text(element):
            found[element] = kind
    return found


def _kind(element: HtmlElement) -> str:
    """Say what an inline element's markup makes it, "" when it says nothing."""
    known = _classes()
    kind = next((known[word] for word in element.get("class", "").split() if word in known), "")
    if kind == "permalink" and within(element, *HEADINGS) is None:
        return ""
    if kind:
        return kind
    is_hidden = element.get("hidden") is not None or HIDDEN_STYLE.search(element.get("style", ""))
    return "hidden" if is_hidden and not is_longer(element, LONGEST_HIDDEN) else ""


@cache
def _classes() -> dict[str, str]:
    return {name: kind for name, kind, _where in rows("asides.tsv")}


def _ways(links: list[HtmlElement], notes: Mapping[str, str], beside: _Beside) -> Iterator[tuple[HtmlElement, str]]:
    """Yield links within the page that lead back to where a footnote is referred to, or that show nothing but a mark."""
    referring = {
        name_of(one)
        for link in links
        if _target(link) in notes
        for one in (link, *link.iterancestors("sup", "span"))
        if name_of(one)
    }
    for link in links:
        if _target(link) in referring:
            yield link, "way_back"
        elif _target(link) not in notes and not LETTER.search(link.text_content()) and beside.has_text(link):
            yield link, "permalink"


def _target(link: HtmlElement) -> str:
    return str(link.get("href").strip()[1:])


def _contents(root: HtmlElement) -> Iterator[tuple[HtmlElement, str]]:
    """Yield the items of lists, with those in them, in which every text links to a part of the page itself."""
    for one in root.iter("ul", "ol"):
        if next(one.iterancestors("ul", "ol"), None) is not None:
            continue
        links = [link for link in one.iter("a") if len(link.get("href", "").strip()) > 1 and link.get("href").strip()[0] == "#"]
        linked = sum(len(BLANK_OR_MARK.sub("", link.text_content())) for link in links)
        if linked and linked == len(BLANK_OR_MARK.sub("", one.text_content())):
            yield from ((item, CONTENTS) for item in one.iter())


class _Beside:
    """Tells whether the block around an inline element has other words than its; counts those of a block once."""

    def __init__(self) -> None:
        self.counts: dict[HtmlElement, int] = {}

    def has_text(self, element: HtmlElement) -> bool:
        block: HtmlElement | None = next(element.iterancestors(*BLOCK), None)
        if block is None or any(True for _block in element.iterdescendants(*BLOCK)):
            return False
        if block not in self.counts:
            self.counts[block] = len(LETTER.findall(block.text_content()))
        return self.counts[block] > len(LETTER.findall(element.text_content()))
