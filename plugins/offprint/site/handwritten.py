"""Finished Markdown -> metadata and body: YAML front matter as Obsidian, Readeck and Hugo write it.

Also reads the ``Title: …`` lines that Pelican's own Markdown reader knows. Keys that could
move a page or choose its template (save_as, url, template) are not taken over: a clipped
article must not replace the front page.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

import yaml

from ..decode import printable
from ..errors import InputError
from ..model import Field

__all__ = ["Document", "read_document", "stated_facts"]

FENCE: Final = re.compile(r"---[ \t]*\n")
CLOSING_FENCE: Final = re.compile(r"^(?:---|\.\.\.)[ \t]*$", re.MULTILINE)
HEADER_LINE: Final = re.compile(r"([A-Za-z][\w-]*)[ \t]*:(?:[ \t]+(.*))?")
HEADER_START: Final = re.compile(r"(?:title|date|author|authors|slug|tags|category|summary|status|lang)[ \t]*:", re.IGNORECASE)
WIKILINK: Final = re.compile(r"\[\[(?:[^\]|]*\|)?([^\]]+)\]\]")
TOP_HEADING: Final = re.compile(r"\A\s*#[ \t]+(?P<title>[^\n]+?)[ \t]*#*[ \t]*(?:\n|\Z)")
STATUSES: Final = ("published", "draft", "hidden", "skip")


@dataclass(frozen=True, slots=True)
class Document:
    """A finished article: values by their names in Pelican, facts by field, body in Markdown."""

    metadata: dict[str, Any]
    facts: dict[Field, list[str]]
    body: str
    title: str | None = None
    date: datetime.datetime | None = None
    quoted: tuple[str | None, ...] = field(default=())


def read_document(text: str) -> Document:
    """Read front matter and body; raise InputError with the line of what cannot be understood."""
    header, body = _split_header(text)
    values = {key.strip().lower().replace("-", "_"): value for key, value in header.items() if value not in (None, "", [])}
    title, body = _title(values, body)
    metadata = {name: convert(values[key]) for key, (name, convert) in TAKEN.items() if key in values}
    facts = {fact: names for keys, fact in FACTS for names in (_first(values, keys),) if names}
    return Document(metadata, facts, body, title, _first_date(values), _quoted(values.get("excerpts")))


def _split_header(text: str) -> tuple[Mapping[str, Any], str]:
    if opening := FENCE.match(text):
        closing = CLOSING_FENCE.search(text, opening.end())
        if closing is None:
            raise InputError("the front matter that opens here has no closing line of three hyphens", line=1)
        return _yaml(text[opening.end() : closing.start()]), text[closing.end() :].lstrip("\n")
    if HEADER_START.match(text):
        return _header_lines(text)
    return {}, text


def _yaml(text: str) -> Mapping[str, Any]:
    try:
        values = yaml.safe_load(text)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        problem = getattr(error, "problem", None) or "not valid YAML"
        raise InputError(f"front matter: {problem}", line=mark.line + 2 if mark else 1) from None
    except ValueError as error:
        raise InputError(f"front matter: {error}", line=1) from None
    if values is None:
        return {}
    if not isinstance(values, dict):
        raise InputError("front matter must be a list of “key: value” lines", line=2)
    return {str(key): value for key, value in values.items()}


def _header_lines(text: str) -> tuple[Mapping[str, Any], str]:
    header, _, body = text.partition("\n\n")
    values = {}
    for line in header.split("\n"):
        match = HEADER_LINE.fullmatch(line)
        if match is None:
            return {}, text  # a paragraph that begins with "Title: …"
        values[match[1]] = match[2] or ""
    return values, body


def _title(values: Mapping[str, Any], body: str) -> tuple[str | None, str]:
    """Take the title from the front matter or the first heading, and the heading that repeats it away."""
    stated = _text(values["title"]) if "title" in values else None
    heading = TOP_HEADING.match(body)
    if heading and (stated is None or heading["title"].casefold() == stated.casefold()):
        return stated or heading["title"], body[heading.end() :]
    return stated, body


def _text(value: object) -> str:
    return " ".join(WIKILINK.sub(r"\1", printable(str(value))).split())


def _texts(value: object) -> list[str]:
    """Read a YAML list, or a string that commas or semicolons divide."""
    if isinstance(value, list):
        return [text for item in value if (text := _text(item).lstrip("#"))]
    divider = ";" if ";" in str(value) else ","
    return [text for item in str(value).split(divider) if (text := _text(item).lstrip("#"))]


def _status(value: object) -> str:
    status = _text(value).lower()
    if status not in STATUSES:
        raise InputError(f"front matter: status “{status}” is not one of {', '.join(STATUSES)}", line=1)
    return status


def _first_date(values: Mapping[str, Any]) -> datetime.datetime | None:
    for key in ("date", "published"):
        if key in values:
            return _date(values[key], key)
    return None


def _date(value: object, key: str) -> datetime.datetime:
    if isinstance(value, datetime.datetime):
        return value
    if isinstance(value, datetime.date):
        return datetime.datetime(value.year, value.month, value.day)
    try:
        return datetime.datetime.fromisoformat(_text(value).replace("/", "-"))
    except ValueError:
        raise InputError(
            f"front matter: {key} “{_text(value)}” is no date of the form 2025-04-22 or 2025-04-22 18:30", line=1
        ) from None


def _first(values: Mapping[str, Any], keys: tuple[str, ...]) -> list[str]:
    for key in keys:
        if key in values:
            listed = _texts(values[key]) if key in LISTS else [_text(values[key])]
            return [text for text in listed if text]
    return []


def _quoted(value: object) -> tuple[str | None, ...]:
    if not isinstance(value, list):
        return ()
    return tuple(_text(entry["source"]) if isinstance(entry, dict) and entry.get("source") else None for entry in value)


LISTS: Final = frozenset({"author", "authors", "tags", "labels", "keywords"})
TAKEN: Final[dict[str, tuple[str, Callable[[object], Any]]]] = {  # key -> Pelican's name, how it is read
    "keywords": ("tags", _texts),
    "labels": ("tags", _texts),
    "tags": ("tags", _texts),
    "category": ("category", _text),
    "description": ("summary", _text),
    "summary": ("summary", _text),
    "language": ("lang", _text),
    "lang": ("lang", _text),
    "slug": ("slug", _text),
    "status": ("status", _status),
    "modified": ("modified", lambda value: _date(value, "modified")),
}
FACTS: Final = (
    (("authors", "author"), Field.BYLINE),
    (("publisher", "website", "site"), Field.PUBLISHER),
    (("source", "url"), Field.URL),
    (("access",), Field.ACCESS),
)


def stated_facts(document: Document) -> list[dict[str, Any]]:
    """List what the front matter states, in the form of ``site.metadata.facts``."""
    names = (
        (Field.PUBLISHER, "Publisher"),
        (Field.BYLINE, "Byline"),
        (Field.URL, "Original address"),
        (Field.ACCESS, "Access"),
    )
    stated = [
        {"field": str(field), "name": name, "values": document.facts[field], "kind": "stated", "detail": "in the front matter"}
        for field, name in names
        if field in document.facts
    ]
    if document.date:
        date = document.date.date().isoformat()
        stated.append(
            {"field": "published", "name": "Published", "values": [date], "kind": "stated", "detail": "in the front matter"}
        )
    return stated
