"""Inline elements of a page -> spans: what is set off, links somewhere, marks a footnote or is a table's cell.

Follows the walk through the page: ``open``, ``close`` and ``take`` are told in its order. What leads nowhere that a
reader should be sent to is no link (addresses.py).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from lxml.html import HtmlElement

from ..model import Span, SpanKind
from .addresses import address
from .hints import BLOCK, HEADINGS, MARK, name_of

__all__ = ["KINDS", "Spans", "fold", "notes_of"]

KINDS: Final = {
    **dict.fromkeys(("b", "strong"), SpanKind.STRONG),
    **dict.fromkeys(("em", "i"), SpanKind.EMPHASIS),
    **dict.fromkeys(("del", "s", "strike"), SpanKind.STRUCK),
    **dict.fromkeys(("code", "kbd", "samp", "tt"), SpanKind.CODE),
    **dict.fromkeys(("td", "th"), SpanKind.CELL),
    "a": SpanKind.LINK,
}
NUMBER: Final = re.compile(r"[\[(]?(?P<number>\d{1,3})[\])]?")
MOST_COLUMNS: Final = 60  # that a cell may say that it takes up
SPACES: Final = re.compile(r"[ \t\r\f\v\n]+")


@dataclass(slots=True)
class _Open:
    kind: SpanKind
    target: str
    begin: int
    columns: int = 1


@dataclass(slots=True)
class Spans:
    """Spans of the text at hand, begun at its first character; ``base`` resolves addresses, "" when the page's is not known."""

    base: str
    notes: Mapping[str, str]
    opened: list[tuple[HtmlElement, _Open]] = field(default_factory=list)
    closed: list[Span] = field(default_factory=list)

    def open(self, element: HtmlElement, begin: int) -> None:
        """Begin what an element sets off; what is set off already does not begin again."""
        kind = KINDS.get(element.tag)
        target = ""
        if kind is SpanKind.LINK:
            link = element.get("href", "").strip()
            if link[1:] in self.notes and link.startswith("#"):
                kind, target = SpanKind.NOTE, self.notes[link[1:]]
            elif not (target := address(link, self.base)):
                kind = None
        if kind is not None and (kind is SpanKind.CELL or all(one.kind is not kind for _element, one in self.opened)):
            columns = element.get("colspan", "1") if kind is SpanKind.CELL else "1"
            wide = min(int(columns), MOST_COLUMNS) if columns.isascii() and columns.isdigit() else 1
            self.opened.append((element, _Open(kind, target, begin, wide)))

    def close(self, element: HtmlElement, end: int) -> None:
        """End what the element set off."""
        if self.opened and self.opened[-1][0] is element:
            one = self.opened.pop()[1]
            self.closed.append(Span(one.begin, end, one.kind, one.target))
            if one.kind is SpanKind.CELL:
                self.closed += [Span(end, end, SpanKind.CELL)] * (one.columns - 1)

    def take(self, end: int) -> list[Span]:
        """Return the spans of the text, which ends here; what is still open goes on in the next one, but no cell does."""
        if not self.opened and not self.closed:  # as between most elements of a page
            return []
        going_on = [(element, one) for element, one in self.opened if one.kind is not SpanKind.CELL]
        taken = [*self.closed, *(Span(one.begin, end, one.kind, one.target) for _element, one in reversed(going_on))]
        for _element, one in going_on:
            one.begin = 0
        self.opened, self.closed = going_on, []
        return taken


def notes_of(root: HtmlElement) -> dict[str, str]:
    """Return the footnotes that the page's text refers to by a number: the number by the id of the note's element."""
    links = [(link, number) for link in root.iter("a") if (number := _number(link))]
    if not links:
        return {}
    names = {name: element for element in root.iter(*BLOCK, "a", "sup", "span") if (name := name_of(element))}
    found: dict[str, str] = {}
    for link, number in links:
        target = names.get(link.get("href").strip()[1:])
        if target is None or target.tag in HEADINGS or int(target.get(MARK)) < int(link.get(MARK)):
            continue  # a heading of the text, or the way back from a note
        found.setdefault(name_of(target), number)
    return found


def _number(link: HtmlElement) -> str:
    """Return the number that is all of a link within the page, "" for other links."""
    if not link.get("href", "").strip().startswith("#"):
        return ""
    number = NUMBER.fullmatch("".join(link.itertext()).strip())
    return number["number"] if number else ""


def fold(text: str, spans: Sequence[Span]) -> tuple[str, tuple[Span, ...]]:
    """Fold blanks, and move the spans along; takes time in proportion to the text and the spans."""
    folded = " ".join(text.split()) if text.isascii() else SPACES.sub(" ", text).strip()
    if not spans:
        return folded, ()
    moved = spans if folded == text else _moved(text, spans, folded)  # most links are all of a text
    found = [_placed(folded, span) if span.kind is SpanKind.BREAK else _trimmed(folded, span) for span in moved]
    return folded, tuple(span for span in found if span.begin < span.end or span.kind is SpanKind.CELL)


def _moved(text: str, spans: Sequence[Span], folded: str) -> Iterator[Span]:
    """Yield the spans with their places in the folded text."""
    places: dict[int, int] = {}
    size, begin, is_blank = 0, 0, True
    for cut in sorted({at for span in spans for at in (span.begin, span.end)}):
        piece = SPACES.sub(" ", text[begin:cut])
        if is_blank:
            piece = piece.removeprefix(" ")
        if piece:
            is_blank = piece[-1] == " "
        size += len(piece)
        places[cut] = size
        begin = cut
    unstripped = SPACES.sub(" ", text).removeprefix(" ")
    lead = len(unstripped) - len(unstripped.lstrip())  # blanks of other kinds at the beginning
    for span in spans:
        yield Span(_within(places[span.begin] - lead, folded), _within(places[span.end] - lead, folded), span.kind, span.target)


def _within(at: int, text: str) -> int:
    return min(max(at, 0), len(text))


def _placed(text: str, span: Span) -> Span:
    """Move a line's end to the blank that is left of those around it; at the text's edges there is none, and no line ends."""
    begin = span.begin - (text[max(0, span.begin - 1) : span.begin] == " ")
    return Span(begin, begin + (text[begin : begin + 1] == " "), span.kind, span.target)


def _trimmed(text: str, span: Span) -> Span:
    """Take blanks at either end out of a span."""
    part = text[span.begin : span.end]
    begin = span.begin + len(part) - len(part.lstrip())
    return Span(begin, begin + len(part.strip()), span.kind, span.target)
