"""Paragraphs -> the letters that a text takes in, known by how they greet and sign off.

A letter ends where its writer signs it, whatever its sentences sound like. On the bench a greeting on a line of its own
under prose or an announcement began a quotation 10 times of 10; where somebody signed at most fifteen paragraphs below,
all between was quoted 6 times of 6, and what stood after the name none of 6 (training/README.md). A greeting that runs on
("Dear Sister, I take my pen …") needs the name: blogs address their readers so, or somebody who will not answer. What a
column's author answers is no letter that he quotes (set by hand: the bench has no such column).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Final

from ..given_names import is_known_given_name
from ..tables import expand, rows
from .announcements import ends_announcing

__all__ = ["Letter", "answers", "letters", "signs_off"]

FURTHEST: Final = 15  # paragraphs from the first to the name
SHORT: Final = 9  # words of a line that greets or holds the name
LONG: Final = 14  # words of a line that closes: "I have the honour to be, Sir, your obedient servant,"
SENTENCE: Final = 9  # words of a line above a letter that is no heading and no commenter's name
FIRST_NAMES: Final = 3  # words of a name that signs without a valediction
COMMA: Final = re.compile(r", ?[-–—]?(?=[A-ZÀ-Þ])")
BARE_NAME: Final = re.compile(rf"[-–—~]{{0,2}} ?{expand('<<bare_name>>')}[.,]?")
INITIALS: Final = re.compile(r"[-–—~]{0,2} ?(?:[A-Z]\. ?)+[A-ZÀ-Þ][\w'’-]+[.,]?")  # "T. Odell"; a heading has none
ADDRESSED: Final = re.compile(r"[A-ZÀ-Þ][\w'’-]+(?=[,:!]?$)")
WORD: Final = re.compile(r"[\w'’-]+")
SENTENCE_ENDS: Final = frozenset(".!?…:,;")
FORMULA, VALEDICTION = ("formula",), ("formula", "valediction")


@dataclass(frozen=True, slots=True)
class Letter:
    """Its first paragraph, whether that greets, one past the last paragraph and the name under it, None where nobody signs."""

    first: int
    greets: bool
    end: int | None = None
    signer: str | None = None


def letters(texts: Sequence[str]) -> list[Letter]:
    """Return the letters in order: those that greet, and those that are announced or run on from a greeting and are signed."""
    found: list[Letter] = []
    for index in range(1, len(texts)):
        above = texts[index - 1]
        is_announced = ends_announcing(above) and not _greets(above)
        is_below_prose = is_announced or len(above.split()) >= SENTENCE
        greets = is_below_prose and _greets(texts[index])
        runs_on = is_below_prose and not greets and _pattern("greeting").match(texts[index]) is not None
        if greets or runs_on or (is_announced and _pattern("announced").search(above)):
            letter = _letter(texts, index, greets=greets)
            if greets or (letter.end and letter.end < len(texts)):  # who signs at the text's end is its author
                found.append(replace(letter, greets=greets or runs_on))
    places = answers(texts)
    answered = [own for place in sorted(places) if (own := _answered(texts, place, places))]
    firsts = {letter.first for letter in answered}
    return sorted([*answered, *(letter for letter in found if letter.first not in firsts)], key=lambda letter: letter.first)


def _answered(texts: Sequence[str], place: int, places: frozenset[int]) -> Letter | None:
    """Return the letter that is answered at one of such places; it may open the text. None where nobody is greeted above."""
    greeted = (first for first in range(place - 2, max(place - FURTHEST, 0) - 1, -1) if _greets(texts[first]))
    first = next(greeted, None)
    if first is None or first in places:
        return None
    return Letter(first, greets=True, end=place, signer=texts[place - 1].strip("-–—~., ").partition(",")[0])


def answers(texts: Sequence[str]) -> frozenset[int]:
    """Return the places of greetings that answer whoever signed right above: "Dear Dark," below "In the Dark, Dunmore".

    So columns print letters and what their author says to them. A text that does not open with a letter may quote both sides.
    """
    if not texts or not _greets(texts[0]):
        return frozenset()
    others = (index for index in range(1, len(texts)) if texts[index] != texts[0])  # that one greets the column's author
    return frozenset(index for index in others if _answers(texts[index], texts[index - 1]))


def _answers(text: str, above: str) -> bool:
    addressed = ADDRESSED.search(text) if _greets(text) else None
    is_signature = _is_short(above) and above[-1] not in SENTENCE_ENDS
    return addressed is not None and is_signature and addressed[0] in WORD.findall(above)


def signs_off(text: str) -> bool:
    """Tell a line with which a letter ends, and the name behind: "Until next month, Ines"."""
    name = _name_behind(text)
    return bool(name) and _is_short(text) and BARE_NAME.fullmatch(name) is not None


def _letter(texts: Sequence[str], first: int, *, greets: bool) -> Letter:
    """Return the letter that begins there, with what its writer adds under the name."""
    for index in range(first + 1, min(len(texts), first + FURTHEST + 1)):
        if _greets(texts[index]) or (index > first + 1 and texts[index - 1].endswith(":")):
            break  # another letter, or something else that is announced
        if signed := _signed(texts, index, greets=greets):
            end, signer = signed
            while end < len(texts) and _pattern("postscript").match(texts[end]):
                end += 1
            return Letter(first, greets, end, signer.strip("-–—~., ").partition(",")[0])
    return Letter(first, greets)


def _signed(texts: Sequence[str], index: int, *, greets: bool) -> tuple[int, str] | None:
    """Return one past the line with the name and the name, where somebody signs at a paragraph."""
    text = texts[index]
    if signs_off(text):
        return index + 1, _name_behind(text)
    below = texts[index + 1] if index + 1 < len(texts) else ""
    closing = VALEDICTION if greets or text.endswith(",") else FORMULA  # "Best" alone may head a list
    if len(text.split()) <= LONG and _pattern(*closing).fullmatch(text.rstrip(",. ")) and _is_name(below):
        return index + 2, below
    is_first_name = greets and len(text.split()) <= FIRST_NAMES and is_known_given_name(text)  # "Our Plan" is a heading
    signs = INITIALS.fullmatch(text) or (is_first_name and BARE_NAME.fullmatch(text))
    return (index + 1, text) if signs else None


def _is_name(text: str) -> bool:
    return _is_short(text) and BARE_NAME.fullmatch(text) is not None


def _name_behind(text: str) -> str:
    """Return what stands behind a valediction on its line: "Ines" of "Yours, with regards, Ines"."""
    ends = (comma for comma in COMMA.finditer(text) if _pattern(*VALEDICTION).fullmatch(text, 0, comma.start()))
    return next((text[comma.end() :] for comma in ends), "")


def _greets(text: str) -> bool:
    return _is_short(text) and _pattern("greeting").fullmatch(text) is not None


def _is_short(text: str) -> bool:
    return len(text.split()) <= SHORT


@cache
def _pattern(*kinds: str) -> re.Pattern[str]:
    return re.compile("|".join(pattern for kind, pattern, _language in rows("letters.tsv") if kind in kinds))
