"""Patterns tried in small letters find what `re` finds when it ignores case."""

from __future__ import annotations

import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from offprint.caseless import AnyOf, Caseless
from offprint.first_letters import alternatives
from offprint.tables import patterns

TABLES = ("lines.tsv", "comments.tsv", "lead_ins.tsv", "no_articles.tsv", "newsroom.tsv")
EVERY = [pattern for name in TABLES for pattern, _row in patterns(name)]


@pytest.mark.parametrize(
    ("pattern", "text", "found"),
    [
        (r"(?P<who>jane) \S+", "JANE Doe", "JANE"),
        (r"(?P<who>[A-Z]{3})\b", "see the abc", "see"),
        (r"(?P<who>(?-i:[A-Z])\w+)", "by Jane", "Jane"),
        (r"(?P<who>straße)", "STRASSE", None),
        (r"(?P<who>café)\S", "CAFÉ,", "CAFÉ"),
        (r"(?P<who>\D\S)x", "A1X", "A1"),
    ],
)
def test_finds_what_stands_in_the_text(pattern: str, text: str, found: str | None) -> None:
    match = Caseless(pattern).search(text)
    assert (match["who"] if match else None) == found


# Strings of long patterns are made slowly on a busy machine.
@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.data(), st.sampled_from(EVERY))
def test_every_pattern_of_the_tables_is_found(data: st.DataObject, pattern: Caseless) -> None:
    """Strings are made from each pattern, of ASCII and its own letters: some have no small one of the same length."""
    letters = {one for one in pattern.pattern if not one.isascii() and len(one.upper()) == len(one.lower()) == 1}
    alphabet = st.characters(max_codepoint=126, include_characters=letters)
    text = data.draw(st.from_regex(re.compile(pattern.pattern, re.IGNORECASE | re.ASCII), fullmatch=True, alphabet=alphabet))
    own = re.compile(pattern.pattern, re.IGNORECASE)
    for one in (text, text.upper(), text.swapcase()):
        assert (pattern.fullmatch(one) is None) == (own.fullmatch(one) is None)
        assert AnyOf(alternatives(pattern.pattern)).fullmatch(one) is (own.fullmatch(one) is not None)


@settings(deadline=None)
@given(st.text(), st.sampled_from(EVERY))
def test_nothing_else_is_found(text: str, pattern: Caseless) -> None:
    own = re.compile(pattern.pattern, re.IGNORECASE)
    assert not (pattern.search(text) and not own.search(text))


def test_puts_something_else_where_it_stands() -> None:
    assert Caseless("on").sub("-", "ON and on") == "- and -"
    assert Caseless("on").sub("-", "and") == "and"
