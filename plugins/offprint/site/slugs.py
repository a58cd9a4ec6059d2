"""Title and path -> slug: readable, distinct, and a function of that one file alone.

A slug made distinct by looking at the other articles changes when one is added. Here each
ends in six characters drawn from the file's path, so equal titles, and titles such as
"Archives" that Pelican has pages for, never meet.
"""

from __future__ import annotations

import hashlib
import unicodedata
from collections.abc import Callable
from typing import Final

__all__ = ["shorten", "slug_for"]

# No vowels, so no words; nothing that is mistaken for another when read aloud or copied.
ALPHABET: Final = "23456789bcdfghjkmnpqrstvwxz"
SUFFIX_LENGTH: Final = 6
LONGEST: Final = 60  # characters before the suffix
NAMED_CHARACTERS: Final = 4  # of a title without letters


def slug_for(title: str, path: str, slugify: Callable[[str], str]) -> str:
    """Return a slug; ``path`` is relative to the content folder, with slashes."""
    words = slugify(title) or slugify(_spelled_out(title)) or "article"
    return f"{shorten(words)}-{_suffix(path)}"


def _spelled_out(title: str) -> str:
    """Name the characters of a title of emoji or punctuation: "🔥?" is "fire question mark"."""
    named = (unicodedata.name(character, "") for character in title if not character.isspace())
    return " ".join([name for name in named if name][:NAMED_CHARACTERS])


def shorten(words: str) -> str:
    """Cut a slug at a hyphen so that it fits into a file name everywhere."""
    if len(words) <= LONGEST:
        return words.strip("-")
    cut = words[: LONGEST + 1].rpartition("-")[0] or words[:LONGEST]
    return cut.strip("-")


def _suffix(path: str) -> str:
    number = int.from_bytes(hashlib.sha256(path.encode("utf-8", "surrogateescape")).digest()[:8], "big")
    digits = []
    for _ in range(SUFFIX_LENGTH):
        number, digit = divmod(number, len(ALPHABET))
        digits.append(ALPHABET[digit])
    return "".join(digits)
