"""Elements of a page -> hints: what the markup says that their text is.

Knows the shapes in which sites quote: blockquotes, classes that stand for them, and posts of
social networks. Reads no text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Final, NamedTuple

from lxml.html import HtmlElement

from ..model import Hint, HintKind
from .addresses import address

__all__ = ["BLOCK", "HEADINGS", "MARK", "Around", "Hints", "is_longer", "name_of", "within"]

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
CAPTIONS: Final = frozenset({"figcaption", "caption"})
# Classes by which sites mark posts of social networks, and quotations that are no <blockquote>.
EMBEDDED: Final = re.compile(
    r"(?<![\w-])(?:twitter-tweet|twitter-video|instagram-media|tiktok-embed|fb-(?:post|video)|bluesky-embed"
    r"|mastodon-embed|reddit-(?:embed-bq|card)|text-post-media)(?![\w-])"
)
QUOTING: Final = re.compile(
    r"(?<![\w-])(?:block-?quote|quote-?block|quotation|bbcode_quote(?:_body)?|quoted-?text|wp-block-quote)(?![\w-])",
    re.IGNORECASE,
)
MARKS: Final = ("a", "sup", "span")  # what may carry a footnote's name
# Classes of pull quotes, which are not always <blockquote>s.
PULLING: Final = re.compile(r"(?<![\w-])(?:[a-z]+-)*pull(?:ed)?-?quotes?(?:-(?:text|body|content))?(?![\w-])", re.IGNORECASE)
DEEPEST_LIST: Final = 6  # levels that are told apart
START: Final = re.compile(r"\d{1,7}")


def within(element: HtmlElement, *tags: str) -> HtmlElement | None:
    """Return the nearest of the element itself and its ancestors with one of the tags."""
    if element.tag in tags:
        return element
    return next(element.iterancestors(*tags), None)


def is_longer(element: HtmlElement, characters: int) -> bool:
    """Tell whether an element holds more text than so much; reads no farther, since it is asked of every level of a page."""
    left = characters
    for text in element.itertext():
        left -= len(text.strip())
        if left < 0:
            return True
    return False


def name_of(element: HtmlElement) -> str:
    """Return by what a link within the page leads to an element, "" where none does."""
    return str(element.get("id") or (element.get("name", "") if element.tag == "a" else ""))


class Around(NamedTuple):
    """What a text is in by its element and those above: the nearest of each kind; ``heading`` is the level, 0 for none."""

    is_code: bool = False
    heading: int = 0
    is_caption: bool = False
    item: HtmlElement | None = None
    quotation: HtmlElement | None = None
    block: HtmlElement | None = None

    def within(self, element: HtmlElement) -> Around:
        """Return the same for what stands in an element that stands in all this."""
        tag, is_quotation = element.tag, _is_quotation(element)
        if not is_quotation and tag not in BLOCK:  # as most inline elements
            return self
        return Around(
            is_code=self.is_code or tag == "pre",
            heading=HEADINGS.get(tag, self.heading),
            is_caption=self.is_caption or tag in CAPTIONS,
            item=element if tag == "li" else self.item,
            quotation=element if is_quotation else self.quotation,
            block=element if tag in BLOCK else self.block,
        )


@dataclass(slots=True)
class Hints:
    """Turns elements into hints; numbers quotations in the order in which they come. ``base`` resolves what they cite."""

    inside: frozenset[str]
    title: HtmlElement | None
    dek: HtmlElement | None
    notes: Mapping[str, str]
    base: str
    asides: Mapping[HtmlElement, str]
    quotations: dict[HtmlElement, int] = field(default_factory=dict)
    numbered: set[HtmlElement] = field(default_factory=set)
    positions: dict[HtmlElement, int] = field(default_factory=dict)
    tables: dict[HtmlElement, int] = field(default_factory=dict)
    lists: dict[HtmlElement, int] = field(default_factory=dict)
    noted: set[str] = field(default_factory=set)
    named: dict[HtmlElement, HintKind] = field(default_factory=dict)  # the elements of title and dek and all in them

    def __post_init__(self) -> None:
        for kind, one in ((HintKind.DEK, self.dek), (HintKind.TITLE, self.title)):
            if one is not None:
                self.named.update(dict.fromkeys(one.iter(), kind))

    def hint(self, owner: HtmlElement, around: Around, *, is_row: bool = False) -> Hint:
        """Say what the text that an element owns is; ``is_row``: all that a table's row with several cells holds."""
        if (kind := self.asides.get(owner, "")) or (kind := _drawn(owner)):
            return Hint(HintKind.OUTSIDE, marker=kind)
        if owner in self.named:
            return Hint(self.named[owner])
        if is_row and (row := within(owner, "tr")) is not None:
            table = next(row.iterancestors("table"), row)
            is_head = all(cell.tag == "th" for cell in row.iterchildren("td", "th"))
            return Hint(HintKind.ROW, level=int(is_head), group=self.tables.setdefault(table, len(self.tables) + 1))
        return next(self._from_markup(owner, around), Hint(HintKind.PARAGRAPH))

    def is_inside(self, owner: HtmlElement, around: Around) -> bool:
        """Tell whether readability-lxml's article has the element, or its block, or the place of its quotation.

        It unwraps some inline elements and drops some quotations.
        """
        place = around.quotation.getparent() if around.quotation is not None else None
        return any(one is not None and one.get(MARK) in self.inside for one in (owner, around.block, place))

    def _from_markup(self, owner: HtmlElement, around: Around) -> Iterator[Hint]:
        if around.is_code:
            yield Hint(HintKind.CODE)
        if around.quotation is not None:
            outermost = _outermost(around.quotation)
            kind = _kind(around.quotation, outermost)
            group = self.quotations.setdefault(outermost, len(self.quotations) + 1)
            yield Hint(kind, group=group, cite=address(outermost.get("cite", "").strip(), self.base))
        if around.heading:
            yield Hint(HintKind.HEADING, level=around.heading)
        if around.is_caption:
            yield Hint(HintKind.CAPTION)
        if self.notes and (name := self._note(owner, around)) is not None:
            self.noted.add(name)
            yield Hint(HintKind.FOOTNOTE, marker=self.notes[name])
        if (item := around.item) is not None and item not in self.numbered:
            self.numbered.add(item)
            lists = list(item.iterancestors("ul", "ol"))
            group = self.lists.setdefault(lists[0], len(self.lists) + 1) if lists else 0
            level = max(1, min(len(lists), DEEPEST_LIST))
            yield Hint(HintKind.LIST_ITEM, level=level, group=group, marker=self._list_marker(item))

    def _note(self, owner: HtmlElement, around: Around) -> str | None:
        """Return the name of the footnote that begins in this element or in the block that it stands in."""
        block = owner if around.block is None else around.block
        for one in (block, *block.iterancestors()):
            if (name := name_of(one)) in self.notes and name not in self.noted:
                return name
        # A mark may stand in a block of its own before the note's.
        marks = (one[0] for one in block.iterancestors() if len(one) and one[0].tag in MARKS)
        inline = next((name for one in (*block.iter(*MARKS), *marks) if (name := name_of(one)) in self.notes), None)
        return None if inline in self.noted else inline

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


def _drawn(owner: HtmlElement) -> str:
    return "drawing" if owner.tag in DRAWING_TEXT and within(owner, "svg") is not None else ""


def _outermost(quotation: HtmlElement) -> HtmlElement:
    return [quotation, *(one for one in quotation.iterancestors() if _is_quotation(one))][-1]


def _is_quotation(element: HtmlElement) -> bool:
    classes = element.get("class")
    return element.tag == "blockquote" or (classes is not None and _quotes(classes))


def _kind(quotation: HtmlElement, outermost: HtmlElement) -> HintKind:
    """Say what is quoted; a blockquote among what a class calls a pull quote is one first."""
    if EMBEDDED.search(quotation.get("class", "")):
        return HintKind.EMBED
    is_pulled = all(one.tag != "blockquote" for one in (quotation, outermost)) and PULLING.search(quotation.get("class", ""))
    return HintKind.PULL_QUOTE if is_pulled else HintKind.QUOTE


@lru_cache(maxsize=4096)  # a page gives most of its elements the same few classes
def _quotes(classes: str) -> bool:
    return any(pattern.search(classes) is not None for pattern in (QUOTING, EMBEDDED, PULLING))
