"""Boxes within a text that ask for an address, from their first line to their last."""

from __future__ import annotations

import pytest

from offprint.convert import convert

TEXT = [
    f"The harbour office counted {number} passengers on the night ferry that week, and nobody had expected so many of them."
    for number in range(40, 46)
]


def kept(lines: list[str]) -> list[str]:
    """Return which of the lines in the middle of a text are kept."""
    whole = "\n\n".join(("The Night Ferry", *TEXT[:3], *lines, *TEXT[3:]))
    return [line for line in lines if line in {item.text for item in convert(whole.encode(), ".txt").body}]


@pytest.mark.parametrize(
    "lines",
    [
        [
            "Sign up to The Tide",
            "Our evening letter tells you what the boats have brought in, and what they have not.",
            "Enter your email address",
            "Privacy Notice: Our letters may hold news of charities. For more, see our Privacy Policy.",
            "after newsletter promotion",
        ],
        ["Newsletter", "„Gezeiten“", "Jeden Freitag das Beste vom Hafen, von Hand verlesen", "Jetzt anmelden"],
        ["Notre newsletter", "Chaque samedi, le meilleur du port", "S’inscrire"],
    ],
)
def test_a_box_goes_as_a_whole(lines: list[str]) -> None:
    assert kept(lines) == []


def test_a_box_that_nothing_closes_takes_no_line_along() -> None:
    lines = [TEXT[0].replace("harbour", "port"), TEXT[1].replace("harbour", "port")]
    assert kept(["Sign up to The Tide", *lines])[-2:] == lines
    # A button closes only a box of short lines: here an author's paragraphs stand between.
    assert kept(["Newsletter", *lines, TEXT[2].replace("harbour", "port") * 2, "Subscribe"])[:2] == lines
    # What only a control is called opens none.
    assert {"Notes", "Lamps by their numbers"} <= set(kept(["Email", "Notes", "Lamps by their numbers", "Subscribe"]))
