"""Words of other languages -> the English ones whose place they take, for a model that has learned English.

Most of what tells quoted text from an author's own is how often small words come, and which words announce, report and answer.
These have counterparts in other languages; word for word, in the order of the other language, is enough (an
interlinear gloss). Words that are of a topic stay as they are.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Final, NamedTuple

from .tables import rows

__all__ = ["JOINING", "NO_GLOSSES", "Glosses", "gloss", "gloss_sentence", "glosses_of"]

LANGUAGES: Final = ("de", "fr", "es", "pt", "it", "nl", "sv")  # in the order of the columns of glosses.tsv
MEASURED: Final = frozenset({"de", "fr", "es", "pt"})
GERMAN: Final = "de"
WORD: Final = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
STOP: Final = re.compile(r"[.!?:…¿¡]")
JOINING: Final = ("da", "de", "del", "der", "do", "dos", "du", "el", "la", "le", "van", "von")  # two parts of a name
BOTH: Final = 2  # sides of a word
AUTHOR: Final = re.compile(r"^i\b")  # which cues spell as English does


@dataclass(frozen=True, slots=True)
class Glosses:
    """The English word for each that is known of a language; ``has_capital_nouns``: not only names have capitals.

    ``is_measured`` says that how sure the model of excerpts is was compared with articles in the language.
    """

    words: Mapping[str, str] = field(default_factory=dict)
    has_capital_nouns: bool = False
    is_measured: bool = True

    def __bool__(self) -> bool:
        return bool(self.words)

    def may_be_name(self, word: str) -> bool:
        """Tell a name from a noun, as far as its capital and the glosses go."""
        return word[0].isupper() and not (self.has_capital_nouns and word.lower() in self.words)


NO_GLOSSES: Final = Glosses()


def glosses_of(language: str | None) -> Glosses:
    """Return the glosses of a language (ISO 639-1); none for English and where none are known."""
    return _tables().get(language or "", NO_GLOSSES)


@cache
def _tables() -> dict[str, Glosses]:
    found: dict[str, dict[str, str]] = {language: {} for language in LANGUAGES}
    for english, *others in rows("glosses.tsv"):
        for language, listed in zip(LANGUAGES, others, strict=True):
            found[language] |= {word: english for word in listed.split() if word != "-"}
    return {language: Glosses(words, language == GERMAN, language in MEASURED) for language, words in found.items()}


def gloss(words: Sequence[str], glosses: Glosses) -> tuple[str, ...]:
    """Return the words with those exchanged that are known; of "l'auteur" what stands after the apostrophe."""
    return tuple(glosses.words.get(word) or _elided(word, glosses) for word in words)


def _elided(word: str, glosses: Glosses) -> str:
    article, apostrophe, rest = word.partition("'")
    return glosses.words.get(rest, rest) if apostrophe and article in glosses.words else word


def gloss_sentence(sentence: str, glosses: Glosses) -> str:
    """Return a sentence with the words exchanged that are known, in lower case; what is part of a name stays as it is."""
    if not glosses:
        return sentence
    found = list(WORD.finditer(sentence))
    starts = [0, *(match.end() for match in found)]
    tokens = [_Token(match[0], sentence[start : match.start()]) for start, match in zip(starts, found, strict=False)]
    out = [token.gap + _in_english(tokens, place, glosses) for place, token in enumerate(tokens)]
    return "".join(out) + sentence[starts[-1] :]


class _Token(NamedTuple):
    """A word and what stands between it and the one before."""

    word: str
    gap: str


def _in_english(tokens: Sequence[_Token], place: int, glosses: Glosses) -> str:
    word, gap = tokens[place]
    if place and not STOP.search(gap) and _is_part_of_name(tokens, place, glosses):
        return word
    plain = word.lower().replace("’", "'")
    elided, apostrophe, rest = plain.partition("'")
    english = glosses.words.get(plain)
    if english is None and apostrophe and elided in glosses.words:
        english = f"{glosses.words[elided]} {glosses.words.get(rest, word[-len(rest) :])}"
    return AUTHOR.sub("I", english) if english else word


def _is_part_of_name(tokens: Sequence[_Token], place: int, glosses: Glosses) -> bool:
    """Tell names from other words: a capital says it, in German only beside another; "de" joins two of them."""
    word = tokens[place].word
    beside = [
        glosses.may_be_name(tokens[at].word)
        for at, gap in ((place - 1, tokens[place].gap), (place + 1, tokens[place + 1].gap if place + 1 < len(tokens) else ""))
        if gap == " "
    ]
    if word in JOINING:
        return len(beside) == BOTH and all(beside)
    return word[0].isupper() and (any(beside) or not glosses.has_capital_nouns)
