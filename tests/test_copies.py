"""A second copy of an article goes; what an author says again on purpose stays."""

from __future__ import annotations

from offprint.convert import convert
from offprint.copies import drop_copies
from offprint.features import extract, matchable
from offprint.model import Block, Label, Labelled

PARAGRAPHS = [
    f"On day {number} the harbour office counted {40 + number} passengers on the night ferry, who stood at the rail and said "
    f"little, and the mate wrote {number} names into a ledger that nobody had asked for and everybody wanted to read."
    for number in range(1, 8)
]
REFRAIN = ["And the tide comes in,", "and the tide goes out,", "and nobody counts the ropes."]
WARNING = "Never step over a line that is under load, whatever the mate says and however short the way would be."


def dropped(lines: list[str]) -> list[int]:
    blocks = [Block(text, (number, number)) for number, text in enumerate(lines, 1)]
    features = extract(blocks, [matchable(text) for text in lines], [0.9] * len(lines), kept_from=0.5)
    made = drop_copies([Labelled(block, Label.PARAGRAPH, 0.9, "running text") for block in blocks], features)
    return [item.block.lines[0] for item in made if item.label is Label.REPEATED]


def test_a_second_copy_goes_with_its_headings() -> None:
    article = [*PARAGRAPHS[:4], "What the Mate Wrote", *PARAGRAPHS[4:]]
    assert dropped([*article, "Show more", *article]) == [10, 11, 12, 13, 14, 15, 16, 17]


def test_what_only_the_second_copy_has_stays() -> None:
    more = "The ledger has been on show in the library of the harbour since the spring, beside the bell of the first ferry."
    assert dropped([*PARAGRAPHS, *PARAGRAPHS[:3], more, *PARAGRAPHS[3:]]) == [8, 9, 10, 12, 13, 14, 15]


def test_a_refrain_stays() -> None:
    verses = [line for number in range(6) for line in (PARAGRAPHS[number], *REFRAIN)]
    assert dropped(verses) == []


def test_a_warning_that_is_repeated_stays() -> None:
    assert dropped([line for paragraph in PARAGRAPHS for line in (paragraph, WARNING)]) == []


def test_the_same_paragraphs_in_another_order_stay() -> None:
    assert dropped([*PARAGRAPHS, *reversed(PARAGRAPHS)]) == []


def test_a_page_that_holds_its_article_twice_gives_it_once() -> None:
    body = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)
    page = f"<html><body><h1>Night Ferry</h1><div class=wide>{body}</div><div class=narrow>{body}</div></body></html>"
    made = convert(page.encode(), ".html")
    assert [block.text for block in made.body] == PARAGRAPHS
    assert sum(line.label is Label.REPEATED for line in made.dropped) == len(PARAGRAPHS)
