"""Article -> plain signs that an excerpt starts, goes on or does not, and what they are worth.

"… — Ines Calloway" at a paragraph's end says that somebody is quoted, and stands in so few articles that neither nets nor
trees learn it. A sign is a pattern, or several at once, in a paragraph and its neighbours (data/signs.tsv). Its weight is
added to the log odds of nets and trees; training/signs.py fits it with those given ("offset": McCullagh and Nelder,
"Generalized linear models", 1989).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Collection, Mapping
from functools import cache, lru_cache
from typing import Final

from ..tables import expand, rows
from .article import Article

__all__ = ["START", "STEP", "Weights", "names", "signs_of_start", "signs_of_step", "telling", "worth"]

START, STEP = "start", "step"
REACH: Final = 300  # characters at an end of a paragraph
TELLING: Final = 1.5  # log odds
Weights = Mapping[str, Mapping[str, int]]  # of START and STEP, of each sign, in 1/1000 of log odds


def names(of: str) -> tuple[str, ...]:
    """Return the signs of starts or of steps."""
    return tuple(_patterns_needed(of))


def worth(weights: Mapping[str, int], signs: Collection[str]) -> float:
    """Return what signs add to the log odds."""
    return sum(weights.get(sign, 0) for sign in signs) / 1000


def telling(weights: Mapping[str, int], article: Article, index: int) -> str | None:
    """Return what the sign of a start that says most means, None when none says much."""
    most = max(signs_of_start(article, index), key=lambda sign: worth(weights, [sign]), default=None)
    return _meanings()[most] if most and worth(weights, [most]) >= TELLING else None


@cache
def _meanings() -> Mapping[str, str]:
    """Return what each sign of a start means, as its first row has it."""
    return {
        sign: meaning for of, sign, _paragraph, _part, _needs, _pattern, meaning in reversed(rows("signs.tsv")) if of == START
    }


def signs_of_start(article: Article, index: int) -> list[str]:
    """Return the signs of whether an excerpt starts at a paragraph."""
    return _signs(START, {"own": index, "above": index - 1, "below": index + 1}, article)


def signs_of_step(article: Article, start: int, index: int) -> list[str]:
    """Return the signs of whether the excerpt that began at ``start`` takes in a paragraph, if it took in all before."""
    return _signs(STEP, {"own": index, "above": index - 1, "below": index + 1, "first": start, "lead": start - 1}, article)


def _signs(of: str, places: Mapping[str, int], article: Article) -> list[str]:
    found: list[str] = []
    for paragraph, place in places.items():
        if 0 <= place < len(article.readings):
            found += _found(of, paragraph, article.readings[place].text, article.readings[place].plain)
    return [sign for sign in dict.fromkeys(found) if found.count(sign) == _patterns_needed(of)[sign]]


@lru_cache(maxsize=2000)  # a paragraph is asked about for each start above it
def _found(of: str, paragraph: str, text: str, plain: str) -> tuple[str, ...]:
    """Return the signs of which a pattern is found; ``paragraph`` says as which of those that a sign looks at."""
    parts = {"begin": text[:REACH], "end": text[-REACH:], "whole": text}
    return tuple(
        sign
        for sign, part, needs, search in _patterns(of, paragraph)
        if (not needs or any(map(plain.__contains__, needs))) and search(parts[part])
    )


@cache
def _patterns(of: str, paragraph: str) -> tuple[tuple[str, str, tuple[str, ...], Callable[[str], object]], ...]:
    return tuple(
        (sign, part, tuple(filter(None, needs.split("|"))), re.compile(expand(pattern)).search)  # capitals count
        for whose, sign, where, part, needs, pattern, _meaning in rows("signs.tsv")
        if (whose, where) == (of, paragraph)
    )


@cache
def _patterns_needed(of: str) -> Counter[str]:
    return Counter(sign for whose, sign, *_rest in rows("signs.tsv") if whose == of)
