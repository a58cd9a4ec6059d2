"""Questions that head their answers, in the markup's boxes and under what heads a list of them."""

from __future__ import annotations

import pytest

from offprint.convert import convert
from offprint.model import Label

TEXT = (
    "The night ferry has left the long pier at eleven for as long as anybody in the town can remember, in every weather.",
    "Since the harbour office printed its new timetable, it gets more letters in a week than it used to get in a year.",
)
ANSWERS = (
    "It leaves at eleven from the long pier, in every weather that the harbour office has not called a storm.",
    "You pay on board, and the keeper gives no change after ten, because his lamp is too weak to count by.",
    "Only dogs that have been on a boat before, and none when the deck is full of nets.",
)
QUESTIONS = ("When does the ferry leave?", "Where do I pay?", "May my dog come along?")
CLOSING = "All else is written on the board by the stairs, which nobody reads and which is never quite up to date."


def headings(head: str, questions: tuple[str, ...] = QUESTIONS, closing: str = CLOSING) -> set[str]:
    asked = [line for pair in zip(questions, ANSWERS, strict=False) for line in pair]
    text = "\n\n".join(["The Night Ferry", *TEXT, head, *asked, closing])
    return {block.text for block in convert(text.encode(), ".txt").body if block.label is Label.HEADING}


@pytest.mark.parametrize(
    "head",
    ["FAQs", "Frequently Asked Questions About the Ferry", "Häufige Fragen", "Preguntas frecuentes", "Your questions answered"],
)
def test_questions_in_a_list_that_is_headed_as_one_are_headings(head: str) -> None:
    assert headings(head) == {head, *QUESTIONS}


def test_questions_that_nothing_heads_are_the_authors() -> None:
    assert not headings("So people ask, and the keeper answers each of them at the rail.") & set(QUESTIONS)


def test_one_question_makes_no_list() -> None:
    assert QUESTIONS[0] not in headings("FAQ about the ferry", QUESTIONS[:1])


def test_the_list_ends_at_the_next_heading() -> None:
    late = "Would anybody miss it?"
    text = "\n\n".join([CLOSING, "What the Town Thinks", TEXT[0], late, TEXT[1], "What Comes Next", TEXT[0]])
    found = headings("FAQ", closing=text)
    assert {"What the Town Thinks", *QUESTIONS} <= found
    assert late not in found


def test_an_answer_that_asks_back_is_none() -> None:
    asked_back = "A. Why would you ask that of a ferryman?"
    assert asked_back not in headings("FAQ", (QUESTIONS[0], asked_back, QUESTIONS[2]))


def test_numbered_questions_count_too() -> None:
    counted = tuple(f"Q{number}: {question}" for number, question in enumerate(QUESTIONS, 1))
    assert set(counted) <= headings("FAQ", counted)
