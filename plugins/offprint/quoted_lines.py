"""Text -> its lines, each with the quotation that it belongs to, as letters and typed pages show one.

Lines that begin with ">" are quoted, as in letters since Usenet (RFC 3676, section 4.5), and so are paragraphs that are set in
from the left among others that are not, as typists and browsers without pictures write a blockquote. What holds
no sentence is none: ">> More", an address, a poem's line. Looks at the form of lines only.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Final, NamedTuple

from .list_marks import LIST_MARKER

__all__ = ["EDGE", "INVISIBLE", "MARKED", "SENTENCE_END", "SET_IN", "Line", "lines_of", "width_of"]

# Characters that print nothing; they are cut from line ends, and a line of only these is one of its own.
INVISIBLE: Final = (
    "\N{ZERO WIDTH SPACE}\N{WORD JOINER}\N{SOFT HYPHEN}\N{ZERO WIDTH NO-BREAK SPACE}"
    "\N{LEFT-TO-RIGHT MARK}\N{RIGHT-TO-LEFT MARK}\N{MONGOLIAN VOWEL SEPARATOR}"
)
# What is cut from both ends of a line; a pattern for it takes quadratic time in a run of blanks.
EDGE: Final = INVISIBLE + "".join(filter(str.isspace, map(chr, range(0x3001))))
SENTENCE_END: Final = re.compile(r"[.!?…:;。！？؟।][\"'“”‘’«»)\]」』]*$")
WIDE: Final = re.compile("[\u1100-\u115f\u2e80-\u9fff\ua000-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60]")
TAB: Final = 4  # columns that a tab counts for
QUOTED: Final = re.compile(r"(?:> ?)+")
QUOTED_WORDS: Final = 6  # of a quotation
SET_IN_WORDS: Final = 12  # of a paragraph that is one: a poem's stanza may have more, a caption or an address has fewer
SET_IN_COLUMNS: Final = range(2, 13)  # farther in than the others; more is set in the middle
MARKED, SET_IN = ">", " "  # what shows a quotation


class Line(NamedTuple):
    """A line without blanks around it; one of only invisible characters has no width, a blank one no text."""

    first: int  # from 1
    last: int  # another where empty lines of a quotation go with it
    text: str
    indent: int  # columns
    width: int  # columns, indent included
    quotation: int = 0  # its number in the text, from 1
    mark: str = ""  # of the quotation, MARKED or SET_IN


def lines_of(text: str) -> list[Line]:
    """Return the lines of a text, without marks of quotation; blank ones part paragraphs."""
    lines = [_line(number, raw) for number, raw in enumerate(text.split("\n"), 1)]
    return _set_in(list(_unquoted(lines)))


def width_of(text: str) -> int:
    """Count columns: East Asian wide characters take two."""
    return len(text) + (0 if text.isascii() else len(WIDE.findall(text)))


def _line(number: int, raw: str) -> Line:
    if stripped := raw.strip(EDGE):
        before = raw[: len(raw) - len(raw.lstrip())]
        indent = len(before) + (TAB - 1) * before.count("\t")
        return Line(number, number, stripped, indent, indent + width_of(stripped))
    return Line(number, number, raw.strip(), 0, 0)


def _unquoted(lines: Sequence[Line]) -> Iterator[Line]:
    """Take the marks from the lines of quotations; one goes on after blank lines."""
    number, is_over = 0, True
    for is_marked, members in groupby(lines, lambda line: QUOTED.match(line.text) is not None):
        group = list(members)
        unmarked = [line._replace(text=QUOTED.sub("", line.text, count=1).strip(EDGE)) for line in group if is_marked]
        if _holds_sentence(unmarked, QUOTED_WORDS):
            number += is_over
            is_over = False
            yield from _quotation(unmarked, number)
        else:
            is_over = is_over or any(line.text for line in group)
            yield from group


def _holds_sentence(lines: Sequence[Line], least: int) -> bool:
    words = sum(len(line.text.split()) for line in lines)
    return words >= least and any(SENTENCE_END.search(line.text) for line in lines)


def _quotation(lines: Sequence[Line], number: int) -> Iterator[Line]:
    """Return the lines that hold text, and a blank one where empty lines part them, which go with the line above."""
    held, blank = None, None
    for line in lines:
        if line.text:
            first = line.first if held else lines[0].first
            yield from filter(None, (held, blank))
            held = line._replace(first=first, indent=0, width=width_of(line.text), quotation=number, mark=MARKED)
            blank = None
        elif held:
            held, blank = held._replace(last=line.last), line
    yield from filter(None, (held,))


def _set_in(lines: Sequence[Line]) -> list[Line]:
    """Give numbers to the paragraphs that are set in from the left; neighbours are one quotation."""
    if not any(line.indent for line in lines):
        return list(lines)
    paragraphs = [tuple(members) for _has_text, members in groupby(lines, lambda line: line.width > 0)]
    usual = Counter(_margin(one) for one in paragraphs if _holds_sentence(one, QUOTED_WORDS)).most_common(1)
    number = max((line.quotation for line in lines), default=0)
    out: list[Line] = []
    is_over, is_item, is_announced = True, False, False
    for paragraph in paragraphs:
        has_text = paragraph[0].width > 0
        is_typed = len(paragraph) > 1 or is_announced or not is_over  # blanks before one line stray there
        if usual and is_typed and not is_item and _is_set_in(paragraph, usual[0][0]):
            number += is_over
            is_over = False
            out += [line._replace(quotation=number, mark=SET_IN) for line in paragraph]
        else:
            is_over = is_over or has_text
            if has_text:
                is_item = LIST_MARKER.match(paragraph[0].text) is not None
                is_announced = paragraph[-1].text.endswith(":")
            out += paragraph
    return out


def _margin(paragraph: Sequence[Line]) -> int:
    """Return the columns before a paragraph, the first line's own indentation aside."""
    return min(line.indent for line in paragraph[1:] or paragraph)


def _is_set_in(paragraph: Sequence[Line], usual: int) -> bool:
    margins = [line.indent for line in paragraph[1:] or paragraph]
    is_aligned = max(margins) - min(margins) <= 1
    is_plain = not paragraph[0].quotation and not any(LIST_MARKER.match(line.text) for line in paragraph)
    return is_plain and is_aligned and margins[0] - usual in SET_IN_COLUMNS and _holds_sentence(paragraph, SET_IN_WORDS)
