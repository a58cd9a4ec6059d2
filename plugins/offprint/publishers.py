"""Name of a folder -> publisher, where it is one's: "Northport Herald", "strait.example"; not "news", "to read", "2024"."""

from __future__ import annotations

import re
from typing import Final

from .tables import words

__all__ = ["publisher_named"]

HOST: Final = re.compile(r"(?:www\.)?((?:[a-z0-9-]+\.)+[a-z]{2,})", re.IGNORECASE)
FEWEST_WORDS: Final = 2  # of a name that a word such as "Herald" makes a publication's
SEPARATORS: Final = re.compile(r"[\s_]+")


def publisher_named(folder: str) -> str | None:
    """Return the publisher that a folder is named after, None when its name is no publication's and no host."""
    if host := HOST.fullmatch(folder):
        return host[1].lower()
    parts = SEPARATORS.split(folder.strip())
    is_publication = len(parts) >= FEWEST_WORDS and not words("publication_words.txt").isdisjoint(parts)
    return " ".join(parts) if is_publication else None
