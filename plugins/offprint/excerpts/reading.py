"""Text of a paragraph -> Reading: what the excerpt model counts and looks up in it, found once.

Works on the text as it stands: which apostrophe somebody types is a habit. Knows no neighbour.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import chain, compress
from typing import Final

from ..glosses import NO_GLOSSES, Glosses, gloss
from ..quotation_marks import in_english_marks
from ..tables import rows

__all__ = ["COUNTS", "ROLE", "Reading", "cues", "ending", "read", "words_of"]

WORD: Final = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)*|\d+")
TOKEN: Final = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*|\d+|[^\w\s]")  # a word, a number or a mark
SENTENCE: Final = re.compile(r"[.!?…][\"'”’)\]]*(?:\s|$)")
# Capitalised words inside a sentence: names, as far as English goes. A pattern that begins with a letter is found fast, so
# what must not stand before it comes after it.
NAME: Final = re.compile(r"[A-ZÀ-Þ](?<!^.)(?<=\b.)(?<![“\"‘'(].)(?<![.!?:“\"] .)[a-zà-ÿ]\w*")
PHRASE: Final = re.compile(r'["„«»]\s?([^"„«»]{6,80}?)[,.!?]?\s?["«»]')  # curly ones are straight in plain text
ATTRIBUTION: Final = re.compile(r"(?:[-–—~―]{1,3}|\(|from |via |source|by )\s*[\"“(*_@]?[A-Z@]", re.IGNORECASE)
DASHED: Final = re.compile(r"[-–—―~*•]")
# "— Ines Calloway", "-Genesis 3:5", "via example.org", but neither "- an item" nor "— III —".
SIGNATURE: Final = re.compile(
    r"(?:--+|[–—―~])\s?[\"“(*_\[]?(?:[A-Z](?![IVXL]*\s?[-–—])|@\w).*[^\W_].*"
    r"|-[A-Z][a-z].*"
    r"|(?:via|h/?t)[: ] ?(?:the )?(?:[A-Z@]|\S+\.[a-z]{2,}\b).*",
)
ROLE: Final = re.compile(r"(?P<person>[A-ZÀ-Þ][\w.'’-]+(?: [A-ZÀ-Þ][\w.'’-]*){1,3})(?:, | [–—-] )[A-Z][^.!?]{3,90}")
SIGNATURE_WORDS: Final = 16
# A pattern of alternatives is slow; most paragraphs hold none of these.
REFERENCE_MARKS: Final = ("doi", "arXiv", "DOI", "ISBN", "et al", "10.", "In Proc", "Proceedings", "pp.")
REFERENCE: Final = re.compile(r"\b(?:doi|arXiv|DOI|ISBN|et al)\b|\b10\.\d{4,}/|\bIn Proc|Proceedings|\bpp\. ?\d")
VOLUME: Final = re.compile(r"\d\(\d+\)")
SPEECH: Final = re.compile(
    r"[,.?!]['\"”’]+ (?:(?:he|she|they|said|says|wrote|adds?|added)\b"
    r"|[A-Z]\w+ (?:[A-Z]\w+ )?(?:said|says|wrote|told|added|explain))"
)
DEFINITION: Final = re.compile(r"[^.:?!]{2,45}: \S")
QUOTED: Final = re.compile(r'["“][^"”]+["”]?')
YEAR: Final = re.compile(r"\b(?:19|20)\d\d\b")
ATTRIBUTION_WORDS: Final = 25  # a longer line is a paragraph
CONTENT_LETTERS: Final = 4  # a shorter word is seldom a topic's
LONG_WORD: Final = 9
COUNTED: Final = ("contraction", "name", "ing", "ed", "ly", "long_word")
COUNTS: Final = (*(row[0] for row in rows("habits.tsv")), *COUNTED)
CONTRACTION, NAMES, LONG = (COUNTS.index(name) for name in ("contraction", "name", "long_word"))
ENDINGS: Final = tuple((ending, COUNTS.index(ending)) for ending in ("ing", "ed", "ly"))
STARTS: Final = {'"': 1, "“": 1, "„": 1, "«": 1, "'": 2, "‘": 2, "…": 3, "[": 4, "(": 5} | dict.fromkeys("-–—*•~", 8)
ENDS: Final = {
    end: code for code, ends in enumerate((":", ",", ".", "?", "!", "…", ")", '"”', "'’", ";", "]", "-—"), 1) for end in ends
}
OTHER_END: Final = 13
LOWER, DIGIT, UPPER, OTHER_START = 6, 7, 9, 10


@dataclass(frozen=True, slots=True)
class Reading:
    """One paragraph as the model sees it; ``counts`` in the order of COUNTS, ``letters`` of its words."""

    written: str
    text: str  # the same with English quotation marks
    plain: str  # lower case, quotes straightened
    words: tuple[str, ...]  # of other languages in English, where there are glosses
    tokens: frozenset[str]  # words and marks, in lower case and as they are typed
    counts: tuple[int, ...]
    letters: int
    sentences: int
    content: frozenset[str]
    names: frozenset[str]
    phrases: tuple[str, ...]  # quoted in it, plain
    start: int  # code of the first character
    end: int  # code of the last
    wrapped: int  # 1 begins with a quotation mark, 2 ends with one, 3 both
    balance: int  # opening minus closing marks
    is_attribution: bool
    is_signature: bool
    is_role: bool  # "Ines Calloway, Keeper of the Light"
    is_unfinished: bool  # stops in the middle of a sentence
    is_reference: bool
    speech: int  # "…," she said
    quoted: int  # characters in quotation marks, of 1000

    @property
    def is_dashed(self) -> bool:
        """Whether it begins as an item of a list or a signature does."""
        return DASHED.match(self.text) is not None

    @property
    def is_definition(self) -> bool:
        """Whether it begins with a few words and a colon."""
        return DEFINITION.match(self.text) is not None


@cache
def cues(group: str) -> frozenset[str]:
    """Return the words of one group of cue_words.tsv."""
    return frozenset(row[0] for row in rows("cue_words.tsv") if row[1] == group)


@cache
def _counters() -> tuple[Callable[[str], int], ...]:
    """Return what counts each row of habits.tsv that is no word list; those come first in the file."""
    made: list[Callable[[str], int]] = []
    for _name, kind, what, _reason in rows("habits.tsv"):
        if kind == "text":
            made.append(lambda text, what=what: text.count(what))  # type: ignore[misc]
        elif kind == "pattern":
            made.append(lambda text, find=re.compile(what).findall: len(find(text)))  # type: ignore[misc]
    return tuple(made)


@cache
def _groups() -> dict[str, int]:
    """Map each word of the word lists to its place among COUNTS; the first list that has it counts it."""
    places: dict[str, int] = {}
    for place, (_name, kind, what, _reason) in enumerate(rows("habits.tsv")):
        for word in what.split() if kind == "words" else ():
            places.setdefault(word, place)
    return places


def words_of(plain: str) -> tuple[str, ...]:
    """Split lower-case text with straight quotes into words and numbers."""
    return tuple(WORD.findall(plain))


def _split(text: str, glosses: Glosses) -> tuple[str, tuple[str, ...], frozenset[str]]:
    """Return Reading's ``plain``, ``words`` and ``tokens``; a single quotation mark that opens may join words."""
    lower = text.lower()
    plain = lower.replace("’", "'").replace("‘", "'").replace("“", '"').replace("”", '"')
    tokens = TOKEN.findall(lower)
    among = tuple([token.replace("’", "'") for token in tokens if token[0].isalnum()])
    words = words_of(plain) if "‘" in text else among
    return plain, gloss(words, glosses) if glosses else words, frozenset(tokens)


