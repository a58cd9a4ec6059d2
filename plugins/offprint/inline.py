"""A text and its spans -> the Markdown of one line. Rendered again it gives the text back, for any text and spans.

What would be read as markup is escaped; which characters are is data (data/unsafe.tsv). A span that Markdown cannot
express where it stands (emphasis, and what is struck out, that begins or ends within a word) is left out, never a character.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Sequence
from functools import cache
from itertools import pairwise
from string import punctuation
from typing import Final

from .model import Span, SpanKind
from .tables import rows

__all__ = ["escape", "inline"]

# Delimiters that do not run into each other, whatever stands side by side; CommonMark 0.31, 6.2, and GFM, 6.5.
DELIMITERS: Final = {SpanKind.STRONG: "**", SpanKind.EMPHASIS: "_", SpanKind.STRUCK: "~~"}
LINE_END: Final = "\\\n"
BETWEEN_WORDS: Final = re.compile(r"\S \S")
WHOLE: Final = (SpanKind.CODE, SpanKind.NOTE, SpanKind.BREAK)  # spans that something stands for, with their text
JOINED: Final = frozenset([*DELIMITERS, SpanKind.CODE])
BESIDE_MARKUP: Final = re.compile(r"[_\]~]")  # characters that mean more where markup may stand beside them
OPENS_MORE: Final = "!^"  # before a bracket these begin an image or a note
BLANKS: Final = "\t\n\f\r"
BACKTICKS: Final = re.compile(r"`+")


@cache
def _unsafe() -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{row[0]})" for row in rows("unsafe.tsv")))


def escape(text: str) -> str:
    """Escape one line that has no blanks at either end."""
    return _unsafe().sub(lambda match: f"{match[0][:-1]}\\{match[0][-1]}", text)


def inline(text: str, spans: Sequence[Span]) -> str:
    """Return the Markdown of a line that has no blanks at either end; of several where it has spans of line ends."""
    kept = _expressible(text, spans)
    if not kept:
        return escape(text)
    escaped = _escaped(text, kept)
    opening: dict[int, list[str]] = {}
    closing: dict[int, list[str]] = {}
    whole: dict[int, Span] = {}
    for span in kept:
        if span.kind in WHOLE:
            whole[span.begin] = span
            continue
        before, after = ("[", f"]({span.target})") if span.kind is SpanKind.LINK else (DELIMITERS[span.kind],) * 2
        opening.setdefault(span.begin, []).append(before)
        closing.setdefault(span.end, []).insert(0, after)
    cuts = sorted({0, len(text), *opening, *closing, *whole, *(span.end for span in whole.values())})
    out = []
    for begin, end in pairwise(cuts):
        out += closing.get(begin, [])
        out += opening.get(begin, [])
        if begin in whole:
            out.append(_whole(whole[begin], text[begin:end]))
        else:
            out += [f"\\{text[at]}" if at in escaped else text[at] for at in range(begin, end)]
    return "".join([*out, *closing.get(len(text), [])])


def _escaped(text: str, kept: Sequence[Span]) -> frozenset[int]:
    """Return the places of the characters that need a backslash; what is unsafe at a line's start is so at each line's."""
    lines = [0, *(span.end for span in kept if span.kind is SpanKind.BREAK), len(text) + 1]
    unsafe = (begin + match.end() - 1 for begin, end in pairwise(lines) for match in _unsafe().finditer(text[begin : end - 1]))
    beside = (match.start() for match in BESIDE_MARKUP.finditer(text))
    before = (span.begin - 1 for span in kept if span.begin and text[span.begin - 1] in OPENS_MORE)
    return frozenset([*unsafe, *beside, *before])


def _whole(span: Span, text: str) -> str:
    """Return what stands for a span and its text."""
    if span.kind is SpanKind.BREAK:
        return LINE_END
    return f"[^{span.target}]" if span.kind is SpanKind.NOTE else _code(text)


def _code(text: str) -> str:
    longest = max((len(run) for run in BACKTICKS.findall(text)), default=0)
    fence = "`" * (longest + 1)
    pad = " " if text[0] == "`" or text[-1] == "`" else ""
    return f"{fence}{pad}{text}{pad}{fence}"


def _expressible(text: str, spans: Sequence[Span]) -> list[Span]:
    """Return the spans that Markdown can express, the outer before the inner."""
    ordered = sorted(
        (span for span in spans if span.kind is not SpanKind.CELL and 0 <= span.begin < span.end <= len(text)),
        key=lambda span: (span.begin, -span.end),
    )
    others = [span for span in ordered if span.kind not in DELIMITERS]
    edges = frozenset(span.begin for span in others), frozenset(span.end for span in others)
    kept: list[Span] = []
    around: list[Span] = []
    for span in _joined(ordered):
        while around and around[-1].end <= span.begin:
            around.pop()
        if around and (span.end > around[-1].end or around[-1].kind in WHOLE):
            continue
        if any(one.kind is span.kind or {one.kind, span.kind} == {SpanKind.LINK, SpanKind.NOTE} for one in around):
            continue
        if not _can_stand(text, span, *edges):
            continue
        kept.append(span)
        around.append(span)
    return kept


def _can_stand(text: str, span: Span, begins: Collection[int], ends: Collection[int]) -> bool:
    """Tell whether a span can be written where it is; links and the like begin and end at the places given.

    A line ends between words, and nothing else begins or ends with a blank. Delimiters open and close between words; within
    a word two stars do, an underline and tildes don't, and on the other side of the stars there must be a letter or a digit,
    not the bracket of a link or a mark (CommonMark 0.31, 6.2: left- and right-flanking).
    """
    if span.kind is SpanKind.BREAK:
        return BETWEEN_WORDS.fullmatch(text[span.begin - 1 : span.end + 1]) is not None
    if text[span.begin].isspace() or text[span.end - 1].isspace():
        return False
    if span.kind not in DELIMITERS:
        return True
    beside = (_ends_word(text, span.begin - 1), _ends_word(text, span.end))
    if all(beside) or span.kind is not SpanKind.STRONG:
        return all(beside)
    if span.begin in begins or span.end in ends:
        return False
    inside = (text[span.begin].isalnum(), text[span.end - 1].isalnum())
    return all(out or within for out, within in zip(beside, inside, strict=True))


def _joined(spans: Sequence[Span]) -> list[Span]:
    """Join neighbours of one kind that touch, as <b>a</b><b>b</b>; their delimiters would run into each other."""
    out: list[Span] = []
    ends: dict[tuple[SpanKind, int], int] = {}  # of the spans so far: the place in ``out`` by kind and end
    for span in spans:
        last = ends.pop((span.kind, span.begin), None) if span.kind in JOINED else None
        if last is not None:
            out[last] = Span(out[last].begin, span.end, span.kind)
        else:
            last = len(out)
            out.append(span)
        ends.setdefault((span.kind, span.end), last)
    return out


def _ends_word(text: str, at: int) -> bool:
    """Tell whether a delimiter beside this character can open or close: the line's edge, a blank or punctuation.

    What counts as a blank is CommonMark's (0.31, 2.1), not Python's.
    """
    if not 0 <= at < len(text):
        return True
    character = text[at]
    kind = unicodedata.category(character)
    return kind == "Zs" or character in BLANKS or character in punctuation or kind[0] == "P"
