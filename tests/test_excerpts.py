from __future__ import annotations

import pytest

from offprint.label import label
from offprint.model import Block, Label

TITLE = "The Night Ferry and Its Enemies"
OWN = (
    "Brandt doesn't like to be asked about the ferry, and it's easy to see why. The mayor has said no three times, "
    "and she can't well say yes now without telling the fishermen what has changed since then."
)
LATER = (
    "Brandt's answer isn't good enough. The fishermen won't wait for another report, and they shouldn't have to wait for one."
)
QUOTED = (
    "Ms. Brandt was handed a report on Thursday that puts the cost of a winter trial at “well under” what the island "
    "spends on its unused heliport, according to two people who have read it."
)
QUOTED_TOO = (
    "On Friday, Ms. Brandt told the chamber of commerce that the trial would begin “when the lights have stood one storm.”"
)


def found(*texts: str) -> list[tuple[Label, str | None]]:
    labelled = label(tuple(Block(text, (number, number)) for number, text in enumerate(texts, 1)))
    return [(item.label, item.source) for item in labelled]


@pytest.mark.parametrize(
    ("lead_in", "source"),
    [
        ("New York Times:", "New York Times"),
        ("NYT:", "New York Times"),
        ("From the Washington Post:", "Washington Post"),
        ("The Northport Herald:", "Northport Herald"),
        ("The Northport Herald reports:", "Northport Herald"),
        ("Tomas Errol writes:", "Tomas Errol"),
        ("Die Süddeutsche Zeitung schreibt:", "Süddeutsche Zeitung"),
        ("Le Monde rapporte :", "Le Monde"),
        ("El País informa:", "El País"),
    ],
)
def test_a_lead_in_starts_an_excerpt_and_names_its_source(lead_in: str, source: str) -> None:
    assert found(TITLE, OWN, lead_in, QUOTED, QUOTED_TOO, LATER, OWN) == [
        (Label.TITLE, None),
        (Label.PARAGRAPH, None),
        (Label.LEAD_IN, None),
        (Label.EXCERPT, source),
        (Label.EXCERPT, source),
        (Label.PARAGRAPH, None),
        (Label.PARAGRAPH, None),
    ]


@pytest.mark.parametrize("lead_in", ["Tomas Errol:", "Tomas Errol on the ferry:", "Tomas Errol, May 3, 2024:"])
@pytest.mark.parametrize("above", [(), (TITLE,), (TITLE, "By Ines Calloway")])
def test_a_person_quoted_first_is_not_the_author(above: tuple[str, ...], lead_in: str) -> None:
    labels = found(*above, lead_in, QUOTED, QUOTED_TOO, LATER, OWN)
    assert [name for name, _ in labels[len(above) :]] == [Label.LEAD_IN, *[Label.EXCERPT] * 2, *[Label.PARAGRAPH] * 2]
    assert {source for name, source in labels if name is Label.EXCERPT} == {"Tomas Errol"}


def test_a_sentence_that_announces_stays_a_paragraph() -> None:
    announcing = "A day later the Washington Post had the story and, as so often, a better source than the rest of us:"
    assert found(TITLE, OWN, announcing, QUOTED, LATER)[2:4] == [(Label.PARAGRAPH, None), (Label.EXCERPT, "Washington Post")]


def test_two_excerpts_have_two_sources() -> None:
    labels = found(TITLE, OWN, "New York Times:", QUOTED, LATER, "The Guardian:", QUOTED, LATER)
    assert [source for name, source in labels if name is Label.EXCERPT] == ["New York Times", "The Guardian"]


@pytest.mark.parametrize("before", ["References:", "The trial has three parts:", "What it costs"])
def test_the_author_goes_on_after_a_heading_or_a_colon(before: str) -> None:
    labels = found(TITLE, OWN, LATER, before, "I don't think so. " + LATER, LATER)
    assert all(name is not Label.EXCERPT for name, _ in labels)


def test_a_list_after_a_colon_is_no_excerpt() -> None:
    labels = found(TITLE, OWN, "The council bought three things:", "1. A lamp", "2. A rope", "3. A kettle", LATER)
    assert all(name is not Label.EXCERPT for name, _ in labels)


def test_the_reason_can_be_checked_in_the_text() -> None:
    texts = (TITLE, OWN, "New York Times:", QUOTED, QUOTED_TOO, LATER + " Nobody has told Brandt.", OWN)
    labelled = label(tuple(Block(text, (number, number)) for number, text in enumerate(texts, 1)))
    first, second = (item.reason for item in labelled if item.label is Label.EXCERPT)
    assert first.startswith("follows “New York Times:”; gives Brandt a title of courtesy, which the article does not")
    assert second == "goes on as the paragraph above, unlike the article's own"


def test_confidence_falls_within_an_excerpt() -> None:
    texts = (TITLE, OWN, "New York Times:", QUOTED, QUOTED_TOO, LATER, OWN)
    labelled = label(tuple(Block(text, (number, number)) for number, text in enumerate(texts, 1)))
    sure = [item.confidence for item in labelled if item.label is Label.EXCERPT]
    assert sure == sorted(sure, reverse=True)


def test_a_pronoun_is_no_source() -> None:
    assert (Label.EXCERPT, None) in found(TITLE, OWN, "She writes in her letter to the council of the island:", QUOTED, LATER)
