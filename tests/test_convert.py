"""The whole pipeline: the conservation law, the seed, cases by folder."""

from __future__ import annotations

import gc
import json
import pickle
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from conftest import EXAMPLES
from offprint.convert import convert
from offprint.decode import decode
from offprint.errors import InputError
from offprint.model import Article, Field, Label, Options
from offprint.quoted_lines import INVISIBLE
from offprint.record import record

CASES = sorted(path for path in (Path(__file__).parent / "cases").iterdir() if path.is_dir())
PROSE = "The council met on Thursday and talked for three hours about the new ferry and the price of the tickets."
MARKS = re.compile(r"(?:> ?)+")
NOTHING = dict.fromkeys(map(ord, INVISIBLE))
LINES = st.one_of(
    st.text(st.characters(codec="utf-8", exclude_characters="\r\n\ufeff", exclude_categories=["Cc", "Cn"]), max_size=80),
    st.sampled_from(
        [
            "",
            "Premium",
            "By Ines Calloway",
            "22 April 2025",
            "Recommended",
            "Advertisement",
            "The Northport Herald:",
            "AP Photo/Ines Calloway",
            "• an item",
            "> The council met on Thursday, as you know, and nobody told us.",
            ">",
            ">> Read more",
            "    The council met on Thursday, as everybody here has known for a week, and nobody told us of it.",
            "Council Talks About the New Ferry",
            "The council met on Thursday evening and talked for three hours about the new ferry and the price of the tickets.",
            "Ms. Calloway said that “nobody” had asked her, and that she was glad of it because she would have said no.",
        ]
    ),
)


def spans(article: Article) -> list[tuple[int, int]]:
    return sorted(
        [block.lines for block in article.body]
        + [moved.lines for moved in article.moved]
        + [dropped.lines for dropped in article.dropped]
    )


def letters(text: str) -> str:
    return "".join(text.translate(NOTHING).split())


def unmarked(line: str) -> str:
    """Return a line without the marks of a quotation, which become an excerpt's."""
    return MARKS.sub("", line.strip())


@settings(max_examples=EXAMPLES, deadline=None)
@given(st.lists(LINES, max_size=14))
@example(["Â\xa0", "Â\xa0", "Â\xa0", "Â\xa0", "Â¡"])  # read in a wrong encoding, which is repaired and told
def test_every_line_is_kept_moved_or_dropped_once_and_unchanged(lines: list[str]) -> None:
    data = "\n".join(lines).encode()
    try:
        article = convert(data, ".txt")
    except InputError as error:
        assert "blank" in error.message or "empty" in error.message
        assert not any(letters(line).strip("�") for line in lines)
        return
    covered = [number for first, last in spans(article) for number in range(first, last + 1)]
    assert covered == [number for number, line in enumerate(lines, 1) if line.strip()]
    decoded = decode(data)
    given_lines = decoded.text.split("\n") if decoded.repairs else lines
    parts = [(block.lines, block.text) for block in (*article.body, *article.moved, *article.dropped)]
    for (first, last), text in parts:
        own = given_lines[first - 1 : last]
        assert letters(text) in (letters("".join(own)), letters("".join(map(unmarked, own))))
    json.dumps(record(article, "a.txt"))


@settings(max_examples=EXAMPLES, deadline=None)
@given(st.lists(st.text(st.characters(codec="utf-8", exclude_characters="\r\n"), min_size=1, max_size=6), max_size=8))
def test_no_line_vanishes_whatever_characters_it_is_made_of(lines: list[str]) -> None:
    try:
        article = convert("\n".join(lines).encode(), ".txt")
    except InputError:
        return
    covered = [number for first, last in spans(article) for number in range(first, last + 1)]
    assert len(covered) == len(set(covered))
    # A line of only stray byte-order marks at the start of the file is its encoding, not its text.
    assert {number for number, line in enumerate(lines, 1) if line.strip().lstrip("\ufeff" if number == 1 else "")} <= set(
        covered
    )


PIECES = st.sampled_from(
    [
        "<p>",
        "</p>",
        "<div class=menu>",
        "</div>",
        "<h1>",
        "</h1>",
        "<li>",
        "<blockquote>",
        "</blockquote>",
        "<br>",
        "<table><tr><td>",
    ]
    + ["<pre>", "</pre>", "<!-- note -->", "<script>var hidden;</script>", "<noscript>", "</noscript>", "<td>", "<figcaption>"]
    + ["Words that stand here for a sentence of some length, so that readability has something to count. "]
    + [f" token{number} " for number in range(20)]
)


