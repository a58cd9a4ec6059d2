"""Article -> what is plain to see and too rare to be learned: a listed publication announces, a habit gives a voice away.

The seed of this project is such a case: "New York Times:" on a line of its own, "Mr. Putin"
in three paragraphs of an article that says "Putin". On the bench a listed publication on such a
line was followed by an excerpt 12 times of 12 (training/README.md; of where one ends, see ends.py). A paragraph in the
words of a newsroom was quoted 7 times of 13 after an earlier excerpt of the article, and 13 times of 13 right after a
quoted paragraph.
"Here is a chart:" announces what stripped text has lost: where it seemed
likely that an excerpt follows, one did as often as if the odds were a third of what was learned (51 of 115).
Where six or more different lines of at most four words end in a colon and hold no number (a diary's dates do), they label what
stands below them: an excerpt 0 times of 132.
A paragraph that begins with "1." is the first of a list, and started an excerpt 12 times of 311; that a law is quoted with its
numbers is set by hand, since the bench quotes none. "[image]" is what a converter
has left out.
A greeting under prose begins a letter 10 times of 10; announced verse is quoted (set by hand, see ends.py).
A paragraph in quotation marks above an attribution was quoted 102 times of 102, and one below an attribution, with none of its
own, started an excerpt 0 times of 43, one below "[Via …]" under an excerpt 0 times of 39 (attribution_lines.py).
"You can subscribe for free:" asks the reader for something and stands above none.
Speech that nothing announces ("…," says the owner) is an excerpt on the bench, whose blogs report little that they heard; in
most articles that people keep it is what the author heard, so it is offered and not shown. So is a paragraph in quotation
marks that nothing announces and no line attributes: 82 times of 504 an excerpt.
"""

from __future__ import annotations

import re
from typing import Final

from ..features import is_wholly_quoted, matchable
from ..lines.rules import rules_for
from ..model import Label
from ..tables import expand, words
from .announcements import ends_announcing, publication
from .article import Article
from .attribution_lines import says_where_found
from .ends import LEFT, VERSE, by_form, opens_again
from .habits import by_habits
from .reading import Reading, words_of

__all__ = ["OFFERED", "goes_on", "is_announced", "starts"]

SENTENCES: Final = re.compile(r"[.!?] ")
ANNOUNCED: Final = 0.93  # 12 of 12, by Laplace's rule of succession
PICTURED: Final = 0.3  # of the odds
LABELLED: Final = 0.01  # 0 of 132, by the same rule
FIRST_ITEM: Final = re.compile(r"\(?1[.)]")
LAW: Final = re.compile(
    r"(?:\b(?:Act|Article|Clause|Code|Constitution|Directive|Law|Ordinance|Paragraph|Regulation|Rule|Section|Statute)s?\b|§)"
    r"[^:]*\b(?:provides|reads|says|states)(?: that)?:$"
)
# "The boat left," she explained. "It is late." or "It is late," the keeper explained.
SPOKEN: Final = re.compile(r"""[“"][^”"]+[”"],?(?: [^“”".!?]{2,60}[.,:;–—]? ?[“"][^“”"]+[”"])* ?[^“”".!?]{0,60}[.!?]?""")
LISTED: Final = 0.04  # 12 of 311, by the same rule
ASKED: Final = 0.05  # set by hand: no excerpt of the bench stands under such a line
REQUESTS: Final = frozenset({Label.NEWSLETTER, Label.PAYWALL, Label.SHARE, Label.COMMENTS, Label.ADVERTISEMENT})
OFFERED: Final = 0.5  # at most: enough to be offered, too little to be shown
ATTRIBUTED, BELOW = 0.99, 0.02  # 102 of 102, 0 of 43, by the same rule
GREETS: Final = 0.92  # 10 of 10, by the same rule
LOST: Final = re.compile(expand(r"\[<<lost>>\]"))
OWN_VERSE: Final = re.compile(
    r"\b(?:I (?:\w+ )?(?:wrote|write|made|composed)|[Mm]y|mine)\b[^.!?]*:$"
)  # "Here is one that I wrote:"
REPORTS_AGAIN, REPORTS_ON = 0.53, 0.93  # 7 of 13, 13 of 13, by the same rule


