"""Article -> what is plain to see and too rare to be learned: a listed publication announces, a habit gives a voice away.

The seed of this project is such a case: "New York Times:" on a line of its own, "Mr. Putin"
in three paragraphs of an article that says "Putin". On the bench a listed publication on such a
line was followed by an excerpt 12 times of 12; where a paragraph after an announced excerpt
kept a habit of it that the author does not have, it was quoted still 16 times of 21, and where it went back to the
author's, 0 times of 46; where it kept the excerpt's apostrophes and quotation marks and most of the author's
paragraphs have others, 60 times of 64, and with the author's 4 times of 206 (training/README.md). A paragraph in the
words of a newsroom was quoted 7 times of 13 after an earlier excerpt of the article, and 13 times of 13 right after a
quoted paragraph.
"Here is a chart:" announces what stripped text has lost: where it seemed
likely that an excerpt follows, one did as often as if the odds were a third of what was learned (51 of 115).
Where six or more different lines of at most four words end in a colon and hold no number (a diary's dates do), they label what
stands below them: an excerpt 0 times of 132.
A quotation mark that opens an excerpt and is closed at most six paragraphs below, with none opened between, held all of
them 14 times of 14; so German, French and Spanish quote, where English opens each paragraph anew.
A greeting under prose begins a letter 10 times of 10, which goes to the name under it 6 times of 6 (letters.py).
After sixty words and more that report what somebody said and never say "I", a paragraph that does was quoted 2 times of 174.
Who has three words and more of the excerpt so far in quotation marks speaks of it: such a paragraph was quoted 4 times of 76.
"You can subscribe for free:" asks the reader for something and stands above none.
Speech that nothing announces ("…," says the owner) is an excerpt on the bench, whose blogs report little that they heard; in
most articles that people keep it is what the author heard, so it is offered and not shown.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from ..features import matchable
from ..lines.rules import rules_for
from ..model import Label
from ..tables import words
from .announcements import publication
from .article import Article
from .reading import Reading, words_of
from .voices import Voice

__all__ = ["goes_on", "is_announced", "starts"]

SENTENCES: Final = re.compile(r"[.!?] ")
ANNOUNCED: Final = 0.93  # 12 of 12, by Laplace's rule of succession
KEPT_TITLE, KEPT_MARKS, KEPT_BOTH = 0.76, 0.92, 0.93  # 16 of 21 and 60 of 64, by the same rule; the last set by hand
MOST, FEWEST = 0.7, 3  # of an author's paragraphs that have marks: the share and the number that keep to one way
LEFT: Final = 0.05  # 0 of 46, rounded up
PICTURED: Final = 0.3  # of the odds
LABELLED: Final = 0.01  # 0 of 132, by the same rule
OPEN: Final = 0.93  # 14 of 14, by the same rule
CLOSING: Final = {"„": "“", "“": "”", "«": "»", "»": "«", '"': '"'}
FURTHEST: Final = 6  # paragraphs from the one that opens to the one that closes
ASKED: Final = 0.05  # set by hand: no excerpt of the bench stands under such a line
REQUESTS: Final = frozenset({Label.NEWSLETTER, Label.PAYWALL, Label.SHARE, Label.COMMENTS, Label.ADVERTISEMENT})
OFFERED: Final = 0.5  # at most: enough to be offered, too little to be shown
GREETS: Final = 0.92  # 10 of 10, by the same rule
WHOLE: Final = 0.88  # of a letter; 6 of 6, by the same rule
ECHO: Final = 3  # words
# "I" in quotation marks is somebody else.
WITHIN_MARKS: Final = re.compile(r"[\"“«„][^\"”»“]*[\"”»“]?")
FIRST_PERSON: Final = re.compile(r"\b(?:I|[Mm]y|[Mm]e|[Mm]yself)\b")
REPORTING: Final = frozenset({"said", "told", "says", "reported", "according"})
REPORT_WORDS: Final = 60  # of a segment, from which it tells what voice it has
REPORTS_AGAIN, REPORTS_ON = 0.53, 0.93  # 7 of 13, 13 of 13, by the same rule


def is_announced(article: Article, index: int) -> bool:
    """Tell whether the line before ends as one that announces."""
    return index > 0 and article.readings[index - 1].text[-1] in ":…"


def starts(article: Article, index: int, learned: float, *, is_quoting: bool) -> float:
    """Return how likely an excerpt starts there: what is plain, otherwise what was learned.

    ``is_quoting`` says that an excerpt stands above. How sure the model is was measured on words that it knows, so where it
    knows none, what it finds is only offered.
    """
    if _is_no_prose(article, index):
        return 0.0  # colons announce code as often, and a post has a label of its own
    if not article.has_known_words:
        learned = min(learned, OFFERED)
    if index - 1 in article.labels:
        learned = min(learned, LABELLED)
    elif is_announced(article, index):
        if _asks(article.readings[index - 1]):
            learned = min(learned, ASKED)
        elif _shows_a_picture(article.readings[index - 1]):
            learned = PICTURED * learned / (1 - learned + PICTURED * learned)
    elif article.readings[index].speech and article.readings[index].wrapped:
        learned = min(learned, OFFERED)
    return max(learned, _plainly(article, index, is_quoting=is_quoting))


def _is_no_prose(article: Article, index: int) -> bool:
    return article.is_code[index] or index in article.is_post


def _asks(announcement: Reading) -> bool:
    """Tell whether the last sentence asks the reader for something."""
    sentence = SENTENCES.split(matchable(announcement.text))[-1].rstrip(":…")
    return any(rule.label in REQUESTS for rule in rules_for(sentence))


def _shows_a_picture(announcement: Reading) -> bool:
    last = words_of(SENTENCES.split(announcement.plain)[-1])
    return not words("pictures.txt").isdisjoint(announcement.words[-len(last) :] if last else ())


def _plainly(article: Article, index: int, *, is_quoting: bool) -> float:
    if (letter := article.letters.get(index)) and letter.greets:
        return GREETS
    if not index or article.readings[index].text.endswith(":"):
        return 0.0
    before = article.readings[index - 1].text
    if article.is_prose(index) and publication(before):
        return ANNOUNCED
    return REPORTS_AGAIN if is_quoting and article.reports[index] else 0.0


def goes_on(article: Article, start: int, index: int, learned: float) -> float:
    """Return how likely the segment goes on: what habits say plainly, otherwise what was learned."""
    if _is_no_prose(article, index):
        return min(learned, LEFT)
    if (letter := article.letters.get(start)) and letter.end:
        return max(learned, WHOLE ** (1 / (letter.end - 1 - start))) if index < letter.end else min(learned, LEFT)
    if _echoes(article, start, index) or _says_i_after_report(article, start, index):
        return min(learned, LEFT)
    if article.reports[index]:
        learned = max(learned, REPORTS_ON)
    elif article.reports[start] and not is_announced(article, start):
        return min(learned, LEFT)  # only the newsroom's words said that it was one
    if index <= _closed_in(article, start):
        return max(learned, OPEN)
    return learned if article.is_uniform else _by_habits(article, start, index, learned)


def _echoes(article: Article, start: int, index: int) -> bool:
    """Tell whether a paragraph takes up words of the segment in quotation marks."""
    phrases = [phrase for phrase in article.readings[index].phrases if len(phrase.split()) >= ECHO]
    return any(phrase in reading.plain for phrase in phrases for reading in article.readings[start:index])


def _says_i_after_report(article: Article, start: int, index: int) -> bool:
    """Tell whether a paragraph has an "I" that a segment in a newsroom's voice has nowhere; English."""
    if article.glosses or not _says_i(article.readings[index].text):
        return False
    segment = article.readings[start:index]
    is_report = any(not REPORTING.isdisjoint(reading.words) for reading in segment)
    is_long = sum(article.lengths[start:index]) >= REPORT_WORDS
    return is_report and is_long and not any(_says_i(reading.text) for reading in segment)


