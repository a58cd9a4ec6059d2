"""What lines say of author and dates; the corpus is what benchmarks/attribution.py takes it for."""

from __future__ import annotations

import sys
from collections import Counter

import pytest

from conftest import ROOT
from offprint.convert import convert
from offprint.front_pieces import is_date_alone
from offprint.fronts import Front, read_front
from offprint.people import is_named_like_a_person, names_in

sys.path.insert(0, str(ROOT / "benchmarks"))

import attribution

FEWEST = 150


def test_the_corpus_is_large_and_balanced() -> None:
    every = attribution.lines()
    counts = Counter(bool(line.says) for line in every)
    assert min(counts.values()) >= FEWEST
    assert {line.language for line in every} == {"en", "de", "fr", "es"}
    assert len({(line.language, line.text) for line in every}) == len(every)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("By Ines Calloway", Front(authors=("Ines Calloway",), is_labelled=True)),
        ("Published on", Front(expects="published")),
        ("Written by", Front(expects="byline")),
        ("Medically reviewed by Ines Calloway, MD — Updated on May 3, 2024", Front(updated="2024-05-03", is_told=True)),
        ("May 3, 2024Updated: May 5, 2024", Front(published="2024-05-03", updated="2024-05-05", is_told=True)),
        ("By then the engines were cold.", None),
        ("On May 6, 2025, I added a note.", None),
        ("Tomas Errol/AFP", None),
        ("— Tomas Errol (@errol) May 3, 2024", None),
        ("A Book of Boats by Tomas Errol", None),
        ("Tomas Errol for the Strait Weekly", Front(authors=("Tomas Errol",), is_known=True)),
        ("By Ines Calloway and Tomas Errol, Strait Gazette", Front(authors=("Ines Calloway", "Tomas Errol"), is_labelled=True)),
        (
            "Tomas Errol on behalf of the ferry crew · May 3, 2024",
            Front(authors=("Tomas Errol",), published="2024-05-03", is_known=True),
        ),
        (
            "May 3, 2024 · Tomas Errol on behalf of the ferry crew",
            Front(authors=("Tomas Errol",), published="2024-05-03", is_known=True),
        ),
        ("Strait Staff", Front(authors=("Strait Staff",), is_known=True)),
        ("by tomaserrol", None),  # as "by design"
        ("Tomas van der Errol", Front(authors=("Tomas van der Errol",), is_known=True)),
        # Whom an excerpt below is from, a quotation above, or a sentence: nobody who wrote the article.
        ("Tomas Errol:", None),
        ("Tomas Errol, May 3, 2024:", None),
        ("Tomas Errol on the night boat's new lamps:", None),
        ("-- Tomas Errol", None),
        ("Tomas Errol, who never cared to be called that, has forty lamps.", None),
        ("", None),
    ],
)
def test_lines_around_a_title(line: str, expected: Front | None) -> None:
    assert read_front(line, frozenset()) == expected


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("By Ines Calloway and Tomas Errol", ("Ines Calloway", "Tomas Errol")),
        ("Martha Venn, MD, PhD", ("Martha Venn, MD, PhD",)),
        ("Ines Calloway, Home and Garden Editor & Tomas Errol", ("Ines Calloway", "Tomas Errol")),
        ("Ines Calloway for the Strait Weekly", ("Ines Calloway",)),
        ("Ines Calloway, Licensed Tram Driver", ("Ines Calloway",)),
        ("João Silva e Ana Costa", ("João Silva", "Ana Costa")),
        ("John E Errol", ("John E Errol",)),
        ("520 E Errol Ave", ()),
        ("Martha Venn Executive Digital Editor", ("Martha Venn",)),
        ("Martha A. Venn Staff Writer, Tomas Errol", ("Martha A. Venn", "Tomas Errol")),
        ("Harbour Team", ("Harbour Team",)),
        ("Martha Venn1, Tomas Errol2", ("Martha Venn", "Tomas Errol")),
        ("Martha Venn*", ("Martha Venn",)),
        ("Martha Venn (now) and Tomas Errol (earlier)", ("Martha Venn", "Tomas Errol")),
        ("Martha Venn (Text), Tomas Errol (@tomas)", ("Martha Venn", "Tomas Errol")),
        ("mvenn5", ("mvenn5",)),
        ("Martha Venn, CEPF®", ("Martha Venn, CEPF®",)),
        ("Martha Venn In Island Life, Harbour Notes", ("Martha Venn",)),
        ("Park In Bee", ("Park In Bee",)),
        ("admin", ()),
        ("https://example.org/ines", ()),
    ],
)
def test_names_of_a_field_for_authors(text: str, names: tuple[str, ...]) -> None:
    assert names_in(text) == names


