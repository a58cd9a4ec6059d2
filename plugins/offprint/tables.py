"""Packaged data files -> tables: rows, word lists and compiled patterns, each read once.

A file holds one entry a line; lines that start with ``#`` say where it comes from.
Knows the form of the files, not what they mean.
"""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files
from itertools import chain
from typing import Final

from .caseless import AnyOf, Caseless
from .first_letters import Alternative, alternatives, beginnings_of

__all__ = ["PART", "any_of", "expand", "learned_weights", "patterns", "patterns_from", "patterns_of", "rows", "words"]

PART: Final = re.compile(r"<<(\w+)>>")


@cache
def rows(name: str) -> tuple[tuple[str, ...], ...]:
    """Return the entries of a data file, split at tabs."""
    text = (files(__package__) / "data" / name).read_text(encoding="utf-8")
    return tuple(tuple(line.split("\t")) for line in text.splitlines() if line and not line.startswith("#"))


@cache
def words(name: str) -> frozenset[str]:
    """Return the first column of a data file as a set."""
    return frozenset(row[0] for row in rows(name))


@cache
def learned_weights(name: str) -> dict[str, float]:
    """Return the learned weights of a data file by the names of their signs; it has them in 1/1000."""
    return {sign: int(weight) / 1000 for sign, weight in rows(name)}


@cache
def _parts() -> dict[str, str]:
    parts = {
        "agency": _alternatives("agencies.txt"),
        "month": _alternatives("months.tsv"),
        "weekday": _alternatives("weekdays.txt"),
    }
    for name, pattern, _reason in rows("parts.tsv"):
        parts[name] = expand(pattern, parts)
    return parts


def _alternatives(name: str) -> str:
    """Join a word list for a pattern, the longest first so that it wins."""
    longest_first = sorted((row[0] for row in rows(name)), key=lambda word: (-len(word), word))
    return "(?:" + "|".join(re.escape(word) for word in longest_first) + ")"


def expand(pattern: str, parts: dict[str, str] | None = None) -> str:
    """Put the named parts of parts.tsv where the pattern says ``<<name>>``."""
    known = _parts() if parts is None else parts
    return PART.sub(lambda match: known[match[1]], pattern)


@cache
def patterns(name: str) -> tuple[tuple[Caseless, tuple[str, ...]], ...]:
    """Compile the first column of a data file; the rest of the row goes with it."""
    return tuple((Caseless(expand(row[0])), row[1:]) for row in rows(name))


@cache
def _parted(name: str) -> tuple[tuple[Alternative, ...], ...]:
    return tuple(tuple(alternatives(pattern.pattern)) for pattern, _row in patterns(name))


@cache
def patterns_from(name: str, beginning: str) -> tuple[tuple[Caseless, tuple[str, ...]], ...]:
    """Return the patterns that may match a text with a beginning (first_letters.py), in the file's order."""
    begun = beginnings_of(beginning)
    return tuple(
        row
        for row, parts in zip(patterns(name), _parted(name), strict=True)
        if any(not part.beginnings.isdisjoint(begun) for part in parts)
    )


@cache
def any_of(name: str, *kinds: str) -> AnyOf:
    """Join the first column of a data file, or of its rows whose second says so; most texts match none, which it tells soon."""
    parted = zip(rows(name), _parted(name), strict=True)
    return AnyOf(chain.from_iterable(parts for row, parts in parted if not kinds or row[1] in kinds))


@cache
def patterns_of(name: str, kind: str) -> tuple[Caseless, ...]:
    """Return the patterns of a data file whose second column says so."""
    return tuple(pattern for pattern, (what, *_rest) in patterns(name) if what == kind)
