"""Blockquotes of the bench's HTML pages that stand in the article -> the share that is kept as excerpts, by count and by words.

A blockquote stands in the article when the bench's text of the article has its words in their order. Lines are judged by
nets and trees that have not seen the page's domain (unseen.py).
"""

from __future__ import annotations

import re
from typing import Any, Final

import lxml.html

import unseen
from offprint.model import Label

FEWEST_WORDS: Final = 5  # of a blockquote; fewer stand in any text
WORD: Final = re.compile(r"\w+")
QUOTED: Final = frozenset({Label.EXCERPT, Label.EMBED})


def _words(text: str) -> str:
    return " ".join(WORD.findall(text.lower()))


def blockquotes(page: unseen.Page) -> list[str]:
    """Return the words of each outermost blockquote of the article."""
    root = lxml.html.document_fromstring(unseen.input_of(page, "html"))
    article = f" {_words(page['main_content'])} "
    outermost = (one for one in root.iter("blockquote") if next(one.iterancestors("blockquote"), None) is None)
    found = [_words(" ".join(one.itertext())) for one in outermost]
    return [text for text in found if text.count(" ") + 1 >= FEWEST_WORDS and f" {text} " in article]


def quotations() -> dict[str, Any]:
    """Return how many blockquotes were found, and the shares kept; a pull quote is left out because the text has it."""
    count = kept = words = kept_words = pulled = 0
    lost = []
    for page, likely in zip(unseen.load(), unseen.likelihoods("html"), strict=True):
        quotes = blockquotes(page)
        if not quotes:
            continue
        made = unseen.convert_unseen(unseen.input_of(page, "html"), ".html", likely)
        excerpts = f" {' '.join(_words(block.text) for block in made.body if block.label in QUOTED)} "
        pulls = f" {' '.join(_words(one.text) for one in made.dropped if one.label is Label.PULL_QUOTE)} "
        for text in quotes:
            if f" {text} " in pulls:
                pulled += 1
                continue
            is_kept = f" {text} " in excerpts
            count += 1
            words += text.count(" ") + 1
            kept += is_kept
            kept_words += is_kept * (text.count(" ") + 1)
            lost += [] if is_kept else [f"{page['id']}: {text[:60]}"]
    return {"blockquotes": count, "pull_quotes": pulled, "kept": kept / count, "words_kept": kept_words / words, "lost": lost}
