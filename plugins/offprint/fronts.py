"""A line between a title and its text -> what it says of author and dates.

Such a line is made of pieces: names, dates, posts, labels ("Updated on"), counts; one section's name is borne. A line with
anything else in it is text: "By then the engines were cold." says nothing of an author, and "On May 6, 2025, I added …"
nothing of a date.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Final

from .front_pieces import ANNOUNCING, DATING, NAMING, label_of, may_have, pieces_of
from .given_names import has_given_name, is_known_given_name
from .people import (
    PARTICLES,
    has_group,
    is_group,
    is_named_like_a_paper,
    is_named_like_a_person,
    is_post,
    may_be_name,
    names_in,
    written_as_name,
)

__all__ = ["Front", "is_byline", "is_front_told", "read_front", "says_outright"]

MOST_POSTS: Final = 2
MOST_BEFORE_BY: Final = 3  # of these words in a line without a date
MOST_SPACES: Final = 24
LONGEST: Final = 180  # characters of such a line
MOST_OTHER_WORDS: Final = 5  # of the section or place that may stand in it
MOST_SECTIONS: Final = 16  # the same where a line says outright who and when: a system adds all sections and tags
TAG_WORDS: Final = 3
TOPICS: Final = "topics"  # the kind of label that stands before sections and tags
EXPECTING: Final = frozenset({"byline", "published", "updated"})  # kinds of label whose value may stand on the next line
CREDITED: Final = re.compile(
    r"^(?:[-–—]|--) |\w/[A-Z]\w|©|\bphoto", re.IGNORECASE
)  # a credit line, or who is quoted above: "— Jane Doe, May 3, 2024"
# "Text: Jane Doe / Photos: Ward Brandt" is none.
SHARED: Final = re.compile(r"(?:text|words|story|article)\w*\b.{2,60}[/,.|;]\s?(?:foto|photo)\w*(?: by)? ?[: ]", re.IGNORECASE)
PLACE: Final = re.compile(r"(?:(?:aus|da|de|en|from|in|à) )?\S+")  # behind a name
ACCOUNT: Final = re.compile(r"[a-z][\w.\-]{2,30}")  # a name that somebody writes with, where "by" announces it
ALONG: Final = frozenset({"&", "with", "avec", "mit", "con", "com"})  # before who reported too
SMALL: Final = PARTICLES | ALONG | {"by", "from", "für", "por", "para", "pour", "in", "on", "at", "to", "a"}


@dataclass(frozen=True, slots=True)
class Front:
    """What a line says; ``expects`` is the kind of value that must follow on the next line, "" when the line is whole.

    ``is_labelled``: a word such as "by" says that the names are the authors'; ``is_known``: all have common given names, or are
    those of a house who sign together. ``is_told``: a word such as "published" says what the date is.
    """

    authors: tuple[str, ...] = ()
    published: str | None = None
    updated: str | None = None
    is_labelled: bool = False
    is_known: bool = False
    is_told: bool = False
    expects: str = ""


@lru_cache(maxsize=2000)  # a line is asked about for the title, then for itself
def read_front(text: str, spoken: frozenset[str]) -> Front | None:
    """Read a line as Features.text has it; None when it is no such line. ``spoken``: the file's words in lower case."""
    if not text or not _is_short(text) or (CREDITED.search(text) and not SHARED.match(text)):
        return None
    state = _Reading(spoken)
    for piece, date in pieces_of(text):
        if not (state.add_date(date) if date else state.add(piece)):
            return None
    return state.front(is_announcing=text.endswith(":"))


def says_outright(text: str, spoken: frozenset[str]) -> bool:
    """Tell whether a line says who wrote the article, or when, by a label, a date, or names that are commonly given."""
    front = read_front(text, spoken) if _may_say_outright(text) else None
    return front is not None and bool(front.is_labelled or front.published or front.updated or front.is_known)


def is_byline(text: str) -> bool:
    """Tell whether a line says who wrote the article: "by Jane Doe", but "Author: Jane Doe" may be of a listed book."""
    front = read_front(text, frozenset()) if ":" not in text and _may_say_outright(text) else None
    return front is not None and front.is_labelled and bool(front.authors)


def is_front_told(text: str, spoken: frozenset[str]) -> bool:
    """Tell whether a line says by a label of its own that it names who wrote the article, or when: "Posted on … by …"."""
    front = read_front(text, spoken) if _may_say_outright(text) else None
    return front is not None and (front.is_labelled or front.is_told)


@lru_cache(maxsize=4096)
def _may_say_outright(text: str) -> bool:
    """Tell sooner, of most lines, that they do not: no digit, no label, no given name."""
    return _is_short(text) and (may_have(text, *NAMING) or has_given_name(text) or has_group(text))


def _is_short(text: str) -> bool:
    return len(text) <= LONGEST and text.count(" ") <= MOST_SPACES


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
        kind, rest, is_behind = label_of(piece)
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
        if self.pending == TOPICS:
            self.others += len(piece.split())
            return self.others <= MOST_SECTIONS
        names = _without_place(names_in(piece))
        if self.pending in ANNOUNCING and (announced := self._announced(names, piece)):
            if self.pending != "others":
                self.found = replace(self.found, authors=(*self.found.authors, *announced), is_labelled=True)
            self.pending = ""
            return True
        if self.pending in NAMING:
            return False
        is_other_post = is_post(piece) and not is_group(piece) and not is_known_given_name(piece)
        if names and not is_other_post and all(is_group(name) or is_named_like_a_person(name, self.spoken) for name in names):
            self.is_loose |= not (is_post(piece) or _is_name_form(piece.split()))
            if self.pending != "others" and not self.found.is_labelled:
                known = all(is_group(name) or is_known_given_name(name) for name in names)
                known = known and (self.found.is_known or not self.found.authors)
                self.found = replace(self.found, authors=(*self.found.authors, *names), is_known=known)
            return True
        return self._add_others(piece)

    def _add_others(self, piece: str) -> bool:
        words = piece.split()
        if is_post(piece) and len(words) <= 2 * MOST_OTHER_WORDS:
            self.posts += 1
            return self.posts <= MOST_POSTS
        self.others += len(words)
        self.before += 0 if self.found.authors else len(words)
        is_dated_name = self.found.is_known and (self.found.published or self.found.updated)
        most = MOST_SECTIONS if self.found.is_labelled or is_dated_name else MOST_OTHER_WORDS
        is_known_form = _is_name_form(words) or len(words) == 1 or (most == MOST_SECTIONS and _are_tags(piece))
        return self.others <= most and is_known_form

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


def _without_place(names: tuple[str, ...]) -> tuple[str, ...]:
    """Leave out what says for whom somebody writes, or from where: "Jane Doe, Strait Gazette", "Jane Doe, Norhaven"."""
    match names:
        case (name, place) if _writes_from(name, place):
            return (name,)
    return (*names[:1], *(name for name in names[1:] if not is_named_like_a_paper(name)))


def _writes_from(name: str, place: str) -> bool:
    is_person = " " in name and is_known_given_name(name)
    return is_person and PLACE.fullmatch(place) is not None and not is_known_given_name(place)


def _are_tags(piece: str) -> bool:
    """Tell whether a piece may be a list of topics: "night ferries, island life"."""
    parts = piece.split(",")
    return len(parts) > 1 and all(len(part.split()) <= TAG_WORDS for part in parts)


def _is_name_form(words: Sequence[str]) -> bool:
    return all(word[0].isupper() or word[0].isdigit() or word.casefold() in SMALL for word in words)