@lru_cache(maxsize=500)  # a paragraph of a segment is asked at each step after it
def _says_i(text: str) -> bool:
    return FIRST_PERSON.search(WITHIN_MARKS.sub("", text)) is not None


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


def _by_habits(article: Article, start: int, index: int, learned: float) -> float:
    own, quoted = article.habits[index], _together(article.habits[start:index])
    if not own.honorifics and not quoted.honorifics and _marks(quoted) is None:
        return learned
    outside = [at for at in range(len(article.readings)) if at > index or at < start]
    prose = [article.habits[at] for at in outside if article.is_prose(at)]
    author = _together(prose)
    if not own.honorifics and _calls_by_name(article, index, quoted.honorifics):
        return min(learned, LEFT)  # "Putin" again, after an excerpt that says "Mr. Putin"
    likely = [learned]
    if keeps_title := _keeps_title(own, quoted, author):
        likely.append(KEPT_TITLE)
    typed = _marks_of_author(prose)
    if _marks(quoted) and typed and _marks(quoted) != typed:
        if _marks(own) == typed:
            return min(learned, LEFT)
        if _marks(own) == _marks(quoted):
            likely.append(KEPT_BOTH if keeps_title else KEPT_MARKS)
    return max(likely)


def _calls_by_name(article: Article, index: int, names: frozenset[str]) -> bool:
    """Tell whether a paragraph has one of the surnames, at the beginning of a sentence too."""
    words = {word.removesuffix("'s") for word in article.readings[index].words}
    return any(name.lower() in words for name in names)


def _together(voices: Sequence[Voice]) -> Voice:
    empty: frozenset[str] = frozenset()
    return Voice(
        honorifics=empty.union(*(voice.honorifics for voice in voices)),
        bare_names=empty.union(*(voice.bare_names for voice in voices)),
        straight=any(voice.straight for voice in voices),
        curly=any(voice.curly for voice in voices),
    )


def _keeps_title(own: Voice, quoted: Voice, author: Voice) -> bool:
    """Tell whether somebody is "Mr." whom the author calls by the bare name, or "Mr." is said again of whom he never does."""
    if any(name in author.bare_names and name not in author.honorifics for name in own.honorifics):
        return True
    return bool(own.honorifics) and not quoted.honorifics <= author.honorifics


def _marks_of_author(voices: Sequence[Voice]) -> str | None:
    """Return which marks an author keeps to in most paragraphs; other excerpts are among them."""
    found = [_marks(voice) if voice.straight != voice.curly else "both" for voice in voices if voice.straight or voice.curly]
    for marks in ("straight", "curly"):
        if found.count(marks) == len(found) > 0 or (found.count(marks) >= MOST * len(found) and found.count(marks) >= FEWEST):
            return marks
    return None


def _marks(voice: Voice) -> str | None:
    """Return which apostrophes and quotation marks somebody keeps to."""
    if voice.straight == voice.curly:
        return None
    return "straight" if voice.straight else "curly"
