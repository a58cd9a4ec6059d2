"""Parsed page -> facts: what it states of title, author, dates, publisher, address, language.

Reads JSON-LD (schema.org), meta elements (OpenGraph, Dublin Core, …: data/page_facts.tsv), links, what the page's
body marks (marked.py), and what saved the page (savers.py).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import Final

from lxml.html import HtmlElement

from ..dates import iso_date
from ..decode import printable
from ..model import Fact, Field
from ..people import is_account, names_in
from ..tables import rows
from .addresses import bare
from .json_ld import Statements, statements
from .marked import marked_facts
from .savers import is_capture_alone, saved_facts, without_capture

__all__ = ["head_facts", "page_facts"]

JS_DATE: Final = re.compile(r"[A-Z][a-z]{2} ([A-Z][a-z]{2} \d{1,2} \d{4})\b.*")  # "Tue Jun 10 2025 12:00:00 GMT+0200 (…)"
TITLE_SUFFIX: Final = re.compile(r"\s+[|–—·»-]\s+[^|–—·»]{2,40}$")
FORMS: Final = {
    Field.URL: re.compile(r"https?://\S+"),
    Field.LANGUAGE: re.compile(r"[a-zA-Z]{2,3}(?:[-_][a-zA-Z0-9]{2,8})*"),
}
LONGEST: Final = 300  # characters of a value
DATES: Final = frozenset({Field.PUBLISHED, Field.UPDATED, Field.SAVED})
NAMES_OF_META: Final = ("property", "name", "itemprop", "http-equiv")
ADDRESS_DATE: Final = re.compile(r"/((?:19|20)\d{2})[/-](\d{1,2})[/-](\d{1,2})(?=[/-])")
ADDRESS: Final = "the page's address"


def head_facts(root: HtmlElement, capture: str) -> tuple[Fact, ...]:
    """Return what the page's head states, as it is written there; ``capture``: see capture_address."""
    saved = tuple(saved_facts(root, capture))
    if is_capture_alone(root):  # its head is the archive's own
        return (*saved, *_title(root))
    return (*(saved if capture else ()), *_meta(root), *_links(root), *saved, *_title(root))


def page_facts(root: HtmlElement, title: HtmlElement | None, head: Sequence[Fact]) -> tuple[tuple[Fact, ...], Statements]:
    """Return what the page states of itself, the surest statement first, and what its JSON-LD says.

    ``title`` is the element that holds the article's title, if the page has one; ``head`` is what head_facts returns.
    """
    addresses = frozenset(bare(fact.value) for fact in head if fact.field is Field.URL)
    titles = {fact.value.casefold().strip() for fact in head if fact.field is Field.TITLE}
    if title is not None:
        titles.add(" ".join(title.text_content().split()).casefold())
    said = statements(root, addresses, frozenset(titles - {""}))
    stated = [*said.facts, *head, *marked_facts(root, title)]
    facts = [fact for one in stated for fact in _checked(one)]
    facts = _with_address_date(facts)
    return tuple(_doubt_accounts(facts)), said


def _checked(fact: Fact) -> Iterator[Fact]:
    """Yield the fact in the form that its field has, nothing when it has no such form; of a byline each name by itself."""
    value = " ".join(printable(fact.value).split())
    if fact.field in DATES:
        value = iso_date(JS_DATE.sub(r"\1", value)) or ""
    elif fact.field is Field.BYLINE and fact.is_sure:
        yield from (replace(fact, value=name) for name in names_in(value))
        return
    elif fact.field is Field.URL:
        value = without_capture(value)
    if fact.field in FORMS and not FORMS[fact.field].fullmatch(value):
        return
    if fact.field is Field.LANGUAGE:
        value = value.lower().replace("_", "-")
    if value and len(value) <= LONGEST:
        yield replace(fact, value=value)


def _doubt_accounts(facts: list[Fact]) -> Iterator[Fact]:
    """Doubt what names the site itself, or the account that somebody writes with, as the author."""
    sites = {fact.value.casefold() for fact in facts if fact.field is Field.PUBLISHER}
    for fact in facts:
        is_doubtful = fact.field is Field.BYLINE and (fact.value.casefold() in sites or is_account(fact.value))
        yield replace(fact, is_sure=fact.is_sure and not is_doubtful)


def _meta(root: HtmlElement) -> Iterator[Fact]:
    said: dict[str, list[str]] = {}
    for element in root.iter("meta"):
        for attribute in NAMES_OF_META:
            if (name := element.get(attribute)) and element.get("content"):
                said.setdefault(name.strip().lower(), []).append(element.get("content"))
    for field, name, _whose in rows("page_facts.tsv"):
        yield from (Fact(Field(field), value, f"meta {name}") for value in said.get(name, ()))
    for number in "12":
        if said.get(f"twitter:label{number}", [""])[0].casefold() in ("written by", "verfasst von", "écrit par", "escrito por"):
            yield from (Fact(Field.BYLINE, value, "meta twitter:data") for value in said.get(f"twitter:data{number}", ()))


def _links(root: HtmlElement) -> Iterator[Fact]:
    for element in root.iter("link"):
        if element.get("rel", "").lower() == "canonical" and element.get("href"):
            yield Fact(Field.URL, element.get("href"), "link canonical")
    if root.get("lang"):
        yield Fact(Field.LANGUAGE, root.get("lang"), "html lang")


def _title(root: HtmlElement) -> Iterator[Fact]:
    title = " ".join((root.findtext(".//title") or "").split())
    if title:
        yield Fact(Field.TITLE, TITLE_SUFFIX.sub("", title) or title, "title element")


def _with_address_date(facts: list[Fact]) -> list[Fact]:
    """Add the date that the address has as folders: /2025/04/22/.

    Where a stamp differs from it by a day, the stamp is in another time zone (mostly UTC) and the address has the day on
    which the place that published it called it published.
    """
    dated = next((match for fact in facts if fact.field is Field.URL and (match := ADDRESS_DATE.search(fact.value))), None)
    iso = iso_date("-".join(dated.groups())) if dated else None
    if iso is None:
        return facts
    stamped = next((fact.value for fact in facts if fact.field is Field.PUBLISHED), "")
    own = Fact(Field.PUBLISHED, iso, ADDRESS)
    is_next_day = bool(stamped) and abs((date.fromisoformat(stamped) - date.fromisoformat(iso)).days) == 1
    return [own, *facts] if is_next_day else [*facts, own]
