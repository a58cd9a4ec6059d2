from __future__ import annotations

import pytest

from offprint.assemble import assemble
from offprint.label import label
from offprint.model import Article, Block, Field, Label, Options
from offprint.readers.text import read_text

TITLE = "The Night Ferry and Its Enemies"
BYLINE = "By Ines Calloway"
PROSE = (
    "The ferry has run at night for three winters, and nobody on the island can remember a longer argument.",
    "It began with the lamps on the pier, which the council had promised to repair before the storms and did not.",
    "Then the fishermen said that the wake tore at their nets, which were set where the charts had always shown an empty bay.",
    "The harbour office measured the wake twice and found that it was lower than the swell of an ordinary evening in October.",
    "Nobody believed the harbour office, and the matter went to the mainland, where it has lain on a desk since the spring.",
    "Until it comes back, the boat leaves at eleven, with its lights on and hardly anybody aboard, and the bay is quiet again.",
)
NOTE = "Ines Calloway keeps the light at Northport and has written about boats and the people in them for thirty years."


def labels(*texts: str, likely: float = 0.9) -> list[Label]:
    blocks = tuple(Block(text, (number, number)) for number, text in enumerate(texts, 1))
    return [item.label for item in label(blocks, [likely] * len(blocks))]


@pytest.mark.parametrize(
    "note",
    [
        ("Ines Calloway", NOTE),
        ("About Ines Calloway", "Keeper of the light", NOTE),
        ("Written by Ines Calloway", "Hello, I'm Ines, and I have kept the light at Northport for longer than anybody else."),
        ("Über Ines Calloway", "Calloway schreibt seit dreißig Jahren über Boote und über die Leute, die darin fahren."),
        ("Ines Calloway",),
        ("Ines Calloway is the keeper of the light at Northport, where she has lived since the last ferry but one.",),
    ],
)
def test_what_tells_of_the_author_below_the_text_goes(note: tuple[str, ...]) -> None:
    found = labels(TITLE, BYLINE, *PROSE, *note)
    assert found[2 : 2 + len(PROSE)] == [Label.PARAGRAPH] * len(PROSE)
    assert set(found[2 + len(PROSE) :]) == {Label.AUTHOR_BIO}


@pytest.mark.parametrize(
    "texts",
    [
        # Nobody is known to have written it, and nothing says that the name is the author's.
        (TITLE, *PROSE, "Ines Calloway", NOTE),
        # Above the text a name may introduce whom it is about.
        (TITLE, BYLINE, PROSE[0], "Ines Calloway is the keeper of the light at Northport, where this began.", *PROSE[1:]),
        # The name heads what its bearer says.
        (TITLE, BYLINE, *PROSE, "Ines Calloway", PROSE[0].replace("three", "four"), PROSE[1].replace("pier", "quay")),
        # In a talk it stands over every turn.
        (TITLE, BYLINE, *PROSE, "Ines Calloway", NOTE, "Ines Calloway", f"{NOTE} Yes.", "Ines Calloway", f"{NOTE} No."),
        # In the middle of the text a paragraph may begin with it.
        (
            TITLE,
            BYLINE,
            *PROSE[:4],
            "Ines Calloway is the only one who measured it.",
            *PROSE[4:],
            *(f"{text} So." for text in PROSE),
        ),
    ],
)
def test_what_is_the_articles_stays(texts: tuple[str, ...]) -> None:
    assert Label.AUTHOR_BIO not in labels(*texts)


def test_a_note_is_known_by_what_announces_it_where_nobody_signed() -> None:
    found = labels(
        TITLE, *PROSE, "About Laura Calloway", "Laura keeps the light at Northport and writes about boats and people."
    )
    assert found[-2:] == [Label.AUTHOR_BIO] * 2


BELOW = {
    "a line of its own heads the note": "Laura Calloway\n\nLight keeper\n\nLaura is the keeper of the light at Northport.",
    "the note begins with it": "Laura Calloway is a writer and the keeper of the light at Northport.",
    "it goes on with a comma": "Laura Calloway\n\nLight keeper\n\nLaura Calloway, who has the key, keeps the light.",
    "it is announced": "About Laura Calloway\n\nLaura is the keeper of the light at Northport and writes about boats.",
}


@pytest.mark.parametrize("note", BELOW.values(), ids=BELOW)
def test_a_dropped_note_says_who_wrote_the_article_where_no_line_does(note: str) -> None:
    made = written(*PROSE, note)
    assert (made.byline, made.title) == (("Laura Calloway",), TITLE)
    (how,) = (one.how for one in made.basis if one.field is Field.BYLINE)
    assert how == "inferred: a note about somebody in line 15"


@pytest.mark.parametrize(
    "texts",
    [
        (*PROSE[:5], f"{PROSE[5]} Laura Calloway said so.", BELOW["the note begins with it"]),  # whom the article is about
        (
            *PROSE,
            *(BELOW["the note begins with it"].replace("Calloway", name) for name in ("One", "Two", "Three", "Four", "Five")),
        ),
    ],
)
def test_a_note_about_somebody_else_names_no_author(texts: tuple[str, ...]) -> None:
    assert not written(*texts).byline


def test_a_byline_is_believed_before_a_note() -> None:
    assert written(BYLINE, *PROSE, BELOW["the note begins with it"]).byline == ("Ines Calloway",)


def written(*texts: str) -> Article:
    """Convert a text whose last part the line model takes for none of the article."""
    source = read_text("\n\n".join((TITLE, *texts)).encode())
    likely = [0.9 if block.text.startswith((TITLE, *PROSE)) else 0.02 for block in source.blocks]
    return assemble(source, label(source.blocks, likely), "", Options())
