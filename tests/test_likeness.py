"""How alike stretches of an article are, against sums over whole matrices; how well it tells is measured in training/."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from math import sqrt

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from offprint.excerpts.likeness import NEAR, SHORT, STARTS, STEPS, TOGETHER, Tokens, alike_starts, alike_steps
from offprint.excerpts.likeness import tokens_of as numbered
from offprint.excerpts.reading import read

ARTICLE = (
    "The harbour office doesn't say much about the ferry; here is its notice:",
    "Passengers shall be at the pier by dusk, and shall bring a lamp.",
    "Dogs shall be carried, and lamps shall be lit at the pier.",
    "I don't carry my dog; he doesn't like it.",
    "I don't see why the office says so.",
)
paragraphs = st.lists(st.text("aB ,.'’1", min_size=1, max_size=12), min_size=2, max_size=12)


def tokens_of(texts: Sequence[str]) -> Tokens:
    return numbered([read(text).tokens for text in texts])


def start(index: int, *texts: str) -> dict[str, int]:
    return dict(zip(STARTS, alike_starts(tokens_of(texts or ARTICLE))[index].tolist(), strict=True))


def step(first: int, index: int, *texts: str) -> dict[str, int]:
    (row,) = alike_steps(tokens_of(texts or ARTICLE), np.array([first]), np.array([index]))
    return dict(zip(STEPS, row.tolist(), strict=True))


def test_who_goes_on_is_more_alike_than_who_resumes() -> None:
    on, back = step(1, 2), step(1, 3)
    assert on["alike_so_far_less_rest"] > 0 > back["alike_so_far_less_rest"]
    assert on["alike_first"] > on["alike_lead"]
    assert back["alike_after"] > back["alike_so_far"]


def test_a_lone_excerpt_stands_between_paragraphs_that_are_alike() -> None:
    found = start(1, ARTICLE[3], ARTICLE[1], ARTICLE[4])
    assert found["alike_around_less_before"] > 0


def test_the_same_words_are_wholly_alike_whatever_their_case_and_order() -> None:
    found = start(1, "Lamps, lit.", "lit, lamps.")
    assert (found["alike_before"], found["alike_rest"], found["alike_after"]) == (1000, 1000, 0)


def test_marks_are_compared_as_they_are_typed() -> None:
    assert start(1, "It doesn't.", "It doesn't.")["alike_before"] == 1000
    assert start(1, "It doesn't.", "It doesn’t.")["alike_before"] < 1000


def test_a_word_counts_once_a_paragraph() -> None:
    assert start(1, "dogs dogs dogs cats", "dogs cats cats cats")["alike_before"] == 1000


def test_nothing_is_alike_beyond_the_ends() -> None:
    found = step(0, 1, "Alone it stands", "and alone it ends")
    assert (found["alike_lead"], found["alike_above"], found["alike_after"], found["alike_rest"]) == (0, 0, 0, 0)
    assert alike_starts(tokens_of([])).shape == (0, len(STARTS))


@given(paragraphs, st.data())
def test_cosines_are_those_of_the_counts(texts: list[str], data: st.DataObject) -> None:
    tokens = tokens_of(texts)
    holds = np.zeros((len(texts), 1 + int(tokens.held.max(initial=0))), int)
    for row, (begin, end) in zip(holds, pairwise(tokens.begins), strict=True):
        row[tokens.held[begin:end]] = 1
    first = data.draw(st.integers(0, len(texts) - 2))
    index = data.draw(st.integers(first + 1, len(texts) - 1))
    (row,) = alike_steps(tokens, np.array([first]), np.array([index]))
    found = dict(zip(STEPS, row.tolist(), strict=True))
    so_far, taken = holds[first:index].sum(axis=0), holds[first : index + 1].sum(axis=0)
    assert abs(found["alike_so_far"] - _cosine(holds[index], so_far)) <= 1
    assert abs(found["alike_rest"] - _cosine(holds[index], holds.sum(axis=0) - taken)) <= 1
    assert abs(found["alike_above"] - _cosine(holds[index], holds[max(0, first - NEAR) : first].sum(axis=0))) <= 1


def _cosine(one: np.ndarray, other: np.ndarray) -> int:
    return int(1000 * (one @ other) / sqrt(max(1, one @ one) * max(1, other @ other)))


def test_a_part_of_a_long_article_says_what_the_whole_says() -> None:
    texts = [f"{ARTICLE[number % 5]} {number // 3}" for number in range(SHORT + 20)]
    rows = alike_starts(tokens_of(texts))
    for place in (TOGETHER - 1, TOGETHER, SHORT - 1):  # at the ends of a part
        assert rows[place].tolist() == alike_starts(tokens_of([*texts[1:], texts[0]]))[place - 1].tolist()


def test_steps_asked_together_say_what_each_says_alone() -> None:
    tokens = tokens_of([*ARTICLE, *reversed(ARTICLE)] * 3)
    starts, indices = np.array([1, 7, 20]), np.array([3, 8, 26])
    for first, index, row in zip(starts, indices, alike_steps(tokens, starts, indices), strict=True):
        assert alike_steps(tokens, np.array([first]), np.array([index]))[0].tolist() == row.tolist()
