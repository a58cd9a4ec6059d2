"""Pattern -> its alternatives, and the letters that a text begins with that one matches.

Of hundreds of patterns few can match a text that begins with three given letters, and trying the others takes longer than
anything else that is asked about a line. Reads the syntax of `re` as far as the tables use it, since the parser of `re` itself
is private; what it does not know, such as a class of letters by their properties, may begin with anything.
"""

from __future__ import annotations

import re
from typing import Final, NamedTuple

__all__ = ["Alternative", "alternatives", "beginning_of", "beginnings_of"]

MOST_LETTERS: Final = 3  # of a beginning
DIGIT: Final = "0"  # stands for every digit
PLAIN: Final = re.compile(r"[^\\.^$|?*+()\[\]{}]+")
GROUP: Final = re.compile(r"\((?:\?(?:P<\w+>|:|-i:|<?(?P<looks>[=!])))?")
PROPERTIES: Final = frozenset("DsSwWbBAZ123456789")  # after a backslash
PLACES: Final = frozenset("bBAZ")  # those of them that take no letter
SIMPLE_CLASS: Final = re.compile(r"\[([^\^\]\\-][^\]\\-]*-?)\]")
UNREAD: Final = re.compile(r"\\N\{[^}]*\}|\[\^?\]?(?:\\.|[^\]\\])*\]")  # a character by its name, any class
QUANTIFIER: Final = re.compile(r"(?P<none>(?P<once>\?)|\*|\{0?,\d*\}|\{0(?:,\d*)?\})[?+]?|(?:\+|\{\d+(?:,\d*)?\})[?+]?")
Texts = frozenset[str]  # of small letters and other characters, as beginning_of has them
NOTHING: Final[Texts] = frozenset()
EMPTY: Final[Texts] = frozenset({""})  # where nothing is asked for: as a beginning, anything


class Alternative(NamedTuple):
    """One of several patterns of which one matches; a text that it matches begins with one of its beginnings."""

    pattern: str
    beginnings: Texts


class _Read(NamedTuple):
    """What a part of a pattern may be as a whole, in fewer letters than a beginning has, what it may begin with, its end."""

    whole: Texts
    begun: Texts
    end: int


def beginning_of(small: str) -> str:
    """Return what a text in small letters begins with, every digit the same."""
    first = small[:MOST_LETTERS]
    return first if first.isalpha() else "".join(map(_key, first))


def beginnings_of(beginning: str) -> tuple[str, ...]:
    """Return the beginnings of a beginning: none of its letters, one of them and more."""
    return tuple(beginning[:length] for length in range(len(beginning) + 1))


def _key(letter: str) -> str:
    return DIGIT if letter.isdecimal() else letter


def alternatives(pattern: str) -> list[Alternative]:
    """Return the patterns that a pattern parts into at its outermost bars, within a group around all of it too."""
    found, begin = [], 0
    while begin <= len(pattern):
        read = _sequence(pattern, begin)
        found.append(Alternative(pattern[begin : read.end], read.whole | read.begun))
        begin = read.end + 1
    is_group = len(found) == 1 and pattern.startswith("(?:") and _alternatives(pattern, 3).end == len(pattern) - 1
    return alternatives(pattern[3:-1]) if is_group else found


def _alternatives(pattern: str, begin: int) -> _Read:
    """Read up to the bracket that closes the group."""
    read = _sequence(pattern, begin)
    while pattern[read.end : read.end + 1] == "|":
        other = _sequence(pattern, read.end + 1)
        read = _Read(read.whole | other.whole, read.begun | other.begun, other.end)
    return read


def _sequence(pattern: str, begin: int) -> _Read:
    whole, begun, end = EMPTY, NOTHING, begin
    while end < len(pattern) and pattern[end] not in "|)":
        if not whole and (plain := PLAIN.match(pattern, end)):
            end = plain.end()
            continue
        read = _atom(pattern, end)
        quantifier = QUANTIFIER.match(pattern, read.end)
        end = quantifier.end() if quantifier else read.end
        if whole:
            is_repeated = quantifier is not None and not quantifier["once"]
            longer = _joined(whole, read.whole)
            begun |= _joined(whole, read.begun) | {one for one in longer if is_repeated or len(one) == MOST_LETTERS}
            ended = {one for one in longer if len(one) < MOST_LETTERS}
            whole = frozenset(ended | whole if quantifier and quantifier["none"] else ended)
    return _Read(whole, begun, end)


def _joined(ones: Texts, others: Texts) -> Texts:
    return frozenset((one + other)[:MOST_LETTERS] for one in ones for other in others)


def _atom(pattern: str, begin: int) -> _Read:
    if group := GROUP.match(pattern, begin):
        read = _alternatives(pattern, group.end())
        return _Read(EMPTY, NOTHING, read.end + 1) if group["looks"] else read._replace(end=read.end + 1)
    if simple := SIMPLE_CLASS.match(pattern, begin):
        return _Read(frozenset(map(_key, simple[1].lower())), NOTHING, simple.end())
    if unread := UNREAD.match(pattern, begin):
        return _Read(NOTHING, EMPTY, unread.end())
    escaped = pattern[begin] == "\\"
    letter, end = pattern[begin + escaped], begin + escaped + 1
    if letter in (PLACES if escaped else "^$"):
        return _Read(EMPTY, NOTHING, end)
    if letter in (PROPERTIES if escaped else "."):
        return _Read(NOTHING, EMPTY, end)
    return _Read(frozenset({DIGIT if escaped and letter == "d" else _key(letter.lower())}), NOTHING, end)
