"""Article -> how the paragraphs beside each announce it and answer it, one row a paragraph.

The lead-in stands at the end of the paragraph before; an author who resumes quotes a phrase
back, names whom he quoted, or reacts.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from .announcements import announces
from .article import NONE, Article, distances
from .reading import COUNTS, YEAR, Reading, cues
from .source import likeliest

__all__ = ["ANSWERS", "LEAD_IN", "NEIGHBOURS", "answers", "lead_in", "neighbours"]

FIRST, SECOND = COUNTS.index("first"), COUNTS.index("second")
COLON, ADDRESS = COUNTS.index("colon"), COUNTS.index("address")
TAIL_WORDS: Final = 25  # of the paragraph before: where a lead-in announces
WHOLLY: Final = 3  # begins and ends with a quotation mark
HEAD_WORDS: Final = 20  # of the paragraph after: where an author answers


def neighbours(article: Article) -> list[list[int]]:
    """Describe the form of two paragraphs on each side."""
    nothing = [0, NONE, 0, 0, 0, NONE]
    forms = [
        [reading.end, length, reading.start, reading.wrapped, reading.balance, kind]
        for reading, length, kind in zip(article.readings, article.lengths, article.kinds, strict=True)
    ]
    padded = [nothing, nothing, *forms, nothing, nothing]
    return [padded[at + 1] + padded[at] + padded[at + 3] + padded[at + 4] for at in range(len(forms))]


NEIGHBOURS: Final = tuple(
    f"{which}_{what}"
    for which in ("before", "before_that", "after", "after_that")
    for what in ("end", "words", "start", "wrapped", "balance", "kind")
)


def lead_in(article: Article) -> list[list[int]]:
    """Describe the end of the paragraph before."""
    return [[0] * len(LEAD_IN), *(_announcing(reading) for reading in article.readings[:-1])]


def _announcing(reading: Reading) -> list[int]:
    tail = reading.words[-TAIL_WORDS:]
    last = reading.text[max(reading.text.rfind(mark, 0, -1) for mark in (". ", "! ", "? ")) + 1 :]
    verbs = cues("attribution")
    return [
        sum(map(verbs.__contains__, tail)),
        bool(tail) and tail[-1] in verbs,
        sum(map(cues("publication").__contains__, tail)),
        sum(map(cues("follows").__contains__, tail)),
        sum(map(cues("shown").__contains__, tail)),
        len(reading.names),
        reading.counts[COLON],
        reading.counts[FIRST],
        reading.counts[SECOND],
        reading.counts[ADDRESS],
        reading.is_attribution,
        reading.is_reference,
        reading.is_definition,
        reading.is_unfinished,
        reading.quoted,
        YEAR.search(reading.text[-120:]) is not None,
        *announces(reading.text),
        likeliest(reading.text),
        last.count(" ") + 1,
    ]


LEAD_IN: Final = (
    *("lead_verbs", "lead_last_verb", "lead_publication", "lead_follows", "lead_shown", "lead_names", "lead_colons"),
    *("lead_first", "lead_second", "lead_address", "lead_attribution", "lead_reference", "lead_definition", "lead_unfinished"),
    *("lead_quoted", "lead_year", "lead_announces", "lead_share", "lead_source", "lead_sentence"),
)


def answers(article: Article) -> list[list[int]]:
    """Describe what comes after: who is named below, and how the next paragraph takes up this one."""
    readings = article.readings
    signed = _signatures(readings)
    roles = [reading.is_role for reading in readings]
    wholly = sum(reading.wrapped == WHOLLY for reading in readings)
    signatures = distances(signed)
    attributed = distances([reading.is_attribution for reading in readings])
    attributions = sum(reading.is_attribution for reading in readings)
    answers = [*(_answer(reading) for reading in readings[1:]), [0] * 6]
    return [
        [
            signed[index],
            *_around(signed, index),
            *_around(roles, index),
            signatures[index],
            sum(signed),
            attributed[index],
            attributions,
            1000 * (wholly - (reading.wrapped == WHOLLY)) // len(readings),
            *answers[index],
            *_echoes(readings, index),
        ]
        for index, reading in enumerate(readings)
    ]


def _signatures(readings: Sequence[Reading]) -> list[bool]:
    """Tell which lines sign what stands above: of lines with dashes one after the other, a list, none does."""
    dashed = [False, *(reading.is_dashed for reading in readings), False]
    return [
        reading.is_signature and not (reading.is_dashed and (above or below))
        for reading, above, below in zip(readings, dashed, dashed[2:], strict=False)
    ]


def _around(flags: Sequence[bool], index: int) -> tuple[bool, bool, bool]:
    """Return the flag of the paragraph before, of the one after and of the one after that."""
    after = [*flags[index + 1 : index + 3], False, False]
    return index > 0 and flags[index - 1], after[0], after[1]


def _answer(reading: Reading) -> list[int]:
    words = reading.words
    ends = [at for mark in (". ", "! ", "? ", "… ") if (at := reading.text.find(mark)) >= 0]
    sentence_end = min(ends, default=len(reading.text))
    return [
        bool(words) and words[0] in cues("opening"),
        bool(words) and words[0] in cues("interjection"),
        1000 * reading.counts[FIRST] // max(1, len(words)),
        sum(word in cues("publication") or word in cues("attribution") for word in words[:HEAD_WORDS]),
        reading.text.count(" ", 0, sentence_end) + 1,
        reading.is_attribution,
    ]


def _echoes(readings: Sequence[Reading], index: int) -> list[int]:
    """Count phrases quoted back, and names of the paragraph before that come again after this one."""
    own = readings[index]
    before = readings[index - 1] if index else None
    after = readings[index + 1 : index + 3]
    names = before.names if before else frozenset()
    return [
        sum(phrase in own.plain for phrase in after[0].phrases) if after else 0,
        sum(phrase in own.plain for phrase in after[1].phrases) if len(after) > 1 else 0,
        sum(phrase in before.plain for phrase in own.phrases) if before else 0,
        len(names & own.names),
        len((names & after[0].names) - own.names) if after else 0,
        len((names & after[1].names) - own.names) if len(after) > 1 else 0,
    ]


ANSWERS: Final = (
    *("signature", "signature_before", "signature_after", "signature_later", "role_before", "role_after", "role_later"),
    *("signature_below", "signatures", "attribution_below", "attributions", "wholly_quoted"),
    *("answer_opening", "answer_interjection", "answer_first"),
    *("answer_source", "answer_sentence", "answer_attribution", "echo", "echo_later", "echoes", "lead_name", "answer_name"),
    "later_name",
)
