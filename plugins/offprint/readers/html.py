"""HTML page -> Source: every visible text of the page, hinted with what the markup says.

readability-lxml decides what the article is: each element is numbered, and the numbers
that survive in its summary are inside. The rest stays in the result as text outside the
article, so that nothing is lost without a word. Labels nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

import lxml.html
from lxml.etree import ParserError, iterwalk
from lxml.html import HtmlElement

from ..decode import decode, printable
from ..errors import InputError
from ..model import Block, Hint, HintKind, Source
from .page_facts import page_facts

__all__ = ["read_html"]

CHARSET: Final = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]{2,40})""", re.IGNORECASE)
XML_DECLARATION: Final = re.compile(r"^\s*<\?xml[^>]*\?>")
HEAD_BYTES: Final = 4096  # where the declaration of the encoding must stand (WHATWG says 1024)
MARK: Final = "data-offprint-element"
# Elements that hold no text for readers. Few: in a page that forgets to close one, all that follows is inside.
SILENT: Final = frozenset({"head", "script", "style", "template", "iframe"})
DRAWING_TEXT: Final = frozenset({"text", "tspan", "title", "desc", "metadata"})  # labels of an SVG drawing
HIDDEN: Final = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
BLOCK: Final = frozenset(
    {
        *("address", "article", "aside", "blockquote", "body", "button", "caption", "center", "dd", "details"),
        *("dialog", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3"),
        *("h4", "h5", "h6", "header", "hr", "html", "label", "legend", "li", "main", "menu", "nav", "noscript"),
        *("ol", "option", "p", "pre", "section", "summary", "table", "tbody", "tfoot", "thead", "tr", "ul"),
    }
)
HEADINGS: Final = {f"h{level}": level for level in range(1, 7)}
SPACES: Final = re.compile(r"[ \t\r\f\v\n]+")
PARAGRAPH_BREAK: Final = re.compile(r"\N{LINE SEPARATOR}\s*\N{LINE SEPARATOR}")
START: Final = re.compile(r"\d{1,7}")
LINE_BREAK: Final = "\N{LINE SEPARATOR}"  # what a <br> is until the text around it is known


@dataclass(slots=True)
class _Walk:
    """Where the walk through the page stands: open elements and the text since the last boundary."""

    blocks: list[tuple[str, tuple[int, int], HtmlElement]] = field(default_factory=list)
    text: list[str] = field(default_factory=list)
    owner: HtmlElement | None = None
    line: int = 1

    def add(self, text: str | None, owner: HtmlElement) -> None:
        if text:
            if not self.text:
                self.owner, self.line = owner, owner.sourceline or self.line
            self.text.append(text)

    def flush(self, line: int) -> None:
        joined, owner = printable("".join(self.text)), self.owner
        self.text = []
        if owner is None or not joined.strip():
            return
        pieces = [joined] if _within(owner, "pre") is not None else PARAGRAPH_BREAK.split(joined)
        for piece in pieces:
            if text := _fold(piece, preformatted=_within(owner, "pre") is not None):
                self.blocks.append((text, (self.line, max(self.line, line)), owner))


def read_html(data: bytes) -> Source:
    """Read a page in any encoding; raise InputError when it has no text."""
    declared = CHARSET.search(data, 0, HEAD_BYTES)
    decoded = decode(data, declared[1].decode("ascii") if declared else None)
    root = _parse(decoded.text)
    walk = _walk(root)
    if not walk.blocks:
        raise InputError("the page shows no text", line=1)
    inside = _inside(root)
    facts = page_facts(root)
    title = _title_element(root, inside)
    hints = _Hints(inside, title)
    blocks = tuple(Block(text, lines, hints.hint(owner)) for text, lines, owner in walk.blocks)
    return Source(blocks, decoded.encoding, decoded.repairs, facts)


def _parse(text: str) -> HtmlElement:
    parser = lxml.html.HTMLParser(huge_tree=True)
    try:
        root = lxml.html.document_fromstring(XML_DECLARATION.sub("", text), parser=parser)
    except ParserError:
        raise InputError("the page is empty", line=1) from None
    # libxml2 leaves out what is nested deeper, and says so only in its log.
    if too_deep := next((entry for entry in parser.error_log if "depth" in entry.message.lower()), None):
        raise InputError("elements are nested too deeply to be read", line=too_deep.line)
    for number, element in enumerate(root.iter(lxml.etree.Element)):
        element.set(MARK, str(number))
    return root


def _walk(root: HtmlElement) -> _Walk:
    """Collect the text between the boundaries of block elements, in document order."""
    walk = _Walk()
    walker = iterwalk(root, events=("start", "end", "comment", "pi"))
    for event, element in walker:
        if event == "start":
            _open(walk, element)
            if element.tag in SILENT:
                walker.skip_subtree()
            continue
        if event == "end":
            _close(walk, element)
        if (parent := element.getparent()) is not None:
            walk.add(element.tail, parent)
    walk.flush(walk.line)
    return walk


def _open(walk: _Walk, element: HtmlElement) -> None:
    if element.tag in BLOCK:
        walk.flush(element.sourceline or walk.line)
    elif element.tag == "br":
        walk.add(LINE_BREAK, element.getparent())
    elif element.tag in ("td", "th"):
        walk.add(" ", element)
    if element.tag not in SILENT:
        walk.add(element.text, element)


def _close(walk: _Walk, element: HtmlElement) -> None:
    if element.tag in BLOCK:
        walk.flush(walk.line)


def _fold(text: str, *, preformatted: bool) -> str:
    if preformatted:
        return text.replace(LINE_BREAK, "\n").strip("\n").rstrip()
    return SPACES.sub(" ", text.replace(LINE_BREAK, " ")).strip()


def _within(element: HtmlElement, *tags: str) -> HtmlElement | None:
    """Return the nearest of the element itself and its ancestors with one of the tags."""
    if element.tag in tags:
        return element
    return next(element.iterancestors(*tags), None)


def _block_of(element: HtmlElement) -> HtmlElement:
    """Return the block element that an inline one stands in; readability-lxml unwraps some inline ones."""
    return element if element.tag in BLOCK else next(element.iterancestors(*BLOCK), element)


def _inside(root: HtmlElement) -> frozenset[str]:
    """Return the numbers of the elements that readability-lxml takes for the article; none when it finds none."""
    from readability import Document
    from readability.readability import Unparseable

    try:
        summary = Document(lxml.html.tostring(root, encoding="unicode")).summary(html_partial=True)
        kept = lxml.html.fragment_fromstring(summary, create_parent="div")
    except (Unparseable, ParserError):
        return frozenset()
    return frozenset(element.get(MARK, "") for element in kept.iter(lxml.etree.Element)) - {""}


def _title_element(root: HtmlElement, inside: frozenset[str]) -> HtmlElement | None:
    """Return the first-level heading that the page's <title> takes up, or the only one there is."""
    headings = [element for element in root.iter("h1") if " ".join(element.itertext()).strip()]
    if not headings:
        return None
    page_title = SPACES.sub(" ", root.findtext(".//title") or "").casefold()
    for element in headings:
        if _fold(element.text_content(), preformatted=False).casefold() in page_title:
            return element
    return next((element for element in headings if element.get(MARK) in inside), headings[0])


@dataclass(slots=True)
class _Hints:
    """Turns elements into hints; numbers quotations in the order in which they come."""

    inside: frozenset[str]
    title: HtmlElement | None
    quotations: dict[HtmlElement, int] = field(default_factory=dict)
    numbered: set[HtmlElement] = field(default_factory=set)
    positions: dict[HtmlElement, int] = field(default_factory=dict)

    def hint(self, owner: HtmlElement) -> Hint:
        if self.title is not None and (owner is self.title or self.title in owner.iterancestors()):
            return Hint(HintKind.TITLE)
        if self.inside and owner.get(MARK) not in self.inside and _block_of(owner).get(MARK) not in self.inside:
            return Hint(HintKind.OUTSIDE)
        if _is_hidden(owner) or (owner.tag in DRAWING_TEXT and _within(owner, "svg") is not None):
            return Hint(HintKind.OUTSIDE)
        return next(self._from_markup(owner), Hint(HintKind.PARAGRAPH))

    def _from_markup(self, owner: HtmlElement) -> Iterator[Hint]:
        if _within(owner, "pre") is not None:
            yield Hint(HintKind.CODE)
        if (heading := _within(owner, *HEADINGS)) is not None:
            yield Hint(HintKind.HEADING, level=HEADINGS[heading.tag])
        if (quotation := _within(owner, "blockquote")) is not None:
            yield Hint(HintKind.QUOTE, group=self._quotation(quotation))
        if _within(owner, "figcaption", "caption") is not None:
            yield Hint(HintKind.CAPTION)
        if (item := _within(owner, "li")) is not None and item not in self.numbered:
            self.numbered.add(item)
            yield Hint(HintKind.LIST_ITEM, marker=self._list_marker(item))

    def _quotation(self, element: HtmlElement) -> int:
        outermost = [element, *element.iterancestors("blockquote")][-1]
        return self.quotations.setdefault(outermost, len(self.quotations) + 1)

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


def _is_hidden(element: HtmlElement) -> bool:
    return any(
        one.tag in ("noscript", "select", "textarea") or one.get("hidden") is not None or HIDDEN.search(one.get("style", ""))
        for one in (element, *element.iterancestors())
    )
