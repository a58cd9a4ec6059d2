"""A few stray lines around a short article, of which the line model cannot tell much, and the author's own last lines."""

from __future__ import annotations

import pytest

from offprint.convert import convert

ARTICLE = (
    "The Lamp That Nobody Lit",
    "By Hanne Brandt",
    "The council met on Thursday evening and talked for three hours about the ferry and a tram stop that nobody planned.",
    "Nobody asked who had put the lamps out, and nobody said a word about the storm that had broken two of them in the winter.",
    "A third lamp, the one on the mole, has been dark since the keeper left, and the harbour office will not light it again.",
    "I went there on Friday night with a torch, and found that somebody had hung a lantern on the hook.",
)
STRAY = [
    "Recommended / The Tram Stop That Nobody Planned",
    "Read Next: / Why the ferry is late",
    "More Top Stories / The Tram Stop That Nobody Planned",
    "More from this author / The Ferry That Came Late / A Tram to Nowhere",
    "Previous post / The ferry / Next post / The tram",
    "Previous: The ferry / Next: The tram stop",
    "← The ferry / The tram →",
    "« The ferry",
    "Vorheriger Beitrag / Die Fähre / Nächster Beitrag / Die Straßenbahn",
    "Article précédent / Le bac",
    "From the web / Doctors hate this lamp",
    "Sponsored / Lose weight with this lamp",
    "Paid Content / Buy lamps here",
    "Latest / Ferry sinks / Tram opens",
    "Topics / Harbour / Lamps / Council",
    "In this article / Harbour / Ferry",
    "#harbour #lamps",
    "Labels: harbour, lamps",
    "About the author / Maud Iversen writes about lamps.",
    "@hannebrandt",
    "Contact the writer: hanne@example.org",
    "Posted by Hanne at 10:14",
    "Permalink",
    "Like this: / Like Loading...",
    "Listen to this article / 6 min",
    "Support us",
    "If you like what you read, buy us a coffee.",
    "Enjoyed this? Buy us a coffee.",
    "If this was useful, consider supporting the site.",
    "You can support the site by buying us a coffee.",
    "Kommentare (12)",
    "Más leídas / El ferry se hunde",
    "Siguiente artículo / El ferry no llega",
    "Réagir / 3 commentaires",
    "Commentaires (3)",
]
OWN = [
    "And then I went home.",
    "Next: nothing.",
    "Watch it burn.",
    "Ingredients / 2 cups of oil / 1 wick",
    "The winners / Maud Iversen / Tomas Ruiz",
    "Notes / 1. The keeper retired in 1998.",
    "Topics for the next meeting: / Harbour / Lamps",
    "« Personne n’est venu »",
    "Nobody lit it / Nobody will",
    "Correction: An earlier version of this article misstated the year.",
    "Write to me if you know who hung the lantern there, and I will tell you what I know.",
]


def left_of(below: str) -> list[str]:
    """Return the lines below the article that stay in its text."""
    lines = below.split(" / ")
    made = convert("\n\n".join([*ARTICLE, *lines, ""]).encode(), ".txt")
    body = [block.text for block in made.body]
    assert [line for line in body if line not in lines] == list(ARTICLE[2:])
    return [line for line in body if line in lines]


@pytest.mark.parametrize("below", STRAY)
def test_a_few_stray_lines_go(below: str) -> None:
    assert left_of(below) == []


@pytest.mark.parametrize("below", OWN)
def test_the_authors_own_last_lines_stay(below: str) -> None:
    assert left_of(below) == below.split(" / ")


def test_under_an_advert_within_the_text_the_article_goes_on() -> None:
    assert left_of("Advertisement / 2 cups of oil") == ["2 cups of oil"]


@pytest.mark.parametrize(
    "above",
    [
        "Hanne Brandt / Harbour correspondent / @hannebrandt",
        "By Hanne Brandt / Opinion columnist",
        "By Hanne Brandt / Edited by Colin Ferris / Reviewed by Dr. Rosa Falk",
        "By Hanne Brandt / Listen (6 min)",
        "By Hanne Brandt / Estimated reading time: 5 minutes",
    ],
)
def test_what_stands_by_the_byline_is_no_text(above: str) -> None:
    made = convert("\n\n".join([ARTICLE[0], *above.split(" / "), *ARTICLE[2:], ""]).encode(), ".txt")
    assert [block.text for block in made.body] == list(ARTICLE[2:])
    assert made.byline == ("Hanne Brandt",)


@pytest.mark.parametrize(
    "byline", ["By Hanne Brandt with AP", "Par Hanne Brandt avec AFP", "Por Hanne Brandt con EFE", "By Hanne Brandt, Reuters"]
)
def test_an_agency_beside_the_author_is_no_author(byline: str) -> None:
    assert convert("\n\n".join([ARTICLE[0], byline, *ARTICLE[2:], ""]).encode(), ".txt").byline == ("Hanne Brandt",)


def test_a_section_above_the_title_is_no_title() -> None:
    assert convert("\n\n".join(["Inicio", "Noticias", *ARTICLE, ""]).encode(), ".txt").title == ARTICLE[0]


def test_a_heading_under_the_byline_stays() -> None:
    made = convert("\n\n".join([*ARTICLE[:2], "The keeper and the editor", *ARTICLE[2:], ""]).encode(), ".txt")
    assert made.body[0].text == "The keeper and the editor"
