"""HTML page -> Source: every visible text of the page, hinted with what the markup says.

readability-lxml decides what the article is: each element is numbered, and the numbers
that survive in its summary are inside. The rest stays in the result as text outside the
article, so that nothing is lost without a word. Labels nothing.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Final

import lxml.html
from lxml.etree import ParserError, iterwalk
from lxml.html import HtmlElement

from ..decode import decode, printable
from ..errors import InputError
from ..model import Block, Source
from .hints import BLOCK, MARK, Hints, within
from .page_facts import page_facts

__all__ = ["read_html"]

CHARSET: Final = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]{2,40})""", re.IGNORECASE)
XML_DECLARATION: Final = re.compile(r"^\s*<\?xml[^>]*\?>")
HEAD_BYTES: Final = 4096  # where the declaration of the encoding must stand (WHATWG says 1024)
# Elements that hold no text for readers. Few: in a page that forgets to close one, all that follows is inside.
SILENT: Final = frozenset({"head", "script", "style", "template", "iframe"})
SPACES: Final = re.compile(r"[ \t\r\f\v\n]+")
PARAGRAPH_BREAK: Final = re.compile(r"\N{LINE SEPARATOR}\s*\N{LINE SEPARATOR}")
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
        pieces = [joined] if within(owner, "pre") is not None else PARAGRAPH_BREAK.split(joined)
        for piece in pieces:
            if text := _fold(piece, preformatted=within(owner, "pre") is not None):
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
    hints = Hints(inside, title)
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
