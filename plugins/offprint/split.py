"""Decoded -> blocks: one block a paragraph, heading or other line, with the lines it stood on.

Looks at the form of lines only, never at their meaning. Text wrapped at a fixed width is
joined again; a line that is a paragraph of its own stays one.

A joint is a line that another follows without a blank line between. A writer that wraps
greedily at width W leaves at each joint inside a paragraph a line of at most W columns to
which the next word would not have fitted: ``width(line) <= W < width(line) + 1 +
width(next word)``. The W that most joints agree on is looked for; if enough of them do,
and most of those joints stand in the middle of a sentence, the text is wrapped. In a letter many
joints stand between lines of their own (its head, a signature): there nearly all of those inside sentences must agree.

Lines that begin with ">" are quoted, as in letters since Usenet (RFC 3676, section 4.5), where they hold a sentence: a
block of them carries the hint and the number of its quotation.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise
from typing import Final, NamedTuple

from .model import Block, Decoded, Hint, HintKind

__all__ = ["BULLETED", "EDGE", "INVISIBLE", "NUMBERED", "is_wrapped", "split"]

# Characters that print nothing; they are cut from line ends, and a line of only these is one of its own.
INVISIBLE: Final = (
    "\N{ZERO WIDTH SPACE}\N{WORD JOINER}\N{SOFT HYPHEN}\N{ZERO WIDTH NO-BREAK SPACE}"
    "\N{LEFT-TO-RIGHT MARK}\N{RIGHT-TO-LEFT MARK}\N{MONGOLIAN VOWEL SEPARATOR}"
)
# What is cut from both ends of a line; a pattern for it takes quadratic time in a run of blanks.
EDGE: Final = INVISIBLE + "".join(filter(str.isspace, map(chr, range(0x3001))))
NUMBERED: Final = re.compile(r"(?P<number>\d{1,3})[.)]\s+(?P<text>\S.*)", re.DOTALL)
BULLETED: Final = re.compile(r"[-*+•◦▪‣·]\s+(?P<text>\S.*)", re.DOTALL)
LIST_MARKER: Final = re.compile(r"(?:[-*+•◦▪‣·–—]|\d{1,3}[.)]|[a-z][.)])\s")
SENTENCE_END: Final = re.compile(r"[.!?…:;。！？؟।][\"'”’»)\]」』]*$")
WIDE: Final = re.compile("[\u1100-\u115f\u2e80-\u9fff\ua000-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60]")
NARROWEST: Final = 20  # columns; below this, short lines of a menu look wrapped
SLACK: Final = 1.12  # proportional type, as in text out of a PDF, wraps unevenly
MIN_AGREEING: Final = 0.5  # share of the joints
MIN_MID_SENTENCE: Final = 0.5  # share of the agreeing joints
MIN_JOINTS: Final = 2
TOO_FEW: Final = 3  # lines of one passage
# Of the joints inside sentences alone: verses, which are shorter, agree too often.
NARROWEST_LETTER, MIN_AGREEING_INSIDE, MIN_INSIDE = 50, 0.8, 3
MOST_WIDER: Final = 0.02  # of all lines: addresses of pages
QUOTED: Final = re.compile(r"(?:> ?)+")
QUOTED_WORDS: Final = 6  # of a quotation; ">> More" leads on to another page


class _Line(NamedTuple):
    first: int  # from 1
    last: int  # another where empty lines of a quotation go with it
    text: str
    indent: int  # columns
    width: int  # columns, indent included
    quotation: int = 0  # its number in the text, from 1


class _Joint(NamedTuple):
    low: int  # the least width at which a greedy writer would have broken here
    high: int  # the first width at which the next word would have fitted
    mid_sentence: bool


def split(decoded: Decoded) -> tuple[Block, ...]:
    """Split into blocks in the order of their lines; every non-blank line is in exactly one."""
    runs = _runs(decoded.text)
    own = [run for run in runs if not run[0].quotation] or runs
    joints = [joint for run in own for joint in _joints(run)]
    inside = [joint for joint in joints if joint.mid_sentence]
    width = _wrap_width(joints)
    if width is None and len(inside) >= MIN_INSIDE:
        width = _wrap_width(inside, NARROWEST_LETTER, MIN_AGREEING_INSIDE)
        widths = [line.width for run in own for line in run]
        if width and sum(wide > SLACK * width for wide in widths) > MOST_WIDER * len(widths):
            width = None  # paragraphs of a line each, some of which end as wrapped ones do
    return tuple(block for run in runs for block in _blocks(run, width or _wrap_width_of_run(run)))


def is_wrapped(texts: Sequence[str], narrowest: int) -> bool:
    """Tell whether lines without blanks around them are one text, wrapped at so many columns or more; two do not say it."""
    lines = [_Line(number, number, text, 0, _width(text)) for number, text in enumerate(texts, 1)]
    return _wrap_width(_joints(lines), narrowest) is not None


def _runs(text: str) -> list[list[_Line]]:
    """Group the lines between blank lines, and those of a quotation by themselves."""
    lines = [_line(number, raw) for number, raw in enumerate(text.split("\n"), 1)]
    runs: list[list[_Line]] = [[]]
    for line in _unquoted(lines):
        if not line.text:
            runs.append([])
        elif not line.width:
            runs += [[line], []]  # parts paragraphs as a blank line does
        elif runs[-1] and runs[-1][-1].quotation != line.quotation:
            runs.append([line])
        else:
            runs[-1].append(line)
    return [run for run in runs if run]


def _line(number: int, raw: str) -> _Line:
    """Return a line without blanks around it; one of only invisible characters has no width."""
    if stripped := raw.strip(EDGE):
        indent = len(raw) - len(raw.lstrip())
        return _Line(number, number, stripped, indent, indent + _width(stripped))
    return _Line(number, number, raw.strip(), 0, 0)


def _unquoted(lines: Sequence[_Line]) -> Iterator[_Line]:
    """Take the marks from the lines of quotations; one goes on after blank lines."""
    number, is_over = 0, True
    for is_marked, members in groupby(lines, lambda line: QUOTED.match(line.text) is not None):
        group = list(members)
        unmarked = [line._replace(text=QUOTED.sub("", line.text, count=1).strip(EDGE)) for line in group]
        if is_marked and _is_quotation([line.text for line in unmarked]):
            number += is_over
            yield from _quotation(unmarked, number)
        else:
            yield from group
        is_over = not is_marked and (is_over or any(line.text for line in group))


def _is_quotation(texts: Sequence[str]) -> bool:
    return sum(len(text.split()) for text in texts) >= QUOTED_WORDS and any(map(SENTENCE_END.search, texts))


def _quotation(lines: Sequence[_Line], number: int) -> Iterator[_Line]:
    """Return the lines that hold text, and a blank one where empty lines part them, which go with the line above."""
    held, blank = None, None
    for line in lines:
        if line.text:
            first = line.first if held else lines[0].first
            yield from filter(None, (held, blank))
            held, blank = line._replace(first=first, indent=0, width=_width(line.text), quotation=number), None
        elif held:
            held, blank = held._replace(last=line.last), line
    yield from filter(None, (held,))


def _width(text: str) -> int:
    """Count columns: East Asian wide characters take two."""
    return len(text) + (0 if text.isascii() else len(WIDE.findall(text)))


def _joints(run: list[_Line]) -> list[_Joint]:
    return [_joint(line, after) for line, after in pairwise(run) if not LIST_MARKER.match(after.text)]


def _joint(line: _Line, after: _Line) -> _Joint:
    return _Joint(line.width, line.width + 1 + _first_word_width(after.text), _is_mid_sentence(line.text, after.text))


def _first_word_width(text: str) -> int:
    # Between wide characters a line may break anywhere, but not before closing punctuation.
    if WIDE.match(text):
        return 1 if len(text) == 1 else 2
    end = text.find(" ")
    return _width(text if end < 0 else text[:end])


def _is_mid_sentence(text: str, after: str) -> bool:
    if SENTENCE_END.search(text):
        return False
    first = after[0]
    if first.isupper():
        return False
    # Scripts without capitals have only the missing full stop to go by.
    return first.islower() or unicodedata.category(first) == "Lo"


def _wrap_width(joints: list[_Joint], narrowest: int = NARROWEST, share: float = MIN_AGREEING) -> int | None:
    """Return the width that such a share of the joints agree on, None when the text is not wrapped."""
    if len(joints) < MIN_JOINTS:
        return None
    lows = sorted(joint.low for joint in joints)
    highs = sorted(int(joint.high * SLACK) for joint in joints)
    best, best_count = 0, 0
    for width in dict.fromkeys(lows):
        count = bisect_right(lows, width) - bisect_right(highs, width)
        if width >= narrowest and count >= best_count:
            best, best_count = width, count
    agreeing = [joint for joint in joints if joint.low <= best < int(joint.high * SLACK)]
    if len(agreeing) < share * len(joints) or not agreeing:
        return None
    mid_sentence = sum(joint.mid_sentence for joint in agreeing)
    return best if mid_sentence >= MIN_MID_SENTENCE * len(agreeing) else None


def _wrap_width_of_run(run: list[_Line]) -> int | None:
    """Find a wrapped passage in a text that is not wrapped as a whole."""
    return _wrap_width(_joints(run)) if len(run) > TOO_FEW else None


def _blocks(run: list[_Line], width: int | None) -> list[Block]:
    groups = [[run[0]]]
    for line, after in pairwise(run):
        if width is not None and _continues(line, after, width):
            groups[-1].append(after)
        else:
            groups.append([after])
    hint = Hint(HintKind.QUOTE, group=run[0].quotation) if run[0].quotation else None
    return [Block(_join(group), (group[0].first, group[-1].last), hint) for group in groups]


def _continues(line: _Line, after: _Line, width: int) -> bool:
    """Tell whether the paragraph goes on in the next line, both being wrapped at about this width."""
    if LIST_MARKER.match(after.text) or after.indent > line.indent + 1 or line.width > SLACK * width:
        return False
    joint = _joint(line, after)
    if joint.high > width:
        return True
    # A ragged line, cut where a longer word or a link stood: a sentence that goes on in small letters.
    return joint.mid_sentence and line.width > width // 2


def _join(group: list[_Line]) -> str:
    text = group[0].text
    for line in group[1:]:
        text += _glue(text, line.text) + line.text
    return text


def _glue(text: str, after: str) -> str:
    """Return what stood at the line end: nothing inside a hyphenated word or between wide characters."""
    if text[-1] in "-\N{HYPHEN}" and len(text) > 1 and text[-2].isalpha() and after[0].islower():
        return ""
    return "" if WIDE.match(text[-1]) and WIDE.match(after) else " "
