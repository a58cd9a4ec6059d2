"""Labelled blocks -> why they hold no article: a menu page, an empty shell, a consent wall, an error page.

Judged by what would be kept: how many words of running text likely are an article's, and whether a line says
outright that there is none (data/no_articles.tsv). A short note without anything around it is an article.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Final

from .features import PROSE_WORDS, SENTENCE_WORDS, matchable
from .model import Label, Labelled
from .quoted_lines import SENTENCE_END
from .strays import BODY, DROPPED
from .tables import patterns

__all__ = ["why_no_article"]

# Chosen on the bench's pages: of 692 windows around an article one, names of trades and nothing else, is below both.
LEAST_WORDS: Final = 15  # of running text, each counted by how likely its paragraph is the article's
LEAST_SHARE: Final = 0.4  # of the input's words that are kept
FEWEST_WORDS: Final = 40  # of an input that may be judged by what was dropped from it
MOST_WORDS: Final = 60  # beside which any row may hold; most articles have more, and their lines are not looked at
LONGEST_LINE: Final = 240  # characters of such a line
SHOWN: Final = 80


def why_no_article(labelled: Sequence[Labelled]) -> str | None:
    """Return the reason why the input holds no article, None when it holds one."""
    kept = [item for item in labelled if item.label in BODY]
    likely = sum(_words(item) * item.confidence for item in kept if _is_prose(item))
    for item in labelled if likely < MOST_WORDS else ():
        if (said := _says(item, likely)) is not None:
            return f"{said}: “{_short(item.block.text)}” (line {item.block.lines[0]})"
    total = sum(map(_words, labelled))
    if not kept:
        return f"every line was dropped or is metadata{_mostly(labelled)}"
    if total >= FEWEST_WORDS and likely < LEAST_WORDS and sum(map(_words, kept)) < LEAST_SHARE * total:
        return f"hardly any running text among {total} words{_mostly(labelled)}"
    return None


def _says(item: Labelled, likely: float) -> str | None:
    """Return what a line says that the page is, if no more words are likely an article's than its row allows."""
    text = matchable(item.block.text)
    if len(text) > LONGEST_LINE:
        return None
    found = (row for pattern, row in patterns("no_articles.tsv") if likely < float(row[1]) and pattern.fullmatch(text))
    return next((kind for kind, _words, _reason in found), None)


def _mostly(labelled: Sequence[Labelled]) -> str:
    """Name the kind of stray line that there is most of."""
    kinds = Counter(item.label for item in labelled if item.label in DROPPED and item.label is not Label.BOILERPLATE)
    if not kinds:
        return ""
    kind, count = max(kinds.items(), key=lambda one: (one[1], one[0]))
    return f"; most others are {kind} ({count} {'line' if count == 1 else 'lines'})"


def _is_prose(item: Labelled) -> bool:
    if item.label not in (Label.PARAGRAPH, Label.EXCERPT, Label.LIST_ITEM):
        return False
    count = _words(item)
    return count >= PROSE_WORDS or (count >= SENTENCE_WORDS and SENTENCE_END.search(item.block.text) is not None)


def _words(item: Labelled) -> int:
    return len(item.block.text.split())


def _short(text: str) -> str:
    return text if len(text) <= SHOWN else text[: SHOWN - 1].rstrip() + "…"
