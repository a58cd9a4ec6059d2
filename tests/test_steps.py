"""What a step says of the excerpt so far, the paragraph and the rest; how well it tells is measured in training/."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from offprint.excerpts.article import Article
from offprint.excerpts.likeness import TOGETHER
from offprint.excerpts.reading import read
from offprint.excerpts.steps import NAMES, step_rows
from offprint.excerpts.survey import survey
from offprint.excerpts.voices import voice

ARTICLE = (
    "The harbour office doesn't say much about the ferry. Here is its notice:",
    "The winter ferry sails at dusk, and the lighthouse keeper’s lamp must stand “one storm”…",
    "The lighthouse keeper’s winter lamp report goes to the harbour board, which hasn’t met since spring.",
    'I don\'t know what "one storm" is supposed to mean, and neither does anybody who sails.',
    "My boat stays where it is.",
)
text = st.text("aBc .,:“”'’\"()…-", min_size=1, max_size=30).map(str.strip).filter(bool)


def article(*texts: str) -> Article:
    return Article(tuple(map(read, texts)), (0,) * len(texts), tuple(map(voice, texts)))


def step(start: int, index: int, *texts: str) -> dict[str, int]:
    (row,) = step_rows(survey(article(*texts or ARTICLE)), np.array([start]), np.array([index]))
    return dict(zip(NAMES, row.tolist(), strict=True))


def test_sizes_are_of_the_excerpt_so_far_and_of_the_rest() -> None:
    found = step(1, 3)
    words = [len(read(line).words) for line in ARTICLE]
    assert (found["length"], found["left"]) == (2, 1)
    assert (found["words_so_far"], found["words"]) == (words[1] + words[2], words[3])
    mean = (words[1] + words[2]) // 2
    assert found["words_against"] == 1000 * words[3] // (words[3] + mean + 1)


def test_a_topic_goes_on() -> None:
    on, back = step(1, 2), step(1, 3)
    assert on["shares"] > back["shares"]  # the keeper and the lighthouse
    assert on["shares_lead"] > back["shares_lead"] == 0  # the harbour


def test_a_phrase_comes_back() -> None:
    assert (step(1, 2)["echo"], step(1, 3)["echo"]) == (0, 1)
    assert step(2, 3)["echo"] == 0  # what the first paragraph says is not quoted then


def test_apostrophes_are_the_excerpts_or_the_rests() -> None:
    on, back = step(1, 2), step(1, 3)
    assert on["style_so_far_apostrophe"] > 0 > on["style_rest_apostrophe"]
    assert back["style_so_far_apostrophe"] < 0 < back["style_rest_apostrophe"]
    assert on["style_apart_apostrophe"] < 0


def test_who_speaks_of_himself_is_somebody_else() -> None:
    on, back = step(1, 2), step(1, 3)
    assert on["against_first"] == 0 < back["against_first"]
    assert on["after_first"] > 0
    assert back["after_first"] > 0


def test_nothing_stands_before_the_first_and_after_the_last() -> None:
    found = step(0, 4)
    assert {found[name] for name in NAMES if name.startswith("after_") or name == "lead_end"} == {0}


def test_of_a_long_article_a_step_says_the_same_among_others() -> None:
    texts = [ARTICLE[number % len(ARTICLE)] for number in range(3 * TOGETHER)]
    found = survey(article(*texts))
    starts = np.arange(3 * TOGETHER - 1)[::-7]
    together = step_rows(found, starts, starts + 1)
    for row, start in zip(together, starts, strict=True):
        assert (step_rows(found, np.array([start]), np.array([start + 1])) == row).all()


@given(st.lists(text, min_size=2, max_size=8))
def test_asked_together_or_one_by_one_the_rows_are_the_same(texts: list[str]) -> None:
    found = survey(article(*texts))
    steps = [(start, index) for start in range(len(texts)) for index in range(start + 1, len(texts))]
    starts, indices = np.transpose(steps)
    together = step_rows(found, starts, indices)
    assert together.shape == (len(steps), len(NAMES))
    for row, start, index in zip(together, starts, indices, strict=True):
        assert (step_rows(found, np.array([start]), np.array([index])) == row).all()
