"""Article -> what its page shows: title, summary, facts with their basis."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Final

from ..corrections import BY_HAND
from ..model import Article, Field, Label
from ..record import record
from ..write import captions, excerpts, write_body, write_front_matter
from .reading import SUMMARY_WORDS, first_words, length

__all__ = ["NO_DATE", "Page", "facts", "page", "shares", "title_of", "values_of"]

# Pelican requires a date; this one sorts last and is never shown.
NO_DATE: Final = datetime.datetime(1900, 1, 1)
TITLE_WORDS: Final = 9  # of a page whose text has no title
NAMES: Final = {
    Field.TITLE: "Title",
    Field.DEK: "Dek",
    Field.PUBLISHER: "Publisher",
    Field.BYLINE: "Byline",
    Field.PUBLISHED: "Published",
    Field.UPDATED: "Updated",
    Field.SECTION: "Section",
    Field.DATELINE: "Dateline",
    Field.CREDITS: "Photo credit",
    Field.URL: "Original address",
    Field.SAVED: "Saved",
    Field.ACCESS: "Access",
    Field.LANGUAGE: "Language",
}
# Of these an unknown is told too; a missing dek or section is no news.
ALWAYS_SHOWN: Final = frozenset({Field.TITLE, Field.PUBLISHER, Field.BYLINE, Field.PUBLISHED, Field.CREDITS, Field.URL})


@dataclass(frozen=True, slots=True)
class Page:
    """What one article's page is made of, in plain types that any cache can hold."""

    title: str
    summary: str
    date: datetime.datetime
    record: dict[str, Any]
    facts: list[dict[str, Any]]
    quoted: list[str]
    sources: list[str | None]
    cites: list[str]
    body: str  # CommonMark without front matter
    captions: tuple[list[int], int]
    markdown: str


def page(article: Article, path: str) -> Page:
    """Return the page of the article; ``path`` is relative to the content folder."""
    shown = excerpts(article.body)
    body = write_body(article.body)
    quoted = [entry["source"] for entry in shown if entry["source"]]
    return Page(
        title=title_of(article),
        summary=_summary(article),
        date=datetime.datetime.fromisoformat(article.published) if article.published else NO_DATE,
        record=record(article, path),
        facts=list(facts(article)),
        quoted=list(dict.fromkeys(quoted)),
        sources=[entry["source"] for entry in shown],
        cites=[entry.get("cite", "") for entry in shown],
        body=body,
        captions=captions(article.body),
        markdown=f"{write_front_matter(article)}\n{body}",
    )


def title_of(article: Article) -> str:
    """Return the title, or name an article without one by the words it opens with; the page says that it is not stated."""
    if article.title:
        return article.title
    text = article.body[0].text if article.body else (article.dropped[0].text if article.dropped else "")
    return first_words(text, TITLE_WORDS) or "Untitled"


def shares(article: Article) -> dict[str, int]:
    """Count the author's words and the quoted ones, say how many in a hundred are quoted and how long reading takes.

    An ideograph or kana counts as a word.
    """
    own, quoted = (
        length(" ".join(block.text for block in article.body if bool(block.marked) is is_quoted)) for is_quoted in (False, True)
    )
    own_size, quoted_size = (part["words"] + part["characters"] for part in (own, quoted))
    percent = round(100 * quoted_size / max(1, own_size + quoted_size))
    whole = length(" ".join(block.text for block in article.body))
    return {"own": own_size, "quoted": quoted_size, "percent": percent, **whole}


def facts(article: Article) -> Iterable[dict[str, Any]]:
    """Yield name, values, and how each fact is known: kind "stated", "inferred" or "unknown", and the detail."""
    values = values_of(article)
    basis = {one.field: one.how for one in article.basis}
    for field, name in NAMES.items():
        how = basis.get(field, "unknown")
        if not values[field] and field not in ALWAYS_SHOWN:
            continue
        kind, _, detail = how.partition(":") if how.startswith(("inferred", BY_HAND)) else (how.split(" ")[0], "", _detail(how))
        yield {"field": str(field), "name": name, "values": values[field], "kind": kind, "detail": detail.strip()}


def _detail(how: str) -> str:
    return how.removeprefix("stated").strip() if how.startswith("stated") else ""


def values_of(article: Article) -> dict[Field, list[str]]:
    """Return what the article has of each field, as texts."""
    single = {
        Field.TITLE: article.title,
        Field.DEK: article.dek,
        Field.PUBLISHER: article.publisher,
        Field.PUBLISHED: article.published,
        Field.UPDATED: article.updated,
        Field.SECTION: article.section,
        Field.DATELINE: article.dateline,
        Field.URL: article.url,
        Field.SAVED: article.saved,
        Field.ACCESS: article.access,
        Field.LANGUAGE: article.language,
    }
    values = {field: [value] if value else [] for field, value in single.items()}
    values[Field.BYLINE] = list(article.byline)
    values[Field.CREDITS] = [credit.text for credit in article.credits]
    return values


def _summary(article: Article) -> str:
    own = (block.text for block in article.body if block.label is Label.PARAGRAPH)
    return article.dek or first_words(next(own, ""), SUMMARY_WORDS)
