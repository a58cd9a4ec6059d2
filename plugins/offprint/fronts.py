"""A line between a title and its text -> what it says of author and dates.

Such a line is made of pieces: names, dates, posts, labels ("Updated on"), counts; one section's name is borne. A line with
anything else in it is text: "By then the engines were cold." says nothing of an author, and "On May 6, 2025, I added …"
nothing of a date.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from typing import Final

from .caseless import Caseless
from .dates import find_dates
from .people import (
    PARTICLES,
    is_group,
    is_known_given_name,
    is_named_like_a_paper,
    is_named_like_a_person,
    is_post,
    may_be_name,
    names_in,
    written_as_name,
)
from .tables import expand, rows

__all__ = ["Front", "read_front"]

MOST_POSTS: Final = 2
MOST_BEFORE_BY: Final = 3  # of these words in a line without a date
MOST_SPACES: Final = 24
LONGEST: Final = 180  # characters of such a line
MOST_OTHER_WORDS: Final = 5  # of the section or place that may stand in it
MOST_SECTIONS: Final = 16  # the same where a line says outright who and when: a system adds all sections and tags
CUT: Final = re.compile(
    r"\s*(?:\.\s(?=(?:Medically|Reviewed|Edited|Updated|Published|Last)\b)|[|•·・‧●∙⋅◦▪–—/\\»›>;:()\[\]]|\s-+\s|^-+\s|\s-+$|\s\*\s)\s*"
)
EDGES: Final = " \t.,;:-–—|•·/*\N{VARIATION SELECTOR-16}"
SYMBOLS: Final = re.compile(r"[\U0001F000-\U0001FFFF\u2190-\u2BFF\uE000-\uF8FF]")
LEADING: Final = re.compile(r"^(?:at|on|um|à) (?=\w+)", re.IGNORECASE)  # what is left before a time of day
DATING: Final = frozenset({"published", "updated"})
EXPECTING: Final = frozenset({"byline", "published", "updated"})  # kinds of label whose value may stand on the next line
ANNOUNCING: Final = frozenset({"byline", "text_by", "others"})  # kinds of label before names
CREDITED: Final = re.compile(
    r"^(?:[-–—]|--) |\w/[A-Z]\w|©|\bphoto", re.IGNORECASE
)  # a credit line, or who is quoted above: "— Jane Doe, May 3, 2024"
ACCOUNT: Final = re.compile(r"[a-z][\w.\-]{2,30}")  # a name that somebody writes with, where "by" announces it
MAY_PART: Final = re.compile(r"[a-z\d][A-Z]|\d{4}")  # every seam has one of these, and it is found sooner
SMALL: Final = PARTICLES | {"&", "by", "with", "from", "für", "por", "para", "pour", "in", "on", "at", "to", "a"}


@dataclass(frozen=True, slots=True)
class Front:
    """What a line says; ``expects`` is the kind of value that must follow on the next line, "" when the line is whole.

    ``is_labelled``: a word such as "by" says that the names are the authors'; ``is_known``: all have common given names.
    ``is_told``: a word such as "published" says what the date is.
    """

    authors: tuple[str, ...] = ()
    published: str | None = None
    updated: str | None = None
    is_labelled: bool = False
    is_known: bool = False
    is_told: bool = False
    expects: str = ""


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
    """Return what says nothing wherever it stands in such a line: times of day and names of weekdays."""
    return Caseless(expand(r"\b(?:\d{1,2}[:.h]\d{2}(?:[:.]\d{2})?(?: ?[ap]\.?m\b\.?)?|\d{1,2} ?[ap]\.?m\b\.?|<<weekday>>\b)"))


@lru_cache(maxsize=2000)  # a line is asked about for the title, then for itself
def read_front(text: str, spoken: frozenset[str]) -> Front | None:
    """Read a line as Features.text has it; None when it is no such line. ``spoken``: the file's words in lower case."""
    if not text or len(text) > LONGEST or text.count(" ") > MOST_SPACES or CREDITED.search(text):
        return None
    state = _Reading(spoken)
    for piece, date in _pieces(_parted(text)):
        if not (state.add_date(date) if date else state.add(piece)):
            return None
    return state.front(is_announcing=text.endswith(":"))


