"""Lines above a text whose layout is known that have no name -> what they are, by where they stand."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from typing import Final

from ..dates import find_dates
from ..people import is_named_like_a_person

__all__ = ["UNNAMED"]

DATE_WORDS: Final = 8  # of a line that is a date
SENTENCE: Final = 8  # words of a line that is one
OPENING: Final = 160  # characters with which a paragraph says what it is about
IN_BRACKETS: Final = re.compile(r" \([^()]*\)$")  # behind a title, which of several things of that name it means
BY: Final = re.compile(r"(?:by|von|par|por|di|door) ", re.IGNORECASE)

Told = Iterator[tuple[str, int]]  # kinds of lines (lines.py) with their places


def _of_nexis(texts: Sequence[str], unnamed: Sequence[int], _length: int) -> Told:
    """Yield the date, the paper's name right above it, and the title: above the paper, in older exports below the date."""
    others = list(unnamed)
    date = next((at for at in unnamed if _is_date(texts[at])), None)
    if date is not None:
        yield "published", date
        others.remove(date)
        if above := [at for at in unnamed if at < date]:
            yield "publisher", above[-1]
            others.remove(above[-1])
    yield from (("title", at) for at in others[:1])


def _of_factiva(texts: Sequence[str], unnamed: Sequence[int], length: int) -> Told:
    """Yield a section, the title and the authors, above the article's length, and below it the date and the paper's name."""
    above, below = [at for at in unnamed if at < length], [at for at in unnamed if at > length]
    if above[1:] and (BY.match(texts[above[-1]]) or is_named_like_a_person(texts[above[-1]], frozenset())):
        yield "byline", above.pop()
    yield from (("title", at) for at in above[-1:])
    yield from (("section", at) for at in above[:-1][:1])
    date = next((at for at in below if _is_date(texts[at])), None)
    if date is not None:
        yield "published", date
        yield from (("publisher", at) for at in below if at == date + 1)


def _of_proquest(_texts: Sequence[str], unnamed: Sequence[int], _opening: int) -> Told:
    """Yield the title, which stands first."""
    yield from (("title", at) for at in unnamed[:1])


def _of_wikipedia(texts: Sequence[str], unnamed: Sequence[int], opening: int) -> Told:
    """Yield the title: the longest line above whose words the first paragraph has, else the last among controls."""
    first = next((text for text in texts[opening + 1 :] if len(text.split()) >= SENTENCE), "")[:OPENING].casefold()
    named = [at for at in unnamed if IN_BRACKETS.sub("", texts[at]).casefold() in first]
    if named:
        yield "title", max(named, key=lambda at: (len(texts[at]), at))
    elif unnamed and len(unnamed) < opening:
        yield "title", unnamed[-1]


def _is_date(text: str) -> bool:
    return len(text.split()) <= DATE_WORDS and bool(find_dates(text))


# By database, from the lines of a file, the places of those without a name and that of the line by which it is known.
UNNAMED: Final[dict[str, Callable[[Sequence[str], Sequence[int], int], Told]]] = {
    "Nexis": _of_nexis,
    "Factiva": _of_factiva,
    "ProQuest": _of_proquest,
    "Wikipedia": _of_wikipedia,
}
