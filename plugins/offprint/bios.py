"""Labelled lines -> the same without the note about the author below the article.

Such a note is in full sentences, so that words and neighbours hardly part it from the article. Who wrote the article is known
by its byline; below the text the author's name on a line of its own heads the note, or the note begins with it. Where no line
names an author, such a note about somebody of whom the article does not speak says who it is, if it is dropped as none of the
article: inferred, not stated.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from typing import Final

from .features import Features, prose_above
from .given_names import is_known_given_name
from .model import HintKind, Label, Labelled
from .people import (
    is_named_like_a_person,
    name_alone,
    names_in,
    opening_name,
    spoken_words,
    tells_of,
    written_as_name,
)
from .strays import BODY, DROPPED, KEPT_FROM

__all__ = ["drop_bios"]

ABOVE: Final = 4  # paragraphs of the article above the name
MOST_NAMES: Final = 2  # more lines of an author's name say who speaks, or sign the parts of a list
REACH: Final = 4  # lines below the name that may tell of its bearer
BETWEEN: Final = 2  # of them, short ones that say a post or a field: "Staff Writer", "Expertise: boats"
FEW_WORDS: Final = 8
MOST_HELD: Final = 3  # lines of a box about the author; what holds more holds the article
SHARE_BELOW: Final = 0.5  # of what stands above, at most, where no line of its own says the name
SURE: Final = 0.9
BELOW: Final = 20  # lines below the text in which a note may name the author whom no line names
LEFT: Final = 2  # paragraphs below such a note that seem the article's; the note itself may seem one
MOST_DESCRIBED: Final = 4  # more people are a page's staff or the speakers of an event
MAY_TELL: Final = DROPPED - {Label.COMMENTS, Label.REPEATED}  # a paragraph that is kept may begin with whom it is about
HEADED, TELLS = "names the author below the text", "tells who the author is, below the text"
WORD: Final = re.compile(r"[^\W\d_]+")


def drop_bios(labelled: Sequence[Labelled], features: Sequence[Features]) -> list[Labelled]:
    """Drop what names and describes the article's authors below its text; say whom it names where no line does."""
    out = list(labelled)
    named_in_lines = {value for item in labelled for key, value in item.values if key == "author"}
    above = prose_above(features, KEPT_FROM)
    authors = {name for name in named_in_lines if " " in name}
    below_text = [place for place, item in enumerate(labelled) if item.label in BODY and above[place] >= ABOVE]
    total = sum(feature.is_prose and feature.likely >= KEPT_FROM for feature in features)
    heads = {place: named for place in below_text if (named := _named(features[place].text, authors))}
    for place, named in heads.items() if len(heads) <= MOST_NAMES else ():
        note = list(_note(labelled, features, place, named))
        if note or (above[place] == total and named in authors):  # otherwise it may head what its bearer says
            out[place] = replace(out[place], label=Label.AUTHOR_BIO, confidence=SURE, reason=HEADED)
        for line in note:
            out[line] = replace(out[line], label=Label.AUTHOR_BIO, confidence=SURE, reason=TELLS)
    for place in below_text:
        is_near_end = total - above[place] <= SHARE_BELOW * above[place]
        if is_near_end and out[place].label in BODY and _begins_note(features[place].text, authors):
            out[place] = replace(out[place], label=Label.AUTHOR_BIO, confidence=SURE, reason=TELLS)
    for place in set(below_text).intersection(_under_heads(out, features)):
        out[place] = replace(out[place], label=Label.AUTHOR_BIO, confidence=SURE, reason=TELLS)
    for place, name in _described(out, features, above).items() if not named_in_lines else ():
        out[place] = replace(out[place], label=Label.AUTHOR_BIO, confidence=SURE, values=(("author", name),))
    return out


def _under_heads(labelled: Sequence[Labelled], features: Sequence[Features]) -> Iterator[int]:
    """Yield the lines of a page that stand in the box of a heading such as "About the author", where it holds but a few."""
    both = zip(labelled, features, strict=True)
    heads = {item.block.box for item, one in both if item.label is Label.AUTHOR_BIO and one.hint is HintKind.HEADING}
    held: dict[int, list[int]] = {box: [] for box in heads - {0}}
    for place, item in enumerate(labelled):
        around = item.block.place.containers if item.block.place is not None and item.label in BODY else ()
        for box in held.keys() & set(around):
            held[box].append(place)
    for places in held.values():
        yield from places if len(places) <= MOST_HELD else ()


def _described(labelled: Sequence[Labelled], features: Sequence[Features], above: Sequence[int]) -> dict[int, str]:
    """Return the lines below the text that name somebody whom a note describes and the article does not speak of."""
    prose = [place for place, feature in enumerate(features) if feature.is_prose and feature.likely >= KEPT_FROM]
    if not prose:
        return {}
    spoken = spoken_words(tuple(feature.text for feature in features))
    found: dict[int, str] = {}
    for place in range(prose[0], min(prose[-1] + 1 + BELOW, len(features))):
        is_below = above[place] >= ABOVE and len(prose) - above[place] <= LEFT
        if not is_below or labelled[place].label not in MAY_TELL:
            continue
        name = _heads_note(labelled, features, place) or opening_name(features[place].text)
        if name in found.values() or not (is_known_given_name(name) and is_named_like_a_person(name, spoken)):
            continue
        surname = name.split()[-1]
        if not any(surname in features[one].text for one in prose if one < place):
            found[place] = name
    return found if len(found) <= MOST_DESCRIBED else {}


def _heads_note(labelled: Sequence[Labelled], features: Sequence[Features], head: int) -> str:
    """Return the name that a line of its own is if what stands below tells who that is, "" otherwise."""
    text = features[head].text
    name = next(iter(names_in(name_alone(text)[0])), "") if features[head].words <= FEW_WORDS else ""
    if " " not in name:
        return ""
    bearers = (name, name.partition(" ")[0])
    note = [features[line].text for line in _note(labelled, features, head, name, MAY_TELL)]
    is_told = any(line.startswith(f"{one},") or tells_of(line, one) for line in note for one in bearers)
    return name if is_told else ""


def _named(text: str, authors: Collection[str]) -> str | None:
    """Return whom a line of its own names: an author, or in "About Jane Doe" anybody with a common given name."""
    name, is_announced = name_alone(text) if len(text.split()) <= FEW_WORDS else ("", False)
    if author := next((author for author in authors if author.casefold() == name.casefold()), None):
        return author
    return name if is_announced and " " in name and written_as_name(name) and is_known_given_name(name) else None


def _note(
    labelled: Sequence[Labelled], features: Sequence[Features], head: int, name: str, labels: Collection[Label] = BODY
) -> Iterator[int]:
    """Yield the lines below a name that tell of its bearer, with short ones between."""
    parts = {part.casefold() for part in WORD.findall(name) if len(part) > 1}
    between: list[int] = []
    for place in range(head + 1, min(head + 1 + REACH, len(features))):
        if labelled[place].label not in labels:
            return
        feature = features[place]
        if feature.words > FEW_WORDS and not parts.isdisjoint(map(str.casefold, WORD.findall(feature.text))):
            yield from (*between, place)
            between = []
        elif feature.words <= FEW_WORDS and not feature.ends_sentence and len(between) < BETWEEN:
            between.append(place)
        else:
            return


def _begins_note(text: str, authors: Collection[str]) -> bool:
    """Tell whether a text begins with an author's name, which bylines have in capitals too, and tells of its bearer."""
    begun = [text[: len(author)] for author in authors if text.casefold().startswith(author.casefold())]
    return any(tells_of(text, name) and is_known_given_name(name) for name in begun)
