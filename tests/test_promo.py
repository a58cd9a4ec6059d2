"""The corpus of promo lines is what benchmarks/promo.py takes it for; the shares that are right are floors."""

from __future__ import annotations

import sys
from collections import Counter

from conftest import ROOT

sys.path.insert(0, str(ROOT / "benchmarks"))

import promo

FEWEST = 400
LARGE = ("en", "de", "fr", "es")


def test_the_corpus_is_large_and_balanced() -> None:
    found = promo.lines()
    assert len(found) >= FEWEST
    assert {line.language for line in found} == {*LARGE, "it", "ja", "nl", "pl", "pt", "ru", "sv"} == set(promo.articles())
    assert all(line.reason for line in found)
    counts = Counter((line.language, line.is_promo) for line in found)
    assert min(counts[language, is_promo] for language in LARGE for is_promo in (True, False)) >= 25
    assert len({(line.language, line.text) for line in found}) >= FEWEST


def test_a_line_is_found_where_it_was_set() -> None:
    article = promo.articles()["en"]
    assert promo.kept(article, article[1], 4)
    assert not promo.kept(article, "Advertisement", 4)


def test_unseen_lines_are_none_of_the_corpus() -> None:
    unseen = {(line.language, line.text) for line in promo.lines("promo_unseen.txt")}
    assert len(unseen) >= FEWEST // 4
    assert not {text.casefold() for _, text in unseen} & {line.text.casefold() for line in promo.lines()}
