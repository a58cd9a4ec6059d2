"""From where and when a page was saved, as archives and programs that saved it say."""

from __future__ import annotations

import pytest

from offprint.convert import convert
from offprint.model import Article, Field

TEXT = "".join(
    f"<p>The ferry has run at night for {number} winters, and nobody on the island can remember a longer argument about it.</p>"
    for number in ("three", "four", "five")
)


def page(head: str, before: str) -> Article:
    return convert(
        f"<html><head><title>Night Ferry</title>{head}</head><body>{before}<h1>Night Ferry</h1>{TEXT}".encode(), ".html"
    )


@pytest.mark.parametrize(
    ("capture", "url", "saved"),
    [
        (
            "https://web.archive.org/web/20030605112233/http://strait.example:80/a.html",
            "http://strait.example/a.html",
            "2003-06-05",
        ),
        ("https://web.archive.org/web/2019im_/https://strait.example/", None, None),  # no day, no capture of a page
        ("https://web.archive.org/web/20190704id_/https://strait.example/b?x=1", "https://strait.example/b?x=1", "2019-07-04"),
    ],
)
def test_a_capture_of_the_wayback_machine_names_the_page(capture: str, url: str | None, saved: str | None) -> None:
    article = page("", f'<div id="wm-ipp-print">The Wayback Machine - {capture}</div>')
    assert (article.url, article.saved) == (url, saved)
    assert article.title == "Night Ferry"
    assert "Wayback" in article.dropped[0].text


def test_links_of_a_capture_lead_to_the_archive_and_addresses_of_the_page_to_the_page() -> None:
    capture = "https://web.archive.org/web/20030605112233/http://strait.example/a.html"
    head = f'<link rel="canonical" href="{capture}">'
    link = '<p>They met <a href="/web/20030605112233/http://strait.example/b.html">on Monday</a>, to nobody\'s surprise.</p>'
    article = page(head, f'<div id="wm-ipp-print">The Wayback Machine - {capture}</div>{link}')
    assert article.url == "http://strait.example/a.html"
    targets = [span.target for item in article.body for span in item.spans]
    assert targets == ["https://web.archive.org/web/20030605112233/http://strait.example/b.html"]


def test_a_page_of_archive_today_says_of_the_capture_what_others_say_of_articles() -> None:
    head = (
        '<meta property="og:site_name" content="archive.ph"><meta property="og:url" content="https://archive.ph/Ab1Cd">'
        '<meta property="article:published_time" content="2024-02-18T13:05:20Z">'
    )
    before = '<div id="HEADER">Saved from <input name="q" value="https://strait.example/night-ferry"></div>'
    article = page(head, before)
    basis = {one.field: one.how for one in article.basis}
    assert (article.url, article.saved) == ("https://strait.example/night-ferry", "2024-02-18")
    assert (article.published, article.publisher) == (None, None)
    assert basis[Field.URL] == "stated in the page's markup (capture of archive.today)"


def test_firefox_names_the_page_that_its_reader_view_shows() -> None:
    before = '<a class="domain reader-domain" href="https://strait.example/x">strait.example</a>'
    article = page("", f'{before}<div class="reader-estimated-time">4-5 minutes</div>')
    assert article.url == "https://strait.example/x"
    assert [item.text for item in article.dropped] == ["strait.example", "4-5 minutes"]
