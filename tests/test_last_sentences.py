"""The sentences with which a short text ends, below a list of other pieces, and the name under a letter."""

from __future__ import annotations

import pytest

from offprint.features import Features, Zone
from offprint.last_sentences import last_sentences, signatures

TEXT = "The lamp on the mole has been dark since Ines Calloway left, and nobody will light it again."
LAST = "On Friday somebody hung a lantern on the hook, and it burned until the morning came."
NAMED = "On Friday it was Calloway herself who hung a lantern on the hook, for the last time."


def feature(text: str, likely: float, zone: Zone = Zone.TAIL) -> Features:
    ends = text.endswith(".")
    return Features(
        text, len(text.split()), zone, is_prose=ends, ends_sentence=ends, ends_colon=False, hint=None, likely=likely
    )


def found(*lines: Features) -> frozenset[int]:
    return last_sentences(lines, kept_from=0.5, edge=0.3)


def test_a_sentence_soon_below_a_short_text_is_its_own() -> None:
    assert found(feature(TEXT, 0.8, Zone.BODY), feature("Read also", 0.0), feature("The ferry", 0.1), feature(LAST, 0.2)) == {3}


def test_a_sentence_far_below_or_unlikely_is_not() -> None:
    between = [feature("The ferry", 0.1)] * 5
    assert found(feature(TEXT, 0.8, Zone.BODY), *between, feature(LAST, 0.2)) == frozenset()
    assert found(feature(TEXT, 0.8, Zone.BODY), feature(LAST, 0.12)) == frozenset()


def test_one_that_takes_up_a_name_may_be_farther_and_less_likely() -> None:
    between = [feature("The ferry", 0.1)] * 5
    assert found(feature(TEXT, 0.8, Zone.BODY), *between, feature(NAMED, 0.12)) == {6}


def test_a_long_text_needs_none() -> None:
    assert found(*[feature(TEXT, 0.8, Zone.BODY)] * 30, feature(LAST, 0.2)) == frozenset()


@pytest.mark.parametrize("line", ["Until next month, Ines", "With many thanks, Ines Calloway", "Bis nächste Woche, Ines"])
def test_who_signs_right_below_the_text_stays(line: str) -> None:
    assert signatures([feature(TEXT, 0.8, Zone.BODY), feature(line, 0.2)], edge=0.3) == {1}


def test_who_signs_below_what_goes_or_signs_nothing_does_not() -> None:
    signed = feature("Until next month, Ines", 0.2)
    assert signatures([feature(TEXT, 0.8, Zone.BODY), feature("Read also", 0.1), signed], edge=0.3) == frozenset()
    assert signatures([feature(TEXT, 0.8, Zone.BODY), feature("Our offers, Ines", 0.2)], edge=0.3) == frozenset()
    assert signatures([feature(TEXT, 0.8, Zone.BODY), feature("Until next month, Ines", 0.05)], edge=0.3) == frozenset()
