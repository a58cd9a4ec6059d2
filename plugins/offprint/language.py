"""Text -> language code: by script, then by function words; None when unsure.

A vote over closed classes (articles, prepositions, pronouns), which every few words of
running text must use; enough to set hyphenation and direction, not a language detector.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from functools import cache
from typing import Final

from .tables import rows

__all__ = ["language_of"]

SAMPLE: Final = 4000  # characters
WORD: Final = re.compile(r"[^\W\d_]+")
MIN_VOTES: Final = 5
MIN_LEAD: Final = 1.3  # the winner has this many times the votes of the second
SCRIPTS: Final = {
    "ARABIC": "ar",
    "HEBREW": "he",
    "HIRAGANA": "ja",
    "KATAKANA": "ja",
    "HANGUL": "ko",
    "CJK": "zh",
    "GREEK": "el",
    "CYRILLIC": "ru",
    "THAI": "th",
    "DEVANAGARI": "hi",
}


@cache
def _languages_of_words() -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for language, listed in rows("function_words.tsv"):
        for word in listed.split():
            found[word] = (*found.get(word, ()), language)
    return found


def language_of(text: str) -> str | None:
    """Return an ISO 639-1 code, or None when the text is too short or two languages fit."""
    sample = text[:SAMPLE]
    return _by_script(sample) or _by_words(sample)


def _by_script(sample: str) -> str | None:
    if sample.isascii():
        return None
    letters = [character for character in sample if character.isalpha()]
    foreign = Counter(
        unicodedata.name(character, "").split(" ")[0].split("-")[0] for character in letters if character > "\u036f"
    )
    counts = Counter({SCRIPTS[script]: 0 for script in foreign if script in SCRIPTS})
    for script, count in foreign.items():
        if script in SCRIPTS:
            counts[SCRIPTS[script]] += count
    if sum(counts.values()) < 0.4 * max(20, len(letters)):
        return None
    # Japanese is written in Chinese characters with kana between.
    return "ja" if counts["ja"] > 0.1 * sum(counts.values()) else counts.most_common(1)[0][0]


def _by_words(sample: str) -> str | None:
    votes: Counter[str] = Counter()
    for word in WORD.findall(sample.lower()):
        for language in _languages_of_words().get(word, ()):
            votes[language] += 1
    ranked = votes.most_common(2)
    if not ranked or ranked[0][1] < MIN_VOTES:
        return None
    if len(ranked) > 1 and ranked[0][1] < MIN_LEAD * ranked[1][1]:
        return None
    return ranked[0][0]
