"""Paragraphs -> which are attributions of the quotation above them: "— Ines Calloway", or a name under quotation marks.

Such a line belongs to the quotation and ends it. On the bench, under a paragraph that is quoted, a line that opens with a
dash was quoted too 88 times of 96 (10 sites), a name under a paragraph in quotation marks 80 times of 81 (nearly all of one
site); what stood below, and had no such line of its own, once of 159. A line that says where the author found it
("[Via the Strait Gazette]") was the author's 70 times of 70 (training/README.md).
"""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from ..features import is_wholly_quoted
from ..given_names import is_known_given_name
from ..people import is_named_like_a_paper, is_named_like_a_person, is_post, spoken_words
from ..tables import expand
from .naming import is_publication

__all__ = ["attribution_lines", "may_attribute", "may_be_name", "says_where_found"]

DASHED, NAMED = 0.91, 0.98  # how likely one belongs to the quotation; by Laplace's rule of succession
LONGEST, POST_WORDS = 18, 8  # words of such a line, and of one that tells what the person does
STOPS: Final = (*".:;,!?…-–—",)
DASH: Final = re.compile(r"[-–—―~]{1,3} ?[\"“*_]?[A-ZÀ-Þ@]")
CLOSING: Final = '"”“»«'  # marks with which a text in quotation marks ends
LISTED: Final = re.compile(r"[-–—―~•*]")  # several such lines one below the other are a list, or people who speak
INITIAL: Final = re.compile(r" [A-ZÀ-Þ]\.$")  # "— Ingrid S."
NO_NAMES_OWN: Final = frozenset({"the", "for", "of"})  # small words of headings and works
YEAR: Final = re.compile(r"(?:1[5-9]|20)\d\d")
BESIDE_NAME: Final = re.compile(r" [(@]| on (?=[A-Z])")  # what stands behind a name: "(@northportines) on Twitter"


def attribution_lines(texts: tuple[str, ...]) -> dict[int, float]:
    """Return the places of such lines, from 0, each with how likely it belongs to the quotation if the text above is one."""
    found: dict[int, float] = {}
    for index in range(1, len(texts)):
        if likely := _likely(texts, index):
            found[index] = likely
        elif index - 1 in found and _tells_more(texts[index]):
            found[index] = found[index - 1]
    return found


def _tells_more(line: str) -> bool:
    """Tell whether a line under an attribution says what the person does, or for whom: "Strait Gazette"."""
    is_told = is_post(line) or is_named_like_a_paper(line) or is_publication(line)
    return is_told and len(line.split()) <= POST_WORDS and may_attribute(line)


def may_attribute(line: str) -> bool:
    """Tell whether a line is one by its length and its end."""
    return len(line.split()) <= LONGEST and (not line.endswith(STOPS) or INITIAL.search(line) is not None)


def says_where_found(text: str) -> bool:
    """Tell whether a line says where the author found what stands above it."""
    return len(text.split()) <= LONGEST and _found().match(text) is not None


@cache
def _found() -> re.Pattern[str]:
    return re.compile(rf"\W*(?i:{expand('<<found_at>>')})\b")


def _likely(texts: tuple[str, ...], index: int) -> float:
    line, above = texts[index], texts[index - 1]
    is_dashed = DASH.match(line) is not None
    is_under = is_dashed or ((line[0].isupper() or line[0] == "@") and above[-1] in CLOSING)
    if not is_under or above.endswith(":") or not may_attribute(line) or says_where_found(line):
        return 0.0
    if is_dashed:
        return 0.0 if any(map(LISTED.match, texts[index - 1 : index + 2 : 2])) else DASHED
    if not is_wholly_quoted(above):
        return 0.0
    is_named = any(_is_person(part, texts) or YEAR.fullmatch(part) for part in line.split(", "))
    return NAMED if is_named or line[0] == "@" or is_publication(line) else 0.0


def may_be_name(line: str, texts: tuple[str, ...]) -> bool:
    """Tell whether a line may begin with somebody's name: one word, or a name by the words that the article has."""
    name = BESIDE_NAME.split(line.partition(", ")[0])[0]
    if " " not in name:
        return True
    return NO_NAMES_OWN.isdisjoint(name.split()) and is_named_like_a_person(name, spoken_words(texts))


def _is_person(part: str, texts: tuple[str, ...]) -> bool:
    name = BESIDE_NAME.split(part)[0]
    is_known = is_known_given_name(name)
    if " " not in name:
        return is_known
    return may_be_name(part, texts) and (is_known or _is_mentioned(name.split()[-1], texts))


def _is_mentioned(surname: str, texts: tuple[str, ...]) -> bool:
    """Tell whether a surname stands in a second text: headings are made like names too."""
    mention = re.compile(rf"\b{re.escape(surname)}\b")
    return sum(mention.search(text) is not None for text in texts) > 1
