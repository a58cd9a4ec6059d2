"""Parsed page -> its texts in document order, each with the element that it stands in first.

Block elements part texts; what is set apart within a text (asides.py) is a text of its own at the end. Labels nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from lxml.etree import iterwalk
from lxml.html import HtmlElement

from ..decode import is_printable, printable
from ..fronts import is_byline
from ..model import Span, SpanKind
from ..split import is_wrapped
from .asides import APART
from .hints import BLOCK, within
from .spans import KINDS, Spans, fold

__all__ = ["Found", "texts_of"]

# Elements that hold no text for readers. Few: in a page that forgets to close one, all that follows is inside.
# Not the head: libxml2 takes all of a page without <body> for its head.
SILENT: Final = frozenset({"script", "style", "template", "iframe"})
LINE_BREAK: Final = "\N{LINE SEPARATOR}"  # what a <br> is until the text around it is known
SIDE_BY_SIDE: Final = frozenset({"a", "span", "time"})
ENDS: Final = frozenset(".!?…")
CELLS: Final = frozenset({"td", "th"})
PARAGRAPH_BREAK: Final = re.compile(r"\N{LINE SEPARATOR}\s*\N{LINE SEPARATOR}")
EVERY_BREAK: Final = re.compile(LINE_BREAK)
LONGEST_TITLE: Final = 120  # characters of a title over a byline
MENU_LINES: Final = 3
NARROWEST: Final = 55  # columns that an editor wraps at; narrower lines that run on are a poem's
MOST_PARTED: Final = 100_000  # spans times paragraphs of one element; no page that somebody wrote comes near


class Found(NamedTuple):
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
    titles: frozenset[str]  # that the page states, in small letters
    is_printable: bool  # all of the page is, so that no text needs to be asked
    parts: frozenset[HtmlElement]  # cells that are blocks, since their table lays out the page
    blocks: list[Found] = field(default_factory=list)
    apart: list[Found] = field(default_factory=list)
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

    def set_apart(self, element: HtmlElement) -> None:
        """Keep an element's text for after all others: between two lines of the article it would part them."""
        line = element.sourceline or self.line
        if text := " ".join(printable("".join(element.itertext())).split()):
            self.apart.append(Found(text, (line, line), element, 0.0, (), is_row=False))

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
        is_parted = _is_menu(joined, linked) or self._begins_with_title(joined)
        gap = EVERY_BREAK if is_parted else PARAGRAPH_BREAK
        for piece, own in [(joined, [])] if is_preformatted else _paragraphs(joined, spans, gap):
            text, moved = (_unwrapped(piece), ()) if is_preformatted else fold(piece, own)
            if text:
                self.blocks.append(Found(text, (self.line, max(self.line, line)), owner, link_share, moved, is_row))
                if is_parted and (block := within(owner, *BLOCK)) is not None:
                    owner = block  # the inline element that a text begins in may end with its first part

    def _begins_with_title(self, text: str) -> bool:
        """Tell whether the first of several lines is the page's title, or the second says who wrote the text."""
        line, *rest = (" ".join(one.split()) for one in text.strip().split(LINE_BREAK, 2))
        return bool(rest) and (line.casefold() in self.titles or (len(line) <= LONGEST_TITLE and is_byline(rest[0])))


def texts_of(
    root: HtmlElement,
    spans: Spans,
    asides: Mapping[HtmlElement, str],
    cells: frozenset[HtmlElement],
    titles: frozenset[str] = frozenset(),
) -> list[Found]:
    """Return the text between the boundaries of block elements, in document order, then that of asides.

    ``cells`` of tables that lay out the page are blocks. ``titles`` are in small letters.
    """
    walk = _Walk(spans, titles, is_printable(root.text_content()), cells)
    walker = iterwalk(root, events=("start", "end", "comment", "pi"))
    for event, element in walker:
        tag = element.tag
        is_apart = element in asides and asides[element] not in APART
        if event == "start":
            if not _enters(walk, element, tag, is_apart=is_apart):
                walker.skip_subtree()
            continue
        if event == "end" and not is_apart:
            _close(walk, element, tag)
        if (tail := element.tail) and (parent := element.getparent()) is not None:
            walk.add(tail, parent)
    walk.flush()
    return walk.blocks + walk.apart


def _enters(walk: _Walk, element: HtmlElement, tag: str, *, is_apart: bool) -> bool:
    """Begin an element and tell whether the walk goes on within it."""
    if is_apart:
        walk.set_apart(element)
        return False
    _open(walk, element, tag)
    if _is_silent(element, tag):
        return False
    walk.add(element.text, element)
    return True


def _open(walk: _Walk, element: HtmlElement, tag: str) -> None:
    if tag in BLOCK or element in walk.parts:
        walk.flush(element)
        walk.preformatted += tag == "pre"
    elif tag == "br":
        walk.add(LINE_BREAK, element.getparent())
    elif tag in SIDE_BY_SIDE and _is_set_apart(walk, element):
        walk.add(" ", element.getparent())
    if tag in KINDS and element not in walk.parts:
        walk.links += tag == "a"
        if tag in CELLS:
            walk.add(" ", element)
        walk.spans.open(element, walk.size)


def _is_set_apart(walk: _Walk, element: HtmlElement) -> bool:
    """Tell whether an element begins a word of its own with no blank before it; style sheets set such elements apart."""
    before = element.getprevious()
    if before is None or before.tag not in SIDE_BY_SIDE or before.tail or not walk.text or walk.preformatted:
        return False
    last, first = walk.text[-1][-1:], next(element.itertext(), "")[:2]
    is_word = first[:1].isupper() and (first[1:].islower() or not last.isdigit())  # not "3" and "D"
    return is_word and (last.islower() or last.isdigit() or last in ENDS)


def _close(walk: _Walk, element: HtmlElement, tag: str) -> None:
    if tag in KINDS:
        walk.links -= tag == "a"
        walk.spans.close(element, walk.size)
    if tag in BLOCK or element in walk.parts:
        walk.flush(is_row=tag == "tr")
        walk.preformatted -= tag == "pre"


def _is_silent(element: HtmlElement, tag: str) -> bool:
    if tag == "title":  # of a drawing it is shown
        return within(element, "head") is not None and within(element, "svg") is None
    return tag in SILENT


def _is_menu(text: str, linked: int) -> bool:
    """Tell whether lines of links and nothing else are parted by line breaks, as old pages have their menus."""
    lines = text.count(LINE_BREAK) + 1
    return lines >= MENU_LINES and linked >= len(" ".join(text.split())) - lines


def _paragraphs(text: str, spans: list[Span], gap: re.Pattern[str]) -> Iterator[tuple[str, list[Span]]]:
    """Part a text at gaps, as where two line breaks follow each other; a span that reaches over one is in both parts.

    Another line break becomes a blank that has a span of its own.
    """
    if LINE_BREAK not in text:  # as in most texts
        yield text, spans
        return
    begin = 0
    gaps = [*gap.finditer(text), None]
    if len(gaps) * len(spans) > MOST_PARTED:
        spans = []
    for one in gaps:
        end = one.start() if one else len(text)
        own = [
            Span(max(span.begin - begin, 0), min(span.end, end) - begin, span.kind, span.target)
            for span in spans
            if span.begin <= end and span.end >= begin
        ]
        piece = text[begin:end]
        yield piece.replace(LINE_BREAK, " "), own + _line_ends(piece)
        begin = one.end() if one else end


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
