"""Parsed page -> facts: what its head states of title, author, date, publisher, address, language.

Reads JSON-LD (schema.org), OpenGraph, plain meta elements, link rel=canonical, and the
comments in which SingleFile and monolith say where they saved a page from.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, Final

from lxml.html import HtmlElement

from ..dates import iso_date
from ..decode import printable
from ..model import Fact, Field
from .json_ld import article_nodes

__all__ = ["page_facts"]

META: Final = (  # attribute, its value, field; the first that a page has counts
    ("property", "og:title", Field.TITLE),
    ("name", "author", Field.BYLINE),
    ("property", "article:author", Field.BYLINE),
    ("property", "article:published_time", Field.PUBLISHED),
    ("name", "date", Field.PUBLISHED),
    ("property", "article:modified_time", Field.UPDATED),
    ("property", "og:site_name", Field.PUBLISHER),
    ("property", "article:section", Field.SECTION),
    ("property", "og:url", Field.URL),
)
SAVED_FROM: Final = re.compile(r"Page saved with SingleFile\s+url:\s*(\S+)|^\s*Saved from (\S+) at ")
TITLE_SUFFIX: Final = re.compile(r"\s+[|–—·»-]\s+[^|–—·»]{2,40}$")
FORMS: Final = {
    Field.URL: re.compile(r"https?://\S+"),
    Field.BYLINE: re.compile(r"(?!.*://).{1,120}"),  # no address of a profile, no biography
    Field.LANGUAGE: re.compile(r"[a-zA-Z]{2,3}(?:-[a-zA-Z0-9]{2,8})*"),
}
DATE_PREFIX: Final = re.compile(r"\d{4}-\d{2}-\d{2}")


def page_facts(root: HtmlElement) -> tuple[Fact, ...]:
    """Return what the page states of itself, the more specific statement first."""
    stated = [*_json_ld(root), *_meta(root), *_links(root), *_comments(root), *_title(root)]
    checked = (_check(fact) for fact in stated)
    return tuple(fact for fact in checked if fact)


def _check(fact: Fact) -> Fact | None:
    """Return the fact in the form that its field has, None when it has no such form."""
    value = " ".join(printable(fact.value).split())
    if fact.field in (Field.PUBLISHED, Field.UPDATED):
        prefix = DATE_PREFIX.match(value)
        value = iso_date(prefix[0] if prefix else value) or ""
    elif fact.field in FORMS:
        value = value if FORMS[fact.field].fullmatch(value) else ""
    if fact.field is Field.LANGUAGE:
        value = value.lower()
    return Fact(fact.field, value, fact.origin) if value else None


def _meta(root: HtmlElement) -> Iterator[Fact]:
    elements = list(root.iter("meta"))
    for attribute, name, field in META:
        for element in elements:
            if element.get(attribute, "").lower() == name and element.get("content"):
                yield Fact(field, element.get("content"), f"meta {name}")


def _links(root: HtmlElement) -> Iterator[Fact]:
    for element in root.iter("link"):
        if element.get("rel", "").lower() == "canonical" and element.get("href"):
            yield Fact(Field.URL, element.get("href"), "link canonical")
    if root.get("lang"):
        yield Fact(Field.LANGUAGE, root.get("lang"), "html lang")


def _comments(root: HtmlElement) -> Iterator[Fact]:
    for comment in root.getroottree().xpath("//comment()[position() < 4]"):
        if saved := SAVED_FROM.search(comment.text or ""):
            yield Fact(Field.URL, saved[1] or saved[2], "comment of the tool that saved the page")


def _title(root: HtmlElement) -> Iterator[Fact]:
    title = " ".join((root.findtext(".//title") or "").split())
    if title:
        yield Fact(Field.TITLE, TITLE_SUFFIX.sub("", title) or title, "title element")


def _json_ld(root: HtmlElement) -> Iterator[Fact]:
    for _script, node in article_nodes(root):
        yield from _article_facts(node)


def _article_facts(node: dict[str, Any]) -> Iterator[Fact]:
    for key, field in (
        ("headline", Field.TITLE),
        ("author", Field.BYLINE),
        ("datePublished", Field.PUBLISHED),
        ("dateModified", Field.UPDATED),
        ("publisher", Field.PUBLISHER),
        ("articleSection", Field.SECTION),
    ):
        for name in _names(node.get(key)):
            yield Fact(field, name, f"JSON-LD {key}")
    if node.get("isAccessibleForFree") in (False, "False", "false"):
        yield Fact(Field.ACCESS, "premium", "JSON-LD isAccessibleForFree")


def _names(value: Any) -> Iterator[str]:
    for item in value if isinstance(value, list) else [value]:
        name = item.get("name") if isinstance(item, dict) else item
        if isinstance(name, str) and name.strip():
            yield name
