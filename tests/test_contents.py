"""Headings that a table of contents lists, in stripped text."""

from __future__ import annotations

from offprint.convert import convert
from offprint.model import Label

PARAGRAPH = (
    "The harbour office asks everybody who takes the night boat to be on the long pier by half past ten, because the ropes are "
    "cast off on the stroke of eleven and nobody has ever been waited for."
)
ENTRIES = ("Before you go.", "what to bring, and what not", "On board", "When the lamp goes out!")


def headings(*lines: str) -> set[str]:
    return {block.text for block in convert("\n\n".join(lines).encode(), ".txt").body if block.label is Label.HEADING}


def sections(*entries: str) -> list[str]:
    return [
        line for number, entry in enumerate(entries) for line in (entry, f"{PARAGRAPH} So says page {number} of its guide.")
    ]


def test_lines_that_the_contents_list_are_headings() -> None:
    assert set(ENTRIES) <= headings("The Night Ferry, a Guide", PARAGRAPH, "Contents", *ENTRIES, *sections(*ENTRIES))


def test_without_contents_these_are_none() -> None:
    assert not {ENTRIES[0], ENTRIES[1], ENTRIES[3]} & headings("The Night Ferry, a Guide", PARAGRAPH, *sections(*ENTRIES))


def test_two_lines_are_no_contents() -> None:
    assert ENTRIES[0] not in headings("The Night Ferry, a Guide", PARAGRAPH, *ENTRIES[:2], *sections(*ENTRIES[:2]))


def test_lines_in_another_order_are_no_contents() -> None:
    turned = ENTRIES[::-1]
    assert ENTRIES[0] not in headings("The Night Ferry, a Guide", PARAGRAPH, *turned, *sections(*ENTRIES))


def test_a_list_that_stands_twice_is_no_contents() -> None:
    found = headings(
        "The Night Ferry, a Guide", PARAGRAPH, *ENTRIES, PARAGRAPH + " Twice.", *ENTRIES, PARAGRAPH + " And again."
    )
    assert not set(ENTRIES) & found


def test_what_stands_everywhere_heads_nothing() -> None:
    lines = [line for _ in range(2) for line in sections(*ENTRIES)]
    assert ENTRIES[0] not in headings("The Night Ferry, a Guide", PARAGRAPH, *ENTRIES, *ENTRIES, *lines)
