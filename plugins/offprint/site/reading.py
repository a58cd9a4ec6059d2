"""HTML of an article -> what its reader wants to know before: how long it is, and what its parts are called."""

from __future__ import annotations

import re
import unicodedata
from html import unescape
from typing import Any, Final

from markupsafe import Markup

__all__ = ["SUMMARY_WORDS", "contents", "first_words", "length", "opening_words"]

HEADING: Final = re.compile(r'<h([2-6]) id="(part-\d+)">(.*?)</h\1>', re.DOTALL)
FEWEST_PARTS: Final = 3  # that make a table of contents worth its place
DEEPEST: Final = 3  # level of a heading that is listed
PARAGRAPH: Final = re.compile(r"<p>(.*?)</p>", re.DOTALL)
NOTE: Final = re.compile(r'<sup class="footnote-ref">.*?</sup>', re.DOTALL)
SUMMARY_WORDS: Final = 50
TAG: Final = re.compile(r"<[^>]*>")
# Silent reading of English non-fiction: 238 (Brysbaert, How many words do we read per minute?, 2019).
WORDS_A_MINUTE: Final = 240
CHARACTERS_A_MINUTE: Final = 500  # of Chinese and Japanese, which part no words; a round figure
IDEOGRAPHIC: Final = frozenset({"CJK", "HIRAGANA", "KATAKANA"})
LATE: Final = re.compile("[\u2e80-\U0010ffff]")  # no ideograph or kana comes earlier


def length(text: str) -> dict[str, int]:
    """Count words and the minutes that reading them takes, one at least; an ideograph or kana counts as a character."""
    characters = sum(map(_is_ideographic, LATE.findall(text)))
    words = sum(LATE.match(word) is None or not _is_ideographic(word[0]) for word in text.split())
    minutes = words / WORDS_A_MINUTE + characters / CHARACTERS_A_MINUTE
    return {"words": words, "characters": characters, "minutes": max(1, round(minutes))}


def _is_ideographic(character: str) -> bool:
    return unicodedata.name(character, "").partition(" ")[0] in IDEOGRAPHIC


def contents(html: str) -> list[dict[str, Any]]:
    """Return the parts of a text, each with level, fragment and title; none where they are too few for a table of contents."""
    found = [
        {"level": int(level), "id": part, "title": Markup(TAG.sub("", title))}  # noqa: S704  # what the renderer escaped
        for level, part, title in HEADING.findall(html)
        if int(level) <= DEEPEST
    ]
    return found if len(found) >= FEWEST_PARTS else []


def first_words(text: str, count: int) -> str:
    """Return so many words of a text, with an ellipsis where it goes on."""
    words = text.split()
    shortened = " ".join(words[:count])
    # A text without spaces is one word; eight characters stand for one.
    if len(shortened) > 8 * count:
        return shortened[: 8 * count] + "…"
    return shortened + ("…" if len(words) > count else "")


def opening_words(html: str) -> str:
    """Return the first words of a rendered text's first paragraph, as plain text."""
    paragraph = PARAGRAPH.search(html)
    return first_words(unescape(TAG.sub("", NOTE.sub("", paragraph[1]))), SUMMARY_WORDS) if paragraph else ""
