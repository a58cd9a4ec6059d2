"""Page -> which of its elements readability-lxml takes for the article: one voter of several (lines/rows.py)."""

from __future__ import annotations

import re
from copy import deepcopy
from functools import cache, lru_cache
from typing import Any, Final

from lxml.etree import Comment, Element, ParserError, ProcessingInstruction, strip_attributes, strip_elements
from lxml.html import HtmlElement

from .hints import MARK, within

__all__ = ["elements_inside", "shown_length"]

# What it takes out of a page before it reads it, one element after the other.
UNREAD: Final = ("script", "style", "link", "base", Comment, ProcessingInstruction)
BLANKS: Final = re.compile(r"\t|[ \t]{2,}")
WHOLE: Final = frozenset({"html", "body"})
INLINE: Final = frozenset({"a", "b", "cite", "code", "em", "font", "i", "small", "span", "strong", "sub", "sup", "u"})
# A <div> with one of these in it is no paragraph; it asks for the beginning of a tag, so that a <picture> is as good as a <p>.
PARTING: Final = ("blockquote", "dl", "div", "img", "ol", "p", "table", "ul")


def elements_inside(root: HtmlElement) -> frozenset[str]:
    """Return the numbers of the elements that it keeps; none when it finds no article."""
    from readability.readability import Unparseable

    document = _reader()(root)
    try:
        document.summary(html_partial=True)
    except (Unparseable, ParserError):
        return frozenset()
    kept = document.html.iterdescendants(Element)
    return frozenset(element.get(MARK, "") for element in kept if element.tag != "body") - {""}


@cache
def _reader() -> type[Any]:
    """Return its reader of pages without what only a summary that is shown needs: links in full, attributes that do no harm.

    What is done otherwise has the same outcome in a part of the time.
    """
    from readability import Document

    class Reader(Document):  # type: ignore[misc]
        def _parse(self, root: HtmlElement) -> HtmlElement:
            return _without_unread(deepcopy(root))  # it changes what it reads

        def remove_unlikely_candidates(self) -> None:
            """Do as it does, which asks for the classes of every element anew."""
            _drop_unlikely(self.html)

        def transform_misused_divs_into_paragraphs(self) -> None:
            """Do as it does, which writes out all that a <div> holds to see what is in it."""
            _make_paragraphs(self.html)

        def get_clean_html(self) -> str:
            """Return what is as long as it asks for wherever its own is: of a summary nothing but its length is used."""
            text = self.html.text_content()
            return str(text if len(text) >= self.retry_length else super().get_clean_html())

        def get_link_density(self, element: HtmlElement) -> float:
            """Return the same as it does, which measures texts by patterns."""
            linked = sum(map(shown_length, element.iterdescendants("a")))
            return linked / max(shown_length(element), 1)

    return Reader


def _without_unread(page: HtmlElement) -> HtmlElement:
    from readability.readability import REGEXES

    strip_elements(page, *UNREAD, with_tail=False)
    for element in page.xpath("//*[@hidden]"):
        element.drop_tree()
    for element in page.xpath("//*[@style]"):
        if REGEXES["displayNoneRe"].search(element.get("style")):
            element.drop_tree()
    strip_attributes(page, "style")
    return page


def _drop_unlikely(page: HtmlElement) -> None:
    for element in page.xpath(".//*[@class or @id]"):
        if _is_unlikely(element.get("class", ""), element.get("id", "")) and _may_go(element):
            element.drop_tree()


def _is_unlikely(classes: str, name: str) -> bool:
    """Do as it does, a word at a time: its patterns have no blanks, and a site has the same few words everywhere."""
    said = {_likelihood(word) for word in (*classes.split(), *name.split())}
    return any(unlikely for unlikely, _maybe in said) and not any(maybe for _unlikely, maybe in said)


@lru_cache(maxsize=20_000)
def _likelihood(word: str) -> tuple[bool, bool]:
    from readability.readability import REGEXES

    unlikely, maybe = REGEXES["unlikelyCandidatesRe"], REGEXES["okMaybeItsACandidateRe"]
    return unlikely.search(word) is not None, maybe.search(word) is not None


def _may_go(element: HtmlElement) -> bool:
    """Tell whether an element neither is the page, nor code or in it, nor holds what is marked as the page's own."""
    is_kept = element.tag in WHOLE or within(element, "pre", "code") is not None
    return not is_kept and next(element.iter("main", "article", "math"), None) is None


def _make_paragraphs(page: HtmlElement) -> None:
    """Make a <div> without what parts paragraphs a <p>, and give the loose texts of the others paragraphs of their own."""
    holding = _holding_parts(page)
    divs = list(page.iterdescendants("div"))
    for div in divs:
        if div not in holding:
            div.tag = "p"
    for div in divs:
        if div in holding:
            _gather_inline(div, holding)


def _holding_parts(root: HtmlElement) -> set[HtmlElement]:
    """Return the elements in which stands what parts paragraphs."""
    holding: set[HtmlElement] = set()
    for element in root.iter(Element):
        if element.tag.startswith(PARTING):
            above = element.getparent()
            while above is not None and above not in holding:
                holding.add(above)
                above = above.getparent()
    return holding


def _gather_inline(div: HtmlElement, holding: set[HtmlElement]) -> None:
    """Put the inline elements side by side, and the texts between elements, into paragraphs of their own."""
    children = list(div)
    paragraph: HtmlElement | None = None
    if div.text and div.text.strip():
        paragraph = div.makeelement("p")
        paragraph.text, div.text = div.text, None
        div.insert(0, paragraph)
    for child in children:
        if child.tag not in INLINE or child in holding:
            paragraph = None
            continue
        if paragraph is None:
            paragraph = div.makeelement("p")
            child.addprevious(paragraph)
        paragraph.append(child)
    for child in reversed(div):
        if child.tail and child.tail.strip():
            behind = div.makeelement("p")
            behind.text, child.tail = child.tail, None
            child.addnext(behind)
        if child.tag == "br":
            child.drop_tree()


def shown_length(element: HtmlElement) -> int:
    """Count characters as it does: none at the ends, one for blanks side by side or around a line's end."""
    text = element.text_content()
    if "\n" in text:
        text = "\n".join(filter(None, map(str.strip, text.split("\n"))))
    if "\t" in text or "  " in text:
        text = BLANKS.sub(" ", text)
    return len(text.strip())