def _parted(text: str) -> str:
    """Part what pages show apart and their text runs together: "ByJane Doe", "May 3, 2024Updated", "Jane Doe 4 Comments"."""
    apart = _seams().sub(" ", text) if MAY_PART.search(text) else text
    return _counts().sub(" | ", apart)


@cache
def _counts() -> Caseless:
    """Return the blank before a count."""
    return Caseless(rf"\s+(?=\d[\d.,]*(?:\s?[-–]\s?\d+)?\+?[ -]?(?:{_joined('counted')})\b)")


def _joined(kind: str) -> str:
    return "|".join(row[1] for row in rows("front_words.tsv") if row[0] == kind)


@cache
def _seams() -> re.Pattern[str]:
    return re.compile(
        expand(
            r"(?<=\d{4})(?=[A-Z])|(?<=^By)(?=[A-Z][a-z])"
            r"|(?<=[a-z])(?=(?:Published|Updated|Posted|Written|Reviewed|Edited|Last|In|On|Senior|Founder|Editor|Staff)\b)"
            r"|(?<=[a-z])(?=(?:(?i:<<month>>))\.? \d{1,2},? \d{4})"
        )
    )


def _pieces(text: str) -> Iterator[tuple[str, str]]:
    """Yield the line's pieces in their order, each as words or as a date."""
    begin = 0
    for date in (*find_dates(text), None):
        between = text[begin : date.begin if date else len(text)]
        said = _silent().sub(" ", between).replace("@", " ")
        for part in CUT.split(said if said.isascii() else SYMBOLS.sub(" ", said)):
            words = " ".join(part.split()).strip(EDGES)
            if words:
                yield words, ""
        if date:
            yield "", date.iso
            begin = date.end


