"""Elements of a page -> hints: what the markup says that their text is.

Knows the shapes in which sites quote: blockquotes, classes that stand for them, and posts of
social networks. Reads no text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final

from lxml.html import HtmlElement

from ..model import Hint, HintKind
from .addresses import address

__all__ = ["BLOCK", "HEADINGS", "MARK", "Hints", "within"]

MARK: Final = "data-offprint-element"
DRAWING_TEXT: Final = frozenset({"text", "tspan", "title", "desc", "metadata"})  # labels of an SVG drawing
BLOCK: Final = frozenset(
    {
        *("address", "article", "aside", "blockquote", "body", "button", "caption", "center", "dd", "details"),
        *("dialog", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3"),
        *("h4", "h5", "h6", "header", "hr", "html", "label", "legend", "li", "main", "menu", "nav", "noscript"),
        *("ol", "option", "p", "pre", "section", "summary", "table", "tbody", "tfoot", "thead", "tr", "ul"),
    }
)
HEADINGS: Final = {f"h{level}": level for level in range(1, 7)}
# Classes by which sites mark posts of social networks, and quotations that are no <blockquote>.
EMBEDDED: Final = re.compile(
    r"(?<![\w-])(?:twitter-tweet|twitter-video|instagram-media|tiktok-embed|fb-(?:post|video)|bluesky-embed"
    r"|mastodon-embed|reddit-(?:embed-bq|card)|text-post-media)(?![\w-])"
)
QUOTING: Final = re.compile(
    r"(?<![\w-])(?:block-?quote|quote-?block|quotation|bbcode_quote(?:_body)?|quoted-?text|wp-block-quote)(?![\w-])",
    re.IGNORECASE,
)
DEEPEST_LIST: Final = 6  # levels that are told apart
START: Final = re.compile(r"\d{1,7}")


def within(element: HtmlElement, *tags: str) -> HtmlElement | None:
    """Return the nearest of the element itself and its ancestors with one of the tags."""
    if element.tag in tags:
        return element
    return next(element.iterancestors(*tags), None)


def _block_of(element: HtmlElement) -> HtmlElement:
    """Return the block element that an inline one stands in; readability-lxml unwraps some inline ones."""
    return element if element.tag in BLOCK else next(element.iterancestors(*BLOCK), element)


@dataclass(slots=True)
class Hints:
    """Turns elements into hints; numbers quotations in the order in which they come. ``base`` resolves what they cite."""

    inside: frozenset[str]
    title: HtmlElement | None
    notes: Mapping[str, str]
    base: str
    quotations: dict[HtmlElement, int] = field(default_factory=dict)
    numbered: set[HtmlElement] = field(default_factory=set)
    positions: dict[HtmlElement, int] = field(default_factory=dict)
    tables: dict[HtmlElement, int] = field(default_factory=dict)
    noted: set[str] = field(default_factory=set)
    quoting: dict[HtmlElement, HtmlElement | None] = field(default_factory=dict)  # the nearest that quotes, of each seen so far

    def hint(self, owner: HtmlElement, *, is_row: bool = False) -> Hint:
        """Say what the text that an element owns is; ``is_row``: all that a table's row with several cells holds."""
        if self.title is not None and (owner is self.title or self.title in owner.iterancestors()):
            return Hint(HintKind.TITLE)
        if owner.tag in DRAWING_TEXT and within(owner, "svg") is not None:
            return Hint(HintKind.OUTSIDE)
        if is_row and (row := within(owner, "tr")) is not None:
            table = next(row.iterancestors("table"), row)
            is_head = all(cell.tag == "th" for cell in row.iterchildren("td", "th"))
            return Hint(HintKind.ROW, level=int(is_head), group=self.tables.setdefault(table, len(self.tables) + 1))
        return next(self._from_markup(owner), Hint(HintKind.PARAGRAPH))

    def is_inside(self, owner: HtmlElement) -> bool:
        """Tell whether readability-lxml's article has the element, or the place of its quotation, of which it drops some."""
        places = [owner, _block_of(owner)]
        if (quotation := self._quotation_of(owner)) is not None and (parent := quotation.getparent()) is not None:
            places.append(parent)
        return any(place.get(MARK) in self.inside for place in places)

    def _from_markup(self, owner: HtmlElement) -> Iterator[Hint]:
        if within(owner, "pre") is not None:
            yield Hint(HintKind.CODE)
        if (quotation := self._quotation_of(owner)) is not None:
            kind = HintKind.EMBED if _has_class(quotation, EMBEDDED) else HintKind.QUOTE
            outermost = _outermost(quotation)
            group = self.quotations.setdefault(outermost, len(self.quotations) + 1)
            yield Hint(kind, group=group, cite=address(outermost.get("cite", "").strip(), self.base))
        if (heading := within(owner, *HEADINGS)) is not None:
            yield Hint(HintKind.HEADING, level=HEADINGS[heading.tag])
        if within(owner, "figcaption", "caption") is not None:
            yield Hint(HintKind.CAPTION)
        if self.notes and (name := self._note(owner)) is not None:
            self.noted.add(name)
            yield Hint(HintKind.FOOTNOTE, marker=self.notes[name])
        if (item := within(owner, "li")) is not None and item not in self.numbered:
            self.numbered.add(item)
            depth = sum(1 for _list in item.iterancestors("ul", "ol"))
            yield Hint(HintKind.LIST_ITEM, level=max(1, min(depth, DEEPEST_LIST)), marker=self._list_marker(item))

    def _quotation_of(self, element: HtmlElement) -> HtmlElement | None:
        """Return the nearest of the element itself and its ancestors that quotes."""
        passed = []
        found: HtmlElement | None = None
        for one in (element, *element.iterancestors()):
            if one in self.quoting:
                found = self.quoting[one]
                break
            passed.append(one)
            if _is_quotation(one):
                found = one
                break
        self.quoting.update(dict.fromkeys(passed, found))
        return found

    def _note(self, owner: HtmlElement) -> str | None:
        """Return the name of the footnote that begins in this element or in the block that it stands in."""
        block = _block_of(owner)
        for one in (block, *block.iterancestors()):
            if one.get("id") in self.notes and one.get("id") not in self.noted:
                return str(one.get("id"))
        inline = next((one for one in block.iter("a", "sup", "span") if one.get("id") in self.notes), None)
        return None if inline is None or inline.get("id") in self.noted else str(inline.get("id"))

    def _list_marker(self, item: HtmlElement) -> str:
        """Return "3." for the third item of an ordered list, nothing for a bullet."""
        parent = item.getparent()
        if parent is None or parent.tag != "ol":
            return ""
        if item not in self.positions:
            start = parent.get("start", "1")
            first = int(start) if START.fullmatch(start) else 1
            self.positions.update((sibling, number) for number, sibling in enumerate(parent.iterchildren("li"), first))
        return f"{self.positions[item]}."


def _outermost(quotation: HtmlElement) -> HtmlElement:
    return [quotation, *(one for one in quotation.iterancestors() if _is_quotation(one))][-1]


def _is_quotation(element: HtmlElement) -> bool:
    return element.tag == "blockquote" or _has_class(element, QUOTING) or _has_class(element, EMBEDDED)


def _has_class(element: HtmlElement, pattern: re.Pattern[str]) -> bool:
    return pattern.search(element.get("class", "")) is not None
