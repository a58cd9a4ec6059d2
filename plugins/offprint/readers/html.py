"""HTML page -> Source: every visible text of the page, hinted with what the markup says.

readability-lxml decides what the article is: each element is numbered, and the numbers
that survive in its summary are inside. The rest stays in the result as text outside the
article, so that nothing is lost without a word. Labels nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final, NamedTuple

import lxml.html
from lxml.etree import Element, ElementDefaultClassLookup, ParserError, iterwalk
from lxml.html import HtmlComment, HtmlElement, HtmlEntity, HtmlProcessingInstruction

from ..decode import decode, is_printable, printable
from ..errors import InputError
from ..model import Block, Decoded, Fact, Field, Hint, HintKind, Place, Source, Span, SpanKind
from ..split import is_wrapped
from .hints import BLOCK, MARK, Hints, within
from .inside import elements_inside
from .page_facts import head_facts, page_facts
from .page_title import title_element
from .places import Above, Places, place_in
from .spans import KINDS, Spans, fold, notes_of

__all__ = ["read_html", "texts_of_page"]

CHARSET: Final = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]{2,40})""", re.IGNORECASE)
XML_DECLARATION: Final = re.compile(r"^\s*<\?xml[^>]*\?>")
HEAD_BYTES: Final = 4096  # where the declaration of the encoding must stand (WHATWG says 1024)
# Elements that hold no text for readers. Few: in a page that forgets to close one, all that follows is inside.
# Not the head: libxml2 takes all of a page without <body> for its head.
SILENT: Final = frozenset({"script", "style", "template", "iframe"})
# One class for all elements: by itself lxml calls a function for each that is touched, since forms have classes of their own.
CLASSES: Final = ElementDefaultClassLookup(
    element=HtmlElement, comment=HtmlComment, pi=HtmlProcessingInstruction, entity=HtmlEntity
)
CELLS: Final = frozenset({"td", "th"})
PARAGRAPH_BREAK: Final = re.compile(r"\N{LINE SEPARATOR}\s*\N{LINE SEPARATOR}")
NARROWEST: Final = 55  # columns that an editor wraps at; narrower lines that run on are a poem's
MOST_PARTED: Final = 100_000  # spans times paragraphs of one element; no page that somebody wrote comes near
# Where the text of an article stands that the page only has in its JSON-LD.
STATED: Final = Place("p", frozenset({"article"}), frozenset({"body"}), (), 0, 0.0, inside=True, hidden=False)
LINE_BREAK: Final = "\N{LINE SEPARATOR}"  # what a <br> is until the text around it is known


class _Found(NamedTuple):
    """A text of the page with the element that it stands in first."""

    text: str
    lines: tuple[int, int]
    owner: HtmlElement
    link_share: float
    spans: tuple[Span, ...]
    is_row: bool


@dataclass(slots=True)
class _Walk:
    """Where the walk through the page stands: open elements and the text since the last boundary."""

    spans: Spans
    is_printable: bool  # all of the page is, so that no text needs to be asked
    blocks: list[_Found] = field(default_factory=list)
    text: list[str] = field(default_factory=list)
    size: int = 0  # characters of the text
    linked: int = 0  # characters of the text that are links
    links: int = 0  # open ones
    preformatted: int = 0  # open elements
    owner: HtmlElement | None = None
    line: int = 1

    def add(self, text: str | None, owner: HtmlElement) -> None:
        if text:
            if not self.text:
                self.owner, self.line = owner, owner.sourceline or self.line
            self.text.append(text)
            self.size += len(text)
            self.linked += len(text) if self.links else 0

    def flush(self, before: HtmlElement | None = None, *, is_row: bool = False) -> None:
        """End the text; it goes on to the line that the element ``before`` which it stands begins in."""
        spans = self.spans.take(self.size)
        if not self.text:
            return
        raw, owner, linked = "".join(self.text), self.owner, self.linked
        self.text, self.size, self.linked = [], 0, 0
        joined = raw if self.is_printable or raw.isspace() else printable(raw)
        if owner is None or not joined.strip():  # as between most elements
            return
        line = (before is not None and before.sourceline) or self.line
        link_share = min(1.0, linked / len(joined))
        spans = spans if joined == raw else []  # their places are lost; such pages are broken in other ways too
        is_preformatted = self.preformatted > 0
        for piece, own in [(joined, [])] if is_preformatted else _paragraphs(joined, spans):
            text, moved = (_unwrapped(piece), ()) if is_preformatted else fold(piece, own)
            if text:
                self.blocks.append(_Found(text, (self.line, max(self.line, line)), owner, link_share, moved, is_row))


def read_html(data: bytes) -> Source:
    """Read a page in any encoding; raise InputError when it has no text."""
    decoded = _decode(data)
    root = _parse(decoded.text)
    head = head_facts(root)
    notes = notes_of(root)
    base = _base(root, head)
    walk = _walk(root, Spans(base, notes))
    inside = elements_inside(root) if walk.blocks else frozenset()
    title = title_element(root, inside, head)
    facts, said = page_facts(root, title, head)
    shown = sum(one.text.count(" ") + 1 for one in walk.blocks)
    # Shells hold their article as JSON-LD alone, and a script that shows it.
    stated = said.paragraphs if sum(one.count(" ") + 1 for one in said.paragraphs) > shown else ()
    if not walk.blocks and not stated:
        raise InputError("the page shows no text", line=1)
    hints, places = Hints(inside, title, notes, base), Places()
    blocks = tuple(_block(one, places.above(one.owner), hints) for one in walk.blocks)
    blocks += tuple(Block(text, (said.line, said.line), Hint(HintKind.PARAGRAPH), STATED) for text in stated)
    return Source(blocks, decoded.encoding, decoded.repairs, facts)


