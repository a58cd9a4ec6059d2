from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from offprint.excerpts.likely import Likely
from offprint.excerpts.search import chances, choose

SHARE = st.floats(0, 1)


def found_in(likely: list[Likely], paragraphs: int = 8, attributed: frozenset[int] = frozenset()) -> list[tuple[int, int]]:
    return choose(likely, chances(likely, paragraphs, attributed), attributed)


def test_a_sure_excerpt_of_two_paragraphs() -> None:
    likely = [Likely(1, 1.0, (1.0, 0.0))]
    assert chances(likely, 4) == [0.0, 1.0, 1.0, 0.0]
    assert found_in(likely, 4) == [(1, 3)]


def test_what_an_excerpt_covers_starts_no_other() -> None:
    assert found_in([Likely(0, 0.9, (0.9, 0.1)), Likely(1, 0.3, (0.1,)), Likely(4, 0.9, (0.1,))]) == [(0, 2), (4, 5)]


def test_a_likelier_start_goes_before_an_earlier_one() -> None:
    assert found_in([Likely(0, 0.3, (0.1,)), Likely(1, 0.9, (0.1,))]) == [(1, 2)]
    assert found_in([Likely(0, 0.5, (1.0, 1.0, 1.0)), Likely(3, 0.9, (0.1,))]) == [(0, 2), (3, 4)]


def test_what_all_starts_together_make_likely_belongs_to_the_excerpt() -> None:
    assert found_in([Likely(0, 0.7, (0.35,)), Likely(1, 0.69, (0.0,))]) == [(0, 2)]
    assert found_in([Likely(0, 0.7, (0.35,))]) == [(0, 1)]


@pytest.mark.parametrize(("start", "found"), [(0.2, []), (0.8, [(0, 1)])])
def test_an_unlikely_start_is_none(start: float, found: list[tuple[int, int]]) -> None:
    assert found_in([Likely(0, start, (0.1,))]) == found


def test_a_start_that_is_less_likely_counts_beside_an_excerpt() -> None:
    assert found_in([Likely(4, 0.3, (0.1,))]) == []
    assert found_in([Likely(0, 0.9, (0.1,)), Likely(4, 0.3, (0.1,))]) == [(0, 1), (4, 5)]
    assert found_in([Likely(0, 0.9, (0.1,)), Likely(4, 0.19, (0.1,))]) == [(0, 1)]


def test_excerpts_touch_only_below_an_attribution() -> None:
    likely = [Likely(0, 0.9, (0.9, 0.0)), Likely(2, 0.95, (0.9, 0.0))]
    assert found_in(likely) == [(0, 1), (2, 4)]
    assert found_in(likely, attributed=frozenset({1, 3})) == [(0, 2), (2, 4)]
    assert sum(chances(likely, 8)[2:3]) < 0.95 * 0.2 < 0.8 < sum(chances(likely, 8, {1, 3})[2:3])


def test_after_a_lead_in_length_counts_and_elsewhere_the_likeliest_end() -> None:
    goes_on = (0.4, 0.9, 0.0)  # ends likeliest after one paragraph, else after three
    assert found_in([Likely(0, 0.6, goes_on)]) == [(0, 1)]
    assert found_in([Likely(0, 0.6, goes_on, is_announced=True)]) == [(0, 3)]


def test_an_excerpt_stops_before_a_likelier_one_is_announced() -> None:
    goes_on = (0.6, 0.5, 0.9, 0.9, 0.0)  # ends likeliest after five paragraphs, since length counts
    first = Likely(0, 0.9, goes_on, is_announced=True)
    assert found_in([first]) == [(0, 5)]
    assert found_in([first, Likely(3, 0.8, (0.0,), is_announced=True)]) == [(0, 2), (3, 4)]
    assert found_in([first, Likely(3, 0.8, (0.0,))]) == [(0, 5)]  # nothing announces it
    assert found_in([first, Likely(3, 0.26, (0.0,), is_announced=True)]) == [(0, 5)]  # it came so far more likely


LIKELY = st.lists(st.tuples(SHARE, st.lists(SHARE, max_size=5)), max_size=8).map(
    lambda starts: [Likely(at, start, tuple(on[: len(starts) - 1 - at])) for at, (start, on) in enumerate(starts)]
)


@given(LIKELY)
def test_excerpts_stand_apart(likely: list[Likely]) -> None:
    found = found_in(likely, len(likely))
    assert all(0 <= first < end <= len(likely) for first, end in found)
    assert all(end < first for (_first, end), (first, _end) in pairwise(found))


@given(LIKELY)
def test_chances_are_probabilities(likely: list[Likely]) -> None:
    assert all(-1e-9 <= chance <= 1 + 1e-9 for chance in chances(likely, len(likely)))
