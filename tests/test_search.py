from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from offprint.excerpts.model import Likely
from offprint.excerpts.search import chances, choose

SHARE = st.floats(0, 1)


def test_a_sure_excerpt_of_two_paragraphs() -> None:
    likely = [Likely(1, 1.0, (1.0, 0.0))]
    assert chances(likely, 4) == [0.0, 1.0, 1.0, 0.0]
    assert choose(likely) == [(1, 3)]


def test_what_an_excerpt_covers_starts_no_other() -> None:
    assert choose([Likely(0, 0.9, (0.9, 0.1)), Likely(1, 0.9, (0.1,)), Likely(4, 0.9, (0.1,))]) == [(0, 2), (4, 5)]


@pytest.mark.parametrize(("start", "found"), [(0.2, []), (0.8, [(0, 1)])])
def test_an_unlikely_start_is_none(start: float, found: list[tuple[int, int]]) -> None:
    assert choose([Likely(0, start, (0.1,))]) == found


@given(st.lists(st.tuples(SHARE, st.lists(SHARE, max_size=5)), max_size=8))
def test_chances_are_probabilities(starts: list[tuple[float, list[float]]]) -> None:
    likely = [Likely(index, start, tuple(on[: len(starts) - 1 - index])) for index, (start, on) in enumerate(starts)]
    assert all(-1e-9 <= chance <= 1 + 1e-9 for chance in chances(likely, len(starts)))
