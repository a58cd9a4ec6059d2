"""Article -> one row of integers a paragraph: what tells quoted from own text.

A row holds the groups of GROUPS in their order; NAMES says what stands where, and the
weights name the columns they were trained on. Rates are in 1/1000 of the words, shares
in 1/1000, distances in paragraphs. Each paragraph is set against the rest of its article.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from itertools import accumulate, chain
from typing import Final

import numpy as np

from .article import PAIRS, Article, distances, rates, style
from .beside import ANSWERS, LEAD_IN, NEIGHBOURS, answers, lead_in, neighbours
from .listing import LISTING, listing
from .reading import COUNTS, Reading, cues

__all__ = ["GROUPS", "NAMES", "rows_of"]

STRAIGHT_QUOTE: Final = COUNTS.index("straight_quote")
HEADING, LIST_ITEM = 1, 2  # kinds of paragraph
NEAR: Final = 6  # paragraphs on each side that share a topic
COLON_BEFORE, HEADING_BEFORE = 30, 12  # paragraphs; the longest distances told apart


def _own(article: Article) -> list[list[int]]:
    return [
        [
            article.kinds[index],
            length,
            reading.sentences,
            100 * reading.letters // max(1, length),
            10 * length // reading.sentences,
            reading.start,
            reading.end,
            reading.wrapped,
            reading.balance,
            reading.counts[STRAIGHT_QUOTE] % 2,
            reading.quoted,
            reading.speech,
            reading.is_attribution,
            reading.is_dashed,
            reading.is_role,
            reading.is_reference,
            reading.is_definition,
            bool(reading.words) and reading.words[0] in cues("opening"),
            1000 * len(set(reading.words)) // (length + 1),
        ]
        for index, (reading, length) in enumerate(zip(article.readings, article.lengths, strict=True))
    ]


OWN: Final = (
    *("kind", "words", "sentences", "word_length", "sentence_length", "start", "end", "wrapped", "balance", "odd_quotes"),
    *("in_quotation_marks", "speech", "is_attribution", "is_dashed", "is_role", "is_reference", "is_definition", "opening"),
    "variety",
)


def _place(article: Article) -> list[list[int]]:
    lengths = article.lengths
    before = [0, *accumulate(lengths)]
    number, total = len(lengths), before[-1]
    by_length = sorted(lengths, reverse=True)
    rank = {length: by_length.index(length) for length in set(lengths)}
    return [
        [
            number,
            total,
            index,
            number - 1 - index,
            1000 * index // number,
            before[index],
            1000 * rank[length] // number,
        ]
        for index, length in enumerate(lengths)
    ]


PLACE: Final = ("paragraphs", "article_words", "index", "left", "position", "words_before", "rank")


def _habits(article: Article) -> list[list[int]]:
    """Set the habits of each paragraph against those of all others."""
    readings, lengths = article.readings, np.array(article.lengths)
    counts = np.array([reading.counts for reading in readings])
    letters = np.array([reading.letters for reading in readings])
    sentences = np.array([reading.sentences for reading in readings])
    others, words = counts.sum(axis=0) - counts, lengths.sum() - lengths
    own, rest = rates(counts, lengths), rates(others, words)
    mine, theirs = style(counts), style(others)
    word_length = 100 * letters // np.maximum(1, lengths)
    rest_word_length = 100 * (letters.sum() - letters) // np.maximum(1, words)
    sentence = 10 * lengths // sentences
    rest_sentence = 10 * words // np.maximum(1, sentences.sum() - sentences)
    differences = [(word_length - rest_word_length)[:, None], (sentence - rest_sentence)[:, None]]
    rows = np.hstack([own, own - rest, mine, theirs, np.where(mine, mine - theirs, 0), *differences])
    out: list[list[int]] = rows.tolist()
    return out


HABITS: Final = (
    *(f"rate_{name}" for name in COUNTS),
    *(f"differs_{name}" for name in COUNTS),
    *(f"{what}_{pair}" for what in ("style", "rest_style", "styles_differ") for pair in PAIRS),
    *("word_length_differs", "sentence_length_differs"),
)


def _cohesion(article: Article) -> list[list[int]]:
    """Measure in 1/1000 how many of the words of a topic a paragraph shares with those around it."""
    contents = [reading.content for reading in article.readings]
    often = {word for word, times in Counter(word for content in contents for word in content).items() if times > 1}
    empty: frozenset[str] = frozenset()
    out = []
    for index, content in enumerate(contents):
        before = contents[index - 1] if index else empty
        after = contents[index + 1] if index + 1 < len(contents) else empty
        each = 1000 / (len(content) + 1)
        pairs = article.bigrams[index]
        out.append(
            [
                int(len(content & before) * each),
                int(len(content & after) * each),
                int(len(content & contents[index - 2]) * each) if index > 1 else 0,
                int(len(content & often) * each),
                int(len(content.intersection(empty.union(*contents[max(0, index - NEAR) : index]))) * each),
                int(len(content.intersection(empty.union(*contents[index + 1 : index + 1 + NEAR]))) * each),
                1000 * len(before & after) // (min(len(before), len(after)) + 1),
                1000 * len(pairs & article.bigrams[index - 1]) // (len(pairs) + 1) if index else 0,
                1000 * len(pairs & article.bigrams[index + 1]) // (len(pairs) + 1) if index + 1 < len(contents) else 0,
            ]
        )
    return out


COHESION: Final = (
    *("shares_before", "shares_after", "shares_before_that", "shares_article", "shares_six_before", "shares_six_after"),
    *("neighbours_share", "pairs_before", "pairs_after"),
)


def _shape(article: Article) -> list[list[int]]:
    """Describe runs of like paragraphs, colons and headings around, and what is frequent in the article."""
    readings, number = article.readings, len(article.readings)
    colons = [reading.end == 1 for reading in readings]
    to_colon, to_heading = distances(colons), distances([kind == HEADING for kind in article.kinds])
    from_colon, from_heading = _since(colons, COLON_BEFORE), _since([kind == HEADING for kind in article.kinds], HEADING_BEFORE)
    speech = sum(reading.speech for reading in readings)
    shares = [
        sum(colons),
        1000 * sum(colons) // number,
        1000 * sum(reading.is_definition for reading in readings) // number,
        1000 * sum(reading.is_reference for reading in readings) // number,
    ]
    return [
        [
            *shares,
            speech - reading.speech,
            1000 * (speech - reading.speech) // number,
            from_colon[index],
            to_colon[index],
            from_heading[index],
            to_heading[index],
            sum(kind == LIST_ITEM for kind in article.kinds[index : index + 3]),
            *_alike(reading, readings[index + 1] if index + 1 < number else None),
            index > 0 and reading.words[:1] == readings[index - 1].words[:1],
        ]
        for index, reading in enumerate(readings)
    ]


def _since(flags: Sequence[bool], most: int) -> list[int]:
    """Return how many paragraphs above each the last flag stands, ``most`` for farther or never."""
    out, distance = [], most
    for flag in flags:
        out.append(distance)
        distance = 1 if flag else min(most, distance + 1)
    return out


def _alike(reading: Reading, after: Reading | None) -> list[int]:
    if after is None:
        return [0, 0, 0, 1000]
    lengths = len(reading.words), len(after.words)
    return [
        reading.words[:1] == after.words[:1],
        reading.text[-1] == after.text[-1],
        after.is_definition,
        1000 * abs(lengths[0] - lengths[1]) // (sum(lengths) + 1),
    ]


SHAPE: Final = (
    *("colons", "colon_share", "definition_share", "reference_share", "other_speech", "other_speech_rate", "since_colon"),
    *("to_colon", "since_heading", "to_heading", "items_ahead", "same_first", "same_end", "after_definition", "lengths_differ"),
    "same_first_before",
)
GROUPS: Final[tuple[tuple[Callable[[Article], list[list[int]]], tuple[str, ...]], ...]] = (
    (_own, OWN),
    (_place, PLACE),
    (_habits, HABITS),
    (neighbours, NEIGHBOURS),
    (lead_in, LEAD_IN),
    (answers, ANSWERS),
    (_cohesion, COHESION),
    (_shape, SHAPE),
    (listing, LISTING),
)
NAMES: Final = tuple(name for _group, names in GROUPS for name in names)


def rows_of(article: Article) -> list[list[int]]:
    """Return the rows of all paragraphs, in order."""
    groups = [group(article) for group, _names in GROUPS]
    return [list(chain.from_iterable(parts)) for parts in zip(*groups, strict=True)]
