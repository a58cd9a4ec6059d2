"""Blocks -> the numbers that the line model reads, one row a block, and their words.

A row tells of the line itself (its form, its punctuation, what the table of lines says of it), of where it stands
(how far from the edges, what is around it, whether it repeats, whether its words are those of the running text) and,
in a page, of its place in the markup. The words go along for nets.py, which reads those that it knows.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise
from math import log1p
from typing import Final, NamedTuple

from ..arrays import Array
from ..features import PROSE_WORDS, SENTENCE_WORDS
from ..model import Block, Label
from ..quotation_marks import in_english_marks
from ..tables import rows, words
from .markup import PLACE, columns_of_places
from .rules import rules_for
from .scripts import spaced, without_noun_capitals

# isort: split
import numpy as np

__all__ = ["COLUMNS", "FACTS_OF_PLACE", "LEVELS", "Rows", "around", "rows_of"]

LABELS: Final = tuple(sorted({Label(row[1]) for row in rows("lines.tsv")}))  # that a line may call itself
WORD: Final = re.compile(r"\w+")
YEAR: Final = re.compile(r"(?:19|20)\d\d")
MARK: Final = re.compile(r"[|•·»›→>←‹«▪■●✓]")
MONTHS: Final = words("months.tsv")
TAG_WORDS: Final = 6  # a question of no more words may be a label
PAIR: Final = 2
CLOSING: Final = "\"“”‘’')»]"
FORM: Final = 33  # columns of what a line is by itself
MOST_WORDS: Final = 400  # of a line that are looked at
LEAST_LETTERS: Final = 4  # of a word that tells of a topic; shorter ones are mostly grammar
NEAR, AROUND_LINES, FAR = 4, 5, 15  # lines before and after
SETTING: Final = 16  # columns of where a line stands
LAYOUT: Final = 3
FACTS_OF_PLACE: Final = tuple(FORM + SETTING + LAYOUT + len(LABELS) + at for at in (0, 1, 3))  # on a page, links, inside
LEVELS: Final = 5  # elements around a text's own that are looked at
OF_LEVEL: Final = 6  # columns of what an element holds
COLUMNS: Final = FORM + SETTING + LAYOUT + len(LABELS) + PLACE + LEVELS * OF_LEVEL
FIRST: Final = frozenset({"i", "me", "my", "we", "our", "us"})
SECOND: Final = frozenset({"you", "your"})


class Rows(NamedTuple):
    """The rows of one article or page: floats (blocks, COLUMNS), and the words of each block in small letters."""

    numbers: Array
    words: tuple[tuple[str, ...], ...]


class _Line(NamedTuple):
    form: tuple[float, ...]
    words: tuple[str, ...]
    rule: Label | None


def rows_of(blocks: Sequence[Block], texts: Sequence[str], *, has_capital_nouns: bool = False) -> Rows:
    """Return the rows of all blocks; ``texts`` are the blocks' as Features.text has them, German ones have capital nouns."""
    lines = [_line(block.text, text, has_capital_nouns=has_capital_nouns) for block, text in zip(blocks, texts, strict=True)]
    form = np.array([line.form for line in lines], np.float32).reshape(len(lines), FORM)
    said = np.zeros((len(lines), len(LABELS)), np.float32)
    for index, line in enumerate(lines):
        if line.rule is not None:
            said[index, LABELS.index(line.rule)] = 1
    own = tuple(line.words for line in lines)
    setting = _setting(form, own, [block.text for block in blocks])
    parts = (form, setting, _layout(blocks), said, columns_of_places(blocks), _containers(blocks, own, form))
    return Rows(np.hstack(parts), own)


@lru_cache(maxsize=20_000)  # the lines of a site's pages recur in every file of it
def _line(text: str, matchable: str, *, has_capital_nouns: bool) -> _Line:
    words = in_english_marks(without_noun_capitals(spaced(text)) if has_capital_nouns else spaced(text))
    found = WORD.findall(words)
    rules = rules_for(matchable)
    own = tuple(map(str.lower, found[:MOST_WORDS]))
    return _Line(_form(words, found, own), own, rules[0].label if rules else None)


def _form(text: str, found: Sequence[str], own: Sequence[str]) -> tuple[float, ...]:
    """Describe a line by itself; counts are logarithms or capped, shares are of its words."""
    return (*_shape(text, found), *_marks(text, own))


def _shape(text: str, found: Sequence[str]) -> tuple[float, ...]:
    count = len(found)
    share = 1 / max(1, count)
    last = (text.rstrip(CLOSING) or text)[-1]
    firsts = [word[0] for word in found]
    return (
        log1p(count),
        log1p(len(text)),
        len(text) * share / 10,
        share * sum(map(str.isupper, firsts)),
        share * sum([len(word) > 1 for word in found if word.isupper()]),
        share * sum(map(str.isdigit, found)),
        share * sum([len(word) < LEAST_LETTERS for word in found]),
        last in ".!?…。！？",
        last == "?",
        last == "!",
        last in ":：",
        last == ",",
        text[0].islower(),
        text[0].isdigit(),
        not text[0].isalnum(),
    )


