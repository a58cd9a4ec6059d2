"""What is written renders back to the same text, for any Unicode text."""

from __future__ import annotations

import re
from html import unescape

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from conftest import EXAMPLES
from offprint.decode import decode
from offprint.model import Article, Basis, BodyBlock, Credit, Field, Label
from offprint.quoted_lines import EDGE
from offprint.render import render
from offprint.write import captions, excerpts, write, write_body

MARKUP = "\\`*_{}[]()#+-.!|<>&;:~=\"'1a \t\u00a0\u2028é¹²$%^/@\u200b"


def block(label: Label, text: str, *, group: int = 0, marker: str = "", confidence: float = 0.9) -> BodyBlock:
    return BodyBlock(label, text, (1, 1), confidence, "", group=group, marker=marker, marked=label is Label.EXCERPT)


@pytest.mark.parametrize(
    ("text", "markdown"),
    [
        ("1986. A great year", "1986\\. A great year"),
        ("# Heading", "\\# Heading"),
        ("#hashtag stays", "#hashtag stays"),
        ("- no item", "\\- no item"),
        ("> no quotation", "\\> no quotation"),
        ("***", "\\*\\*\\*"),
        ("---", "\\---"),
        ("AT&amp;T and AT&T", "AT\\&amp;T and AT\\&T"),
        ("<b>bold</b>", "\\<b>bold\\</b>"),
        ("[x](javascript:alert(1))", "\\[x](javascript:alert(1))"),
        ("snake_case stays, _this_ does not", "snake_case stays, \\_this\\_ does not"),
        ("She paid $3.50 (about 3%) - not much.", "She paid $3.50 (about 3%) - not much."),
        ("~~struck~~", "\\~~struck\\~~"),
        ("{attach}a.txt and {static}/b", "{attach}a.txt and {static}/b"),
        ("a\\b", "a\\\\b"),
    ],
)
def test_escapes_what_would_be_markup_and_nothing_else(text: str, markdown: str) -> None:
    assert write_body([block(Label.PARAGRAPH, text)]) == markdown + "\n"


@pytest.mark.parametrize(
    ("blocks", "markdown"),
    [
        (
            [block(Label.LEAD_IN, "The Herald:"), block(Label.EXCERPT, "one", group=1), block(Label.EXCERPT, "two", group=1)],
            "The Herald:\n\n> one\n>\n> two\n",
        ),
        ([block(Label.EXCERPT, "one", group=1), block(Label.EXCERPT, "two", group=2)], "> one\n\n> two\n"),
        ([block(Label.LIST_ITEM, "• one"), block(Label.LIST_ITEM, "• two")], "- one\n- two\n"),
        ([block(Label.LIST_ITEM, "one"), block(Label.LIST_ITEM, "two")], "- one\n- two\n"),
        ([block(Label.LIST_ITEM, "3. one"), block(Label.LIST_ITEM, "4. two")], "3. one\n4. two\n"),
        ([block(Label.LIST_ITEM, "one", marker="1."), block(Label.LIST_ITEM, "two", marker="2.")], "1. one\n2. two\n"),
        ([block(Label.LIST_ITEM, "1. one"), block(Label.LIST_ITEM, "1. again")], "1\\. one\n\n1\\. again\n"),
        ([block(Label.LIST_ITEM, "• one"), block(Label.LIST_ITEM, "1. two")], "- one\n\n1. two\n"),
        ([block(Label.HEADING, "C #")], "## C \\#\n"),
        ([block(Label.CODE, "a ``` b\n  c")], "````\na ``` b\n  c\n````\n"),
    ],
)
def test_writes_each_kind_of_block(blocks: list[BodyBlock], markdown: str) -> None:
    assert write_body(blocks) == markdown


def test_an_excerpt_below_the_mark_stays_a_paragraph() -> None:
    doubtful = BodyBlock(Label.EXCERPT, "words", (1, 1), 0.5, "", group=1)
    assert write_body([doubtful]) == "words\n"
    assert excerpts([doubtful]) == []


def as_block_text(text: str) -> str:
    """Bring any text into the form in which split hands it over: one line, no blanks at its ends."""
    return decode(text.encode("utf-8", "ignore")).text.replace("\n", " ").strip(EDGE)


KINDS = st.sampled_from([Label.PARAGRAPH, Label.HEADING, Label.EXCERPT, Label.LEAD_IN, Label.CAPTION, Label.LIST_ITEM])
TEXTS = st.one_of(st.text(), st.text(alphabet=MARKUP), st.text(alphabet="*_a b.)(\u00a0")).map(as_block_text).filter(bool)
TEXT_ELEMENT = re.compile(r"<(?:p|h2|li)(?: id=\"part-\d+\")?>(?!\n<p>)(.*?)</(?:p|h2|li)>", re.DOTALL)
OUR_TAGS = re.compile(r"</?(?:p|h2|li|ul|figure|blockquote)(?: class=\"excerpt h-cite\"| id=\"part-\d+\")?>")


@settings(max_examples=EXAMPLES, deadline=None)
@given(st.lists(st.tuples(KINDS, TEXTS, st.integers(1, 2)), min_size=1, max_size=4))
def test_rendering_gives_every_text_back(blocks: list[tuple[Label, str, int]]) -> None:
    # A list item is written as one that the markup of a page gave, a bullet before its text.
    body = [block(kind, f"• {text}" if kind is Label.LIST_ITEM else text, group=group) for kind, text, group in blocks]
    html = render(write_body(body))
    assert [unescape(text) for text in TEXT_ELEMENT.findall(html)] == [text for _, text, _ in blocks]
    assert "<" not in OUR_TAGS.sub("", html)


TITLES = st.one_of(st.text(), st.text(alphabet="\x85\u2028\u2029\n:#-'\"[]{}!&*?|>%@` a1"))


@settings(max_examples=1_000)
@given(TITLES, TITLES, st.lists(TITLES.filter(bool), max_size=3))
def test_front_matter_survives_any_title(title: str, publisher: str, authors: list[str]) -> None:
    article = Article(
        sha256="0" * 64,
        encoding="utf-8",
        title=title,
        publisher=publisher,
        byline=tuple(authors),
        credits=(Credit("Foto: dpa", "dpa"),),
        basis=(Basis(Field.TITLE, "stated"),),
    )
    _, header, body = re.split(r"^---\n", write(article), maxsplit=2, flags=re.MULTILINE)
    assert body == "\n"
    values = yaml.safe_load(header)
    assert values.get("title", "") == title
    assert values.get("publisher", "") == publisher
    assert values.get("authors", []) == authors
    assert values["credits"] == [{"text": "Foto: dpa", "agency": "dpa"}]


def test_captions_have_a_form_of_their_own() -> None:
    kinds = [Label.HEADING, Label.CAPTION, Label.PARAGRAPH, Label.LIST_ITEM, Label.LIST_ITEM, Label.CAPTION, Label.EXCERPT]
    bullets = {kind: "• " if kind is Label.LIST_ITEM else "" for kind in kinds}
    body = [block(kind, f"{bullets[kind]}Words of {place}") for place, kind in enumerate(kinds)]
    html = render(write_body(body), captions=captions(body))
    assert re.findall(r'<p class="caption">(.*?)</p>', html) == ["Words of 1", "Words of 5"]
    assert 'class="caption"' not in render(write_body(body[:-1]), captions=captions(body))