@settings(max_examples=300, deadline=None)
@given(st.lists(PIECES, min_size=1, max_size=30))
def test_every_visible_word_of_a_page_is_kept_moved_or_dropped(pieces: list[str]) -> None:
    page = "<html><body>" + "".join(pieces) + "</body></html>"
    shown = re.findall(r"\btoken\d+\b", "".join(pieces))
    try:
        article = convert(page.encode(), ".html")
    except InputError:
        assert not shown
        return
    text = " ".join(part.text for part in (*article.body, *article.moved, *article.dropped))
    assert sorted(re.findall(r"\btoken\d+\b", text)) == sorted(shown)


@pytest.mark.parametrize("opened", ["svg", "select", "object", "math", "textarea", "form"])
def test_an_element_that_is_never_closed_swallows_nothing(opened: str) -> None:
    article = convert(f"<h1>A Title</h1><p>before</p><{opened}><p>token after it</p>".encode(), ".html")
    assert "token after it" in " ".join(part.text for part in (*article.body, *article.moved, *article.dropped))


@pytest.mark.bench
def test_the_seed(seed: bytes) -> None:
    article = convert(seed, ".txt")
    source = seed.decode().split("\n")
    by_line = {block.lines[0]: block for block in article.body}
    assert article.title == source[2]
    assert article.access == "premium"
    assert [(moved.field, moved.lines) for moved in article.moved] == [
        (Field.ACCESS, (1, 1)),
        (Field.TITLE, (3, 3)),
        (Field.CREDITS, (5, 5)),
    ]
    assert [(credit.agency, credit.person) for credit in article.credits] == [("AP", "Andrew Harnik")]
    basis = {one.field: one.how for one in article.basis}
    assert (article.publisher, basis[Field.PUBLISHER]) == ("PJ Media", "inferred: line 49")
    assert (basis[Field.TITLE], basis[Field.ACCESS], basis[Field.PUBLISHED], basis[Field.BYLINE]) == (
        "stated",
        "stated",
        "unknown",
        "unknown",
    )
    assert by_line[19].label is Label.LEAD_IN
    excerpt = [number for number, block in by_line.items() if block.label is Label.EXCERPT]
    assert [number for number in excerpt if by_line[number].marked] == [21, 23, 25]
    assert {33, 35} < set(excerpt)  # offered for review
    assert not {27, 31, 37} & set(excerpt)
    assert all(by_line[number].source == "New York Times" for number in (21, 23, 25, 33, 35))
    assert by_line[33].reason == "reports as a newsroom does: “authorities said”"
    assert [dropped.lines[0] for dropped in article.dropped] == [47, 49, 51, 52]
    assert all(dropped.reason for dropped in article.dropped)
    paragraphs = [number for number in range(7, 46, 2) if number not in (19, *excerpt)]
    assert all(by_line[number].label is Label.PARAGRAPH for number in paragraphs)
    assert all(block.text == source[number - 1].strip() for number, block in by_line.items())
    assert sorted(by_line) == list(range(7, 46, 2))


@pytest.mark.parametrize("folder", CASES, ids=lambda folder: folder.name)
def test_cases(folder: Path) -> None:
    """Each folder holds input.* and the Markdown that is expected of it."""
    (path,) = folder.glob("input.*")
    from offprint.write import write

    expected = (folder / "expected.md").read_text(encoding="utf-8")
    assert write(convert(path.read_bytes(), path.suffix)) == expected


def test_metadata_of_a_page_comes_from_its_text_first_then_its_markup() -> None:
    page = Path(__file__).parent.parent / "content" / "2023-09-30-orchard.html"
    article = convert(page.read_bytes(), ".html", Options(file_name=page.name))
    basis = {str(one.field): one.how for one in article.basis}
    assert article.title == "An Orchard on the Roof"
    assert (article.byline, basis["byline"]) == (("Priya Lund",), "stated")
    assert (article.published, basis["published"]) == ("2023-09-30", "inferred: the file's name")
    assert (article.publisher, basis["publisher"]) == ("Terrace Quarterly", "stated in the page's markup (meta og:site_name)")
    assert article.url == "https://terrace-quarterly.example/orchard-on-the-roof"
    assert [block.text[:8] for block in article.body if block.label is Label.EXCERPT] == ["A quince", "We have "]
    assert "Bees above the bus lane" in [dropped.text for dropped in article.dropped]


