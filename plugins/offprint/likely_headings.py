"""Labelled lines -> the same with the headings that no rule of headings.py finds, by signs that each weigh something.

In stripped text a heading is a short line like many others. What tells it are its form, what stands around it and how often
the file has lines of its form between paragraphs. What each sign weighs was learned (data/headings.tsv, written by
training/train_headings.py alone). Found after the excerpts, whose model learned from articles in which these are paragraphs.
A page whose markup shows no heading in its article, as where all are divisions or paragraphs in bold, is read likewise: of 90
lines found so on 19 pages of the bench all but a few head something.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from math import exp
from typing import Final, NamedTuple

from .features import Features
from .headings import CAPITALISED, COUNTED, joins
from .model import HintKind, Label, Labelled
from .people import is_named_like_a_person
from .strays import BODY
from .tables import learned_weights, words

__all__ = ["find_likely_headings", "heading_likelihood", "heading_signs"]

LIKELY: Final = 0.8  # from which a line is one (training/README.md)
MOST_WORDS: Final = 14
AROUND: Final = BODY | {Label.TITLE}  # what stands around a line; what is left out does not
NAMED: Final = frozenset(
    {Label.LIST_ITEM, Label.TITLE, Label.CODE, Label.TABLE_ROW, Label.CAPTION, Label.LEAD_IN, Label.EXCERPT}
)
ENDS: Final = {
    **dict(zip("?!.:,;", ("question", "exclamation", "stop", "colon", "comma", "semicolon"), strict=True)),
    **dict(zip("\"')", ("quote", "quote", "bracket"), strict=True)),
}
TOPIC_LETTERS: Final = 4  # of a word that tells of a topic
EDGE: Final = "edge"  # of the article
NEAR_TOP, NEAR_END = 3, 2  # lines of the article
ALL_WORDS: Final = re.compile(r"\w+")
MARKS: Final = {  # what a line may hold
    "comma": re.compile(","),
    "year": re.compile(r"\d{4}"),
    "digit": re.compile(r"\d"),
    "quote": re.compile('"'),
    "address": re.compile("http|@|www"),
    "bracket": re.compile(r"\("),
    "colon_within": re.compile(": "),
    "dash": re.compile(" - |–|—"),
    "money": re.compile("[$€]"),
    "bar": re.compile("[|»/]"),
    "semicolon": re.compile(";"),
}


class _Form(NamedTuple):
    """How a line ends and which of its words begin with a capital."""

    end: str
    capitals: str


@dataclass(frozen=True, slots=True)
class _Article:
    """The lines of an article in their order, and which of them may be headings."""

    features: Sequence[Features]
    roles: Sequence[str]
    forms: dict[int, _Form]  # of those that may be headings
    between: Counter[_Form]  # such lines that stand between paragraphs

    def role(self, index: int) -> str:
        return self.roles[index] if 0 <= index < len(self.roles) else EDGE

    def is_between(self, index: int) -> bool:
        return self.role(index - 1) == self.role(index + 1) == "prose"


def find_likely_headings(labelled: Sequence[Labelled], features: Sequence[Features]) -> list[Labelled]:
    """Label as headings the paragraphs that likely are some, of stripped text and of pages whose markup shows none."""
    out = list(labelled)
    shipped = learned_weights("headings.tsv")
    for index, signs in heading_signs(labelled, features).items():
        likely = heading_likelihood(signs, shipped)
        if likely >= LIKELY and out[index].label is Label.PARAGRAPH:
            reason = "reads like a heading and stands where one would"
            out[index] = replace(out[index], label=Label.HEADING, confidence=round(likely, 2), reason=reason)
    return out


def heading_likelihood(signs: Iterable[str], weighed: Mapping[str, float]) -> float:
    """Return how likely a line with these signs is a heading, 0 to 1; "always" weighs for every line."""
    return 1 / (1 + exp(-weighed["always"] - sum(weighed.get(sign, 0.0) for sign in signs)))


def heading_signs(labelled: Sequence[Labelled], features: Sequence[Features]) -> dict[int, list[str]]:
    """Return for each line that may be a heading the names of the signs that it has."""
    places = [index for index, item in enumerate(labelled) if item.label in AROUND]
    article = _article([labelled[place].label for place in places], [features[place] for place in places])
    return {places[index]: [*_of_form(article, index), *_of_place(article, index)] for index in article.forms}


def _article(labels: Sequence[Label], features: Sequence[Features]) -> _Article:
    roles = [_role(label, feature) for label, feature in zip(labels, features, strict=True)]
    unmarked = {None} if Label.HEADING in labels else {None, HintKind.PARAGRAPH}
    forms = {
        index: _form(feature.text)
        for index, (label, feature) in enumerate(zip(labels, features, strict=True))
        if label in (Label.PARAGRAPH, Label.HEADING) and feature.hint in unmarked and _may_be_heading(feature)
    }
    found = _Article(features, roles, forms, Counter())
    found.between.update(form for index, form in forms.items() if found.is_between(index))
    return found


def _may_be_heading(feature: Features) -> bool:
    is_sentence = feature.is_prose and feature.ends_sentence and not feature.text.endswith("?")
    return bool(feature.text) and feature.words <= MOST_WORDS and not is_sentence and not joins(feature)


def _role(label: Label, feature: Features) -> str:
    if label in NAMED:
        return label.value
    if feature.is_prose:
        return "prose"
    return "colon" if feature.ends_colon else "sentence" if feature.ends_sentence else "short"


def _form(text: str) -> _Form:
    own = [word for word in text.split() if word[0].isalpha()]
    share = sum(word[0].isupper() for word in own) / max(1, len(own))
    if not own:
        capitals = "none"
    elif text.isupper():
        capitals = "all"
    elif share > CAPITALISED and len(own) > 1:
        capitals = "most"
    else:
        capitals = "first" if own[0][0].isupper() else "not_first"
    return _Form(ENDS.get(text[-1], "none"), capitals)


def _of_form(article: _Article, index: int) -> Iterator[str]:
    """Yield the signs that a line has by itself."""
    feature, form = article.features[index], article.forms[index]
    text, lower = feature.text, feature.text.casefold()
    yield f"words_{_most(feature.words, (0, 1, 2, 3, 4, 6, 8, 10, 12))}"
    yield f"ends_{form.end}"
    yield f"capitals_{form.capitals}"
    yield f"opens_{_kind(text[0])}"
    yield from (f"has_{name}" for name, pattern in MARKS.items() if pattern.search(text))
    if form == ("question", "most"):
        yield "question_in_capitals"
    if COUNTED.match(text):
        yield "counted"
    if is_named_like_a_person(text, frozenset()):
        yield "person"
    if " by " in lower or lower.startswith("by "):
        yield "by"
    if lower.partition(" ")[0] in words("asking_words.txt"):
        yield "asks"


def _kind(character: str) -> str:
    if character.isdigit():
        return "digit"
    return "upper" if character.isupper() else "lower" if character.isalpha() else "mark"


def _of_place(article: _Article, index: int) -> Iterator[str]:
    """Yield the signs of where a line stands."""
    before, after = article.role(index - 1), article.role(index + 1)
    yield f"before_{before}"
    yield f"after_{after}"
    yield f"before_that_{article.role(index - 2)}"
    yield f"after_that_{article.role(index + 2)}"
    yield f"between_{before}_{after}"
    behind, ahead = (_run(article, index, step) for step in (-1, 1))
    yield f"run_{_most(behind + ahead + 1, (1, 2, 3, 5, 9))}"
    yield f"ahead_{_most(ahead, (0, 1, 2, 4))}"
    alike = article.between[article.forms[index]] - article.is_between(index)
    yield f"alike_{_most(alike, (0, 1, 3, 6))}"
    if index < NEAR_TOP:
        yield "near_top"
    if index >= len(article.roles) - NEAR_END:
        yield "near_end"
    if index and is_named_like_a_person(article.features[index - 1].text, frozenset()):
        yield "below_person"
    if after != EDGE:
        below = article.features[index + 1]
        yield f"below_{_most(below.words, (8, 20, 40, 80))}"
        if below.text[:1].islower():
            yield "below_lower"
        if not _topic(article.features[index].text).isdisjoint(_topic(below.text)):
            yield "below_on_topic"


def _run(article: _Article, index: int, step: int) -> int:
    """Count the lines right before or after one that may be headings too."""
    count = 0
    while index + step * (count + 1) in article.forms:
        count += 1
    return count


def _topic(text: str) -> set[str]:
    return {word for word in ALL_WORDS.findall(text.casefold()) if len(word) >= TOPIC_LETTERS}


def _most(count: int, bounds: Sequence[int]) -> str:
    return next((f"to_{bound}" for bound in bounds if count <= bound), f"over_{bounds[-1]}")
