"""Common given names, with accents or without."""

from __future__ import annotations

import pytest

from offprint.given_names import has_given_name, is_known_given_name


@pytest.mark.parametrize(
    ("name", "is_known"),
    [
        ("Ines Calloway", True),
        ("Inès Calvet", True),
        ("INÉS CALDERÓN", True),
        ("Dr. Ines Calloway", True),
        ("Ünster Hafen", False),
        ("", False),
    ],
)
def test_a_name_begins_with_a_common_one(name: str, is_known: bool) -> None:  # noqa: FBT001
    assert is_known_given_name(name) is is_known


def test_a_text_has_a_common_one_anywhere() -> None:
    assert has_given_name("on the pier with Inés")
    assert not has_given_name("Nobody’s lamp, and no “keeper”")
