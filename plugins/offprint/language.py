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
FOREIGN: Final = re.compile(r"[^\W\d_\u0000-\u036f]")  # a letter that is not Latin
MIN_SHARE, MIN_LETTERS = 0.4, 20  # of a script among the letters, counted as at least so many
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
    letters = FOREIGN.findall(sample)
    if len(letters) < MIN_SHARE * MIN_LETTERS:
        return None
    foreign = Counter(unicodedata.name(letter, "").split(" ")[0].split("-")[0] for letter in letters)
    counts = Counter({SCRIPTS[script]: 0 for script in foreign if script in SCRIPTS})
    for script, count in foreign.items():
        if script in SCRIPTS:
            counts[SCRIPTS[script]] += count
    if sum(counts.values()) < MIN_SHARE * max(MIN_LETTERS, sum(map(str.isalpha, sample))):
        return None
    # Japanese is written in Chinese characters with kana between.
    return "ja" if counts["ja"] > 0.1 * sum(counts.values()) else counts.most_common(1)[0][0]


def _by_words(sample: str) -> str | None:
    votes: Counter[str] = Counter()
    known = _languages_of_words()
    for word, times in Counter(filter(known.__contains__, WORD.findall(sample.lower()))).items():
        for language in known[word]:
            votes[language] += times
    ranked = votes.most_common(2)
    if not ranked or ranked[0][1] < MIN_VOTES:
        return None
    if len(ranked) > 1 and ranked[0][1] < MIN_LEAD * ranked[1][1]:
        return None
    return ranked[0][0]
