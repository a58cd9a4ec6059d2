"""Decoded -> blocks: one block a paragraph, heading or other line, with the lines it stood on.

Looks at the form of lines only, never at their meaning. Text wrapped at a fixed width is
joined again; a line that is a paragraph of its own stays one.

A joint is a line that another follows without a blank line between. A writer that wraps
greedily at width W leaves at each joint inside a paragraph a line of at most W columns to
which the next word would not have fitted: ``width(line) <= W < width(line) + 1 +
width(next word)``. The W that most joints agree on is looked for; if enough of them do,
and most of those joints stand in the middle of a sentence, the text is wrapped. In a letter many
joints stand between lines of their own (its head, a signature): there nearly all of those inside sentences must agree.
A block of a quotation (quoted_lines.py) carries the hint and the number of its quotation.
"""

from __future__ import annotations

import unicodedata
from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate, pairwise
from typing import Final, NamedTuple

from .list_marks import LIST_MARKER
from .model import Block, Decoded, Hint, HintKind, Span, SpanKind
from .quoted_lines import SENTENCE_END, WIDE, Line, lines_of, width_of
from .verse import PARAGRAPH, is_verse

__all__ = ["is_wrapped", "split"]

NARROWEST: Final = 20  # columns; below this, short lines of a menu look wrapped
SLACK: Final = 1.12  # proportional type, as in text out of a PDF, wraps unevenly
MIN_AGREEING: Final = 0.5  # share of the joints
MIN_MID_SENTENCE: Final = 0.5  # share of the agreeing joints
MIN_JOINTS: Final = 2
TOO_FEW: Final = 3  # lines of one passage
# Of the joints inside sentences alone: verses, which are shorter, agree too often.
NARROWEST_LETTER, MIN_AGREEING_INSIDE, MIN_INSIDE = 50, 0.8, 3
MOST_WIDER: Final = 0.02  # of all lines: addresses of pages
MANY_WIDER: Final = 0.33  # of all lines: paragraphs of one line each, among which a few short ones agree


class _Joint(NamedTuple):
    low: int  # the least width at which a greedy writer would have broken here
    high: int  # the first width at which the next word would have fitted
    mid_sentence: bool


def split(decoded: Decoded) -> tuple[Block, ...]:
    """Split into blocks in the order of their lines; every non-blank line is in exactly one."""
    runs = _runs(decoded.text)
    verse = _verse_among(runs)
    own = [run for run, keeps_lines in zip(runs, verse, strict=True) if not run[0].quotation and not keeps_lines]
    width = _wrap_width_of_text(own) or _wrap_width_of_letter(own)
    quoted = width or _wrap_width([joint for run in runs if run[0].quotation for joint in _joints(run)])
    widths = [(quoted if run[0].quotation else width) or _wrap_width_of_run(run) for run in runs]
    return tuple(
        block
        for run, wide, keeps_lines in zip(runs, widths, verse, strict=True)
        for block in ([_verse(run)] if keeps_lines else _blocks(run, wide))
    )


def is_wrapped(texts: Sequence[str], narrowest: int) -> bool:
    """Tell whether lines without blanks around them are one text, wrapped at so many columns or more; two do not say it."""
    lines = [Line(number, number, text, 0, width_of(text)) for number, text in enumerate(texts, 1)]
    return _wrap_width(_joints(lines), narrowest) is not None


def _runs(text: str) -> list[list[Line]]:
    """Group the lines between blank lines, and those of a quotation by themselves."""
    runs: list[list[Line]] = [[]]
    for line in lines_of(text):
        if not line.text:
            runs.append([])
        elif not line.width:
            runs += [[line], []]  # parts paragraphs as a blank line does
        elif runs[-1] and runs[-1][-1].quotation != line.quotation:
            runs.append([line])
        else:
            runs[-1].append(line)
    return [run for run in runs if run]


def _joints(run: list[Line]) -> list[_Joint]:
    return [_joint(line, after) for line, after in pairwise(run) if not LIST_MARKER.match(after.text)]


