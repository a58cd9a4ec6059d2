"""Parsed page -> the element that holds its article's title.

Of several headings it is the one that the page's own statements of its title take up; a site's name is none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from lxml.html import HtmlElement

from ..model import Fact, Field
from .hints import MARK, is_longer

__all__ = ["title_element"]

WORD: Final = re.compile(r"\w+")
SUFFIX: Final = re.compile(r"\s[|–—·•:»-]\s")
BEFORE_SITE: Final = re.compile(r"\s[|·•]\s")  # a hyphen may part a headline from its second half
NAMED: Final = re.compile(r"(?<![\w-])MsoTitle(?![\w-])")  # by word processors
SHARED_DOCUMENT: Final = ".//*[@class and contains(@class, 'doc-content')]/p[contains(@class, 'title')]"
LONGEST: Final = 300  # characters of a title that is no heading
FEWEST_WORDS: Final = 3  # of a lesser heading that may be the title
# Of a heading's words that a stated title must have, for the heading to be the same title in other words.
LEAST_SHARED: Final = 0.34
COMMON: Final = 1.5  # words shared; a single one is "the" more often than not


def title_element(root: HtmlElement, inside: frozenset[str], head: Sequence[Fact]) -> HtmlElement | None:
    """Return the heading that is the title, None when no heading is; ``inside`` numbers the elements of the article."""
    stated = [_plain(fact.value) for fact in head if fact.field is Field.TITLE]
    told = root.findtext(".//title") or ""
    whole = _plain(told)
    sites = {_plain(fact.value) for fact in head if fact.field is Field.PUBLISHER}
    sites.update(_plain(part) for part in SUFFIX.split(told)[1:][-1:])  # "Headline | Site"
    headings = [element for element in root.iter("h1") if _text(element) and _text(element) not in sites]
    lesser = [element for element in root.iter("h2", "h3") if len(_text(element).split()) >= FEWEST_WORDS]
    site, headline = (_plain(half) for half in told.partition(": ")[::2])
    if site in map(_text, headings) and headline in map(_text, lesser):  # "Site: Headline", and both are headings
        headings = [element for element in headings if _text(element) != site]
        stated.append(headline)
    exact = [element for element in headings if _text(element) in stated]
    alike = [element for element in headings if any(_text(element) in one for one in (*stated, whole))]
    parts = [_plain(part) for part in BEFORE_SITE.split(told)]
    same = [element for element in lesser if _text(element) in (*stated, *parts)]
    shares = {element: max((_shared(_text(element), one) for one in stated), default=1.0) for element in headings}
    near = [element for element in headings if shares[element] >= LEAST_SHARED]
    kept = [element for element in near if element.get(MARK) in inside]
    is_sure = any(shares[element] * len(_text(element).split()) > COMMON for element in near)
    lines = [] if is_sure else list(_lines(root, stated))
    found = next((found for found in (exact, same, alike, lines, kept, near) if found), None)
    return max(found, key=lambda one: shares.get(one, 1.0)) if found else None


def _lines(root: HtmlElement, stated: Sequence[str]) -> Iterator[HtmlElement]:
    """Yield what is no heading and yet the title: by its class, as word processors write, or by the page's own title."""
    for element in root.iter("p", "div", "font", "b", "strong", "td"):
        text = "" if is_longer(element, LONGEST) else _text(element)
        is_stated = len(text.split()) >= FEWEST_WORDS and text in stated
        if is_stated or (text and NAMED.search(element.get("class", ""))):
            yield element
    yield from root.xpath(SHARED_DOCUMENT)[:1]


def _text(element: HtmlElement) -> str:
    return _plain(element.text_content())


def _plain(text: str) -> str:
    return " ".join(WORD.findall(text.casefold()))


def _shared(text: str, other: str) -> float:
    words = text.split()
    return sum(word in other.split() for word in words) / len(words)
