"""A word that names who is quoted -> the full name, where the text above has one and no other: "Quill" is Marta Quill.

Whom "she" names is left open: of 15 such lead-ins of the bench whose paragraph names one person it was somebody else in 5.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from ..given_names import is_known_given_name
from .naming import is_publication, normal
from .source import SENTENCE
from .weighing import names_in

__all__ = ["in_full"]

SMALL: Final = re.compile(r" (?:(?:and|of|for|to|the|&) ?\b)+")  # between names: "Ines Brandt and the Gazette"
INITIALS: Final = re.compile(r"(?:[A-Z]\.)+ ")


def in_full(name: str | None, texts: Sequence[str]) -> str | None:
    """Return the one full name that the texts have for a single word, the word itself where they have none or several."""
    if name is None or " " in name or name.startswith("@") or is_publication(name):
        return name
    place = 0 if is_known_given_name(name) else -1
    fuller = {full for text in texts if name in text for full in _full_names(text) if full.split()[place] == name}
    return fuller.pop() if len(fuller) == 1 else name


@lru_cache(maxsize=200)  # each excerpt of an article asks about the paragraphs above it
def _full_names(text: str) -> frozenset[str]:
    """Return the names of two words and more in a text, without what stands before a common given name."""
    found = {
        normal(part) for sentence in SENTENCE.split(text) for name in names_in(sentence) for part in SMALL.split(name) if part
    }
    bare = {own for name in found if " " in name and _is_persons(own := _from_given_name(name))}
    return frozenset(name for name in bare if not any(name.endswith(f" {other}") for other in bare))


def _is_persons(name: str) -> bool:
    """Tell a person's full name from others, "British Scouting": it begins with a common given name or an initial."""
    return is_known_given_name(name) or INITIALS.match(name) is not None


def _from_given_name(name: str) -> str:
    """Return "Philip Errol" of "Harbourmaster Philip Errol"."""
    before, _space, after = name.partition(" ")
    return after if " " in after and is_known_given_name(after) and not is_known_given_name(before) else name
