"""A name as it stands -> the name to show; which names are publications'."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from ..given_names import is_known_given_name
from ..glosses import JOINING
from ..tables import rows, words

__all__ = ["POSSESSIVE", "is_compound_masthead", "is_masthead", "is_publication", "normal", "without_title"]

PERSON_WORDS: Final = (2, 3)
PLACE_LETTERS: Final = 3  # of what such a name begins with: "Elbepost"
INITIAL: Final = re.compile(r" [A-ZÀ-Þ]$")  # "Ingrid S."
POSSESSIVE: Final = re.compile(r"['’]s?$")
TITLES: Final = re.compile(
    r"^(?:(?:[A-Z][\w.]* ){0,3}?"
    r"(?:Administrator|Ambassador|Captain|Chancellor|Chief|Colonel|Commissioner|Council(?:l?or|man|woman)|Director|Editor"
    r"|General|Governor|Judge|Justice|Mayor|Minister|Officer|President|Secretary|Senator|Sheriff|Spokes(?:man|woman)"
    r"|Superintendent)"
    r"(?= [A-Z]\w+ [A-Z])|The late|Former|Prof|Professor|Dr|Mr|Mrs|Ms|Poet|User|[Vv]ia)\.? "
)


@cache
def _publications() -> dict[str, str]:
    return {row[0].casefold(): row[1] for row in rows("publications.tsv")}


@cache
def _shown() -> frozenset[str]:
    return frozenset(shown.casefold() for shown in _publications().values())


def normal(name: str) -> str:
    """Return the name to show: a publication's as in publications.tsv; no possessive, no title, no place of a person."""
    whole = POSSESSIVE.sub("", name.strip(" .,;:'\"“”‘’*_"))
    bare = without_title(whole)
    person, _of, place = bare.partition(" of ")
    is_person = len(person.split()) in PERSON_WORDS and (bare != whole or is_known_given_name(person))
    if place and " and " not in place and is_person:
        bare = person
    if INITIAL.search(bare) and f"{bare}." in name:
        bare += "."
    known = _publications().get(bare.casefold()) or _publications().get(bare.casefold().removeprefix("the "))
    return known or bare


def without_title(name: str) -> str:
    """Return a name without "Mayor" or "Dr", and without what stands before that."""
    return TITLES.sub("", name)


def is_publication(name: str) -> bool:
    """Tell whether a name is one of publications.tsv."""
    return normal(name).casefold() in _shown()


def is_masthead(name: str) -> bool:
    """Tell a publication by a word with which many names end or, as in "Diário do Estreito", begin before a small one."""
    parts = name.split()
    first = parts[0] if parts[1:2] and parts[1] in JOINING else ""
    return not words("publication_words.txt").isdisjoint({first, *parts[-1:]})


def is_compound_masthead(name: str) -> bool:
    """Tell a publication by how its one word ends, as in German: "Küstenpost", "Stadtanzeiger"."""
    tails = words("publication_tails.txt")
    return name.isalpha() and any(name.endswith(tail) and len(name) >= len(tail) + PLACE_LETTERS for tail in tails)
