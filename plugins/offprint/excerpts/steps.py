"""Survey -> one row of integers a step: what tells whether an excerpt that began there takes in this paragraph.

Rows of single paragraphs (paragraphs.py) cannot say it, because it depends on where the excerpt began: which words of a
topic a paragraph shares with what was quoted so far and which with the rest, as whom of the two it types, counts and
addresses, and how its length and its ends compare. A step is the first paragraph of an excerpt and a later one that may
still belong to it. Rates and shares are in 1/1000, as in paragraphs.py.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

import numpy as np

from .article import PAIRS, rates, style
from .likeness import STEPS as ALIKE
from .likeness import TOGETHER, alike_steps
from .reading import COUNTS, Reading
from .survey import FORMS, Survey, before

__all__ = ["NAMES", "step_rows"]

Array = np.ndarray[Any, Any]
# Whose rates, in the excerpt so far, in the paragraph and in the one after it, tell two voices apart.
HABITS: Final = (
    *("first", "plural", "second", "they", "past", "question", "casual", "contraction", "pointing", "number", "name"),
    *("hedge", "comma", "capitals"),
)
HABITS_AFTER: Final = ("first", "second", "pointing", "contraction", "casual")
OWN_PLACES: Final = [COUNTS.index(name) for name in HABITS]
AFTER_PLACES: Final = [COUNTS.index(name) for name in HABITS_AFTER]
START, END, WRAPPED, KIND = range(4)  # of FORMS
SIZES: Final = ("length", "left", "words_so_far", "words", "words_against", "words_rest", "so_far_rest", "after_against")
SHARES: Final = (
    *("shares", "shares_lead", "shares_rest", "shares_only", "shares_rest_only", "so_far_shares_rest"),
    *("after_shares", "after_shares_rest", "after_shares_only", "after_shares_rest_only", "after_shares_own", "echo"),
)
NAMES: Final = (
    *SIZES,
    *(f"own_{name}" for name in FORMS),
    *("first_start", "first_wrapped", "last_end", "last_wrapped", "after_start", "after_wrapped", "lead_end"),
    *("same_start", "same_end", "same_kind"),
    *SHARES,
    *(f"{what}_{pair}" for what in ("style_so_far", "style_rest", "style_apart", "style_after") for pair in PAIRS),
    *(f"{what}_{name}" for what in ("against", "rest") for name in HABITS),
    *(f"{what}_{name}" for what in ("after", "after_rest", "apart") for name in HABITS_AFTER),
    *ALIKE,
)


@dataclass(frozen=True, slots=True)
class _Steps:
    """Steps, and what stands beside them; the last paragraph stands in where there is none after."""

    starts: Array
    indices: Array
    after: Array
    is_after: Array  # a column
    lead: Array
    is_led: Array  # a column


def step_rows(found: Survey, starts: Array, indices: Array) -> Array:
    """Return a row a step, as NAMES says; each index is after its start."""
    out = np.empty((len(starts), len(NAMES)), np.int32)
    portions = starts // TOGETHER
    for portion in np.unique(portions):
        here = portions == portion
        out[here] = _rows(found, starts[here], indices[here])
    return out


def _rows(found: Survey, starts: Array, indices: Array) -> Array:
    last = len(found.words) - 1
    steps = _Steps(
        starts=starts,
        indices=indices,
        after=np.minimum(indices + 1, last),
        is_after=(indices < last)[:, None],
        lead=np.maximum(starts - 1, 0),
        is_led=(starts > 0)[:, None],
    )
    alike = alike_steps(found.tokens, starts, indices)
    return np.hstack([_sizes(found, steps), _shape(found, steps), _shared(found, steps), _voices(found, steps), alike])


def _sizes(found: Survey, steps: _Steps) -> Array:
    length = steps.indices - steps.starts
    so_far, own = found.words_before[steps.indices] - found.words_before[steps.starts], found.words[steps.indices]
    rest = found.words_before[-1] - so_far - own
    mean, rest_mean = so_far // length, rest // np.maximum(1, len(found.words) - 1 - length)
    columns = (
        length,
        len(found.words) - 1 - steps.indices,
        so_far,
        own,
        _part(own, mean),
        _part(own, rest_mean),
        _part(mean, rest_mean),
        _part(found.words[steps.after], mean) * steps.is_after[:, 0],
    )
    return np.stack(columns, axis=1)


def _part(one: Array, other: Array) -> Array:
    return np.asarray(1000 * one // (one + other + 1))


def _shape(found: Survey, steps: _Steps) -> Array:
    own, first, last = found.forms[steps.indices], found.forms[steps.starts], found.forms[steps.indices - 1]
    lead, later = found.forms[steps.lead] * steps.is_led, found.forms[steps.after] * steps.is_after
    columns = (
        first[:, START],
        first[:, WRAPPED],
        last[:, END],
        last[:, WRAPPED],
        later[:, START],
        later[:, WRAPPED],
        lead[:, END],
        own[:, START] == first[:, START],
        own[:, END] == last[:, END],
        own[:, KIND] == first[:, KIND],
    )
    return np.hstack([own, np.stack(columns, axis=1)])


def _shared(found: Survey, steps: _Steps) -> Array:
    starts, indices, first = steps.starts, steps.indices, steps.lead.min()
    topics, often = _topics(found, range(first, steps.after.max() + 1))
    sums = before(topics)
    so_far = sums[indices - first] - sums[starts - first]
    own, later = topics[indices - first], topics[steps.after - first] * steps.is_after
    lead = topics[steps.lead - first] * steps.is_led
    quoted = so_far > 0
    rest = often - so_far - own
    quoted_words = found.alone_before[indices] - found.alone_before[starts] + quoted.sum(axis=1)
    elsewhere, elsewhere_later = rest > 0, rest - later > 0
    each, each_later = 1000 / (found.sizes[indices] + 1), 1000 / (found.sizes[steps.after] + 1)
    columns = (
        (own * quoted).sum(axis=1) * each,
        (own * lead).sum(axis=1) * each,
        (own * elsewhere).sum(axis=1) * each,
        (own * (quoted & ~elsewhere)).sum(axis=1) * each,
        (own * (elsewhere & ~quoted)).sum(axis=1) * each,
        (quoted & elsewhere).sum(axis=1) * 1000 / (quoted_words + 1),
        (later * quoted).sum(axis=1) * each_later,
        (later * elsewhere_later).sum(axis=1) * each_later,
        (later * (quoted & ~elsewhere_later)).sum(axis=1) * each_later,
        (later * (elsewhere_later & ~quoted)).sum(axis=1) * each_later,
        (later * own).sum(axis=1) * each_later,
        [_echoes(found.readings, start, index) for start, index in zip(starts.tolist(), indices.tolist(), strict=True)],
    )
    return np.stack(columns, axis=1).astype(np.int64)


def _topics(found: Survey, among: range) -> tuple[Array, Array]:
    """Return which of these paragraphs has which shared word, and in how many of all paragraphs each word stands."""
    rows = [found.shared.keys() & found.readings[index].content for index in among]
    columns = {word: column for column, word in enumerate(frozenset().union(*rows))}
    out = np.zeros((len(rows), len(columns)), np.int32)
    for row, words in zip(out, rows, strict=True):
        row[[columns[word] for word in words]] = 1
    return out, np.array([found.shared[word] for word in columns], np.int32)


def _echoes(readings: tuple[Reading, ...], start: int, index: int) -> int:
    """Count the phrases that a paragraph quotes from the excerpt so far."""
    quoted = readings[start:index]
    return sum(any(phrase in reading.plain for reading in quoted) for phrase in readings[index].phrases)


def _voices(found: Survey, steps: _Steps) -> Array:
    starts, indices = steps.starts, steps.indices
    so_far, own = found.counts_before[indices] - found.counts_before[starts], found.counts[indices]
    rest = found.counts_before[-1] - so_far - own
    words, own_words = found.words_before[indices] - found.words_before[starts], found.words[indices]
    rest_words = found.words_before[-1] - words - own_words
    later = found.counts[steps.after] * steps.is_after
    typed, typed_rest = style(so_far), style(rest)
    styles = (style(own) * typed, style(own) * typed_rest, typed * typed_rest, style(later) * typed_rest)
    quoted, mine, theirs, next_one = (
        rates(counts, total)
        for counts, total in ((so_far, words), (own, own_words), (rest, rest_words), (later, found.words[steps.after]))
    )
    differences = (
        (mine - quoted)[:, OWN_PLACES],
        (mine - theirs)[:, OWN_PLACES],
        ((next_one - quoted) * steps.is_after)[:, AFTER_PLACES],
        ((next_one - theirs) * steps.is_after)[:, AFTER_PLACES],
        (quoted - theirs)[:, AFTER_PLACES],
    )
    return np.hstack([*(product // 1000 for product in styles), *differences])