@pytest.mark.parametrize(
    ("data", "suffix", "message"),
    [
        (b"", ".txt", "the file is empty"),
        (b" \n\n", ".txt", "the file holds only blank lines"),
        (b"", ".html", "the page is empty"),
        (b"<html><body><script>x</script></body></html>", ".html", "the page shows no text"),
        (b"words", ".docx", "files of type .docx are not read; known: .htm, .html, .txt, .xhtml"),
    ],
)
def test_bad_input_says_what_is_wrong(data: bytes, suffix: str, message: str) -> None:
    with pytest.raises(InputError) as raised:
        convert(data, suffix)
    assert raised.value.message == message


def test_errors_and_articles_can_go_to_another_process() -> None:
    error = pickle.loads(pickle.dumps(InputError("why", line=3)))
    assert (error.message, error.line, error.at("a.txt")) == ("why", 3, "a.txt:3: why")
    article = convert(b"A Title\n\nA text.", ".txt")
    assert pickle.loads(pickle.dumps(article)) == article


def test_the_same_bytes_give_the_same_article() -> None:
    data = (Path(__file__).parent.parent / "content" / "ferry-line.txt").read_bytes()
    assert convert(data, ".txt") == convert(data, ".txt")


@pytest.mark.parametrize("inline", ["a href='/x'", "font", "span", "b"])
def test_a_paragraph_that_begins_with_an_inline_element_is_inside(inline: str) -> None:
    text = "stands at its beginning, and the sentence goes on for as long as a sentence in an article does."
    paragraphs = "".join(f"<p><{inline}>Word {number}</{inline.split(maxsplit=1)[0]}>, which {text}</p>" for number in range(5))
    article = convert(
        f"<html><body><nav><a href='/'>Home</a></nav><article>{paragraphs}</article></body></html>".encode(), ".html"
    )
    assert [block.text[:6] for block in article.body] == [f"Word {number}" for number in range(5)]


def test_a_text_that_only_json_ld_holds_is_read() -> None:
    body = f"{PROSE}\\n\\n{PROSE.replace('ferry', 'tram')} <b>Bold</b>"
    script = f'{{"@type": "NewsArticle", "headline": "Lamps", "articleBody": "{body}"}}'
    page = f'<title>Lamps</title><body><div id=root></div><script type="application/ld+json">{script}</script>'
    article = convert(page.encode(), ".html")
    assert article.title == "Lamps"
    assert [block.text for block in article.body] == body.split("\\n\\n")


def test_a_text_that_json_ld_repeats_is_read_once() -> None:
    script = f'{{"@type": "NewsArticle", "headline": "Lamps", "articleBody": "{PROSE}"}}'
    page = f'<title>Lamps</title><body><script type="application/ld+json">{script}</script><h1>Lamps</h1><p>{PROSE}</p>'
    assert [block.text for block in convert(page.encode(), ".html").body] == [PROSE]


def test_a_deeply_nested_page_is_read() -> None:
    page = b"<html><body>" + b"<div>" * 1500 + b"<p>Words in the depth.</p>" + b"</div>" * 1500 + b"</body></html>"
    assert [block.text for block in convert(page, ".html").body] == ["Words in the depth."]


def test_a_page_nested_deeper_than_the_parser_reads_is_refused_not_cut() -> None:
    with pytest.raises(InputError, match="nested too deeply"):
        convert(b"<p>before</p>\n" + b"<div>" * 5000 + b"<p>Words in the depth.</p>", ".html")


@pytest.mark.parametrize("switch", [gc.enable, gc.disable])
def test_the_garbage_collector_is_left_as_it_was(switch: Callable[[], None]) -> None:
    was_enabled = gc.isenabled()
    try:
        switch()
        set_so = gc.isenabled()
        convert(b"The ferry ran.\n\nAnd ran.\n", ".txt")
        assert gc.isenabled() == set_so
        with pytest.raises(InputError):
            convert(b"", ".html")
        assert gc.isenabled() == set_so
    finally:
        (gc.enable if was_enabled else gc.disable)()


def test_whose_other_pieces_are_listed_is_no_publisher() -> None:
    text = "Lamps\n\nThe council met and lit no lamp.\n\nIt met again on Friday and somebody did.\n\nMore from {}\nQuays\n"
    assert convert(text.format("the Strait Gazette").encode(), ".txt").publisher == "Strait Gazette"
    assert convert(text.format("Maren Okafor").encode(), ".txt").publisher is None


def test_the_one_title_under_recommended_goes_with_its_heading() -> None:
    own = Path(__file__).parent / "data" / "excerpts" / "border-villages.txt"
    made = convert(own.read_bytes(), ".txt")
    assert "A school, a tarpaulin and nine kilometres of pipe" in [item.text for item in made.dropped]
    assert made.body[-1].text.startswith("What he did not say in parliament")
