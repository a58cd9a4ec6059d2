"""Which line below a page's title is its dek, as far as the markup names it or shows it."""

from __future__ import annotations

import pytest

from offprint.convert import convert

PROSE = "The ferry has run at night for three winters, and nobody on the island can remember a longer argument about it."
TEXT = "".join(f"<p>{PROSE} {number}</p>" for number in ("First.", "Second.", "Third.", "Fourth."))
DEK = "Who pays for the dark hours"
TITLE = "<h1>The Night Ferry Runs On</h1>"


def dek_of(below: str, text: str = TEXT) -> str | None:
    title = "<title>The Night Ferry Runs On</title>"
    return convert(f"<html><head>{title}</head><body><article>{below}{text}</article></body></html>".encode(), ".html").dek


@pytest.mark.parametrize(
    "below",
    [
        f'{TITLE}<p class="post-subtitle">{DEK}</p>',
        f'{TITLE}<h3 class="subtitle subtitle-HEEcLo">{DEK}</h3>',
        f'{TITLE}<div class="standFirst"><p>{DEK}</p></div>',
        f'{TITLE}<p id="article-summary">{DEK}</p>',
        f'{TITLE}<p itemprop="alternativeHeadline">{DEK}</p>',
        f'{TITLE}<p class="byline">By Ines Calloway</p><p class="article__dek">{DEK}</p>',
    ],
)
def test_the_markup_names_the_dek(below: str) -> None:
    assert dek_of(below) == DEK


def test_a_heading_in_a_sentences_words_right_under_the_title_is_one() -> None:
    longer = "Who pays for the dark hours between ten and seven on the northern route"
    assert dek_of(f"<header>{TITLE}<h2>{longer}</h2></header>") == longer
    assert dek_of(f"<header>{TITLE}</header><section><h2>{longer}</h2></section>") is None
    assert dek_of(f"{TITLE}<h2>{longer}</h2>") is None  # where the text stands beside it, it heads the text


@pytest.mark.parametrize(
    "below",
    [
        f'{TITLE}<p class="subtitle">Share this post</p>',  # says itself what it is
        f'{TITLE}<p class="subtitle">March 12, 2024</p>',
        f'{TITLE}<p>{PROSE} {PROSE}</p><h2 class="article__sub-title">Who pays for it</h2>',  # a heading of the text
        f'<p class="subtitle">{DEK}</p>{TITLE}',
    ],
)
def test_what_only_looks_like_a_dek_is_none(below: str) -> None:
    assert dek_of(below) is None


def test_the_box_of_the_whole_article_is_no_dek() -> None:
    assert dek_of(f'{TITLE}<div class="subtitle">{TEXT}</div>', "") is None
