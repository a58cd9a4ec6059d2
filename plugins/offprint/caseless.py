"""Patterns that ignore case, found sooner than `re` finds them.

Where case is ignored, `re` folds letter after letter and tries alternatives that begin otherwise. Most texts match none of
the patterns that they are asked about, and a pattern in small letters says so of a text in small letters in half of the
time or less. What is found is the pattern's own match in the text itself. A letter whose small one is two characters
(the Turkish dotted capital I) may hide a match.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import Final

from .first_letters import Alternative, key_of

__all__ = ["AnyOf", "Caseless"]

CASED: Final = "(?-i:"  # a part in which capitals count
SYNTAX: Final = re.compile(r"\\.|\(\?P")  # whose letters are no text
GROUP_NAME: Final = re.compile(r"\?P<\w+>")
MOST_LETTERS: Final = 4  # that a pattern is tried by; one that may begin with more would be compiled for each


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

    def sub(self, put: str, text: str) -> str:
        """Put something else where it stands in a text."""
        return self._own.sub(put, text) if self._small is None or self._small.search(text.lower()) else text


class AnyOf:
    """Whether any of several patterns that ignore case matches the whole of a text, told of all at once."""

    __slots__ = ("_anywhere", "_groups")

    def __init__(self, patterns: Iterable[Alternative]) -> None:
        groups: dict[str, list[str]] = defaultdict(list)
        anywhere: list[str] = []
        for pattern, letters in patterns:
            for group in [anywhere] if letters is None or len(letters) > MOST_LETTERS else map(groups.__getitem__, letters):
                group.append(GROUP_NAME.sub("?:", pattern))
        self._anywhere = _Group(anywhere)
        self._groups = {letter: _Group(group) for letter, group in groups.items()}

    def fullmatch(self, text: str) -> bool:
        """Tell whether one of them is a whole text."""
        small = text.lower()
        group = self._groups.get(key_of(small))
        return (group is not None and group.fullmatch(text, small)) or self._anywhere.fullmatch(text, small)


class _Group:
    """Patterns that may begin with the same letter; most letters are never asked about, so they are compiled late."""

    def __init__(self, patterns: Sequence[str]) -> None:
        self.patterns = patterns

    @cached_property
    def _small(self) -> re.Pattern[str] | None:
        return _joined([_small(one) for one in self.patterns if CASED not in one], re.NOFLAG)

    @cached_property
    def _cased(self) -> re.Pattern[str] | None:
        return _joined([one for one in self.patterns if CASED in one], re.IGNORECASE)

    def fullmatch(self, text: str, small: str) -> bool:
        found = (self._small and self._small.fullmatch(small)) or (self._cased and self._cased.fullmatch(text))
        return found is not None


def _joined(patterns: Sequence[str], flag: re.RegexFlag) -> re.Pattern[str] | None:
    return re.compile("|".join(f"(?:{one})" for one in patterns), flag) if patterns else None


def _small(pattern: str) -> str:
    """Return a pattern in small letters."""
    parts, begin = [], 0
    for kept in SYNTAX.finditer(pattern):
        parts += [pattern[begin : kept.start()].lower(), kept[0]]
        begin = kept.end()
    return "".join((*parts, pattern[begin:].lower()))