@pytest.mark.parametrize(
    ("text", "is_alone"),
    [
        ("22 Apr 2025 Reading time: 2 minutes", True),
        ("Updated on 09/10/2025", True),
        ("Tuesday, April 22, 2025", True),
        ("Harbour Notes April 22, 2025", False),
        ("Ines Calloway, April 22, 2025", False),
        ("Share", False),
        ("The Night Ferry", False),
    ],
)
def test_a_line_that_is_nothing_but_a_date(text: str, is_alone: bool) -> None:  # noqa: FBT001
    assert is_date_alone(text) is is_alone


def test_a_date_is_the_title_only_where_nothing_else_can_be() -> None:
    assert convert(f"The Night Ferry\n\n22 Apr 2025 Reading time: 2 minutes{TEXT}".encode(), ".txt").title == "The Night Ferry"
    assert convert(f"April 22, 2025{TEXT}".encode(), ".txt").published == "2025-04-22"


def test_a_name_is_not_made_of_the_words_of_its_article() -> None:
    assert is_named_like_a_person("Tomas Errol", frozenset())
    assert is_named_like_a_person("Quill Marrow", frozenset())
    assert is_named_like_a_person("Martha A. Venn", frozenset())
    assert is_named_like_a_person("Martha May", frozenset())
    assert is_named_like_a_person("Amitava Das", frozenset())
    assert not is_named_like_a_person("Das Boot", frozenset())
    assert not is_named_like_a_person("Harbour News", frozenset({"harbour"}))
    assert not is_named_like_a_person("Northport Herald", frozenset())


TEXT = (
    "\n\nThe council met on Thursday and talked for three hours about the new tram and the price of the tickets for it.\n" * 3
)


def test_the_byline_of_another_piece_is_not_the_articles() -> None:
    made = convert(
        f"The New Tram\n\nBy Ines Calloway\n\nMay 3, 2024{TEXT}\n\nThe Old Tram\n\nBy Tomas Errol\n\nMay 1, 2020\n".encode(),
        ".txt",
    )
    assert (made.byline, made.published) == (("Ines Calloway",), "2024-05-03")


def test_a_name_that_a_page_shows_twice_is_one_author() -> None:
    made = convert(f"The New Tram\n\nBy\n\nInes Calloway\n\nInes Calloway\n\nUpdated May 3, 2024{TEXT}".encode(), ".txt")
    assert made.byline == ("Ines Calloway",)


@pytest.mark.parametrize(
    ("above", "byline"), [("“It runs because nobody dares to stop it.”", ()), ("It runs.", ("Ines Calloway",))]
)
def test_a_name_under_a_quotation_among_the_text_is_not_the_author(above: str, byline: tuple[str, ...]) -> None:
    first = "The night ferry has run since 1921, and the harbour office has kept a book of what its passengers say of it."
    last = "Nobody has counted the books, which fill a room above the ticket hall that is locked in summer and cold in winter."
    assert convert(f"The Night Ferry\n\n{first}\n\n{above}\n\nInes Calloway\n\n{last}\n".encode(), ".txt").byline == byline


def test_an_update_is_no_publication() -> None:
    made = convert(f"The New Tram\n\nUpdated May 3, 2024{TEXT}".encode(), ".txt")
    how = {basis.field: basis.how for basis in made.basis}
    assert made.updated == "2024-05-03"
    assert how["published"] == "inferred: the only date stated, that of an update"