def _joint(line: Line, after: Line) -> _Joint:
    return _Joint(line.width, line.width + 1 + _first_word_width(after.text), _is_mid_sentence(line.text, after.text))


def _first_word_width(text: str) -> int:
    # Between wide characters a line may break anywhere, but not before closing punctuation.
    if WIDE.match(text):
        return 1 if len(text) == 1 else 2
    end = text.find(" ")
    return width_of(text if end < 0 else text[:end])


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


def _wrap_width_of_text(runs: Sequence[list[Line]]) -> int | None:
    """Find the width by all joints; where many lines are wider, it is that of a few short ones."""
    width = _wrap_width([joint for run in runs for joint in _joints(run)])
    return None if width is None or _are_wider(runs, width, MANY_WIDER) else width


def _wrap_width_of_letter(runs: Sequence[list[Line]]) -> int | None:
    """Find the width by the joints inside sentences alone, which hardly a line of a wrapped text surpasses."""
    inside = [joint for run in runs for joint in _joints(run) if joint.mid_sentence]
    width = _wrap_width(inside, NARROWEST_LETTER, MIN_AGREEING_INSIDE) if len(inside) >= MIN_INSIDE else None
    return None if width is None or _are_wider(runs, width, MOST_WIDER) else width


def _are_wider(runs: Sequence[list[Line]], width: int, share: float) -> bool:
    """Tell whether more than a share of all lines are wider than a width."""
    widths = [line.width for run in runs for line in run]
    return sum(wide > SLACK * width for wide in widths) > share * len(widths)


def _wrap_width_of_run(run: list[Line]) -> int | None:
    """Find a wrapped passage in a text that is not wrapped as a whole."""
    return _wrap_width(_joints(run)) if len(run) > TOO_FEW else None


def _blocks(run: list[Line], width: int | None) -> list[Block]:
    groups = [[run[0]]]
    for line, after in pairwise(run):
        if width is not None and _continues(line, after, width):
            groups[-1].append(after)
        else:
            groups.append([after])
    return [Block(_join(group), (group[0].first, group[-1].last), _hint(run)) for group in groups]


def _verse_among(runs: Sequence[Sequence[Line]]) -> list[bool]:
    """Tell which runs are verse, in a text whose paragraphs stand in long lines."""
    lines = [line.width >= PARAGRAPH for run in runs for line in run]
    may_hold = sum(lines) > MOST_WIDER * len(lines)
    return [may_hold and is_verse(run) for run in runs]


def _verse(run: Sequence[Line]) -> Block:
    """Return lines as one paragraph that keeps their ends."""
    ends = list(accumulate(len(line.text) + 1 for line in run[:-1]))
    breaks = tuple(Span(end - 1, end, SpanKind.BREAK) for end in ends)
    return Block(" ".join(line.text for line in run), (run[0].first, run[-1].last), _hint(run), spans=breaks)


def _hint(run: Sequence[Line]) -> Hint | None:
    return Hint(HintKind.QUOTE, group=run[0].quotation, marker=run[0].mark) if run[0].quotation else None


def _continues(line: Line, after: Line, width: int) -> bool:
    """Tell whether the paragraph goes on in the next line, both being wrapped at about this width."""
    if LIST_MARKER.match(after.text) or after.indent > line.indent + 1 or line.width > SLACK * width:
        return False
    joint = _joint(line, after)
    if joint.high > width:
        return True
    # A ragged line, cut where a longer word or a link stood: a sentence that goes on in small letters.
    return joint.mid_sentence and line.width > width // 2


def _join(group: list[Line]) -> str:
    text = group[0].text
    for line in group[1:]:
        text += _glue(text, line.text) + line.text
    return text


def _glue(text: str, after: str) -> str:
    """Return what stood at the line end: nothing inside a hyphenated word or between wide characters."""
    if text[-1] in "-\N{HYPHEN}" and len(text) > 1 and text[-2].isalpha() and after[0].islower():
        return ""
    return "" if WIDE.match(text[-1]) and WIDE.match(after) else " "
