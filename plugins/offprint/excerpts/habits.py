"""Article -> what habits plainly say of where an excerpt goes on: courtesy titles, apostrophes, quotation marks.

On the bench, where a paragraph after an announced excerpt kept a habit of it that the author does not have, it was quoted
still 16 times of 21, and where it went back to the author's, 0 times of 46; where it kept the excerpt's apostrophes and
quotation marks and most of the author's paragraphs have others, 60 times of 64, and with the author's 4 times of 206
(training/README.md).
"""

from __future__ import annotations

from collections.abc import Sequence

from .article import Article
from .ends import LEFT
from .voices import Voice

__all__ = ["by_habits"]

KEPT_TITLE, KEPT_MARKS, KEPT_BOTH = 0.76, 0.92, 0.93  # 16 of 21, 60 of 64, by Laplace's rule of succession; by hand
MOST, FEWEST = 0.7, 3  # of an author's paragraphs that have marks: the share and the number that keep to one way


def by_habits(article: Article, start: int, index: int, learned: float) -> float:
    """Return how likely the segment goes on: what habits say plainly, otherwise what was learned."""
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
