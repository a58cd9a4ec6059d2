"""Articles of our own with known quotations: nothing of the author's is shown as quoted, nobody is named who is not quoted."""

from __future__ import annotations

import sys

import pytest

from conftest import ROOT
from offprint.model import BodyBlock, Label

sys.path.insert(0, str(ROOT / "benchmarks"))

import own_excerpts

ARTICLES = list(own_excerpts.articles())


def test_every_article_is_expected_to_quote_something_or_nothing() -> None:
    assert {path.stem for path in own_excerpts.DATA.glob("*.txt")} == {name for name, *_about in ARTICLES}


@pytest.mark.parametrize(
    ("body", "quoted", "wrongly"), [about for _name, *about in ARTICLES], ids=[name for name, *_about in ARTICLES]
)
def test_what_is_shown_as_quoted_is(body: tuple[BodyBlock, ...], quoted: list[own_excerpts.Quoted], wrongly: set[int]) -> None:
    truth = {place for one in quoted for place in range(one.first, one.end)}
    assert {place for place, is_shown in enumerate(own_excerpts.shown(body)) if is_shown} - truth == wrongly
    for one in quoted:
        if body[one.first].label is Label.EXCERPT:
            assert body[one.first].source in {None, *one.sources}
