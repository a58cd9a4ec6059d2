"""Likely excerpts -> for each paragraph how likely it is quoted, and where excerpts are.

The probability of a paragraph is the sum over all starts and ends that take it in. An excerpt is
where a start is likely enough, the likeliest first, and less is enough beside one that was found: it goes
up to its likeliest end, but not past a line that announces another which is likelier than that this one came so
far. After a lead-in every end is weighed by its length too, because the author's words lost in an excerpt and the
excerpt's lost among the author's are equally wrong, and a longer excerpt has more of them; where nothing announces
an excerpt, that cost exact ones and found no long one more. What follows and is likely by all starts together
belongs to it too.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from itertools import accumulate
from typing import Final

from .likely import Likely

__all__ = ["Found", "chances", "choose", "falling"]

LIKELY_START: Final = 0.41  # about the least by which fewer than 4 in 100 ordinary web pages get a false one
LIKELY_FURTHER: Final = 0.23  # of an article that has one: another false one makes no further page wrong
LENGTH_POWER: Final = 1.6  # of an announced excerpt; a balance between long excerpts and exact ones, on the cross-validation
LIKELY_TOGETHER: Final = 0.43  # of a paragraph, from which an excerpt takes it in after its end
Found = tuple[int, int]  # first paragraph, one past the last


def chances(likely: Sequence[Likely], paragraphs: int, attributed: Collection[int] = ()) -> list[float]:
    """Return the probability of each paragraph to be quoted.

    The paragraph after an excerpt starts no other, but where a line says whose the first one is: ``attributed`` are the
    places of such lines.
    """
    quoted = [0.0] * paragraphs
    free = 1.0  # that no excerpt is under way
    back = [0.0] * (paragraphs + 2)  # what becomes free again at a paragraph
    starts = {one.index: one for one in likely}
    for index in range(paragraphs):
        free += back[index]
        if one := starts.get(index):
            reached = free * one.start
            free -= reached
            quoted[index] += reached
            for at, on in enumerate(one.goes_on, index + 1):
                back[at if at - 1 in attributed else at + 1] += reached * (1 - on)
                reached *= on
                quoted[at] += reached
            back[min(index + len(one.goes_on) + 1, paragraphs)] += reached
    return quoted


def choose(likely: Sequence[Likely], quoted: Sequence[float], attributed: Collection[int] = ()) -> list[Found]:
    """Return the excerpts, none overlapping another; ``quoted`` and ``attributed`` as for ``chances``.

    Nor does one touch another, but below an attribution.
    """
    found: list[Found] = []
    rooms: dict[int, int] = {}

    def room(start: int) -> int:
        """Return one past the last paragraph before the next excerpt that leaves one between, if need be."""
        later = (first for first, _end in found if first > start)
        return min((first if first - 1 in attributed else first - 1 for first in later), default=len(quoted))

    for one in sorted(likely, key=lambda one: (-one.start, one.index)):
        least = LIKELY_FURTHER if found else LIKELY_START
        first_free = one.index if one.index - 1 in attributed else one.index - 1
        if one.start >= least and not any(first - 1 <= one.index and first_free < end for first, end in found):
            rooms[one.index] = _announced_on_the_way(one, likely, len(quoted))
            found.append((one.index, min(one.index + _length(one), rooms[one.index], room(one.index))))
    return [(first, _reach(end, min(rooms[first], room(first)), quoted)) for first, end in sorted(found)]


def _announced_on_the_way(one: Likely, likely: Sequence[Likely], paragraphs: int) -> int:
    """Return the line that announces an excerpt likelier than that this one takes it in, one past the last for none."""
    reached = list(accumulate(one.goes_on, float.__mul__, initial=1.0))
    for other in likely:
        before = other.index - 1 - one.index
        if before > 0 and other.is_announced and other.start >= LIKELY_FURTHER:
            came_so_far = reached[before] if before < len(reached) else 0.0
            if came_so_far < other.start:
                return other.index - 1
    return paragraphs


def _reach(end: int, room: int, quoted: Sequence[float]) -> int:
    while end < room and quoted[end] >= LIKELY_TOGETHER:
        end += 1
    return end


def falling(confidences: Sequence[float], found: Found) -> list[float]:
    """Return the confidences of an excerpt's paragraphs, none above the one before: the page shows a beginning, not a piece."""
    return list(accumulate(confidences[slice(*found)], min))


def _length(one: Likely) -> int:
    """Return the number of paragraphs that speaks most for itself."""
    reached = list(accumulate(one.goes_on, float.__mul__, initial=1.0))
    stops = [*(1 - on for on in one.goes_on), 1.0]
    power = LENGTH_POWER if one.is_announced else 0.0
    worth = [on * stop * length**power for length, (on, stop) in enumerate(zip(reached, stops, strict=True), 1)]
    return worth.index(max(worth)) + 1