def test_a_page_states_its_facts_in_many_ways() -> None:
    page = f"""<html lang="en"><head><title>The New Tram | Strait Weekly</title>
    <meta property="og:title" content="The New Tram">
    <meta name="parsely-pub-date" content="2024-05-03T10:00:00Z"><script type="application/ld+json">
    {{"@graph": [{{"@type": "Person", "@id": "#p", "name": "Ines Calloway"}},
     {{"@type": "NewsArticle", "headline": "Another piece", "author": {{"name": "Tomas Errol"}}}},
     {{"@type": "NewsArticle", "headline": "The New Tram", "author": [{{"@id": "#p"}}], "datePublished": "2024-05-02",}}]}}
    </script></head><body><h1 class="logo">Strait Weekly</h1><h1>The New Tram</h1><p>{TEXT}</p></body></html>"""
    made = convert(page.encode(), ".html")
    assert (made.title, made.byline, made.published) == ("The New Tram", ("Ines Calloway",), "2024-05-02")


def test_a_date_below_a_byline_is_as_near_as_that(subtests: pytest.Subtests) -> None:
    after = "\n\n".join(f"Topic{number} Ferries" for number in "abcd")
    for date, found in (("May 3, 2024", "2024-05-03"), ("spring tide", None)):
        with subtests.test(date):
            made = convert(f"The New Tram{TEXT}\n\n{after}\n\nWritten by Ines Calloway\n\n{date}\n".encode(), ".txt")
            assert (made.byline, made.published) == (("Ines Calloway",), found)


@pytest.mark.parametrize(
    ("address", "published"),
    [
        ("https://strait.example/2024/05/02/tram/", "2024-05-02"),  # the stamp is that of another time zone
        ("https://strait.example/2024/04/02/tram/", "2024-05-03"),
        ("https://strait.example/tram/", "2024-05-03"),
    ],
)
def test_the_address_knows_the_day_on_the_spot(address: str, published: str) -> None:
    page = f"""<html><head><link rel="canonical" href="{address}">
    <meta property="article:published_time" content="2024-05-03T01:30:00+00:00"></head>
    <body><h1>The New Tram</h1><p>{TEXT}</p></body></html>"""
    assert convert(page.encode(), ".html").published == published


def test_a_label_above_a_time_is_surer_than_the_names_of_classes() -> None:
    page = f"""<html><body><h1>The New Tram</h1><time>May 1, 2020</time><p>{TEXT}</p>
    <div class="sidebar"><h4>Updated</h4><time>June 4, 2024</time>
    <h4>Published</h4><time>May 3, 2024</time></div></body></html>"""
    made = convert(page.encode(), ".html")
    assert (made.published, made.updated) == ("2024-05-03", "2024-06-04")


def test_a_saved_page_says_when_it_was_saved() -> None:
    when = "Tue Jun 10 2025 12:00:00 GMT+0200 (Central European Summer Time)"
    head = f"<!--\n Page saved with SingleFile \n url: https://strait.example/tram \n saved date: {when}\n-->"
    made = convert(f"<html>{head}<body><h1>The New Tram</h1><p>{TEXT}</p></body></html>".encode(), ".html")
    assert (made.url, made.saved, made.published) == ("https://strait.example/tram", "2025-06-10", None)


def test_what_stands_by_the_first_copy_of_the_title_is_near() -> None:
    text = "The council met on Thursday and talked for three hours about the new ferry, and nobody was quite satisfied with it."
    front = ["Council Talks About the Ferry", "April 22, 2025", *["Boats", "Tides", "Weather", "Walks", "News"] * 2]
    article = convert("\n\n".join([*front, front[0], text, text.replace("ferry", "quay")]).encode(), ".txt")
    assert (article.title, article.published) == (front[0], "2025-04-22")


def test_a_date_that_a_sentence_announces_is_the_texts() -> None:
    first = "The gauge is a file with a line a minute, and this is about reading it. Each line of the file looks like this:"
    article = convert(f"Reading a Tide Gauge\n\n{first}\n\n2024-05-03T09:10:00Z 1.42{TEXT}".encode(), ".txt")
    assert article.published is None
    assert "2024-05-03T09:10:00Z 1.42" in [block.text for block in article.body]
    assert convert(f"The Night Ferry\n\nPublished on:\n\nApril 22, 2025{TEXT}".encode(), ".txt").published == "2025-04-22"
