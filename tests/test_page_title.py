"""Which heading of a page is its article's title."""

from __future__ import annotations

import pytest

from offprint.convert import convert

PROSE = "The ferry has run at night for three winters, and nobody on the island can remember a longer argument about it."
TEXT = "".join(f"<p>{PROSE} {number}</p>" for number in ("First.", "Second.", "Third.", "Fourth."))


def title_of(head: str, body: str) -> str | None:
    return convert(f"<html><head>{head}</head><body>{body}{TEXT}</body></html>".encode(), ".html").title


@pytest.mark.parametrize(
    ("head", "body", "title"),
    [
        # The site's name is a heading of its own.
        ("<title>The Night Ferry | Strait Weekly</title>", "<h1>Strait Weekly</h1><h1>The Night Ferry</h1>", "The Night Ferry"),
        # The site's name comes first, and is the page's own heading.
        (
            "<title>Strait Weekly: The Night Ferry Runs</title>",
            "<h1>Strait Weekly</h1><h3>The Night Ferry Runs</h3>",
            "The Night Ferry Runs",
        ),
        ("<title>The Night Ferry</title>", "<h1>The Night Ferry</h1><h2>Who pays for it</h2>", "The Night Ferry"),
        (
            "<title>Ferries: The Night Boat Runs On</title>",
            "<h1>Ferries at night</h1><h2>The Night Boat Runs On</h2>",
            "Ferries at night",
        ),
        (
            "<title>The Night Ferry :: Strait Weekly</title>",
            "<h1>The Night Ferry</h1><h2>Who pays for it</h2>",
            "The Night Ferry",
        ),
        (
            "<title>The Night Ferry: Strait Weekly</title>",
            "<h1>The Night Ferry</h1><h2>Who pays for it</h2>",
            "The Night Ferry",
        ),
        # Word processors write the title as a paragraph.
        (
            "<title>The Night Ferry Runs</title>",
            "<p class=MsoTitle>The Night Ferry Runs</p><h1>The beginning</h1>",
            "The Night Ferry Runs",
        ),
        # A lesser heading is the title where the page's own title begins with it, whatever parts it from the site.
        (
            "<title>The Night Ferry Runs On • Ines Calloway</title>",
            "<h1>Ines Calloway</h1><ul><li>Posts</li><li>Music</li></ul><h2>The Night Ferry Runs On</h2>",
            "The Night Ferry Runs On",
        ),
        (
            '<title>The Night Ferry Runs On | Island Life | Strait Weekly</title><meta property="og:title" content="Ferries">',
            "<h2>The Night Ferry Runs On</h2>",
            "The Night Ferry Runs On",
        ),
        # A hyphen may stand within a headline: its first half alone is a heading of the text.
        (
            "<title>What a Night Ferry Is - A guided introduction | Strait Weekly</title>",
            "<h1>An introduction to the night ferry</h1><h2>What a night ferry is</h2>",
            "An introduction to the night ferry",
        ),
        # Of several headings in other words the one with most of the stated words.
        (
            "<title>The ferries to see at night around Marrow | Strait Weekly</title>"
            '<meta property="og:title" content="Our favourite night ferries around Marrow">',
            "<h1>Next in your guide to Marrow</h1><h1>The best night ferries around Marrow</h1>",
            "The best night ferries around Marrow",
        ),
    ],
)
def test_the_heading_that_the_page_states_is_the_title(head: str, body: str, title: str) -> None:
    assert title_of(head, body) == title
