"""Labelled blocks -> how likely each line is the article's title.

A title's words are taken up by the text, it stands near the text's beginning, and its byline or date near it. How much
each of its signs (title_signs.py) weighs was learned on pages (data/titles.tsv, written by training/train_titles.py alone).
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from math import exp
from typing import Final

from .dates import iso_date
from .features import Features
from .front_lines import FRONTS
from .front_pieces import is_date_alone
from .fronts import is_front_told
from .model import HintKind, Label, Labelled
from .people import is_named_like_a_person, spoken_words
from .strays import DROPPED
from .title_signs import INTO, begin_of_text, is_mostly_small, signs

__all__ = ["candidates", "title_likelihoods"]

LONGEST: Final = 30  # words; the longest stated title of the bench's pages has 29
LONGEST_SENTENCE: Final = 20  # words of a title that reads as a sentence
BETWEEN: Final = ("|", "»", "›", ">", "•", "·", "/")  # what parts the steps of a way through the site
TO_TEXT: Final = 4  # from a title to the text
SENTENCE_ENDS: Final = (".", "…", ".”", '."')
LIFE: Final = re.compile(r"\(?(?P<born>[^-–—]{4,30}?) ?[-–—] ?(?P<died>[^-–—]{4,30}?)\)?")  # days or years, with a dash between
YEAR: Final = re.compile(r"1[5-9]\d\d|20\d\d")
SEVERAL: Final = 4  # words of a line that is the title rather than a word right over it


def candidates(labelled: Sequence[Labelled], features: Sequence[Features]) -> list[int]:
    """Return the lines that may be the title, in their order."""
    begin = begin_of_text(features)
    known = [index for index, item in enumerate(labelled[: begin + INTO]) if item.label in (Label.PARAGRAPH, Label.HEADING)]
    found = [index for index in known if _may_be_title(index, features, begin, 1)]
    if not any(index < begin for index in found):  # a credit may part one that ends as a sentence does from the text
        found = [index for index in known if _may_be_title(index, features, begin, TO_TEXT if index < begin else 1)]
    if found[:1] == [0] and not features[0].text.endswith(SENTENCE_ENDS):
        # A sentence under the file's first line is a short first paragraph, where nothing is astray so far.
        found = [index for index in found if not _is_sentence(features[index].text) or _is_astray(labelled[:index])]
    found = [index for index in found if not is_date_alone(features[index].text)] or found  # a diary's title may be its date
    spoken = spoken_words(tuple(feature.text for feature in features))
    found = [index for index in found if not is_front_told(features[index].text, spoken)] or found
    if named := [index for index in found if _has_lived(index, features)]:
        return named[:1]
    found = [index for index in found if not _is_caption(index, labelled, found)] or found
    before = [index for index in found if index < begin]
    return before if len(before) == 1 else found  # the only line over a text is its title


def _has_lived(index: int, features: Sequence[Features]) -> bool:
    """Tell a name over the dates of a life, which is the title of an obituary: "Walter J. Pruett / 1931 - 2022"."""
    life = LIFE.fullmatch(features[index + 1].text) if index + 1 < len(features) else None
    is_life = life is not None and all(YEAR.fullmatch(day) or iso_date(day) for day in life.group("born", "died"))
    return is_life and is_named_like_a_person(features[index].text, frozenset())


def _is_sentence(text: str) -> bool:
    return text.endswith(SENTENCE_ENDS) and is_mostly_small(text)


def _is_astray(labelled: Sequence[Labelled]) -> bool:
    return any(item.label in DROPPED for item in labelled)


def _is_caption(index: int, labelled: Sequence[Labelled], found: Sequence[int]) -> bool:
    """Tell a caption, which stands over a picture's credit, and below another line that may be the title and its date."""
    above = [item.label for item in labelled[found[0] + 1 : index]]
    below = [item.label for item in labelled[index + 1 : index + 2]]
    return below == [Label.CREDIT] and not FRONTS.isdisjoint(above)


def _may_be_title(index: int, features: Sequence[Features], begin: int, reach: int) -> bool:
    """Tell whether a line may be the title; ``reach``: lines below it among which is the text."""
    feature = features[index]
    no_end = (":", *SENTENCE_ENDS) if index > begin else ":"  # of what announces, and of a sentence of the text that has begun
    is_other = feature.words > LONGEST or feature.hint is HintKind.OUTSIDE
    if is_other or feature.text.endswith(no_end) or feature.text.startswith(BETWEEN):
        return False
    if not feature.is_prose and index < max(begin, 1):
        return True
    # A title may end as a sentence does; it is then shorter than what it stands over.
    is_over = any(after.words >= 2 * feature.words for after in features[index + 1 : index + 1 + reach])
    return feature.words <= LONGEST_SENTENCE and (is_over or (index < begin < len(features) and not feature.text.endswith(".")))


def title_likelihoods(indexes: Sequence[int], features: Sequence[Features], weights: Mapping[str, float]) -> dict[int, float]:
    """Return for each candidate how likely it is the title, if one of them is: all together 1."""
    every = signs(indexes, features)
    sums = [sum(weights.get(name, 0.0) * value for name, value in one.items()) for one in every]
    powers = [exp(one - max(sums)) for one in sums]
    likely = {index: power / sum(powers) for index, power in zip(indexes, powers, strict=True)}
    return {index: 0.0 if _is_over_title(index, features, likely) else chance for index, chance in likely.items()}


def _is_over_title(index: int, features: Sequence[Features], indexes: Collection[int]) -> bool:
    """Tell a section's name: a word right over a line of several that may be the title (on the bench none of 970 is one)."""
    return features[index].words <= 1 and index + 1 in indexes and features[index + 1].words >= SEVERAL
