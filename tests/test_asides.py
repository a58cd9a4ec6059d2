"""What stands within a text or beside it and is none of it: told as dropped, and no part of the text."""

from __future__ import annotations

import pytest

from offprint.convert import convert
from offprint.model import Article, Label
from offprint.write import write_body

TEXT = "The council met on Thursday and talked for three hours about the ferry, the lamps and a tram stop that nobody planned."
MORE = "Nobody was asked whether the lamps had been lit in winter, and nobody said so of his own accord that evening."


def page(inner: str) -> Article:
    whole = f"<html><head><title>Lamps</title></head><body><article><h1>Lamps</h1><p>{TEXT}</p>{inner}<p>{MORE}</p></article>"
    return convert(whole.encode(), ".html")


@pytest.mark.parametrize(
    ("inner", "shown", "aside"),
    [
        # Hidden within a line, by style, attribute or the class that hides it from all but screen readers.
        (
            '<p>The ferry<span style="display: none"> of death</span> left at ten, as it always had.</p>',
            "The ferry left",
            "of death",
        ),
        ("<p>The ferry<span hidden> of death</span> left at ten, as it always had.</p>", "The ferry left", "of death"),
        (
            '<p>The ferry left <span class="sr-only">(opens in a new tab)</span>at ten.</p>',
            "The ferry left at ten",
            "opens in a",
        ),
        # Controls and marks beside headings.
        (
            '<h2>Winter<span class="mw-editsection">[<a href="/e">edit</a>]</span></h2><p>It was cold.</p>',
            "## Winter\n",
            "[edit]",
        ),
        ('<h2 id="w">Winter<a class="headerlink" href="#w">¶</a></h2><p>It was cold.</p>', "## Winter\n", "¶"),
        ('<h2 id="w"><a href="#w">#</a> Winter</h2><p>It was cold.</p>', "## Winter\n", "#"),
    ],
)
def test_an_aside_is_no_part_of_the_text(inner: str, shown: str, aside: str) -> None:
    article = page(inner)
    assert shown in write_body(article.body)
    assert any(aside in item.text for item in article.dropped)
    assert all(aside not in item.text for item in article.body)


@pytest.mark.parametrize(
    ("inner", "shown"),
    [
        # A heading that is a link to itself as a whole is the heading.
        ('<h2 id="w"><a class="header-anchor" href="#w">Winter</a></h2><p>It was cold.</p>', "## Winter\n"),
        # What a script shows when it is asked for is the paragraph's rest.
        (
            '<p>The ferry left<span style="display:none"> at ten, with nine passengers and a dog, in a wind that had'
            " blown since the first week of March without a day's rest</span>.</p>",
            "with nine passengers and a dog",
        ),
        # An aside that is all of its block is left to whoever tells what the block is.
        (
            '<p><span class="permalink">The ferry left at ten, as it always had on Thursdays.</span></p>',
            "The ferry left at ten",
        ),
        # A mark that leads within the page and is all of a text is no aside of anything.
        (
            '<p>Rule <a href="#9">9</a> says that lamps are to be lit at dusk and put out at dawn by whoever lit them.</p>',
            "Rule 9 says",
        ),
    ],
)
def test_what_is_no_aside_stays(inner: str, shown: str) -> None:
    assert shown in write_body(page(inner).body)


def test_the_list_of_the_pages_own_headings_goes() -> None:
    contents = '<ul><li><a href="#one">The ferry in winter</a></li><li>2. <a href="#two">The lamps in summer</a></li></ul>'
    parts = f'<h2 id="one">The ferry in winter</h2><p>{MORE}</p><h2 id="two">The lamps in summer</h2>'
    article = page(contents + parts)
    assert [item.text for item in article.dropped] == ["The ferry in winter", "2. The lamps in summer"]
    assert {item.label for item in article.dropped} == {Label.MENU}
    authored = contents.replace("</a></li><li>", "</a>, which was the worst in years</li><li>")
    assert not page(authored + parts).dropped


def test_the_way_back_from_a_note_is_none_of_the_note() -> None:
    text = 'The lamps were lit.<sup id="r1"><a href="#n1">1</a></sup> Nobody knows by whom, and nobody has asked since.'
    for note in (
        '<ol><li id="n1">By the harbour master, as he told us later. <a href="#r1">↩︎</a></li></ol>',
        '<p id="n1"><a href="#r1">1</a> By the harbour master, as he told us later.</p>',
        '<div><a id="n1" href="#r1">1</a><div><p>By the harbour master, as he told us later.</p></div></div>',
    ):
        body = write_body(page(f"<p>{text}</p><p>{MORE}</p><p>{TEXT}</p>{note}").body)
        assert "The lamps were lit.[^1] Nobody" in body
        assert "[^1]: By the harbour master, as he told us later.\n" in body
