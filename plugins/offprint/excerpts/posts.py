"""Paragraphs -> which are a post of a social network that the text embeds, known by its credit line.

What Twitter's own markup leaves behind in stripped text is the post and "— Ines Calloway (@northportines) May 3, 2025",
on a line of its own or at the post's end. Without a date it may be the author's own signature.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

__all__ = ["Post", "posts"]

CREDIT: Final = re.compile(r"[-–—]+ ?(?P<person>[^()]{1,60}) \(@\w{1,15}\) [^\W\d_]+\.? \d{1,2}, \d{4}$")
CREDIT_LENGTH: Final = 120  # characters
LONGEST: Final = 400  # characters of a post; it may have 280 and an address


@dataclass(frozen=True, slots=True)
class Post:
    """Its first paragraph, one past the last, and whose it is."""

    first: int
    end: int
    person: str


def posts(texts: Sequence[str]) -> list[Post]:
    """Return the posts in order; the paragraph above a credit line is the post where it is short enough for one."""
    found: list[Post] = []
    for index, text in enumerate(texts):
        if credit := CREDIT.match(text):
            is_led = index > 0 and len(texts[index - 1]) <= LONGEST and not (found and found[-1].end == index)
            found.append(Post(index - is_led, index + 1, credit["person"]))
        elif len(text) <= LONGEST and (credit := CREDIT.search(text[-CREDIT_LENGTH:])):
            found.append(Post(index, index + 1, credit["person"]))
    return found
