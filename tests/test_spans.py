"""Links, emphasis, tables, nested lists and footnotes of a page come through as Markdown."""

from __future__ import annotations

from textwrap import wrap

import pytest

from offprint.convert import convert
from offprint.render import render
from offprint.write import write, write_body

TEXT = "The council met on Thursday and talked for three hours about the ferry, the lamps and a tram stop that nobody planned."
MORE = "Nobody was asked whether the lamps had been lit in winter, and nobody said so of his own accord that evening."


def markdown(inner: str, head: str = "", before: str = TEXT, after: str = MORE) -> str:
    """Return the body's Markdown between two paragraphs."""
    page = (
        f"<!doctype html><html><head><title>Lamps</title>{head}</head><body><article><h1>Lamps</h1>"
        f"<p>{before}</p>{inner}<p>{after}</p></article></body></html>"
    )
    text = write_body(convert(page.encode(), ".html").body)
    return text.removeprefix(f"{before}\n\n").removesuffix(f"\n{after}\n").rstrip("\n")


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("https://b.example/x_y?a=1&b=(2)", "[the ferry](https://b.example/x_y?a=1&b=%282%29)"),
        ("/lamps", "[the ferry](https://strait.example/lamps)"),
        ("../lamps#top", "[the ferry](https://strait.example/lamps#top)"),
        ("//b.example/", "[the ferry](https://b.example/)"),
        ("mailto:ines@strait.example", "[the ferry](mailto:ines@strait.example)"),
        ("javascript:alert(1)", "the ferry"),
        (" java\nscript:alert(1)", "the ferry"),
        ("data:text/html,x", "the ferry"),
        ("vbscript:x", "the ferry"),
        ("#top", "the ferry"),
        ("http://[", "the ferry"),
        ("", "the ferry"),
    ],
)
def test_links_lead_where_the_page_said_or_nowhere(address: str, expected: str) -> None:
    head = '<base href="https://strait.example/news/today.html">'
    found = markdown(f'<p>They asked for <a href="{address}">the ferry</a>, and were told that it had left long ago.</p>', head)
    assert found == f"They asked for {expected}, and were told that it had left long ago."


def test_a_relative_link_of_an_unknown_page_is_text() -> None:
    found = markdown('<p>They asked for <a href="/ferry">the ferry</a>, and were told that it had left long ago.</p>')
    assert found == "They asked for the ferry, and were told that it had left long ago."
    head = '<link rel="canonical" href="https://strait.example/a/b">'
    found = markdown('<p>They asked for <a href="/ferry">the ferry</a>, and were told that it had left long ago.</p>', head)
    assert "[the ferry](https://strait.example/ferry)" in found


def test_emphasis_and_code() -> None:
    found = markdown(
        "<p>The <b>lamps</b> are <em>not</em> <del>lit</del>, says <code>lamps -l</code>, and nobody knows who did it.</p>"
    )
    assert found == "The **lamps** are _not_ ~~lit~~, says `lamps -l`, and nobody knows who did it."


def test_emphasis_that_holds_several_paragraphs() -> None:
    found = markdown(f"<b><div>{TEXT[:-1]} again.</div><div>{MORE[:-1]} again.</div></b>")
    assert found == f"**{TEXT[:-1]} again.**\n\n**{MORE[:-1]} again.**"


def test_a_link_that_two_line_breaks_part() -> None:
    found = markdown(f'<p><a href="https://b.example/">{TEXT[:-1]} again.<br><br>{MORE[:-1]} again.</a></p>')
    assert found.count("(https://b.example/)") == 2


LINES = ("The red lamp was lit at six", "and the green one at seven,", "1. as the keeper said,", "---", "and went out.")
BROKEN = f"{LINES[0]}<br>{LINES[1]} <br/>\n<b>{LINES[2]}<br></b>{LINES[3]}<br>{LINES[4]}<br>"
KEPT = ("The red lamp was lit at six", "and the green one at seven,", "**1\\. as the keeper said,**", "\\---", "and went out.")


@pytest.mark.parametrize(
    ("inner", "first", "further"),
    [
        (f"<p>{BROKEN}</p>", "", ""),
        (f"<blockquote><p>{BROKEN}</p></blockquote>", "> ", "> "),
        (f"<ul><li>{BROKEN}</li></ul>", "- ", "  "),
        (f"<ol start=10><li>{BROKEN}</li></ol>", "10. ", "    "),
    ],
)
def test_lines_of_a_paragraph_end_where_they_did(inner: str, first: str, further: str) -> None:
    found = markdown(inner)
    assert found == first + f"\\\n{further}".join(KEPT)
    assert render(found).count("<br>") == len(KEPT) - 1
    assert "<h2" not in render(found)