def _marks(text: str, own: Sequence[str]) -> tuple[float, ...]:
    count = len(own)
    return (
        min(text.count(","), 10) / 5,
        min(text.count("."), 10) / 5,
        '"' in text or "“" in text or "„" in text or "«" in text,
        min(len(MARK.findall(text)), 4) / 2,
        "@" in text or "http" in text or ".com" in text or "www" in text,
        "(" in text,
        YEAR.search(text) is not None,
        "©" in text or "®" in text,
        any(word in MONTHS for word in own[:12]),
        "?" in text and count > TAG_WORDS,
        "$" in text or "€" in text or "£" in text,
        "/" in text,
        "…" in text or "..." in text,
        not FIRST.isdisjoint(own),
        not SECOND.isdisjoint(own),
        count == 1,
        count == PAIR,
        count == 0,
    )


def _setting(form: Array, own: Sequence[tuple[str, ...]], texts: Sequence[str]) -> Array:
    """Describe where each line stands among the others."""
    count = np.array([len(one) for one in own], np.float32)
    index = np.arange(len(own))
    total = count.sum() + 1
    before = np.cumsum(count) - count
    seen = Counter(texts)
    prose = _prose(count, form)
    columns = (
        index / len(own),
        np.log1p(index) / 3,
        np.log1p(index[::-1]) / 3,
        before / total,
        np.full(len(own), np.log(total) / 5),
        np.full(len(own), np.log(len(own)) / 4),
        np.array([min(seen[text] - 1, 5) / 2 for text in texts]),
        *_topic(own, prose.tolist()),
        np.log1p(around(count, AROUND_LINES)),
        np.log1p(around(count, FAR)),
        around(form[:, 7], AROUND_LINES),
        around(form[:, 7], FAR),
        around(prose.astype(np.float32), 2 * AROUND_LINES),
        around(form[:, 3], NEAR),
    )
    return np.stack(columns, axis=1).astype(np.float32)


def _topic(own: Sequence[tuple[str, ...]], prose: Sequence[bool]) -> tuple[Array, Array, Array]:
    """Say how much of each line's words the other lines of running text use, and how often; whether it has such words."""
    told = [frozenset(word for word in one if len(word) >= LEAST_LETTERS) for one in own]
    topic = Counter(word for line, is_prose in zip(told, prose, strict=True) if is_prose for word in line)
    logs = [log1p(count) for count in range(len(own) + 1)]
    shared, often = np.zeros(len(own)), np.zeros(len(own))
    for index, (line, is_prose) in enumerate(zip(told, prose, strict=True)):
        if line:
            others = [topic.get(word, 0) - is_prose for word in line]  # topic[word] is slow for words that it has not
            shared[index] = (len(others) - others.count(0)) / len(others)
            often[index] = sum(map(logs.__getitem__, others)) / len(others)
    return shared, often, np.array([not line for line in told])


def around(values: Array, reach: int) -> Array:
    """Return the mean over each line and so many before and after it; the first axis counts the lines."""
    sums = np.concatenate([np.zeros_like(values[:1]), np.cumsum(values, axis=0)])
    index = np.arange(len(values))
    begin, end = np.maximum(index - reach, 0), np.minimum(index + reach + 1, len(values))
    return np.asarray(((sums[end] - sums[begin]).T / (end - begin)).T)


def _layout(blocks: Sequence[Block]) -> Array:
    """Say whether a blank line stands before and after each line, and whether the text has any; a page's lines say nothing."""
    gaps = [True, *(after.lines[0] - one.lines[1] > 1 for one, after in pairwise(blocks)), True]
    if any(block.place for block in blocks) or not any(gaps[1:-1]):
        return np.zeros((len(blocks), LAYOUT), np.float32)
    return np.stack([gaps[:-1], gaps[1:], np.ones(len(blocks))], axis=1).astype(np.float32)


def _prose(count: Array, form: Array) -> Array:
    return np.asarray((count >= PROSE_WORDS) | ((count >= SENTENCE_WORDS) & (form[:, 7] > 0)))


def _containers(blocks: Sequence[Block], own: Sequence[tuple[str, ...]], form: Array) -> Array:
    """Say what each of the elements around a text holds: words, of the page's words and running text, links, texts."""
    places = [block.place for block in blocks]
    if not any(places):
        return np.zeros((len(blocks), LEVELS * OF_LEVEL), np.float32)
    count = np.array([len(one) for one in own], np.float32)
    running = count * _prose(count, form)
    linked = count * np.array([place.link_share if place else 0 for place in places])
    columns: list[Array] = []
    for level in range(LEVELS):
        numbers = [place.containers[level] if place and level < len(place.containers) else -1 for place in places]
        _numbers, where = np.unique(numbers, return_inverse=True)
        words, prose, links = (np.bincount(where, values)[where] for values in (count, running, linked))
        texts = np.bincount(where)[where]
        columns += [
            np.log1p(words) / 5,
            words / (count.sum() + 1),
            prose / (running.sum() + 1),
            prose / (words + 1),
            links / (words + 1),
            np.log1p(texts) / 4,
        ]
    return np.stack(columns, axis=1).astype(np.float32)
