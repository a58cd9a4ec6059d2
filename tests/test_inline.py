"""Spans become Markdown that renders back to the same text, whatever text and spans."""

from __future__ import annotations

import re
from html import unescape

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from conftest import EXAMPLES
from offprint.inline import inline
from offprint.model import BodyBlock, Label, Span, SpanKind
from offprint.render import render
from offprint.write import write_body
from test_write import TEXTS

KINDS = st.sampled_from([SpanKind.STRONG, SpanKind.EMPHASIS, SpanKind.STRUCK, SpanKind.CODE, SpanKind.LINK, SpanKind.BREAK])
SPANS = st.lists(st.tuples(KINDS, st.integers(0, 12), st.integers(0, 12)), max_size=5)
SPAN_TAGS = re.compile(r'</?(?:strong|em|s|code|a(?: href="https://lamps.example/(?:%28)?" rel="[a-z ]+")?)>')


@settings(max_examples=EXAMPLES, deadline=None)
@given(TEXTS, SPANS)
def test_rendering_gives_the_text_back(text: str, spans: list[tuple[SpanKind, int, int]]) -> None:
    made = [Span(begin, end, kind, "https://lamps.example/%28") for kind, begin, end in spans]
    html = render(inline(text, made))
    found = re.fullmatch(r"<p>(.*)</p>\n", html, re.DOTALL)
    assert found, html
    assert unescape(SPAN_TAGS.sub("", found[1].replace("<br>\n", " "))) == text


@settings(max_examples=EXAMPLES, deadline=None)
@given(st.lists(TEXTS, min_size=1, max_size=4), KINDS)
def test_cells_of_a_table_keep_their_text(texts: list[str], kind: SpanKind) -> None:
    text, cells = "", []
    for one in ["first", *texts]:
        text += " " * bool(text)
        cells.append(Span(len(text), len(text) + len(one), SpanKind.CELL))
        text += one
    inner = Span(cells[-1].begin, cells[-1].end, kind, "https://lamps.example/")
    row = BodyBlock(Label.TABLE_ROW, text, (1, 1), 0.9, "", spans=(*cells, inner))
    html = render(write_body([row]))
    assert [unescape(SPAN_TAGS.sub("", cell)) for cell in re.findall(r"<td>(.*?)</td>", html, re.DOTALL)] == ["first", *texts]


@pytest.mark.parametrize(
    ("text", "spans", "markdown"),
    [
        ("a bold word", [Span(2, 6, SpanKind.STRONG)], "a **bold** word"),
        ("a bold word", [Span(2, 6, SpanKind.STRONG), Span(2, 6, SpanKind.EMPHASIS)], "a **_bold_** word"),
        ("a bold word", [Span(2, 4, SpanKind.STRONG), Span(4, 6, SpanKind.STRONG)], "a **bold** word"),
        ("unbelievable", [Span(2, 8, SpanKind.STRONG)], "un**believ**able"),
        ("unbelievable", [Span(2, 8, SpanKind.EMPHASIS)], "unbelievable"),
        ("Note:mind it", [Span(0, 5, SpanKind.STRONG)], "Note:mind it"),
        (
            "the lamps",
            [Span(0, 5, SpanKind.STRONG), Span(4, 5, SpanKind.LINK, "http://a.example/")],
            "the [l](http://a.example/)amps",
        ),
        ("so!here", [Span(3, 7, SpanKind.LINK, "http://a.example/")], "so\\![here](http://a.example/)"),
        ("run a`b now", [Span(4, 7, SpanKind.CODE)], "run ``a`b`` now"),
        ("[1] and x_y", [Span(8, 11, SpanKind.EMPHASIS)], "\\[1\\] and _x\\_y_"),
        ("cross over", [Span(0, 5, SpanKind.STRONG), Span(2, 10, SpanKind.LINK, "http://a.example/")], "**cross** over"),
    ],
)
def test_what_markdown_can_express(text: str, spans: list[Span], markdown: str) -> None:
    assert inline(text, spans) == markdown


def test_footnotes_only_where_their_numbers_stay() -> None:
    mark = Span(3, 4, SpanKind.NOTE, "1")
    text = BodyBlock(Label.PARAGRAPH, "Ice1", (1, 1), 0.9, "", spans=(mark,))
    note = BodyBlock(Label.FOOTNOTE, "In winter.", (2, 2), 0.9, "", marker="1")
    assert write_body([text, note]) == "Ice[^1]\n\n[^1]: In winter.\n"
    assert write_body([text]) == "Ice1\n"
    assert write_body([note]) == "In winter.\n"
    second = BodyBlock(Label.FOOTNOTE, "In winter.", (2, 2), 0.9, "", marker="2")
    assert write_body([text, second]) == "Ice1\n\nIn winter.\n"


def test_lists_in_lists() -> None:
    levels = [("one", 1, "1."), ("inner", 2, ""), ("deep", 3, "4."), ("deeper", 3, "5."), ("two", 1, "2.")]
    body = [BodyBlock(Label.LIST_ITEM, text, (1, 1), 0.9, "", level=level, marker=marker) for text, level, marker in levels]
    assert write_body(body) == "1. one\n   - inner\n     4. deep\n     5. deeper\n2. two\n"


def test_numbers_that_do_not_count_up_are_text_in_nested_lists_too() -> None:
    body = [
        BodyBlock(Label.LIST_ITEM, "one", (1, 1), 0.9, "", level=1),
        BodyBlock(Label.LIST_ITEM, "x", (1, 1), 0.9, "", level=2, marker="3."),
        BodyBlock(Label.LIST_ITEM, "y", (1, 1), 0.9, "", level=2, marker="3."),
    ]
    assert write_body(body) == "- one\n  - 3\\. x\n  - 3\\. y\n"
