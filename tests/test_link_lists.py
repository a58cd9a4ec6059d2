"""Long lists of links that a machine has made go, an author's own lists stay."""

from __future__ import annotations

import pytest

from offprint.label import label
from offprint.model import Block, Label
from offprint.strays import BODY

PLACES = [
    *("Marrow", "Northport", "Long Pier", "Eel Bay", "Calloway", "Errol Head", "Venn", "Lower Venn", "Saltgate", "The Narrows"),
    *("Gull Rock", "Harrow", "Old Quay", "Pell", "Quill", "Ramsey Wick", "Sable", "Thorn", "Upper Venn", "Wick Sands"),
]
PROSE = (
    "The ferry has run at night for three winters, and nobody on the island can remember a longer argument.",
    "It began with the lamps on the pier, which the council had promised to repair before the storms and did not.",
)


def kept(lines: list[str]) -> list[str]:
    texts = ["The Night Ferry and Its Enemies", *PROSE, *lines]
    blocks = tuple(Block(text, (number, number)) for number, text in enumerate(texts, 1))
    return [item.block.text for item in label(blocks, [0.8] * len(blocks)) if item.label in BODY and item.block.text in lines]


@pytest.mark.parametrize("form", ["{} boats for rent", "Night ferries to {}"])
def test_a_list_of_links_goes(form: str) -> None:
    assert not kept([form.format(place) for place in PLACES])


def test_a_list_of_links_with_one_word_alike_goes_where_it_is_longer_still() -> None:
    lines = [f"{kind}{place} ferries" for kind in ("", "Old ") for place in PLACES]
    assert not kept(lines)
    assert kept(lines[1:]) == lines[1:]
    items = [f"- {place} {number}" for number in range(3) for place in PLACES]
    assert kept(items) == items


@pytest.mark.parametrize(
    "lines",
    [
        [f"{place} is good" for place in PLACES[:11]],
        [f"{place} has a pier that somebody in every family here has rebuilt with boats for rent" for place in PLACES],
        [f"And the boats of {place}," for place in PLACES],
        PLACES,
    ],
)
def test_a_list_of_the_authors_stays(lines: list[str]) -> None:
    assert kept(lines) == lines


def test_what_goes_says_why() -> None:
    blocks = tuple(Block(f"{place} boats for rent", (number, number)) for number, place in enumerate(PLACES, 1))
    found = label((Block("Boats", (1, 1)), Block(PROSE[0], (2, 2)), *blocks), [0.8] * (2 + len(blocks)))
    assert (found[-1].label, found[-1].reason) == (
        Label.MENU,
        "one of 20 lines that end with “for rent”, as lists of links do",
    )
