"""Parsed page -> what an archive or a program that saved it says of that, and the elements that it put into the page.

Knows the Wayback Machine, archive.today, Firefox's reader view, SingleFile and monolith. Whose page it was is told
as the page's address, when it was saved as its date of saving; nothing of what they add is the article's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from lxml.html import HtmlElement

from ..model import Fact, Field
from ..tables import rows

__all__ = ["capture_address", "is_capture_alone", "saved_facts", "saver_elements", "without_capture"]

SAVED_FROM: Final = re.compile(
    r"Page saved with SingleFile\s+url:\s*(\S+)(?:\s+saved date:\s*([^\n]+))?|^\s*Saved from (\S+) at (\S+)"
)
COMMENT: Final = "comment of the tool that saved the page"
CAPTURE: Final = re.compile(
    r"(?:https?://web\.archive\.org)?/web/(?P<day>\d{4}(?:\d{2}){2})\d{0,6}(?:[a-z]{2}_)?/(?P<address>https?://\S+)"
)
WAYBACK_ADDRESS: Final = "wm-ipp-print"  # the id of what says so when the page is printed
CAPTURED: Final = "capture of the Wayback Machine"
HTTP_PORT: Final = re.compile(r"(?<=^http://)([^/:]+):80(?=/|$)")
ARCHIVE_TODAY: Final = re.compile(r"https?://archive\.(?:ph|today|is|li|md|vn|fo)/(?!o/)\w+")
SAVED_BY_ARCHIVE_TODAY: Final = "capture of archive.today"
ARCHIVE_TODAY_SAYS: Final = {
    "//input[@name='q' and starts-with(@value, 'http')]/@value": Field.URL,
    "//meta[@property='article:published_time']/@content": Field.SAVED,
}
READER_VIEW: Final = "Firefox's reader view"
READER_VIEW_OF: Final = "//a[contains(@class, 'reader-domain')]/@href"


def saved_facts(root: HtmlElement, capture: str) -> Iterator[Fact]:
    """Yield from where and when the page was saved, as far as what saved it says so; ``capture``: see capture_address."""
    yield from _comments(root)
    if captured := CAPTURE.search(capture):
        yield Fact(Field.URL, HTTP_PORT.sub(r"\1", captured["address"]), CAPTURED)
        yield Fact(Field.SAVED, re.sub(r"(\d{4})(\d\d)", r"\1-\2-", captured["day"]), CAPTURED)
    if is_capture_alone(root):
        for path, field in ARCHIVE_TODAY_SAYS.items():
            yield from (Fact(field, value, SAVED_BY_ARCHIVE_TODAY) for value in root.xpath(path)[:1])
    yield from (Fact(Field.URL, address, READER_VIEW) for address in root.xpath(READER_VIEW_OF)[:1])


def _comments(root: HtmlElement) -> Iterator[Fact]:
    for comment in root.getroottree().xpath("//comment()[position() < 4]"):
        if saved := SAVED_FROM.search(comment.text or ""):
            yield Fact(Field.URL, saved[1] or saved[3], COMMENT)
            if when := saved[2] or saved[4]:
                yield Fact(Field.SAVED, when, COMMENT)


def capture_address(root: HtmlElement, source: str) -> str:
    """Return the address of the Wayback Machine's capture that a page is, "" for other pages; ``source`` is what was parsed."""
    if WAYBACK_ADDRESS not in source:  # quicker than a walk through the page
        return ""
    shown = next((element.text_content() for element in root.xpath(f"//*[@id='{WAYBACK_ADDRESS}']")[:1]), "")
    found = CAPTURE.search(shown)
    return found[0] if found else ""


def is_capture_alone(root: HtmlElement) -> bool:
    """Tell a page of archive.today, whose head says of the capture what heads say of articles."""
    stated = root.xpath("//link[@rel='canonical']/@href | //meta[@property='og:url']/@content")
    return any(ARCHIVE_TODAY.match(address) for address in stated)


def without_capture(address: str) -> str:
    """Return the address that a capture of the Wayback Machine has, another as it is."""
    found = CAPTURE.fullmatch(address)
    return HTTP_PORT.sub(r"\1", found["address"]) if found else address


def saver_elements(root: HtmlElement, source: str) -> Iterator[HtmlElement]:
    """Yield the elements that were put into the page when it was saved; ``source`` is what was parsed."""
    for attribute, value, _whose in rows("savers.tsv"):
        if value in source:
            found = root.xpath(f"//*[contains(@{attribute}, '{value}')]")
            yield from (element for element in found if value in element.get(attribute).split())
    if "archive." in source and is_capture_alone(root):
        yield from root.xpath("//*[@id='HEADER' or @id='FOOTER']")
