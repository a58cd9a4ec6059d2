"""A sentence -> the names in it, and how much speaks for each as who is quoted.

Each name is weighed by what stands before and after it and in it (data/source_cues.tsv).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Final

from ..glosses import JOINING
from ..tables import rows, words
from .naming import POSSESSIVE, is_publication

__all__ = ["LISTED", "NAME", "NAME_AMONG_GLOSSES", "names_in", "weighed"]

WORD: Final = r"(?:@\w+|[A-ZÀ-ÖØ-Þ](?:\.[A-Z]\.?|[\w&.'’-]*\w|\.)?)"
SMALL: Final = r"(?:(?:of|the|for|to|and|&|de|da|do|dos|du|van|von|der|la|le|el|al|bin|del)\ )"
NAME: Final = re.compile(rf"(?<![\w@]){WORD}(?: (?:{SMALL}{{1,2}}(?=[A-Z]))?{WORD})*|\bwikipedia\b")  # often written small
# Among glosses "of" and "and" stand for other words than those of a name.
NAME_AMONG_GLOSSES: Final = re.compile(rf"(?<![\w@]){WORD}(?: (?:(?:{'|'.join(JOINING)}) (?=[A-ZÀ-Þ]))?{WORD})*")
OPENING: Final = -1  # a single word that opens a sentence is a name less often
LISTED: Final = 3  # more for a name of publications.tsv
FULLER: Final = 1  # more for a name of two words
SPEAKER: Final = re.compile(r" I(?:['’]\w+)?$")  # "On Wikipedia I read": the name ends before the author
OWNER: Final = re.compile(r"['’]s?(?=\s)|['’]s?$")
# "At the Genome Letters Ines Calloway writes": a place and who writes there stand side by side.
PLACED: Final = re.compile(r"\bat (?:the )?$", re.IGNORECASE)
PERSON: Final = re.compile(r"(?<= )\S+ \S+$")
PLACED_SPACES: Final = 3  # a place and a person have at least four words
DOES: Final = re.compile(r" [a-z]+(?:s|ed)\b")
ENDING: Final = re.compile(r"(?: (?:of|the|for|and))* \S+$")  # "the Science Show of January"


@dataclass(frozen=True, slots=True)
class _Cue:
    place: str
    weight: int
    pattern: re.Pattern[str]


@cache
def _cues() -> tuple[_Cue, ...]:
    # Names are known by their capitals, the words around them whatever their case.
    return tuple(
        _Cue(place, int(weight), re.compile(pattern, 0 if place == "in" else re.IGNORECASE))
        for place, weight, pattern, _reason in rows("source_cues.tsv")
    )


@lru_cache(maxsize=100)  # a column of the model asks first, then whoever names the source
def weighed(sentence: str, name: re.Pattern[str] = NAME) -> tuple[tuple[int, int, str], ...]:
    """Return the weight, the place and the text of each name."""
    return tuple((_weight(sentence, start, end), start, sentence[start:end]) for start, end in _names(sentence, name))


def names_in(sentence: str) -> list[str]:
    """Return the names of people, publications and others in a sentence, in order."""
    return [sentence[start:end] for start, end in _names(sentence, NAME)]


def _names(sentence: str, name: re.Pattern[str]) -> Iterator[tuple[int, int]]:
    """Yield where names stand, without the capitalised words before them that are none."""
    for match in name.finditer(sentence):
        start, end = _bare(sentence, *match.span())
        if speaker := SPEAKER.search(sentence, start, end):
            end = speaker.start()
        if PLACED.search(sentence, 0, start) and DOES.match(sentence, end) and not is_publication(sentence[start:end]):
            person = PERSON.search(sentence, start, end)
            start = person.start() if person and sentence.count(" ", start, end) >= PLACED_SPACES else start
        if start < end and not _is_no_name(sentence[start:end], "origins.txt"):
            owner = OWNER.search(sentence, start, end)  # "Brandt's Ferries": Brandt is quoted
            yield start, owner.start() if owner else end
            if owner and " " in sentence[owner.end() + 1 : end]:  # "the Herald's Ines Calloway": she is
                yield owner.end() + 1, end


def _bare(sentence: str, start: int, end: int) -> tuple[int, int]:
    """Leave out words at both ends that are no names, unless all together are a listed publication's."""
    while (name := sentence[start:end]) and not is_publication(name):
        head, _space, rest = name.partition(" ")
        tail = name.rpartition(" ")[2]
        if _is_no_name(head):
            start = end - len(rest)
        elif rest and _is_no_name(tail, "name_tails.txt"):
            end = start + len(ENDING.sub("", name))
        else:
            break
    return start, end


def _is_no_name(word: str, listed: str = "no_names.txt") -> bool:
    return POSSESSIVE.sub("", word.casefold()).strip("'’,") in words(listed)


def _weight(sentence: str, start: int, end: int) -> int:
    name = sentence[start:end]
    known = is_publication(name)
    parts = {"before": sentence[:start], "after": sentence[end:], "in": name}
    weight = LISTED * known + FULLER * (" " in name)
    for place, text in parts.items():
        heights = [cue.weight for cue in _cues() if cue.place == place and cue.pattern.search(text)]
        weight += max([0, *heights]) + min([0, *heights])
    return weight + OPENING * (not start and " " not in name and name[0] != "@")
