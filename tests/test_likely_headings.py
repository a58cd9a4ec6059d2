"""Headings that neither markup nor a rule finds; how many are found, and how many of these are right, training/ measures."""

from __future__ import annotations

import pytest

from offprint.convert import convert
from offprint.label import label_lines
from offprint.likely_headings import find_likely_headings, heading_signs
from offprint.model import Label
from offprint.readers.text import read_text
from offprint.tables import rows

ABOVE = (
    "The harbour office keeps a ledger of its lamps, and every lamp on the breakwater has a line of its own in it, with the day"
    " on which it was lit first and the day on which it was mended last."
)
BELOW = (
    "A ledger is a book in which a keeper writes what he sees on his round, lamp by lamp, before he goes home, so that the one"
    " who walks the same round on the next evening knows which of them to look at first."
)
SHORT = "Nobody looks at it twice."


def labels(*lines: str, suffix: str = ".txt") -> dict[str, Label]:
    text = (
        "\n\n".join(
            ("The Ledger of the Lamps", ABOVE.replace("lamp", "bell"), ABOVE, *lines, BELOW, ABOVE.replace("harbour", "pilot"))
        )
        + "\n"
    )
    if suffix == ".html":
        text = "".join(line if line[0] == "<" else f"<p>{line}</p>" for line in text.split("\n\n"))
    return {block.text: block.label for block in convert(text.encode(), suffix).body}


@pytest.mark.parametrize("heading", ["What is a lamp ledger?", "How Does a Keeper Count?"])
def test_a_question_between_paragraphs_is_a_heading(heading: str) -> None:
    assert labels(heading)[heading] is Label.HEADING


def test_a_heading_above_another_is_one_too() -> None:
    assert labels("What the Ledger Holds", "The Lamps of the Breakwater")["What the Ledger Holds"] is Label.HEADING


@pytest.mark.parametrize(
    "line",
    [
        "It was not a good year for lamps.",
        "and so it goes",
        "Photo: Strait Gazette",
        "Thanks!",
        "in the harbour, at night, with a lamp,",
        "https://example.org/lamps",
        "And",
        "Or…",
    ],
)
def test_other_short_lines_are_none(line: str) -> None:
    assert labels(line).get(line) is not Label.HEADING


def test_what_a_page_with_headings_calls_a_paragraph_stays_one() -> None:
    assert labels("What is a lamp ledger?", suffix=".html")["What is a lamp ledger?"] is Label.HEADING
    marked = labels("What is a lamp ledger?", BELOW, "<h2>The Lamps</h2>", suffix=".html")
    assert marked["What is a lamp ledger?"] is Label.PARAGRAPH
    assert marked["The Lamps"] is Label.HEADING


def test_nothing_but_paragraphs_becomes_a_heading() -> None:
    text = f"The Ledger\n\n{ABOVE}\n\n- What is a lamp?\n\n- Who lights it?\n\n{SHORT}\n\nWhat is a ledger?\n\n{BELOW}\n"
    before, features = label_lines(read_text(text.encode()).blocks)
    after = find_likely_headings(before, features)
    changed = [(one.label, two.label) for one, two in zip(before, after, strict=True) if one != two]
    assert set(changed) <= {(Label.PARAGRAPH, Label.HEADING)}
    assert [one.block for one in after] == [one.block for one in before]


def test_most_signs_of_a_line_have_a_weight() -> None:
    text = f"The Ledger\n\n{ABOVE}\n\nWhat is a lamp ledger?\n\n{BELOW}\n\nThe Lamps\n\n{ABOVE}\n"
    labelled, features = label_lines(read_text(text.encode()).blocks)
    known = {name for name, _weight in rows("headings.tsv")}
    found = heading_signs(labelled, features)
    assert len(found) == 2
    for signs in found.values():
        assert len(known.intersection(signs)) >= 0.8 * len(signs)