def is_announced(article: Article, index: int) -> bool:
    """Tell whether the line before ends as one that announces."""
    return index > 0 and ends_announcing(article.readings[index - 1].text)


def starts(article: Article, index: int, learned: float, *, is_quoting: bool) -> float:
    """Return how likely an excerpt starts there: what is plain, otherwise what was learned.

    ``is_quoting`` says that an excerpt stands above. How sure the model is was measured on words that it knows and in some
    languages, so elsewhere what it finds is only offered.
    """
    if _is_no_prose(article, index) or LOST.fullmatch(article.readings[index].text):
        return 0.0  # colons announce code as often, and a post has a label of its own
    if not article.is_measured:
        learned = min(learned, OFFERED)
    is_below = _is_below(article, index, is_quoting=is_quoting)
    learned = min(learned, BELOW) if is_below else _under(article, index, learned)
    return max(learned, _plainly(article, index, is_quoting=is_quoting))


def _is_below(article: Article, index: int, *, is_quoting: bool) -> bool:
    """Tell whether a paragraph goes on from a quotation, or stands under the line with which one ended."""
    is_found = is_quoting and index > 0 and says_where_found(article.readings[index - 1].text)
    is_attributed = index + 1 in article.attributions  # as the next quotation of several is
    return is_found or opens_again(article, index) or (index - 1 in article.attributions and not is_attributed)


def _under(article: Article, index: int, learned: float) -> float:
    """Return what was learned, or less by what the line above says and how the paragraph itself begins."""
    if FIRST_ITEM.match(article.readings[index].text) and not (index and LAW.search(article.readings[index - 1].text)):
        return min(learned, LISTED)
    if index - 1 in article.labels:
        return min(learned, LABELLED)
    if not is_announced(article, index):
        is_speech = article.readings[index].speech > 0 or _is_speech(article, index)
        is_heard = is_speech and article.readings[index].wrapped > 0
        return min(learned, OFFERED) if is_heard else learned
    if _asks(article.readings[index - 1]):
        return min(learned, ASKED)
    if _shows_a_picture(article.readings[index - 1]):
        return PICTURED * learned / (1 - learned + PICTURED * learned)
    return learned


def _is_speech(article: Article, index: int) -> bool:
    """Tell what one pair of quotation marks holds, or pairs with only a few words between and behind them.

    The latter in other languages only: in English the words between tell more.
    """
    text, is_english = article.readings[index].text, article.has_known_words and not article.glosses
    return is_wholly_quoted(text) or (not is_english and SPOKEN.fullmatch(text) is not None)


def _is_no_prose(article: Article, index: int) -> bool:
    """Tell code, a post, and what a column's author answers; quoted it is not."""
    return article.is_code[index] or index in article.is_post or index in article.is_answer


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
    is_attributed = index + 1 in article.attributions and is_wholly_quoted(article.readings[index].text)
    if is_attributed and not opens_again(article, index):
        return ATTRIBUTED
    if not index or article.readings[index].text.endswith(":"):
        return 0.0
    before = article.readings[index - 1].text
    if article.is_prose(index) and publication(before):
        return ANNOUNCED
    likely = REPORTS_AGAIN if is_quoting and article.reports[index] else 0.0
    is_verse = index in article.verse and before.endswith(":") and not OWN_VERSE.search(before)
    return max(likely, VERSE) if is_verse else likely


def goes_on(article: Article, start: int, index: int, learned: float) -> float:
    """Return how likely the segment goes on: what form and habits say plainly, otherwise what was learned."""
    if _is_no_prose(article, index):
        return min(learned, LEFT)
    if bounds := by_form(article, start, index):
        return min(max(learned, bounds[0]), bounds[1])
    if article.reports[index]:
        learned = max(learned, REPORTS_ON)
    elif article.reports[start] and not is_announced(article, start):
        return min(learned, LEFT)  # only the newsroom's words said that it was one
    return learned if article.is_uniform else by_habits(article, start, index, learned)
