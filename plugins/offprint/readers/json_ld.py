"""JSON-LD of a page (schema.org) -> what it says of an article, and the article's text where only JSON-LD holds it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any, Final

from lxml.html import HtmlElement

from ..decode import printable

__all__ = ["article_nodes", "stated_body"]

ARTICLE_TYPE: Final = re.compile(r"Article$|^BlogPosting$|^Report$|^Review$")
DEEPEST: Final = 40  # levels of JSON-LD; deeper is no description of an article
LINE_END: Final = re.compile(r"\s*[\r\n\N{LINE SEPARATOR}\N{PARAGRAPH SEPARATOR}]+\s*")
BLANKS: Final = re.compile(r"\s+")


def article_nodes(root: HtmlElement) -> Iterator[tuple[HtmlElement, dict[str, Any]]]:
    """Yield the nodes that describe an article, each with its script element."""
    for script in root.iter("script"):
        if script.get("type", "").lower() != "application/ld+json":
            continue
        try:
            data = json.loads(script.text or "")
        except (ValueError, RecursionError):
            continue  # broken JSON-LD states nothing
        for node in _nodes(data, DEEPEST):
            types = node.get("@type")
            if any(ARTICLE_TYPE.search(str(kind)) for kind in (types if isinstance(types, list) else [types])):
                yield script, node


def _nodes(data: Any, depth: int) -> Iterator[dict[str, Any]]:
    if depth and isinstance(data, list):
        for item in data:
            yield from _nodes(item, depth - 1)
    elif depth and isinstance(data, dict):
        yield data
        yield from _nodes(data.get("@graph"), depth - 1)


def stated_body(root: HtmlElement, shown: int) -> tuple[list[str], int]:
    """Return the paragraphs of the longest articleBody and its line, if it has more words than the page shows, as shells do.

    Markup in it is text: it was a string to its page, and stays one.
    """
    bodies = [(node["articleBody"], script) for script, node in article_nodes(root) if isinstance(node.get("articleBody"), str)]
    text, script = max(bodies, key=lambda body: len(body[0]), default=("", root))
    if len(text.split()) <= shown:
        return [], 1
    paragraphs = (BLANKS.sub(" ", printable(one)).strip() for one in LINE_END.split(text))
    return [one for one in paragraphs if one], script.sourceline or 1