def test_lines_of_a_footnote() -> None:
    page = (
        f'<!doctype html><title>Lamps</title><article><h1>Lamps</h1><p>{TEXT}<sup><a href="#n1" id="r1">1</a></sup></p>'
        f'<p>{MORE}</p><ol><li id="n1">The minutes of the harbour office,<br>page 12. <a href="#r1">↩</a></li></ol></article>'
    )
    text = write_body(convert(page.encode(), ".html").body)
    assert "[^1]: The minutes of the harbour office,\\\n    page 12." in text
    assert render(text).count("<br>") == 1


def test_headings_and_cells_have_one_line() -> None:
    table = "<table><tr><th>Lamp<br>left</th><th>Lit</th></tr><tr><td>red</td><td>1986</td></tr></table>"
    assert (
        markdown(f"<h2>The lamps<br>of the harbour</h2>{table}")
        == "## The lamps of the harbour\n\n| Lamp left | Lit |\n| --- | --- |\n| red | 1986 |"
    )


def test_a_heading_is_not_bold_twice() -> None:
    assert markdown("<h2><b>The lamps</b></h2>") == "## The lamps"
    assert markdown("<h2>The <b>lamps</b></h2>") == "## The **lamps**"


def test_text_that_an_editor_wrapped_is_one_line() -> None:
    text = f"{TEXT[:-1]} again. {MORE[:-1]} again."
    assert markdown(f"<p>{'<br>'.join(wrap(text, 72))}</p>") == text


def test_what_a_line_cannot_be_taken_for() -> None:
    found = markdown("<p>Lamp | Lit<br>--- | ---<br>red | 1986, as the keeper of the harbour remembers it today</p>")
    assert "<table" not in render(found)
    assert render(found).count("<br>") == 2


def test_lists_in_lists() -> None:
    lamps = "<ul><li>the red one</li><li>the green one</li></ul>"
    inner = f"<ol start=3><li>The lamps of the breakwater{lamps}</li><li>The ferry</li></ol>"
    assert markdown(inner) == "3. The lamps of the breakwater\n   - the red one\n   - the green one\n4. The ferry"


def test_a_table() -> None:
    inner = (
        "<table><tr><th>Lamp</th><th>Lit</th></tr><tr><td>red | left</td><td>1986</td></tr>"
        "<tr><td><b>green</b></td><td></td></tr></table>"
    )
    assert markdown(inner) == "| Lamp | Lit |\n| --- | --- |\n| red \\| left | 1986 |\n| **green** |  |"


def test_a_row_that_alone_is_bold_heads_a_table() -> None:
    head, row = (
        "<tr><td><b>Lamp</b></td><td></td><td><strong>Lit</strong></td></tr>",
        "<tr><td>red</td><td>left</td><td>1986</td></tr>",
    )
    assert markdown(f"<table>{head}{row}</table>") == "| **Lamp** |  | **Lit** |\n| --- | --- | --- |\n| red | left | 1986 |"
    assert markdown(f"<table>{head}{head}</table>").startswith("|  |  |  |\n| --- |")


def test_a_table_for_layout_is_text() -> None:
    assert markdown(f"<table><tr><td><p>{TEXT[:-1]} again.</p></td></tr></table>") == f"{TEXT[:-1]} again."


def test_footnotes() -> None:
    before = f'{TEXT}<sup><a href="#n1" id="r1">1</a></sup>'
    page = (
        f"<!doctype html><title>Lamps</title><article><h1>Lamps</h1><p>{before}</p><p>{MORE}</p>"
        f'<ol><li id="n1">The minutes of the harbour office, page 12. <a href="#r1">↩</a></li></ol></article>'
    )
    text = write(convert(page.encode(), ".html"))
    assert f"{TEXT}[^1]" in text
    assert "[^1]: The minutes of the harbour office, page 12." in text
    html = render(write_body(convert(page.encode(), ".html").body))
    assert 'class="footnote' in html


def test_links_of_others_say_that_they_are() -> None:
    html = render("They asked for [the ferry](https://b.example/).\n")
    assert 'href="https://b.example/" rel="external nofollow noreferrer"' in html
