"""Article -> what of its form plainly says that an excerpt goes on or has ended, too rare to be learned.

On the bench a quotation mark that opens an excerpt and is closed at most six paragraphs below, with none opened between, held
all of them 14 times of 14; so German, French and Spanish quote, where English opens each paragraph anew.
A letter goes to the name under it 6 times of 6 (letters.py).
Who has three words and more of the excerpt so far in quotation marks speaks of it: such a paragraph was quoted 4 times of 76,
and one that speaks of "this passage", "that last sentence" or "the article", of which the excerpt says nothing, 26 times of
826. A second paragraph that ends in a colon, 20 times of 941.
After sixty words and more that report what somebody said and never say "I", a paragraph that does was quoted 2 times of 174.
Where a paragraph opens a quotation mark and does not close it, and the next opens one again, that was quoted 84 times of 85.
Below paragraphs that each stand in quotation marks, one that does too was quoted 26 times of 26, and one of twelve words
and more that opens none, 6 times of 178.
What stands below a colon within an excerpt was quoted 132 times of 143.
An attribution under a quotation belongs to it and ends it; "[Via …]" does not belong to it (attribution_lines.py).
What stands below "(emphasis added)" at a paragraph's end was quoted 0 times of 88.
The stanza under quoted verse is quoted, and prose under it is not: set by hand, since the bench has lost the lines of verse.
So is what stands on both sides of "[…]" on a line of its own, of which the bench has one.
(training/README.md)
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from ..features import is_wholly_quoted
from ..tables import expand
from .article import Article
from .attribution_lines import may_attribute, may_be_name, says_where_found

__all__ = ["LEFT", "VERSE", "by_form", "opens_again"]

UNSURE: Final = 0.55  # set by hand: enough to go on, too little to be shown
LEFT: Final = 0.05  # 0 of 46 (habits.py), rounded up
OPEN, OPEN_AGAIN, ANNOUNCED = 0.93, 0.98, 0.92  # 14 of 14, 84 of 85, 132 of 143, by Laplace's rule of succession
QUOTED_TOO: Final = 0.96  # 26 of 26, by the same rule
PROSE: Final = 12  # words
CLOSING: Final = {"„": "“", "“": "”", "«": "»", "»": "«", '"': '"'}
FURTHEST: Final = 6  # paragraphs from the one that opens to the one that closes
WHOLE: Final = 0.88  # of a letter; 6 of 6, by the same rule
ECHO: Final = 3  # words
VERSE, UNDER_VERSE = 0.85, 0.1  # set by hand
ELIDED: Final = re.compile(r"[(\[<]? ?(?:…|\.{3,4}|\. \. \.|(?i:snip)) ?[)\]>]?")
GOES_ON_ELIDED: Final = 0.95  # set by hand
# Within quotation marks "I" is somebody else.
WITHIN_MARKS: Final = re.compile(r"[\"“«„][^\"”»“]*[\"”»“]?")
FIRST_PERSON: Final = re.compile(r"\b(?:I|[Mm]y|[Mm]e|[Mm]yself)\b")
EMPHASISED: Final = re.compile(expand(r"[\[(][^()\[\]]*<<emphasised>>[^()\[\]]*[\])]\W*$"))
OF_A_READER: Final = re.compile(expand(r"\b(?:<<of_a_quotation>>|<<of_a_reader>>)"))
REPORTING: Final = frozenset({"said", "told", "says", "reported", "according"})
REPORT_WORDS: Final = 60  # of a segment, from which it tells what voice it has


def by_form(article: Article, start: int, index: int) -> tuple[float, float] | None:
    """Return between what bounds it is likely that the segment goes on, by its form; None where that says nothing."""
    if (letter := article.letters.get(start)) and letter.end:
        return (WHOLE ** (1 / (letter.end - 1 - start)), 1.0) if index < letter.end else (0.0, LEFT)
    if index - 1 in article.verse:
        return (VERSE, 1.0) if index in article.verse else (0.0, UNDER_VERSE)
    if kept := _kept(article, start, index):
        return kept, 1.0
    if _is_left(article, start, index):
        return 0.0, LEFT
    return (0.0, UNSURE) if _is_short_under_marks(article, index) else None


def _kept(article: Article, start: int, index: int) -> float:
    """Return how likely a paragraph belongs to the segment that its form keeps there, 0 for any other."""
    if opens_again(article, index):
        return OPEN_AGAIN
    if _is_in_marks(article, start, index) and is_wholly_quoted(article.readings[index].text):
        return QUOTED_TOO
    if likely := article.attributions.get(index):
        return likely
    if index <= _closed_in(article, start):
        return OPEN
    if _is_beside_elision(article, index):
        return GOES_ON_ELIDED
    return ANNOUNCED if article.readings[index - 1].text.endswith(":") else 0.0


def _is_beside_elision(article: Article, index: int) -> bool:
    """Tell a line that says that something is left out, with text below it, and the paragraph under such a line."""
    is_below = ELIDED.fullmatch(article.readings[index - 1].text) is not None
    return is_below or (index + 1 < len(article.readings) and ELIDED.fullmatch(article.readings[index].text) is not None)


def _is_left(article: Article, start: int, index: int) -> bool:
    """Tell whether a segment has ended above a paragraph, or the paragraph speaks of it or announces something."""
    is_announcing = index == start + 1 and article.readings[index].text.endswith(":")  # later an excerpt has lists of its own
    if is_announcing or EMPHASISED.search(article.readings[index - 1].text) or _is_attributed(article, start, index):
        return True
    if _is_heading(article, index) or _echoes(article, start, index) or _is_outside_marks(article, start, index):
        return True
    return _turns_to(OF_A_READER, article, start, index) or _says_i_after_report(article, start, index)


def _is_attributed(article: Article, start: int, index: int) -> bool:
    """Tell whether an attribution has ended the segment, or a paragraph says where the author found it."""
    return (index - 1 > start and index - 1 in article.attributions) or says_where_found(article.readings[index].text)


def _is_in_marks(article: Article, start: int, index: int) -> bool:
    """Tell whether each paragraph of the segment stands in quotation marks of its own."""
    return all(is_wholly_quoted(text) for text in article.texts[start:index])


def _is_outside_marks(article: Article, start: int, index: int) -> bool:
    """Tell whether a paragraph, no mere line, opens no quotation mark, where the whole segment stands in such."""
    is_open = article.texts[index][0] in CLOSING
    return article.lengths[index] >= PROSE and not is_open and _is_in_marks(article, start, index)


def _is_short_under_marks(article: Article, index: int) -> bool:
    """Tell whether a line under quotation marks is none of a sentence: it is a heading, or a name that nobody knows."""
    line, above = article.readings[index].text, article.readings[index - 1].text
    return not above[-1].isalnum() and line[0].isalnum() and may_attribute(line) and is_wholly_quoted(above)


def _is_heading(article: Article, index: int) -> bool:
    """Tell whether such a line heads what follows: one that cannot be a name."""
    if not _is_short_under_marks(article, index):
        return False
    return not may_be_name(article.readings[index].text, article.texts)


def _echoes(article: Article, start: int, index: int) -> bool:
    """Tell whether a paragraph takes up words of the segment in quotation marks."""
    phrases = [phrase for phrase in article.readings[index].phrases if len(phrase.split()) >= ECHO]
    return any(phrase in reading.plain for phrase in phrases for reading in article.readings[start:index])


def _says_i_after_report(article: Article, start: int, index: int) -> bool:
    """Tell whether a paragraph has an "I" that a segment in a newsroom's voice has nowhere; English."""
    if article.glosses or not _turns_to(FIRST_PERSON, article, start, index):
        return False
    is_report = any(not REPORTING.isdisjoint(reading.words) for reading in article.readings[start:index])
    return is_report and sum(article.lengths[start:index]) >= REPORT_WORDS


