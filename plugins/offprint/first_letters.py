"""Pattern -> its alternatives, and the letters that a text may begin with that one matches.

Of hundreds of patterns few can match a text that begins with a given letter, and trying the others takes longer than anything
else that is asked about a line. Reads the syntax of `re` as far as the tables use it, since the parser of `re` itself is
private; what it does not know, such as a class of letters by their properties, may begin with anything.
"""

from __future__ import annotations

import re
from typing import Final, NamedTuple

__all__ = ["Alternative", "alternatives", "key_of"]

DIGIT: Final = "0"  # the key of every digit
PLAIN: Final = re.compile(r"[^\\.^$|?*+()\[\]{}]+")
GROUP: Final = re.compile(r"\((?:\?(?:P<\w+>|:|-i:|<?(?P<looks>[=!])))?")
PROPERTIES: Final = frozenset("DsSwWbBAZ123456789")  # after a backslash
SIMPLE_CLASS: Final = re.compile(r"\[([^\^\]\\-][^\]\\-]*-?)\]")
UNREAD: Final = re.compile(r"\\N\{[^}]*\}|\[\^?\]?(?:\\.|[^\]\\])*\]")  # a character by its name, any class
QUANTIFIER: Final = re.compile(r"(?P<none>[?*]|\{0?,\d*\}|\{0(?:,\d*)?\})[?+]?|(?:\+|\{\d+(?:,\d*)?\})[?+]?")
Letters = frozenset[str] | None  # small letters or other characters, as key_of has them; None for any


class Alternative(NamedTuple):
    """One of several patterns of which one matches, and the letters with which a match may begin."""

    pattern: str
    letters: Letters


class _Read(NamedTuple):
    """What a part of a pattern may begin with, whether it may be nothing, and where it ends."""

    letters: Letters
    may_be_empty: bool
    end: int


def key_of(text: str) -> str:
    """Return the first letter of a text in small letters as Alternative has it, "" of no text."""
    return DIGIT if text[:1].isdecimal() else text[:1]


def alternatives(pattern: str) -> list[Alternative]:
    """Return the patterns that a pattern parts into at its outermost bars, within a group around all of it too."""
    found, begin = [], 0
    while begin <= len(pattern):
        read = _sequence(pattern, begin)
        found.append(Alternative(pattern[begin : read.end], None if read.may_be_empty else read.letters))
        begin = read.end + 1
    is_group = len(found) == 1 and pattern.startswith("(?:") and _alternatives(pattern, 3).end == len(pattern) - 1
    return alternatives(pattern[3:-1]) if is_group else found


def _alternatives(pattern: str, begin: int) -> _Read:
    """Read up to the bracket that closes the group."""
    read = _sequence(pattern, begin)
    while pattern[read.end : read.end + 1] == "|":
        other = _sequence(pattern, read.end + 1)
        read = _Read(_either(read.letters, other.letters), read.may_be_empty or other.may_be_empty, other.end)
    return read


def _sequence(pattern: str, begin: int) -> _Read:
    letters: Letters = frozenset()
    is_begun, end = False, begin  # by something that must be there
    while end < len(pattern) and pattern[end] not in "|)":
        if is_begun and (plain := PLAIN.match(pattern, end)):
            end = plain.end()
            continue
        read = _atom(pattern, end)
        quantifier = QUANTIFIER.match(pattern, read.end)
        if not is_begun:
            letters = _either(letters, read.letters)
            is_begun = not (read.may_be_empty or (quantifier and quantifier["none"]))
        end = quantifier.end() if quantifier else read.end
    return _Read(letters, not is_begun, end)


def _atom(pattern: str, begin: int) -> _Read:
    if group := GROUP.match(pattern, begin):
        read = _alternatives(pattern, group.end())
        return _Read(None if group["looks"] else read.letters, bool(group["looks"]) or read.may_be_empty, read.end + 1)
    if simple := SIMPLE_CLASS.match(pattern, begin):
        return _Read(frozenset(map(key_of, simple[1].lower())), may_be_empty=False, end=simple.end())
    if unread := UNREAD.match(pattern, begin):
        return _Read(None, may_be_empty=False, end=unread.end())
    if pattern[begin] == "\\":
        letter = DIGIT if pattern[begin + 1] == "d" else pattern[begin + 1]
        return _Read(None if letter in PROPERTIES else frozenset({letter.lower()}), letter in "bBAZ", begin + 2)
    is_plain = pattern[begin] not in ".^$"
    return _Read(frozenset({key_of(pattern[begin].lower())}) if is_plain else None, pattern[begin] in "^$", begin + 1)


def _either(one: Letters, other: Letters) -> Letters:
    return None if one is None or other is None else one | other