def read(written: str, glosses: Glosses = NO_GLOSSES) -> Reading:
    """Read one paragraph, which may not be empty; in another language than English with what its words stand for."""
    text = in_english_marks(written)
    plain, words, tokens = _split(text, glosses)
    names = [name.lower().removesuffix("'s") for name in NAME.findall(text)]
    counts, letters, content = _count(text, words, len(names))
    return Reading(
        written=written,
        text=text,
        plain=plain,
        words=words,
        tokens=tokens,
        counts=counts,
        letters=letters,
        sentences=max(1, len(SENTENCE.findall(text))),
        content=content,
        names=frozenset(names),
        phrases=tuple(PHRASE.findall(plain)),
        start=_start(text[0]),
        end=ending(text),
        wrapped=(text[0] in '"“') + 2 * (text[-1] in '"”'),
        balance=text.count("“") - text.count("”"),
        is_attribution=len(words) <= ATTRIBUTION_WORDS and ATTRIBUTION.match(text) is not None,
        is_signature=_is_signature(text, words),
        is_role=len(words) <= SIGNATURE_WORDS and ROLE.fullmatch(text) is not None,
        is_unfinished=bool(words) and text[-1].isalpha() and words[-1] in cues("unfinished"),
        is_reference=_is_reference(text),
        speech=len(SPEECH.findall(text)),
        quoted=_quoted(text),
    )


def _is_signature(text: str, words: tuple[str, ...]) -> bool:
    return len(words) <= SIGNATURE_WORDS and text[-1] not in ".:;,!?" and SIGNATURE.fullmatch(text) is not None


def _quoted(text: str) -> int:
    quoted = sum(map(len, QUOTED.findall(text))) if '"' in text or "“" in text else 0
    return 1000 * quoted // len(text)


def _is_reference(text: str) -> bool:
    if any(mark in text for mark in REFERENCE_MARKS) and REFERENCE.search(text):
        return True
    return "(" in text and VOLUME.search(text) is not None


def _count(text: str, words: tuple[str, ...], names: int) -> tuple[tuple[int, ...], int, frozenset[str]]:
    """Return the counts in the order of COUNTS, the letters of all words, and those that may be of a topic."""
    found = [count(text) for count in _counters()]
    found += [0] * (len(COUNTS) - len(found))
    known = list(map(_known, words))
    for place in chain.from_iterable([places for places, _is_content in known]):
        found[place] += 1
    found[NAMES] = names
    return tuple(found), len("".join(words)), frozenset(compress(words, [is_content for _places, is_content in known]))


@lru_cache(maxsize=50_000)
def _known(word: str) -> tuple[tuple[int, ...], bool]:
    """Return the places among COUNTS where a word counts, and whether it may be a topic's."""
    place = _groups().get(word)
    places = [] if place is None else [place]
    if len(word) >= LONG_WORD:
        places.append(LONG)
    if len(word) >= CONTENT_LETTERS:
        places += [at for ending, at in ENDINGS if word.endswith(ending)]
        if "'" in word and not word.endswith("'s"):
            places.append(CONTRACTION)
    return tuple(places), place is None and len(word) >= CONTENT_LETTERS


def _start(character: str) -> int:
    """Return the code of a first character."""
    if code := STARTS.get(character):
        return code
    if character.islower():
        return LOWER
    if character.isdigit():
        return DIGIT
    return UPPER if character.isupper() else OTHER_START


def ending(text: str) -> int:
    """Return the code of the last character, 0 for no text."""
    if text.endswith("..."):
        return ENDS["…"]
    return ENDS.get(text[-1], OTHER_END) if text else 0