def _turns_to(what: re.Pattern[str], article: Article, start: int, index: int) -> bool:
    """Tell whether a paragraph says, in words of its own, what the segment says nowhere."""
    if not _says(what, article.readings[index].text):
        return False
    return not any(_says(what, reading.text) for reading in article.readings[start:index])


@lru_cache(maxsize=2000)  # a paragraph is asked at each step to it and after it
def _says(what: re.Pattern[str], text: str) -> bool:
    return what.search(_outside_marks(text)) is not None


@lru_cache(maxsize=500)
def _outside_marks(text: str) -> str:
    return WITHIN_MARKS.sub("", text)


def opens_again(article: Article, index: int) -> bool:
    """Tell whether a paragraph opens anew the quotation mark that the one above has left open, as English quotes."""
    if not index:
        return False
    above, opening = article.readings[index - 1].text, article.readings[index].text[0]
    closing = CLOSING.get(opening)
    return closing is not None and above[0] == opening and not _closes(above[1:], opening, closing)


def _closed_in(article: Article, start: int) -> int:
    """Return the paragraph that closes the quotation mark with which an excerpt opens, its first where none is open."""
    opening = article.readings[start].text[0]
    closing = CLOSING.get(opening)
    if closing is None or _closes(article.readings[start].text[1:], opening, closing):
        return start
    for index, reading in enumerate(article.readings[start + 1 : start + 1 + FURTHEST], start + 1):
        if reading.text[0] == opening:
            break
        if _closes(reading.text, opening, closing):
            return index
    return start


def _closes(text: str, opening: str, closing: str) -> bool:
    """Tell whether a text closes a mark that was open before it."""
    return text.count(closing) % 2 == 1 if opening == closing else text.count(closing) > text.count(opening)
