from __future__ import annotations

import textwrap

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from offprint.model import Block, Decoded, Hint, HintKind
from offprint.split import split

PROSE = (
    "For sixty years the well behind the brewery was a hole with a lid on it, and the lid was the only part "
    "that anybody painted. Then a dry summer came and somebody lifted the lid to see whether it was true.",
    "They were surprised. The water stands eleven metres down and has hardly moved since the first measurement "
    "in the books of the brewery, which nobody had opened since the war ended and the owner moved away.",
    "The town has since bought a pump, a meter and a sign. Of the three, the meter is the one to watch: it "
    "sends a figure every hour, and anyone who wants to argue about the water can argue about a number.",
)
JAPANESE = "井戸の水は地下十一メートルにあり、最初の測定からほとんど動いていない。町はポンプと計器と看板を買った。" * 3


def texts(text: str) -> list[str]:
    return [block.text for block in split(Decoded(text, "utf-8"))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", ()),
        (" \n\t\n\u00a0\n", ()),
        ("a\n\u00a0\u200b\nb", (Block("a", (1, 1)), Block("\u200b", (2, 2)), Block("b", (3, 3)))),
        ("one\n\ntwo\n", (Block("one", (1, 1)), Block("two", (3, 3)))),
        ("one\ntwo\n", (Block("one", (1, 1)), Block("two", (2, 2)))),
        ("\n\n  one \u00a0\n\n\n\u200btwo\u200b", (Block("one", (3, 3)), Block("two", (6, 6)))),
        ("Advertisement\nAdvertisement", (Block("Advertisement", (1, 1)), Block("Advertisement", (2, 2)))),
        ("in\u00a0side  kept\tas is", (Block("in\u00a0side  kept\tas is", (1, 1)),)),
    ],
)
def test_splits_at_lines(text: str, expected: tuple[Block, ...]) -> None:
    assert split(Decoded(text, "utf-8")) == expected


@pytest.mark.parametrize("width", [24, 30, 40, 55, 65, 72, 80, 100, 120])
def test_joins_text_wrapped_at_any_width(width: int) -> None:
    wrapped = "\n\n".join(textwrap.fill(paragraph, width, break_on_hyphens=False) for paragraph in PROSE)
    assert texts(wrapped) == list(PROSE)


@pytest.mark.parametrize("width", [65, 72, 80])
def test_parts_wrapped_paragraphs_without_blank_lines(width: int) -> None:
    wrapped = "\n".join(textwrap.fill(paragraph, width, break_on_hyphens=False) for paragraph in PROSE)
    assert texts(wrapped) == list(PROSE)


def test_a_few_short_lines_among_long_ones_are_not_wrapped_text() -> None:
    paragraph = "The maintainers have written down how one goes on from here, and it takes four lines that anybody can read."
    short = ["raw = response.content", "text = from_bytes(raw).best()", "feed = parse(str(text))"]
    assert texts("\n\n".join([paragraph, "\n".join(short), paragraph])) == [paragraph, *short, paragraph]


def test_keeps_long_lines_as_paragraphs() -> None:
    assert texts("\n".join(PROSE)) == list(PROSE)


def test_joins_a_wrapped_passage_in_a_text_that_is_not() -> None:
    wrapped = textwrap.fill(PROSE[1], 40)
    assert texts("\n\n".join([PROSE[0] * 2, PROSE[2] * 2, wrapped, PROSE[0] * 3])) == [
        PROSE[0] * 2,
        PROSE[2] * 2,
        PROSE[1],
        PROSE[0] * 3,
    ]


def test_joins_hyphenated_words_and_wide_characters_without_a_space() -> None:
    hyphenated = PROSE[0].replace("sixty", "sixty-odd-and-more-than-that")
    assert texts(textwrap.fill(hyphenated, 40)) == [hyphenated]
    wrapped = "\n".join(JAPANESE[start : start + 20] for start in range(0, len(JAPANESE), 20))
    assert texts(wrapped) == [JAPANESE]


def test_keeps_list_items_and_indented_paragraphs_apart() -> None:
    items = "- the first thing that anybody ought to know about\n- the second thing, which is about as long as it\n- the third"
    wrapped = textwrap.fill(PROSE[0], 50) + "\n\n" + items + "\n\n" + textwrap.fill(PROSE[1], 50)
    assert texts(wrapped) == [PROSE[0], *items.split("\n"), PROSE[1]]
    indented = "\n".join(textwrap.fill(paragraph, 60, initial_indent="    ") for paragraph in PROSE)
    assert texts(indented) == list(PROSE)


SHORT = "Nobody had asked for it, and nobody has asked since then why it was done at all."
LETTER = """From: ines@example.org
Subject: Lamps
To: tomas@example.org

{0}

I read that twice.

Ines
Northport
"""


def test_joins_a_letter_though_its_head_is_not_wrapped() -> None:
    wrapped = LETTER.format(textwrap.fill(" ".join(PROSE), 72))
    assert texts(wrapped)[3:5] == [" ".join(PROSE), "I read that twice."]
    assert texts(wrapped)[-2:] == ["Ines", "Northport"]


