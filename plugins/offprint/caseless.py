"""Patterns that ignore case, found sooner than `re` finds them.

Where case is ignored, `re` folds letter after letter and tries alternatives that begin otherwise. Most texts match none of
the patterns that they are asked about, and a pattern in small letters says so of a text in small letters in half of the
time or less. What is found is the pattern's own match in the text itself. A letter whose small one is two characters
(the Turkish dotted capital I) may hide a match.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from functools import cached_property
from itertools import chain
from typing import Final

from .first_letters import Alternative, beginning_of, beginnings_of

__all__ = ["AnyOf", "Caseless"]

CASED: Final = "(?-i:"  # a part in which capitals count
SYNTAX: Final = re.compile(r"\\.|\(\?P")  # whose letters are no text


class Caseless:
    """A pattern that ignores case; ``pattern`` as it is written. Compiled when first asked: most never are."""

    def __init__(self, pattern: str) -> None:
        self.pattern = pattern

    @cached_property
    def _own(self) -> re.Pattern[str]:
        return re.compile(self.pattern, re.IGNORECASE)

    @cached_property
    def _small(self) -> re.Pattern[str] | None:
        return None if CASED in self.pattern else re.compile(_small(self.pattern))

    def search(self, text: str) -> re.Match[str] | None:
        """Return the first match."""
        return self._own.search(text) if self._small is None or self._small.search(text.lower()) else None

    def match(self, text: str) -> re.Match[str] | None:
        """Return a match at the beginning."""
        return self._own.match(text) if self._small is None or self._small.match(text.lower()) else None

    def fullmatch(self, text: str) -> re.Match[str] | None:
        """Return a match of the whole text."""
        return self._own.fullmatch(text) if self._small is None or self._small.fullmatch(text.lower()) else None

    def is_whole(self, text: str, small: str) -> bool:
        """Tell whether it matches the whole text; ``small`` is the text in small letters."""
        return (self._own.fullmatch(text) if self._small is None else self._small.fullmatch(small)) is not None

    def sub(self, put: str, text: str) -> str:
        """Put something else where it stands in a text."""
        return self._own.sub(put, text) if self._small is None or self._small.search(text.lower()) else text


class AnyOf:
    """Whether any of several patterns that ignore case matches the whole of a text; only those are tried that begin like it."""

    __slots__ = ("_begun", "_tried")

    def __init__(self, patterns: Iterable[Alternative]) -> None:
        self._begun: dict[str, list[Caseless]] = defaultdict(list)
        self._tried: dict[str, tuple[Caseless, ...]] = {}
        for pattern, beginnings in patterns:
            one = Caseless(pattern)
            for beginning in beginnings:
                self._begun[beginning].append(one)

    def fullmatch(self, text: str) -> bool:
        """Tell whether one of them is a whole text."""
        small = text.lower()
        beginning = beginning_of(small)
        tried = self._tried.get(beginning)
        if tried is None:
            own = (self._begun.get(one, ()) for one in beginnings_of(beginning))
            tried = self._tried[beginning] = tuple(dict.fromkeys(chain.from_iterable(own)))
        return any(one.is_whole(text, small) for one in tried)


def _small(pattern: str) -> str:
    """Return a pattern in small letters."""
    parts, begin = [], 0
    for kept in SYNTAX.finditer(pattern):
        parts += [pattern[begin : kept.start()].lower(), kept[0]]
        begin = kept.end()
    return "".join((*parts, pattern[begin:].lower()))
