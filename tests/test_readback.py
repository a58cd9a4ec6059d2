"""Others read our pages: what three extractors and Offprint itself get of them is what the pages say."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import lxml.html
import pytest
import trafilatura
from readability import Document

from conftest import NEEDS_CHROMIUM, NEEDS_TOOLS, TOOLS
from offprint.convert import convert

WORD = re.compile(r"\w+")
LEAST_READ = 0.99  # of an article's words, that must come back
READ = """source => {
  const module = {};
  new Function("module", source)(module);
  const found = new module.exports(document.cloneNode(true)).parse();
  return {title: found.title, byline: found.byline, published: found.publishedTime, text: found.textContent};
}"""


class Published(NamedTuple):
    """An article's page, and its record, which says what the page says."""

    html: str
    said: dict[str, Any]

    def share_in(self, text: str) -> float:
        """Return the share of the article's words that a text has."""
        words = Counter(WORD.findall(" ".join(block["text"] for block in self.said["blocks"])))
        return (words & Counter(WORD.findall(text))).total() / words.total()


@pytest.fixture(scope="module")
def published(example_site: Path) -> list[Published]:
    found = list(_published(example_site))
    assert len(found) > 3
    return found


def _published(site: Path) -> Iterator[Published]:
    for ledger in sorted(site.glob("*.json")):
        if ledger.name != "sources.json":
            yield Published(ledger.with_suffix(".html").read_text(), json.loads(ledger.read_text()))


def test_offprint_reads_its_own_pages(published: list[Published]) -> None:
    for page in published:
        again = convert(page.html.encode(), ".html")
        said = page.said
        assert (again.title, list(again.byline), again.published) == (said["title"], said["byline"], said["published"])
        assert page.share_in(" ".join(block.text for block in again.body)) >= LEAST_READ, said["path"]


def test_readability_lxml_reads_our_pages(published: list[Published]) -> None:
    for page in published:
        document = Document(page.html)
        assert document.short_title() == page.said["title"]
        text = lxml.html.fromstring(document.summary()).text_content()
        assert page.share_in(text) >= LEAST_READ, page.said["path"]


def test_trafilatura_reads_our_pages(published: list[Published]) -> None:
    for page in published:
        # Without images it leaves out every figure, and ours hold the excerpts.
        found = trafilatura.bare_extraction(page.html, include_images=True, with_metadata=True)
        said = page.said
        authors = (found.author or "").split("; ") if found.author else []
        assert (found.title, authors, found.date) == (said["title"], said["byline"], said["published"])
        assert page.share_in(found.text) >= LEAST_READ, said["path"]


@pytest.mark.browser
@NEEDS_CHROMIUM
@NEEDS_TOOLS
def test_the_reader_view_of_browsers_reads_our_pages(published: list[Published], browser: Any) -> None:
    source = (TOOLS / "@mozilla" / "readability" / "Readability.js").read_text()
    context = browser.new_context(bypass_csp=True, offline=True)
    page = context.new_page()
    for one in published:
        page.set_content(one.html, wait_until="domcontentloaded")
        found = page.evaluate(READ, source)
        said = one.said
        assert found["title"] == said["title"]
        assert (found["byline"] or None, found["published"]) == (", ".join(said["byline"]) or None, said["published"])
        assert one.share_in(found["text"]) >= LEAST_READ, said["path"]
    context.close()
