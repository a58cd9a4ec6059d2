"""Texts -> names of people: what a byline or an author's field holds.

Knows how names are written, not who is who: a name is one by its form, by a common given name (`given_names`), and
by its words not being used as words in the article.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Final

from .caseless import Caseless
from .given_names import is_known_given_name
from .tables import expand, rows, words

__all__ = [
    "PARTICLES",
    "has_group",
    "is_account",
    "is_group",
    "is_named_like_a_paper",
    "is_named_like_a_person",
    "is_post",
    "is_post_alone",
    "may_be_name",
    "name_alone",
    "names_in",
    "opening_name",
    "spoken_words",
    "tells_of",
    "written_as_name",
]

BETWEEN: Final = re.compile(r"\s*(?:,? (?:and|und|et|(?-i:[ye])|with)\b(?!-)|[,;&|]|\s/\s| • | · )\s*", re.IGNORECASE)
# "JANE DOE Herald Staff Writer": newspapers set the name apart by capitals.
CAPITALS_FIRST: Final = re.compile(
    r"[A-ZÀ-Þ][A-ZÀ-Þ.'’-]+(?: [A-ZÀ-Þ][A-ZÀ-Þ.'’-]*){0,2} [A-ZÀ-Þ][A-ZÀ-Þ'’-]+(?= [A-ZÀ-Þ][a-zà-ÿ])"
)
BEHIND: Final = re.compile(r"(?<=\w) (?:for|For(?= The )|from|at|in|on|via|für|pour|para)\b.*")  # a name: "… for the Herald"
SECTIONS: Final = re.compile(r"(\S+ \S.*?) In [A-Z].*")  # behind a name of two words: "Jane Doe In Travel, Guides"
OPENING: Final = re.compile(r"((?:(?:Dr|Prof)\.? )?[A-Z][\w'’.-]+(?: [A-Z][\w'’.-]*){1,3}) ")
# The mark of a note behind a name, what its bearer did, an account: "Colm Dray (now) and Asta Berg (photos)".
NOTED: Final = re.compile(expand(r"(?<=[^\W\d_]{2})\d$|[*†‡§]+$| \((?:@[\w.]+|[a-z][^()]{0,30}|<<author_did>>)\)$"))
SPOKEN: Final = re.compile(r"[^\w'\-/@.#=&]([^\W\d_A-Z]{2,})")  # no part of an address
LONGEST: Final = 60  # characters of a name
MOST_WORDS: Final = 6
POST_WORDS: Final = 8
KIND_WORDS: Final = 3  # of a post in small letters
NOT_A_KIND: Final = frozenset({"a", "an", "and", "for", "her", "his", "my", "or", "our", "the", "to", "your"})  # as in headings
SMALL: Final = 3  # letters of a word that a post may write small
PERSON_WORDS: Final = range(2, 5)  # of a person's name, small ones not counted
# Addresses, numbers, and several links with no blank between: "Ferry ChecklistsNight BoatsHarbour".
NO_NAME: Final = re.compile(
    r"https?:|www\.|@|^\W*$|[{}<>=#:]|\d{3,}|(?<!\w)\d+(?!\w)|^\w+(?:\.\w+){3,}$|(?:[A-Z][a-z]{3,}[A-Z].*){2}"
)
NAME_WORD: Final = re.compile(r"[^\W\d_][\w'’.\-]{0,24}")  # a longer one is several, run together
WITH_ACCOUNT: Final = re.compile(r" @\w+$")
ACCOUNT: Final = re.compile(r"(?=\S*[a-z])[\w.\-]+|.*\b(?:admin|administrator|webmaster)\b.*", re.IGNORECASE)
PARTICLES: Final = words("particles.txt")


@cache
def _said(kind: str) -> str:
    return "(?:" + "|".join(pattern for own, pattern, _reason in rows("people.tsv") if own == kind) + ")"


@cache
def _like(kind: str, before: str = "", behind: str = "") -> re.Pattern[str]:
    """Return what a kind of the table matches, capitals counting, with more before and behind it."""
    return re.compile(f"{before}{_said(kind)}{behind}")


@cache
def _by() -> Caseless:
    return Caseless(rf"^{_said('by')}\b ?:? ?")


@cache
def _alone() -> Caseless:
    return Caseless(rf"(?P<announced>(?:{_said('by')}|{_said('about')})(?: ?: ?| ))?(?P<name>\w.*?)[.:]?")


@cache
def _post() -> Caseless:
    return Caseless(rf"\b{_said('post')}\b")


@cache
def _with_post() -> Caseless:
    """Return what a post behind a name is, as far as the next name: ", Home and Garden Editor"."""
    return Caseless(rf",\s+[^,;|]{{0,60}}?{_post().pattern}(?:\s+(?!(?:and|und|et|(?-i:y))\b)[\w-]+)*")


@cache
def _post_behind() -> Caseless:
    return Caseless(rf"(?: {_said('before_post')})* {_said('post')}$")


def names_in(text: str) -> tuple[str, ...]:
    """Return the names that a field for authors holds, as written; a post behind a name is left out, a degree stays."""
    text = SECTIONS.sub(r"\1", _with_post().sub("", _by().sub("", text.strip()))).strip(" ,;:|•·-–—")
    text = _with_agency().sub("", text)
    if _like("company", r"\w ", "$").search(text) and may_be_name(text):
        return (text,)
    names: list[str] = []
    for part in map(_single, BETWEEN.split(text)):
        if names and _like("credential").fullmatch(part):
            names[-1] += f", {part}"
        elif part and not (names and _post().search(part)) and may_be_name(part) and part not in names:
            names.append(part)
    return tuple(names)


@cache
def _with_agency() -> re.Pattern[str]:
    """Match the agency whose reports an author took up: "Ines Calloway and AP"."""
    return re.compile(expand(r"(?<=\w)(?:,? (?:and|avec|com|con|e|et|mit|und|with|y)|,| ?/) <<agency>>$"))


def name_alone(text: str) -> tuple[str, bool]:
    """Return what a line of its own may name, "" for nothing, and whether words such as "About" announce it."""
    found = _alone().fullmatch(text)
    return (found["name"], found["announced"] is not None) if found else ("", False)


def tells_of(text: str, name: str) -> bool:
    """Tell whether a text begins with a name and says what its bearer is or does."""
    return text.startswith(f"{name} ") and _like("does", behind=r"\b").match(text, len(name) + 1) is not None


def opening_name(text: str) -> str:
    """Return the name with which a text begins that says what its bearer is or does, "" for none."""
    found = OPENING.match(text)
    return found[1] if found and tells_of(text, found[1]) else ""


def _single(part: str) -> str:
    """Return a name without what follows it ("… for the Herald"), and once where it stands twice."""
    part = BEHIND.sub("", part).strip(" -–—")
    if in_capitals := CAPITALS_FIRST.match(part):
        return in_capitals[0]
    if " " in part:
        part = NOTED.sub("", part)
    parts = part.split()
    half = len(parts) // 2
    if parts and parts[:half] == parts[half:]:
        return " ".join(parts[:half])
    return _without_post(part)


def _without_post(part: str) -> str:
    """Return a name without the post that stands behind it with no comma between: "Jane Doe Senior Staff Writer"."""
    name = part if is_group(part) and not is_known_given_name(part) else _post_behind().sub("", part)
    return name if " " in name and (is_known_given_name(name) or is_named_like_a_person(name, frozenset())) else part


def may_be_name(part: str) -> bool:
    """Tell whether a text may be anybody's name at all."""
    if len(part) > LONGEST or NO_NAME.search(part) or part.casefold() in words("no_authors.txt"):
        return False
    return len(part.split()) <= MOST_WORDS and any(map(str.isalpha, part))


