from __future__ import annotations

import pytest

from offprint.convert import convert
from offprint.model import Article, Credit, Field, Options

BODY = (
    "The council met on Thursday evening and talked for three hours about the new ferry, the price of the tickets "
    "and the noise that the engines make at night when the harbour is still.\n\n"
    "Nobody was quite satisfied with the answer, which may be the best sign that it was a fair one for all of them."
)


def article(*head: str, tail: tuple[str, ...] = (), name: str = "") -> Article:
    text = "\n\n".join(["Council Talks About the Ferry", *head, BODY, *tail])
    return convert(text.encode(), ".txt", Options(file_name=name))


def how(made: Article, field: Field) -> str:
    return next(basis.how for basis in made.basis if basis.field is field)


@pytest.mark.parametrize(
    ("line", "authors"),
    [
        ("By Ines Calloway", ("Ines Calloway",)),
        ("By Ines Calloway and Tomas Errol", ("Ines Calloway", "Tomas Errol")),
        ("By Ines Calloway, Tomas Errol and Mira de la Cruz", ("Ines Calloway", "Tomas Errol", "Mira de la Cruz")),
        ("By Ines Calloway, Staff Writer", ("Ines Calloway",)),
        ("Von Hanna Ostermeier und Jan van Dyck", ("Hanna Ostermeier", "Jan van Dyck")),
        ("Par Lucie Marchetti", ("Lucie Marchetti",)),
        ("Ines Calloway, senior correspondent", ("Ines Calloway",)),
    ],
)
def test_reads_authors(line: str, authors: tuple[str, ...]) -> None:
    made = article(line)
    assert (made.byline, how(made, Field.BYLINE)) == (authors, "stated")


@pytest.mark.parametrize(
    ("line", "is_moved"),
    [
        ("STAFF WRITER", True),
        ("Editor-in-Chief of the Herald", True),
        ("Co-Founder & Marketing Director", True),
        ("Writers met in the harbour on Thursday", False),
        ("An editor left.", False),
        ("For the table: Harbour Editor", False),
        ("Editors and writers:", False),
    ],
)
def test_what_an_author_does_stands_below_the_byline(line: str, *, is_moved: bool) -> None:
    made = article("By Ines Calloway", line)
    assert made.byline == ("Ines Calloway",)
    assert (line in {moved.text for moved in made.moved}) == is_moved
    assert (line in {block.text for block in made.body}) != is_moved


@pytest.mark.parametrize(
    ("line", "credit"),
    [
        ("AP Photo/Ines Calloway", Credit("AP Photo/Ines Calloway", "AP", "Ines Calloway")),
        ("Photograph: Ines Calloway/Reuters", Credit("Photograph: Ines Calloway/Reuters", "Reuters", "Ines Calloway")),
        ("(Getty Images)", Credit("(Getty Images)", "Getty Images", None)),
        ("Bildnachweis: Getty Images", Credit("Bildnachweis: Getty Images", "Getty Images", None)),
        ("Foto: Hanna Ostermeier", Credit("Foto: Hanna Ostermeier", None, "Hanna Ostermeier")),
        (
            "Ines Calloway/AFP via Getty Images",
            Credit("Ines Calloway/AFP via Getty Images", "AFP via Getty Images", "Ines Calloway"),
        ),
    ],
)
def test_reads_credits_and_never_makes_a_photographer_the_author(line: str, credit: Credit) -> None:
    made = article(line)
    assert made.credits == (credit,)
    assert made.byline == ()


def test_a_credit_that_stands_under_every_picture_is_given_once() -> None:
    text = "The council met on Thursday and talked for three hours about the new tram and the price of the tickets for it."
    lines = [part for number in range(3) for part in (f"{text} {number}", "Photo credit: @nightferry")]
    made = convert("\n\n".join(["The New Tram", *lines]).encode(), ".txt")
    assert made.credits == (Credit("Photo credit: @nightferry", None, None),)


@pytest.mark.parametrize(
    ("line", "publisher"),
    [
        ("Trending on Strait Weekly Videos", "Strait Weekly"),
        ("More from the Northport Herald", "Northport Herald"),
        ("© 2025 Strait Weekly. All rights reserved.", "Strait Weekly"),
        ("© Strait Weekly, 2003–2025", "Strait Weekly"),
        ("Copyright Strait Weekly 2003-2025. All rights reserved.", "Strait Weekly"),
        ("Sign up for Strait Weekly's newsletter", "Strait Weekly"),
    ],
)
def test_infers_the_publisher_and_says_from_which_line(line: str, publisher: str) -> None:
    made = article(tail=(line,))
    assert (made.publisher, how(made, Field.PUBLISHER)) == (publisher, "inferred: line 7")


def test_reads_dates_and_access() -> None:
    made = article("Premium", "April 22, 2025", "Last updated April 23, 2025")
    assert (made.access, made.published, made.updated) == ("premium", "2025-04-22", "2025-04-23")
    assert article("By Ines Calloway | May 2, 2024 | 3 min read").published == "2024-05-02"


def test_a_file_name_dates_an_article_that_does_not_date_itself() -> None:
    made = article(name="2024-03-01-ferry.txt")
    assert (made.published, how(made, Field.PUBLISHED)) == ("2024-03-01", "inferred: the file's name")
    assert article("April 22, 2025", name="2024-03-01-ferry.txt").published == "2025-04-22"


def test_records_the_dateline_and_leaves_its_paragraph_whole() -> None:
    made = convert(f"A Title\n\nNORTHPORT, Marrow (AP) — {BODY}".encode(), ".txt")
    assert (made.dateline, how(made, Field.DATELINE)) == ("NORTHPORT, Marrow", "inferred: opens the paragraph in line 3")
    assert made.body[0].text.startswith("NORTHPORT, Marrow (AP) — The council")


def test_what_is_not_said_is_unknown() -> None:
    made = article()
    for field in (Field.BYLINE, Field.PUBLISHED, Field.PUBLISHER, Field.URL, Field.ACCESS, Field.CREDITS):
        assert how(made, field) == "unknown"
    assert {basis.field for basis in made.basis} == set(Field) - {Field.SAVED}
    assert (made.byline, made.published, made.publisher, made.url, made.access, made.credits) == (
        (),
        None,
        None,
        None,
        None,
        (),
    )


def test_the_mark_decides_which_excerpts_are_marked() -> None:
    quoted = "Mr. Brandt’s office said “nobody knew” what the lamps would cost, and that it wouldn’t ask before spring."
    text = (
        f"A Title\n\n{BODY}\n\nThe Guardian:\n\n{quoted}\n\nI don't believe a word of it, and you shouldn't.\n\n{BODY}".encode()
    )
    marked = [block.marked for block in convert(text, ".txt").body if block.source]
    unmarked = [block.marked for block in convert(text, ".txt", Options(mark_from=0.99)).body if block.source]
    assert marked
    assert all(marked)
    assert unmarked
    assert not any(unmarked)