def _block(one: _Found, above: Above, hints: Hints) -> Block:
    is_row = one.is_row and sum(span.kind is SpanKind.CELL for span in one.spans) > 1
    place = place_in(above, one.link_share, inside=hints.is_inside(one.owner, above.form))
    return Block(one.text, one.lines, hints.hint(one.owner, above.form, is_row=is_row), place, one.spans)


def texts_of_page(data: bytes) -> list[str]:
    """Return the texts of a page's blocks alone; raise InputError when the page cannot be read."""
    return [one.text for one in _walk(_parse(_decode(data).text), Spans("", {})).blocks]


def _decode(data: bytes) -> Decoded:
    declared = CHARSET.search(data, 0, HEAD_BYTES)
    return decode(data, declared[1].decode("ascii") if declared else None)


def _parse(text: str) -> HtmlElement:
    parser = lxml.html.HTMLParser(huge_tree=True)
    parser.set_element_class_lookup(CLASSES)
    try:
        root = lxml.html.document_fromstring(XML_DECLARATION.sub("", text), parser=parser)
    except ParserError:
        raise InputError("the page is empty", line=1) from None
    # libxml2 leaves out what is nested deeper, and says so only in its log.
    if too_deep := next((entry for entry in parser.error_log if "depth" in entry.message.lower()), None):
        raise InputError("elements are nested too deeply to be read", line=too_deep.line)
    for number, element in enumerate(root.iter(Element)):
        element.set(MARK, str(number))
    return root


def _base(root: HtmlElement, facts: tuple[Fact, ...]) -> str:
    """Return the address against which the page's links count: what <base> says, else where the page says that it is from."""
    stated = next((fact.value for fact in facts if fact.field is Field.URL and "://" in fact.value), "")
    return next((element.get("href", "") for element in root.iter("base") if "//" in element.get("href", "")), stated)


def _walk(root: HtmlElement, spans: Spans) -> _Walk:
    """Collect the text between the boundaries of block elements, in document order."""
    walk = _Walk(spans, is_printable(root.text_content()))
    walker = iterwalk(root, events=("start", "end", "comment", "pi"))
    for event, element in walker:
        tag = element.tag
        if event == "start":
            _open(walk, element, tag)
            if _is_silent(element, tag):
                walker.skip_subtree()
            else:
                walk.add(element.text, element)
            continue
        if event == "end":
            _close(walk, element, tag)
        if (tail := element.tail) and (parent := element.getparent()) is not None:
            walk.add(tail, parent)
    walk.flush()
    return walk


def _open(walk: _Walk, element: HtmlElement, tag: str) -> None:
    if tag in BLOCK:
        walk.flush(element)
        walk.preformatted += tag == "pre"
    elif tag == "br":
        walk.add(LINE_BREAK, element.getparent())
    if tag in KINDS:
        walk.links += tag == "a"
        if tag in CELLS:
            walk.add(" ", element)
        walk.spans.open(element, walk.size)


def _close(walk: _Walk, element: HtmlElement, tag: str) -> None:
    if tag in KINDS:
        walk.links -= tag == "a"
        walk.spans.close(element, walk.size)
    if tag in BLOCK:
        walk.flush(is_row=tag == "tr")
        walk.preformatted -= tag == "pre"


def _is_silent(element: HtmlElement, tag: str) -> bool:
    if tag == "title":  # of a drawing it is shown
        return within(element, "head") is not None and within(element, "svg") is None
    return tag in SILENT


def _paragraphs(text: str, spans: list[Span]) -> Iterator[tuple[str, list[Span]]]:
    """Part a text where two line breaks follow each other; a span that reaches over the gap is in both parts.

    A single line break becomes a blank that has a span of its own.
    """
    if LINE_BREAK not in text:  # as in most texts
        yield text, spans
        return
    begin = 0
    gaps = [*PARAGRAPH_BREAK.finditer(text), None]
    if len(gaps) * len(spans) > MOST_PARTED:
        spans = []
    for gap in gaps:
        end = gap.start() if gap else len(text)
        own = [
            Span(max(span.begin - begin, 0), min(span.end, end) - begin, span.kind, span.target)
            for span in spans
            if span.begin <= end and span.end >= begin
        ]
        piece = text[begin:end]
        yield piece.replace(LINE_BREAK, " "), own + _line_ends(piece)
        begin = gap.end() if gap else end


def _line_ends(text: str) -> list[Span]:
    """Return where lines end; where they do because somebody's editor was as wide as that, nowhere."""
    if LINE_BREAK not in text:
        return []
    if is_wrapped([line for part in text.split(LINE_BREAK) if (line := " ".join(part.split()))], NARROWEST):
        return []
    return [Span(at, at + 1, SpanKind.BREAK) for at, character in enumerate(text) if character == LINE_BREAK]


def _unwrapped(text: str) -> str:
    """Return preformatted text without the line ends around it."""
    return text.replace(LINE_BREAK, "\n").strip("\n").rstrip()
