"""What makes a paragraph look like an item of a list that has lost its bullets."""

from __future__ import annotations

import numpy as np
import pytest

from offprint.excerpts.article import Article
from offprint.excerpts.items import ITEMS, item_columns, item_odds, lists
from offprint.excerpts.listing import LISTING, listing
from offprint.excerpts.model import COLUMNS, load_model
from offprint.excerpts.paragraphs import NAMES, rows_of
from offprint.excerpts.reading import read
from offprint.excerpts.voices import voice
from offprint.label import label
from offprint.model import Block, Label

LIST = (
    "The council named several reasons:",
    "They had no pilot for the second boat.",
    "They had no lamp oil left at the quay.",
    "They had no wish to sail in November.",
    "Brandt was not convinced, and she said at some length what she thought of a council that counts its oil before it "
    "counts the people whom it leaves ashore on a night like that.",
)
QUOTED = (
    "The council's clerk, Ines Calloway, wrote to the Herald:",
    "We have kept the boat in the harbour since the storm, because nobody would answer for it, and we shall keep it "
    "there until the pilot has seen to the hull and the lamp oil is on board.",
    "That is not what she told me.",
)


def article(texts: tuple[str, ...]) -> Article:
    return Article(tuple(map(read, texts)), (0,) * len(texts), tuple(map(voice, texts)))


def column(texts: tuple[str, ...], name: str) -> list[int]:
    return [row[LISTING.index(name)] for row in listing(article(texts))]


@pytest.mark.parametrize(
    ("name", "values"),
    [
        ("lead_plurals", [0, 1, 0, 0, 0]),
        ("lead_plural_at", [0, 1, 0, 0, 0]),
        ("lead_counting", [0, 1, 0, 0, 0]),
        ("lead_last_plural", [0, 1, 0, 0, 0]),
        ("alike_ahead", [0, 2, 1, 0, 0]),
        ("alike_back", [0, 0, 1, 2, 0]),
        ("after_same_word", [0, 1, 1, 0, 0]),
        ("after_that_same_word", [0, 1, 0, 0, 0]),
        ("single_sentences", [3, 3, 3, 2, 1]),
    ],
)
def test_items_are_announced_together_and_made_alike(name: str, values: list[int]) -> None:
    assert column(LIST, name) == values


def test_an_excerpt_is_announced_as_one_thing() -> None:
    assert column(QUOTED, "lead_plurals") == [0, 0, 0]
    assert column(QUOTED, "alike_ahead") == [0, 0, 0]


@pytest.mark.parametrize(
    ("lead", "plurals"),
    [("She says:", 0), ("This is his:", 0), ("Calloway's:", 0), ("In Ines Mathews:", 0), ("The caveats:", 1), ("Of glass:", 0)],
)
def test_not_all_that_ends_like_a_plural_is_one(lead: str, plurals: int) -> None:
    assert column((lead, QUOTED[1]), "lead_plurals")[1] == plurals


def test_a_row_for_every_paragraph_and_a_value_for_every_column() -> None:
    for texts in (LIST, QUOTED, LIST[:2], LIST[:1]):
        rows = listing(article(texts))
        assert [len(row) for row in rows] == [len(LISTING)] * len(texts)


def test_the_trees_that_are_shipped_tell_a_list_from_an_excerpt() -> None:
    listed, quoted = (item_odds(load_model().items, np.array(rows_of(article(texts)), np.int32)) for texts in (LIST, QUOTED))
    assert min(listed[1:4]) > quoted[1]


def test_each_paragraph_is_told_of_the_one_after_it() -> None:
    assert item_columns(np.array([3, -5, 8])).tolist() == [[3, -5], [-5, 8], [8, 0]]
    assert item_columns(np.array([], np.int32)).shape == (0, len(ITEMS))
    assert COLUMNS[-2:] == ITEMS
    assert load_model().items.column.max() < len(NAMES)


def runs(odds: list[int], may_be: list[bool] | None = None, texts: tuple[str, ...] = ("A lamp.",) * 9) -> list[range]:
    return [run for run, _likely in lists(article(texts[: len(odds)]), np.array(odds), may_be or [True] * len(odds))]


def test_a_list_is_two_likely_items_or_more() -> None:
    assert runs([2500, 2100, -3000, 2200, 2300, 4000]) == [range(2), range(3, 6)]
    assert runs([5000, 900, 5000]) == []
    assert runs([2500, 2500, 2500], [True, False, True]) == []
    assert runs([]) == []


def test_what_is_made_alike_at_the_ends_of_a_list_belongs_to_it() -> None:
    assert runs([1100, 2500, 2500, 1100, 900]) == [range(4)]
    assert runs([1100, 2500, 2500, 1100], [False, True, True, False]) == [range(1, 3)]
    assert runs([1100, 2500, 2500, 1100], texts=("Bring:", "A lamp.", "A rope.", "the way back")) == [range(1, 3)]
    assert runs([2500, 2500, 1100, 2500, 2500]) == [range(5)]


def test_how_likely_a_list_is_its_items_say_together() -> None:
    ((_run, likely),) = lists(article(("A lamp.", "A rope.")), np.array([2000, 4000]), [True, True])
    assert likely == pytest.approx(1 / (1 + np.exp(-3)))


def test_a_list_that_has_lost_its_bullets_is_one_again() -> None:
    texts = (
        "Before the Ferry Leaves",
        "The harbour office has put up a notice, and everybody who wants to cross this winter should have read it once.",
        "There are four things to bring:",
        "Enough lamp oil for the night",
        "At least ten yards of rope",
        "Tickets that nobody has stamped yet",
        "Some bread for the way back",
        "Whoever has none of these will be sent home by Ms. Brandt, who has kept the pier for years and knows everybody.",
        "The notice does not say what happens on the way back, and so far nobody has asked, because nobody came back.",
    )
    labelled = label(tuple(Block(text, (number, number)) for number, text in enumerate(texts, 1)))
    assert [item.label for item in labelled[3:7]] == [Label.LIST_ITEM] * 4
    assert all(item.reason.startswith("made like its neighbours") and 0.85 < item.confidence < 1 for item in labelled[3:7])
    assert [item.label for item in (labelled[1], labelled[2], *labelled[7:])] == [Label.PARAGRAPH] * 4
