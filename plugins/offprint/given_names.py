"""A text -> whether common given names are in it, as data/given_names.txt has them, with their accents or without."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

from .tables import words

__all__ = ["has_given_name", "is_known_given_name"]

LETTERS: Final = re.compile(r"[^\W\d_]+")
ADDRESSED: Final = frozenset({"dr", "prof", "mr", "mrs", "ms", "sir", "dame", "rev", "professor", "doctor"})


def is_known_given_name(name: str) -> bool:
    """Tell whether a name begins with a given name that is common, a form of address left out."""
    own = [part.strip(".").casefold() for part in name.split()]
    first = next((part for part in own if part not in ADDRESSED), "")
    return first in words("given_names.txt") or (not first.isascii() and _without_accents(first) in words("given_names.txt"))


def has_given_name(text: str) -> bool:
    """Tell whether a text has a given name that is common, anywhere."""
    folded = text.casefold()
    names = words("given_names.txt")
    if not names.isdisjoint(LETTERS.findall(folded)):
        return True
    return not folded.isascii() and not names.isdisjoint(LETTERS.findall(_without_accents(folded)))


def _without_accents(text: str) -> str:
    return "".join(character for character in unicodedata.normalize("NFD", text) if not unicodedata.combining(character))
