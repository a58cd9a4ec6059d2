"""What the site tests look at: pages parsed strictly, links collected, a server that imitates GitHub Pages."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import urldefrag, urljoin, urlsplit
from urllib.request import urlopen

import html5lib
import lxml.html

CSP = "default-src 'none'; style-src 'self'; img-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'"
SEARCH_CSP = CSP.replace("style-src", "script-src 'self' 'wasm-unsafe-eval'; style-src")
SEARCH_PAGE = "search.html"  # has script and a form, and nothing of any article
LINKS = (("a", "href"), ("link", "href"), ("img", "src"), ("script", "src"))


def pages(output: Path) -> list[Path]:
    found = sorted(output.rglob("*.html"))
    assert found
    return found


def parse(page: Path) -> lxml.html.HtmlElement:
    """Parse strictly: a page with any error of syntax fails."""
    html5lib.HTMLParser(strict=True).parse(page.read_text(encoding="utf-8"))
    return lxml.html.fromstring(page.read_text(encoding="utf-8"))


def article_pages(output: Path) -> dict[str, lxml.html.HtmlElement]:
    """Return the pages of articles by their title."""
    found = {}
    for page in sorted(output.glob("*.html")):
        root = parse(page)
        if root.xpath("//article//section[contains(@class, 'source')]"):
            found[root.xpath("string(//h1)")] = root
    return found


def is_data(script: lxml.html.HtmlElement) -> bool:
    """Tell whether a script element holds data, which no browser runs, and nothing that could end it early."""
    text = script.text or ""
    return script.get("type") == "application/ld+json" and not script.get("src") and "<" not in text and bool(json.loads(text))


def local_links(root: lxml.html.HtmlElement) -> set[str]:
    links = {element.get(attribute) for tag, attribute in LINKS for element in root.iter(tag) if element.get(attribute)}
    return {link for link in links if not urlsplit(link).scheme or "127.0.0.1" in link}


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """Serve a folder on a free port of this machine; give its address."""

    class Quiet(SimpleHTTPRequestHandler):
        def log_message(self, *arguments: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(folder)))
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()


def crawl(start: str, first: str = "") -> dict[str, int]:
    """Follow every link from a page below the start; return the addresses seen with their length. A broken link raises."""
    seen: dict[str, int] = {}
    waiting = [start + first]
    while waiting:
        address = urldefrag(waiting.pop())[0]
        if address in seen or not address.startswith(start):
            assert address in seen or urlsplit(address).netloc != urlsplit(start).netloc, f"{address} leaves {start}"
            continue
        with urlopen(address, timeout=10) as response:
            body = response.read()
            is_page = response.headers.get_content_type() == "text/html"
        seen[address] = len(body)
        if is_page:
            waiting += [urljoin(address, link) for link in local_links(lxml.html.fromstring(body))]
    return seen


def tree(folder: Path) -> dict[str, bytes]:
    """Return every file of a site but the search index, which Pagefind numbers as it happens to come by things."""
    files = (path for path in folder.rglob("*") if path.is_file() and "pagefind" not in path.parts)
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}
