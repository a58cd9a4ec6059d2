"""A line between a title and its text -> its pieces, as words, dates and the labels before or behind them ("Updated on").

What labels there are is data (data/front_words.tsv). Says nothing of what the line means.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import Final

from .caseless import Caseless
from .dates import find_dates
from .tables import expand, rows

__all__ = ["ANNOUNCING", "DATING", "NAMING", "is_date_alone", "label_of", "may_have", "pieces_of"]

CUT: Final = re.compile(
    r"\s*(?:\.\s(?=(?:Medically|Reviewed|Edited|Updated|Published|Last|Von)\b)|[.,]\s(?=(?:Foto|Photo|Illustra|Ilustra)\w*[ :])"
    r"|,?\s(?=with (?:additional )?reporting by\b)"
    r"|[|•·・‧●∙⋅◦▪–—/\\»›>;:()\[\]]|\s-+\s|^-+\s|\s-+$|\s\*\s)\s*"
)
EDGES: Final = " \t.,;:-–—|•·/*\N{VARIATION SELECTOR-16}"
SYMBOLS: Final = re.compile(r"[\U0001F000-\U0001FFFF\u2190-\u2BFF\uE000-\uF8FF]")
GAP: Final = re.compile(r"\s+,")
LEADING: Final = re.compile(r"^(?:at|on|um|à) (?=\w+)", re.IGNORECASE)  # what is left before a time of day
NAMING: Final = ("byline", "text_by")  # kinds of label before the names of authors
ANNOUNCING: Final = (*NAMING, "others")  # kinds of label before names
DATING: Final = ("published", "updated")  # kinds of label before dates
MAY_TELL: Final = re.compile(r"\d|[a-z][A-Z]")  # a date has a digit, and what runs together a capital within
MAY_PART: Final = re.compile(r"[a-z\d][A-Z]|\d{4}")  # every seam has one of these, and it is found sooner


def _parted(text: str) -> str:
    """Part what pages show apart and their text runs together: "ByJane Doe", "May 3, 2024Updated", "Jane Doe 4 Comments"."""
    apart = _seams().sub(" ", text) if MAY_PART.search(text) else text
    return _counts().sub(" | ", apart)


@cache
def _counts() -> Caseless:
    """Return the blank before a count."""
    return Caseless(rf"\s+(?=\d{{1,3}}(?:[.,]\d{{3}}|\s?[-–]\s?\d{{1,2}}|\+)?[ -]?(?:{_joined('counted')})\b)")


def _joined(kind: str) -> str:
    return "|".join(row[1] for row in rows("front_words.tsv") if row[0] == kind)


@cache
def _seams() -> re.Pattern[str]:
    return re.compile(
        expand(
            r"(?<=\d{4})(?=[A-Z])|(?<=(?:19|20)\d{2})-?(?=\d{1,2}:\d{2})|(?<=^By)(?=[A-Z][a-z])"
            r"|(?<=[a-z])(?=(?:Published|Updated|Posted|Written|Reviewed|Edited|Last|In|On|Senior|Founder|Editor|Staff)\b)"
            r"|(?<=[a-z])(?=(?:(?i:<<month>>))\.? \d{1,2},? \d{4})"
        )
    )


@lru_cache(maxsize=2000)  # a line is asked about for the title, then for itself
def pieces_of(text: str) -> tuple[tuple[str, str], ...]:
    """Return the pieces of a line in their order, each as words or as a date."""
    return tuple(_pieces(_parted(text)))


def _pieces(text: str) -> Iterator[tuple[str, str]]:
    begin = 0
    for date in (*find_dates(text), None):
        between = text[begin : date.begin if date else len(text)]
        said = GAP.sub(",", _silent().sub(" ", between)).replace("@", " ")
        for part in CUT.split(said if said.isascii() else SYMBOLS.sub(" ", said)):
            words = " ".join(part.split()).strip(EDGES)
            if words:
                yield words, ""
        if date:
            yield "", date.iso
            begin = date.end


def _alternatives(*kinds: str) -> str:
    """Join the labels of each kind to a group of its name."""
    return "|".join(f"(?P<{kind}>{_joined(kind)})" for kind in kinds)


@cache
def _whole() -> Caseless:
    """Return what a whole piece may be; of a label that is of two kinds the first counts."""
    return Caseless(_alternatives(*dict.fromkeys(row[0] for row in rows("front_words.tsv") if row[0] != "counted")))


@cache
def _behind() -> Caseless:
    """Return the labels that stand before a date, behind something else; the longest label first."""
    return Caseless(rf"(?P<rest>.+?)\s+(?:{_alternatives('published', 'updated', 'before_date')})")


@cache
def _silent() -> Caseless:
    """Return what says nothing wherever it stands in such a line: addresses, times, weekdays, dates of either April or May.

    Nor does what each of several authors did: "Colm Dray (now) and Asta Berg (earlier)".
    """
    at = r"(?:\b(?:a las|às|alle(?: ore)?|ore|kl\.?|om|um) )?"
    zone = r"(?: (?:[cemp][sd]t|utc|gmt|ist|bst|cest?)\b)?"
    clock = rf"{at}\d{{1,2}}(?:[:.h]| h )\d{{2}}(?:[:.]\d{{2}})?(?: ?[ap]\.?m\b\.?| ?h(?:rs?|oras?)?\b\.?)?{zone}"
    address = r"[\w.+-]+@[\w-]+(?:\.\w+)+"
    said = rf"\b(?:{address}|{clock}|\d{{1,2}} ?[ap]\.?m\b\.?|<<weekday>>\b|\d{{1,2}}/\d{{1,2}}/\d{{4}}\b)"
    return Caseless(expand(rf"{said}|\(<<author_did>>\)"))


@cache
def _announcing() -> Caseless:
    """Return the labels that stand before names, with the names behind them."""
    return Caseless(rf"(?:{_alternatives(*sorted(ANNOUNCING))})[ :]+(?P<rest>\S.*)")


def label_of(piece: str) -> tuple[str, str, bool]:
    """Return the kind of label that a piece is, ends in or begins with, the rest, and whether the label is behind it."""
    if whole := _whole().fullmatch(piece):
        return str(whole.lastgroup), "", False
    if behind := _behind().fullmatch(piece):
        return str(behind.lastgroup), behind["rest"].rstrip(EDGES), True
    if announced := _announcing().fullmatch(LEADING.sub("", piece)):
        return next(kind for kind in sorted(ANNOUNCING) if announced[kind]), announced["rest"], False
    return "", piece, False


def may_have(text: str, *kinds: str) -> bool:
    """Tell whether a line may have a date or a label of one of the kinds; of most it is told sooner that they have none."""
    return MAY_TELL.search(text) is not None or _labels(*kinds).search(text) is not None


@cache
def _labels(*kinds: str) -> Caseless:
    return Caseless(rf"(?<!\w)(?:{'|'.join(map(_joined, kinds))})(?!\w)")


def is_date_alone(text: str) -> bool:
    """Tell whether a line is a date, or what announces one, and nothing else but counts and buttons: "May 3, 2024 Share"."""
    if not may_have(text, *DATING):
        return False
    said = [("date", "") if date else label_of(piece)[:2] for piece, date in pieces_of(text)]
    return all(kind and not rest for kind, rest in said) and any(kind == "date" or kind in DATING for kind, _rest in said)