@pytest.mark.parametrize("mark", ["> ", ">", ">> ", "> > "])
def test_marks_of_quotations_become_hints(mark: str) -> None:
    lines = ["On Monday Ines wrote:", *(f"{mark}{line}".rstrip() for line in (*PROSE[:2], "", "", PROSE[2], "")), "I agree."]
    quote = Hint(HintKind.QUOTE, group=1, marker=">")
    assert split(Decoded("\n".join(lines), "utf-8")) == (
        Block("On Monday Ines wrote:", (1, 1)),
        Block(PROSE[0], (2, 2), quote),
        Block(PROSE[1], (3, 5), quote),
        Block(PROSE[2], (6, 7), quote),
        Block("I agree.", (8, 8)),
    )


def test_a_quotation_goes_on_after_blank_lines_and_ends_with_words_without_marks() -> None:
    text = f"> {PROSE[0]}\n\n> {PROSE[1]}\n\nSo she says.\n\n> {PROSE[2]}"
    assert [block.hint and block.hint.group for block in split(Decoded(text, "utf-8"))] == [1, 1, None, 2]


def test_paragraphs_set_in_from_the_left_among_others_are_quotations() -> None:
    set_in = textwrap.indent(textwrap.fill(PROSE[1], 56), "    ")
    text = "\n\n".join([textwrap.fill(PROSE[0], 60), set_in, f"    {SHORT}", textwrap.fill(PROSE[2], 60)])
    quote = Hint(HintKind.QUOTE, group=1, marker=" ")
    blocks = split(Decoded(text, "utf-8"))
    assert [(block.text, block.hint) for block in blocks] == [
        (PROSE[0], None),
        (PROSE[1], quote),
        (SHORT, quote),
        (PROSE[2], None),
    ]


@pytest.mark.parametrize(
    "paragraphs",
    [
        [PROSE[0], f"  {PROSE[1]}", PROSE[2]],  # blanks that stray before a line
        [f"   {one}" for one in PROSE],
        [PROSE[0], *(f"    {one}" for one in PROSE)],  # as books begin paragraphs
        ["- a first item", f"  {PROSE[0]}", PROSE[1], PROSE[2]],
        [PROSE[0], "    def lamp():\n        return None", PROSE[2]],
        [PROSE[0], "    The lamp, the quay,\n    the ferry in the night", PROSE[2]],
    ],
)
def test_what_is_set_in_for_another_reason_is_no_quotation(paragraphs: list[str]) -> None:
    assert not any(block.hint for block in split(Decoded("\n\n".join(paragraphs), "utf-8")))


@pytest.mark.parametrize("line", [">> Read more about the lamps", "> Home > News > Lamps", "> 5 lamps", ">"])
def test_what_only_begins_with_the_mark_is_no_quotation(line: str) -> None:
    assert split(Decoded(f"{PROSE[0]}\n\n{line}", "utf-8"))[1:] == (Block(line, (3, 3)),)


@given(st.lists(st.text(st.characters(codec="utf-8", exclude_characters="\r\n"), max_size=60), max_size=12))
@example(["> one two three four five six.", ">", "> ", ">\u200b", "> seven", ">", "", ">", ">> eight."])
@example([">", "> one two three four five six.", ">"])
def test_every_line_that_is_not_blank_is_in_one_block(lines: list[str]) -> None:
    blocks = split(Decoded("\n".join(lines), "utf-8"))
    covered = [number for block in blocks for number in range(block.lines[0], block.lines[1] + 1)]
    shown = [number for number, line in enumerate(lines, 1) if line.strip()]
    assert covered == shown


LONG = "We had to learn it in school, all six stanzas of it, and stand up and say it. " * 2
STANZA = """The boat goes out, the boat comes in,
the rope is thrown, the rope is caught.
What were you hoping would begin?
It ends as early as it ought."""


def test_verse_is_one_paragraph_that_keeps_its_lines() -> None:
    blocks = split(Decoded(f"{LONG}\n\n{STANZA}\n\n{LONG}\n", "utf-8"))
    assert [block.lines for block in blocks] == [(1, 1), (3, 6), (8, 8)]
    verse = blocks[1]
    assert verse.text == STANZA.replace("\n", " ")
    assert [verse.text[span.begin : span.end] for span in verse.spans] == [" "] * 3
    assert verse.text[: verse.spans[0].begin] == STANZA.split("\n", 1)[0]


@pytest.mark.parametrize(
    "lines",
    [
        "Home\nNews\nWeather",
        "By Ines Calloway\nMay 3, 2024\nPhoto: Ward Brandt",
        "An adjustable spanner\nA flat screwdriver of the usual kind\nAn old towel.",
        "- the rope is thrown, and\n- the rope is caught, and\n- it ends.",
        "Ines Calloway, keeper of the light,\nHarbour Road 12, by the old quay,\nNorthport on the Strait.",
    ],
)
def test_other_short_lines_stay_by_themselves(lines: str) -> None:
    blocks = split(Decoded(f"{LONG}\n\n{lines}\n\n{LONG}\n", "utf-8"))
    assert len(blocks) == 5


def test_verse_in_a_text_of_short_lines_is_not_told_from_wrapped_text() -> None:
    assert not any(block.spans for block in split(Decoded(f"{STANZA}\n\n{STANZA}\n", "utf-8")))
