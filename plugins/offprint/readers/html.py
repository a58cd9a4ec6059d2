"""HTML page -> Source: every visible text of the page, hinted with what the markup says.

readability-lxml decides what the article is: each element is numbered, and the numbers
that survive in its summary are inside. The rest stays in the result as text outside the
article, so that nothing is lost without a word. Labels nothing.
"""

from __future__ import annotations

import re
from typing import Final

import lxml.html
from lxml.etree import Element, ElementDefaultClassLookup, ParserError
from lxml.html import HtmlComment, HtmlElement, HtmlEntity, HtmlProcessingInstruction

from ..decode import decode
from ..errors import InputError
from ..model import Block, Decoded, Fact, Field, Hint, HintKind, Place, Source, SpanKind
from .asides import asides_of
from .hints import MARK, Hints
from .inside import elements_inside
from .layout_tables import layout_cells
from .page_dek import dek_element
from .page_facts import head_facts, page_facts
from .page_title import title_element
from .places import Above, Places, asking_in, place_in
from .savers import capture_address
from .spans import Spans, notes_of
from .walk import Found, texts_of

__all__ = ["read_html", "texts_of_page"]

CHARSET: Final = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]{2,40})""", re.IGNORECASE)
XML_DECLARATION: Final = re.compile(r"^\s*<\?xml[^>]*\?>")
HEAD_BYTES: Final = 4096  # where the declaration of the encoding must stand (WHATWG says 1024)
# One class for all elements: by itself lxml calls a function for each that is touched, since forms have classes of their own.
CLASSES: Final = ElementDefaultClassLookup(
    element=HtmlElement, comment=HtmlComment, pi=HtmlProcessingInstruction, entity=HtmlEntity
)
# Where the text of an article stands that the page only has in its JSON-LD.
STATED: Final = Place("p", frozenset({"article"}), frozenset({"body"}), (), 0, 0.0, inside=True, hidden=False)


def read_html(data: bytes) -> Source:
    """Read a page in any encoding; raise InputError when it has no text."""
    decoded = _decode(data)
    root = _parse(decoded.text)
    capture = capture_address(root, decoded.text)
    head = head_facts(root, capture)
    notes = notes_of(root)
    base = capture or _base(root, head)
    asides = asides_of(root, notes, decoded.text)
    titles = frozenset(" ".join(fact.value.split()).casefold() for fact in head if fact.field is Field.TITLE)
    cells = layout_cells(root)
    texts = texts_of(root, Spans(base, notes), asides, cells.every, titles)
    inside = elements_inside(root) if texts else frozenset()
    title = title_element(root, inside, head)
    facts, said = page_facts(root, title, head)
    shown = sum(one.text.count(" ") + 1 for one in texts)
    # Shells hold their article as JSON-LD alone, and a script that shows it.
    stated = said.paragraphs if sum(one.count(" ") + 1 for one in said.paragraphs) > shown else ()
    if not texts and not stated:
        raise InputError("the page shows no text", line=1)
    hints = Hints(inside, title, dek_element(root, title), notes, base, asides)
    places = Places(asking_in(root), cells.beside)
    blocks = tuple(_block(one, places.above(one.owner), hints) for one in texts)
    blocks += tuple(Block(text, (said.line, said.line), Hint(HintKind.PARAGRAPH), STATED) for text in stated)
    return Source(blocks, decoded.encoding, decoded.repairs, facts)


def _block(one: Found, above: Above, hints: Hints) -> Block:
    is_row = one.is_row and sum(span.kind is SpanKind.CELL for span in one.spans) > 1
    place = place_in(above, one.link_share, inside=hints.is_inside(one.owner, above.form))
    return Block(one.text, one.lines, hints.hint(one.owner, above.form, is_row=is_row), place, one.spans)


def texts_of_page(data: bytes) -> list[str]:
    """Return the texts of a page's blocks alone; raise InputError when the page cannot be read."""
    root = _parse(_decode(data).text)
    return [one.text for one in texts_of(root, Spans("", {}), {}, layout_cells(root).every)]


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