def is_account(name: str) -> bool:
    """Tell whether a name is one that somebody logs in with, or nobody's: "jdoe", "NOC Admin"."""
    return ACCOUNT.fullmatch(name) is not None


@lru_cache(maxsize=2)  # a file's title and its byline are looked for with the same words
def spoken_words(texts: tuple[str, ...]) -> frozenset[str]:
    """Return the words that a file's lines have in lower case: a name's words are hardly among them."""
    return frozenset(SPOKEN.findall("\n" + "\n".join(texts)))


def is_post(text: str) -> bool:
    """Tell whether a text names somebody's work: "Staff Writer"."""
    return _post().search(text) is not None


def is_post_alone(text: str) -> bool:
    """Tell whether a text is what somebody does and nothing else, as under a name: "Staff Writer", "Harbour correspondent"."""
    parts = WITH_ACCOUNT.sub("", text).split()
    if len(parts) > POST_WORDS or ":" in text or text[-1:] in ".?!" or not (post := _post().search(text)):
        return False
    is_kind = post.end() == len(text) and 1 < len(parts) <= KIND_WORDS and NOT_A_KIND.isdisjoint(text.lower().split())
    return is_kind or all(part[0].isupper() or len(part) <= SMALL for part in parts)


def written_as_name(text: str) -> bool:
    """Tell whether a text that is announced as a name has the form of one: words in capitals, small ones between them."""
    parts = text.split()
    if parts and _like("credential").fullmatch(parts[-1]):
        return parts[0][0].isupper()
    own = [part for part in parts if part not in PARTICLES]
    is_capital = all(part[0].isupper() or not part[0].isalpha() for part in own)
    return 0 < len(own) <= MOST_WORDS and is_capital and parts[0][0].isalpha() and not text.endswith((".", "?", "!"))


@cache
def _of_papers() -> frozenset[str]:
    return frozenset(word.casefold() for word in words("publication_words.txt"))


def is_group(text: str) -> bool:
    """Tell whether a text names the people of a house who sign together: "Harbour Staff", "The Harbour Team"."""
    return _like("group").fullmatch(text) is not None


def has_group(text: str) -> bool:
    """Tell whether a text may have such a name in it."""
    return _like("group").search(text) is not None


def is_named_like_a_paper(text: str) -> bool:
    """Tell whether a text has a publication's word, "Gazette", and no common given name."""
    return not is_known_given_name(text) and not _of_papers().isdisjoint(text.casefold().split())


def is_named_like_a_person(text: str, spoken: frozenset[str]) -> bool:
    """Tell whether a text is a person's name; ``spoken`` are the words that the file has in lower case."""
    parts = text.partition(",")[0].split()
    own = [part for part in parts if part not in PARTICLES]
    if len(own) not in PERSON_WORDS or len(parts) > MOST_WORDS or not all(NAME_WORD.fullmatch(part) for part in parts):
        return False
    if not all(part[0].isupper() for part in own):
        return False
    lowered = [part.casefold().strip(".") for part in own]
    is_known = is_known_given_name(" ".join(own))
    # "Theresa May" bears a name, and the A of "Martha A. Venn" stands for one.
    last = len(own) - (is_known or _like("surname").fullmatch(lowered[-1]) is not None)
    telling = [word for at, word in enumerate(lowered[:last]) if len(word) > 1 or (at == 0 and not own[0].endswith("."))]
    if any(word in words("no_names.txt") for word in telling) or not _of_papers().isdisjoint(lowered):
        return False
    if is_known:
        return True
    return not any(word in spoken for word in lowered)
