"""Lists and tables of the article's own stay, however little their lines read like it; labels of cards that recur go."""

from __future__ import annotations

import pytest

from offprint.label import label
from offprint.model import Block, Label
from offprint.strays import BODY

TITLE = "The Night Ferry and Its Enemies"
PROSE = (
    "The ferry has run at night for three winters, and nobody on the island can remember a longer argument.",
    "It began with the lamps on the pier, which the council had promised to repair before the storms and did not.",
)
MENU = [f"Harbour page {number}" for number in ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine")]
END = "A sentence that ends the list, though nobody wrote it for this page."
KEEPERS = ["Ines Calloway", "Errol Venn", "T. Marrow", "the Saltgate twins", "Pell"]


def kept(lines: list[tuple[str, float]]) -> list[str]:
    """Return which lines stay at the end of a page's text, each given with its likelihood, where no page of the menu does."""
    given = [(TITLE, 0.9), *((text, 0.9) for text in PROSE), *lines, *((text, 0.0) for text in MENU)]
    blocks = tuple(Block(text, (number, number)) for number, (text, _likely) in enumerate(given, 1))
    labelled = label(blocks, [likely for _text, likely in given])
    stays = [item.block.text for item in labelled if item.label in BODY]
    assert not set(stays) & set(MENU)
    return [text for text, _likely in lines if text in stays]


def test_an_announced_list_stays_as_far_as_its_items_go() -> None:
    announced = [("These are the keepers who signed:", 0.9), *((name, 0.01) for name in KEEPERS)]
    after = [(END, 0.01), ("Saltgate", 0.01)]
    assert kept([*announced, *after]) == [text for text, _likely in announced]


def test_names_that_nothing_announces_go() -> None:
    assert not kept([(name, 0.01) for name in KEEPERS])
    assert not kept([("More from the harbour:", 0.01), *((name, 0.01) for name in KEEPERS)])


def test_a_list_below_a_list_is_announced_by_any_short_line() -> None:
    first = [("These are the keepers who signed:", 0.9), *((name, 0.01) for name in KEEPERS)]
    second = [("and some who would rather not be named.", 0.02), ("The year before:", 0.01), ("Quill", 0.0), ("Sable", 0.0)]
    assert kept([*first, *second, (END, 0.01)]) == [text for text, _likely in (*first, *second)]


def test_what_a_word_of_the_table_names_ends_an_announced_list() -> None:
    announced = [("These are the keepers who signed:", 0.9), ("Ines Calloway", 0.01), ("Advertisement", 0.0), ("Pell", 0.01)]
    assert kept(announced) == ["These are the keepers who signed:", "Ines Calloway"]


@pytest.mark.parametrize(
    "row", ["Harbour {0}: {1}.5 boats", "{1} Saltgate, Pell {0}.{1}", "1/{0}/2013 +{1}.8%", "Lamp {0} ${1}99"]
)
def test_rows_of_numbers_stay(row: str) -> None:
    rows = [(row.format(number, number + 3), 0.01) for number in range(2, 15)]
    assert kept(rows) == [text for text, _likely in rows]


@pytest.mark.parametrize("row", ["Harbour news {0}", "Saltgate ({0})", "{0}.5", "{0}.1 About the harbour"])
def test_numbers_of_menus_are_no_table(row: str) -> None:
    assert not kept([(row.format(number), 0.01) for number in range(2, 15)])


def test_facts_of_several_things_stay() -> None:
    facts = [
        (f"{name}: {place}", likely)
        for place in ("Saltgate", "Pell", "Marrow", "Eel Bay")
        for name, likely in (("Harbour", 0.1), ("Keeper", 0.01))
    ]
    assert kept(facts) == [text for text, _likely in facts if text.startswith("Harbour")]


def test_why_a_line_stays_is_said() -> None:
    texts = [TITLE, *PROSE, "These are the keepers who signed:", *KEEPERS, *MENU]
    blocks = tuple(Block(text, (number, number)) for number, text in enumerate(texts, 1))
    found = label(blocks, [0.9] * 4 + [0.01] * len(KEEPERS) + [0.0] * len(MENU))
    assert {(item.confidence, item.reason) for item in found[5:7]} == {(0.8, "an item of the list that line 4 announces")}


def test_a_label_of_cards_goes_among_the_text_too() -> None:
    cards = [
        text for name in KEEPERS for text in (f"{name} keeps the lamp of the outer pier, and has for years.", "Harbour rating")
    ]
    texts = [TITLE, *PROSE, *cards, *PROSE[::-1], *MENU]
    likely = [0.9] * 3 + [0.9, 0.06] * len(KEEPERS) + [0.9] * 2 + [0.0] * len(MENU)
    found = label(tuple(Block(text, (number, number)) for number, text in enumerate(texts, 1)), likely)
    reasons = {item.reason for item in found if item.block.text == cards[1] and item.label not in BODY}
    assert reasons == {"reads like what stands around articles, 5 times in the file"}
    once = [text if text != cards[1] or at < 5 else f"{text} {at}" for at, text in enumerate(texts)]
    found = label(tuple(Block(text, (number, number)) for number, text in enumerate(once, 1)), likely)
    assert found[4].label in BODY


def test_the_authors_sentence_that_leads_on_stays() -> None:
    texts = [
        TITLE,
        PROSE[0],
        "Learn more about choosing a lamp for an outer pier.",
        PROSE[1],
        "Learn more about lamps",
        PROSE[0] + " So.",
    ]
    found = label(tuple(Block(text, (number, number)) for number, text in enumerate(texts, 1)), [0.9] * len(texts))
    assert [item.label for item in found[2:5:2]] == [Label.PARAGRAPH, Label.READ_MORE]