@dataclass(slots=True)
class _Reading:
    """A line as far as it is read."""

    spoken: frozenset[str]
    found: Front = Front()
    pending: str = ""  # the kind of the label that was read last
    others: int = 0  # words of pieces that are nothing known
    before: int = 0  # of these, the ones before the first name
    posts: int = 0
    is_loose: bool = False  # other words stand in a piece with names
    is_account: bool = False  # the name is one that somebody writes with

    def add_date(self, iso: str) -> bool:
        """Take in a date: that of an update where a label says so or where it is the second."""
        known = (self.found.published, self.found.updated)
        self.found = replace(self.found, is_told=self.found.is_told or self.pending in DATING)
        if iso not in known:
            if self.pending == "updated" and self.found.updated is None:
                self.found = replace(self.found, updated=iso)
            elif self.found.published is None:
                self.found = replace(self.found, published=iso)
            elif self.found.updated is None:
                first, second = sorted((self.found.published, iso))
                self.found = replace(self.found, published=first, updated=second)
        self.pending = ""
        return True

    def add(self, piece: str) -> bool:
        """Take in a piece; return False when it is none of a line of this kind."""
        kind, rest, is_behind = _label_of(piece)
        if kind and not rest:
            return self._add_label(kind)
        if is_behind:  # "Jane Doe Published" before a date
            return self.add(rest) and self._add_label(kind)
        if kind:
            self.pending = kind
        return self._add_names(rest)

    def _add_label(self, kind: str) -> bool:
        if kind not in ("nothing", "before_date") or (kind == "before_date" and not self.pending):
            self.pending = kind
        return True

    def _add_names(self, piece: str) -> bool:
        names = names_in(piece)
        # "Jane Doe, Strait Gazette": what follows a name says for whom.
        names = (*names[:1], *(name for name in names[1:] if not is_named_like_a_paper(name)))
        if self.pending in ANNOUNCING and (names := self._announced(names, piece)):
            if self.pending != "others":
                self.found = replace(self.found, authors=(*self.found.authors, *names), is_labelled=True)
            self.pending = ""
            return True
        if self.pending in ANNOUNCING - {"others"}:
            return False
        is_other_post = is_post(piece) and not is_group(piece) and not is_known_given_name(piece)
        if names and not is_other_post and all(is_group(name) or is_named_like_a_person(name, self.spoken) for name in names):
            self.is_loose |= not (is_post(piece) or _is_name_form(piece.split()))
            if self.pending != "others" and not self.found.is_labelled:
                known = all(is_group(name) or is_known_given_name(name) for name in names)
                known = known and (self.found.is_known or not self.found.authors)
                self.found = replace(self.found, authors=(*self.found.authors, *names), is_known=known)
            return True
        if is_post(piece) and len(piece.split()) <= 2 * MOST_OTHER_WORDS:
            self.posts += 1
            return self.posts <= MOST_POSTS
        words = piece.split()
        self.others += len(words)
        self.before += 0 if self.found.authors else len(words)
        is_dated_name = self.found.is_known and (self.found.published or self.found.updated)
        most = MOST_SECTIONS if self.found.is_labelled or is_dated_name else MOST_OTHER_WORDS
        return self.others <= most and (_is_name_form(words) or len(words) == 1)

    def _announced(self, names: tuple[str, ...], piece: str) -> tuple[str, ...]:
        """Return which of the names that a piece seems to hold are names if a label such as "by" announces them."""
        if names and written_as_name(names[0]) and is_named_like_a_person(names[0], self.spoken):
            # "Jane Doe, Senior Keeper, Strait Design": what else stands there says who that is.
            has_post = is_post(piece)
            others = (one for one in names[1:] if is_known_given_name(one) or not has_post)
            return (names[0], *(one for one in others if is_named_like_a_person(one, self.spoken)))
        if names and all(map(written_as_name, names)):
            return names
        self.is_account = ACCOUNT.fullmatch(piece) is not None and may_be_name(piece)
        return (piece,) if self.is_account else ()

    def front(self, *, is_announcing: bool) -> Front | None:
        """Return what the whole line says, None when it says nothing of author or dates; an announcing one ends in a colon."""
        found = self.found
        expects = self.pending if self.pending in EXPECTING else ""
        if not (found.authors or found.published or found.updated) and (not expects or self.others):
            return None
        if (self.before > MOST_BEFORE_BY or self.is_loose) and not (found.published or found.updated):
            return None  # a line of a list, "A Book of Boats by Jane Doe"; a sentence, "Jane Doe, who never cared to …"
        if self.is_account and not (found.published or found.updated):
            return None  # "by design"
        if is_announcing and found.authors and not found.is_labelled:
            return None  # "Jane Doe, May 3, 2024:" says who is quoted below
        return replace(found, expects=expects)


def _is_name_form(words: Sequence[str]) -> bool:
    return all(word[0].isupper() or word[0].isdigit() or word.casefold() in SMALL for word in words)


@cache
def _announcing() -> Caseless:
    """Return the labels that stand before names, with the names behind them."""
    return Caseless(rf"(?:{_alternatives(*sorted(ANNOUNCING))})[ :]+(?P<rest>\S.*)")


def _label_of(piece: str) -> tuple[str, str, bool]:
    """Return the kind of label that a piece is, ends in or begins with, the rest, and whether the label is behind it."""
    if whole := _whole().fullmatch(piece):
        return str(whole.lastgroup), "", False
    if behind := _behind().fullmatch(piece):
        return str(behind.lastgroup), behind["rest"].rstrip(EDGES), True
    if announced := _announcing().fullmatch(LEADING.sub("", piece)):
        return next(kind for kind in sorted(ANNOUNCING) if announced[kind]), announced["rest"], False
    return "", piece, False
