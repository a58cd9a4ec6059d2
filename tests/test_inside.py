"""What readability-lxml keeps of a page is the same without what only its summary needs; links and texts likewise."""

from __future__ import annotations

from copy import deepcopy
from urllib.parse import quote, urljoin

import lxml.html
import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml.etree import Element
from readability import Document
from readability.readability import text_length

from conftest import ROOT
from offprint.decode import is_printable, printable
from offprint.readers.addresses import ADDRESS, WHOLE, address
from offprint.readers.hints import MARK
from offprint.readers.inside import elements_inside, shown_length

PAGES = sorted((ROOT / "tests" / "cases").rglob("*.html"))
SENTENCE = "Words that stand here for a sentence of some length, so that readability has something to count. "
HIDDEN = '<div hidden><p>{0}</p></div><p style="display:none">{0}</p><script>var a;</script> after <style>p {{}}</style>'
MADE = (
    f"<article>{f'<p>{SENTENCE * 3}</p>' * 4}{HIDDEN.format(SENTENCE)}<aside><a href='/x'>{SENTENCE}</a></aside></article>",
    f"<div class='comment-list'><main><div>{SENTENCE * 4}<i>{SENTENCE}</i> and <span><picture></picture></span> then<br></div>"
    f"</main></div><div id='footer'>{SENTENCE}<b title='<p>'>{SENTENCE}</b></div><pre class='extra'>{SENTENCE}</pre>"
    f"<div class='main extra'><a href='/x'>{SENTENCE}</a><div><em>{SENTENCE}</em> {SENTENCE * 3}</div></div>",
    f"<div class='sidebar'><p>{SENTENCE}</p></div><div>{SENTENCE * 5}<br>{SENTENCE}</div><!-- a --><base href='https://example.org'>",
)


def kept(root: lxml.html.HtmlElement) -> frozenset[str]:
    document = Document(deepcopy(root))
    document.summary(html_partial=True)
    every = document.html.iterdescendants(Element)
    return frozenset(element.get(MARK, "") for element in every if element.tag != "body") - {""}


@pytest.mark.parametrize("page", [*(path.read_text(encoding="utf-8", errors="replace") for path in PAGES), *MADE])
def test_the_same_elements_are_inside(page: str) -> None:
    root = lxml.html.document_fromstring(page)
    for number, element in enumerate(root.iter(Element)):
        element.set(MARK, str(number))
    assert elements_inside(root) == kept(root)


@given(st.lists(st.sampled_from(["a", "b c", " ", "  ", "\n", " \n ", "\t", "\n\n", "\u00a0"]), max_size=9).map("".join))
def test_texts_are_as_long_as_for_readability(text: str) -> None:
    element = lxml.html.Element("p")
    element.text = text
    assert shown_length(element) == text_length(element)


@given(st.from_regex(WHOLE, fullmatch=True))
def test_a_whole_link_stays_as_it_is(link: str) -> None:
    assert address(link, "https://example.org/a/b") == quote(urljoin("https://example.org/a/b", link), safe=ADDRESS)


@given(
    st.lists(
        st.text(st.characters(exclude_categories=["Cs"]) | st.sampled_from("\r\x00\x9fÃâ©€\ufeff\ufffe"), max_size=9),
        max_size=9,
    )
)
def test_texts_of_a_printable_page_are_printable(texts: list[str]) -> None:
    if is_printable("".join(texts)):
        assert [printable(text) for text in texts] == texts
    assert is_printable("It’s — and nothing else — “plain”.")
