"""JSON-LD of a page (schema.org) -> what it says of the page's article, and the article's text where only JSON-LD holds it.

A page may describe other pieces too: of several descriptions the one counts that bears the page's address or title.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from lxml.html import HtmlElement

from ..decode import printable
from ..model import Fact, Field
from .addresses import bare

__all__ = ["Statements", "statements"]

Node = Mapping[str, Any]

ARTICLE: Final = re.compile(r"Article$|^(?:Blog|SocialMedia|DiscussionForum)Posting$|^Report$|^Review$|^Recipe$|^HowTo$")
PAGE: Final = re.compile(r"Page$|^CreativeWork$|^Book$|^Chapter$|^LearningResource$|^MedicalScholarlyArticle$|^Guide$")
ORGANISATION: Final = re.compile(r"Organi[sz]ation$|Business$|^Corporation$|^Brand$|^WebSite$")
DEEPEST: Final = 40  # levels of JSON-LD; deeper is no description of an article
LINE_END: Final = re.compile(r"\s*[\r\n\N{LINE SEPARATOR}\N{PARAGRAPH SEPARATOR}]+\s*")
BLANKS: Final = re.compile(r"\s+")
# What publishing systems leave around and in JSON: comments of HTML or CDATA, a comma before a closing bracket.
WRAPPED: Final = re.compile(
    r"^\s*(?:<!--|/\*\s*<!\[CDATA\[\s*\*/|(?://\s*)?<!\[CDATA\[)|(?:-->|(?://|/\*)?\s*\]\]>\s*(?:\*/)?)\s*;?\s*$|;\s*$"
)
LAST_COMMA: Final = re.compile(r",(?=\s*[}\]])")
PROPERTIES: Final = (  # of schema.org, and the field that they state
    ("headline", Field.TITLE),
    ("author", Field.BYLINE),
    ("creator", Field.BYLINE),
    ("datePublished", Field.PUBLISHED),
    ("dateCreated", Field.PUBLISHED),
    ("dateModified", Field.UPDATED),
    ("publisher", Field.PUBLISHER),
    ("articleSection", Field.SECTION),
    ("inLanguage", Field.LANGUAGE),
)
OF_A_PAGE: Final = frozenset({Field.BYLINE, Field.PUBLISHED, Field.UPDATED, Field.PUBLISHER, Field.LANGUAGE})


@dataclass(frozen=True, slots=True)
class Statements:
    """What JSON-LD says: facts, the article's paragraphs, and the line (from 1) that these stand in."""

    facts: tuple[Fact, ...]
    paragraphs: tuple[str, ...]
    line: int


def statements(root: HtmlElement, addresses: frozenset[str], titles: frozenset[str]) -> Statements:
    """Read all JSON-LD of a page; ``addresses`` and ``titles`` (in lower case) are what the page calls itself.

    Markup in a stated text is text: it was a string to its page, and stays one.
    """
    nodes = list(_all_nodes(root))
    known = {node["@id"]: node for _script, node in nodes if isinstance(node.get("@id"), str) and "name" in node}
    articles = [(script, node) for script, node in nodes if _is_of(node, ARTICLE)]
    pages = [node for _script, node in nodes if _is_of(node, PAGE)]
    facts: list[Fact] = []
    if articles:
        main = max((node for _script, node in articles), key=lambda node: _nearness(node, addresses, titles))
        facts += _facts_of(main, known)
    for node in sorted(pages, key=lambda node: -_nearness(node, addresses, titles))[:1]:
        facts += (fact for fact in _facts_of(node, known) if fact.field in OF_A_PAGE)
    bodies = [(node["articleBody"], script) for script, node in articles if isinstance(node.get("articleBody"), str)]
    text, script = max(bodies, key=lambda body: len(body[0]), default=("", root))
    paragraphs = (BLANKS.sub(" ", printable(one)).strip() for one in LINE_END.split(text))
    return Statements(tuple(facts), tuple(one for one in paragraphs if one), script.sourceline or 1)


def _all_nodes(root: HtmlElement) -> Iterator[tuple[HtmlElement, Node]]:
    for script in root.iter("script"):
        if script.get("type", "").lower().startswith("application/ld+json"):
            for node in _nodes(_parse(script.text or ""), DEEPEST):
                yield script, node


def _parse(text: str) -> Any:
    """Read JSON as forgivingly as search engines do; what stays broken states nothing."""
    unwrapped = WRAPPED.sub("", text)
    for attempt in (unwrapped, LAST_COMMA.sub("", unwrapped)):
        try:
            return json.loads(attempt, strict=False)  # with line ends within strings
        except (ValueError, RecursionError):
            continue
    return None


def _nodes(data: Any, depth: int) -> Iterator[Node]:
    if depth and isinstance(data, list):
        for item in data:
            yield from _nodes(item, depth - 1)
    elif depth and isinstance(data, dict):
        yield data
        for key in ("@graph", "mainEntity", "mainEntityOfPage", "hasPart"):
            yield from _nodes(data.get(key), depth - 1)


def _types(node: Node) -> list[str]:
    types = node.get("@type")
    return [str(kind) for kind in (types if isinstance(types, list) else [types])]


def _is_of(node: Node, kinds: re.Pattern[str]) -> bool:
    return any(kinds.search(kind) for kind in _types(node))


def _nearness(node: Node, addresses: frozenset[str], titles: frozenset[str]) -> int:
    """Tell how surely a description is of the page itself and not of a piece that it links to."""
    page = node.get("mainEntityOfPage")
    own = [node.get("url"), node.get("@id"), page, page.get("@id") if isinstance(page, dict) else None]
    is_here = any(isinstance(one, str) and bare(one) in addresses for one in own)
    headline = str(node.get("headline") or node.get("name") or "").casefold().strip()
    is_named = bool(headline) and any(headline in title or title in headline for title in titles)
    return 2 * is_here + 2 * is_named + ("datePublished" in node) + ("author" in node)


def _facts_of(node: Node, known: Mapping[str, Node]) -> Iterator[Fact]:
    for key, field in PROPERTIES:
        for name, is_sure in _names(node.get(key), known):
            yield Fact(field, name, f"JSON-LD {key}", is_sure)
    if node.get("isAccessibleForFree") in (False, "False", "false"):
        yield Fact(Field.ACCESS, "premium", "JSON-LD isAccessibleForFree")


def _names(value: Any, known: Mapping[str, Node]) -> Iterator[tuple[str, bool]]:
    """Yield each name that a property gives, and False with those of organisations, which may be the site's own."""
    for item in value if isinstance(value, list) else [value]:
        node = item
        if isinstance(item, dict) and "name" not in item:
            node = known.get(str(item.get("@id")), item)
        named = node.get("name") if isinstance(node, dict) else node
        for name in named if isinstance(named, list) else [named]:
            if isinstance(name, str) and name.strip():
                yield name, not (isinstance(node, dict) and _is_of(node, ORGANISATION))
