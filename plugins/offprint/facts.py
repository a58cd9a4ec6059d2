"""Labelled blocks, stated facts and corrections -> the values of the fields, each with its basis.

Invents nothing: a value that neither the text nor the markup gives is not there, and its basis is "unknown".
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Final

from .corrections import BY_HAND
from .dates import iso_date
from .given_names import is_known_given_name
from .language import language_of
from .model import Basis, Credit, Fact, Field, Label, Labelled, Options, Source
from .publishers import publisher_named
from .strays import BODY

__all__ = ["FIELDS", "Metadata", "gather"]

FIELDS: Final = {
    Label.TITLE: Field.TITLE,
    Label.DEK: Field.DEK,
    Label.BYLINE: Field.BYLINE,
    Label.DATELINE: Field.DATELINE,
    Label.PUBLISHED: Field.PUBLISHED,
    Label.UPDATED: Field.UPDATED,
    Label.CREDIT: Field.CREDITS,
    Label.ACCESS: Field.ACCESS,
    Label.SECTION: Field.SECTION,
}
# "KYIV, Ukraine — ", "PARIS (AP) — " before the first sentence; three capitals, so that "A — " is none.
DATELINE: Final = re.compile(
    r"(?P<place>[A-ZÀ-Þ][A-ZÀ-Þ .'’-]{2,30}(?:, [A-Z][\w. ]{2,25})?)(?: \([\w /-]{2,30}\))? [—–-]{1,2} "
)
CLAIMED: Final = re.compile(
    r"[\s.,]+(?:19|20)\d{2}(?:\s?[-–]\s?(?:19|20)\d{2})?\W*$"
)  # behind a publisher: "Strait Weekly 2025"
DATED_FILE: Final = re.compile(r"(?:19|20)\d{2}-\d{2}-\d{2}")
MARKUP: Final = "stated in the page's markup ({})"
SIDECAR: Final = "stated in a sidecar ({})"
SHOWN_UPDATE: Final = re.compile(r"stated(?: in the page's markup \((?:class|time)\b.*)?")  # that people see
PAID: Final = "premium"


@dataclass(slots=True)
class Metadata:
    """Values as they are found, the first of a field staying, and how each is known."""

    values: dict[Field, str] = field(default_factory=dict)
    basis: dict[Field, str] = field(default_factory=dict)
    authors: list[str] = field(default_factory=list)
    credits: list[Credit] = field(default_factory=list)

    def put(self, name: Field, value: str | None, how: str) -> None:
        """Take a value where the field has none."""
        if value and name not in self.values:
            self.replace(name, value, how)

    def replace(self, name: Field, value: str, how: str) -> None:
        """Take a value for the one that the field has."""
        self.values[name] = value
        self.basis[name] = how

    def every_basis(self) -> tuple[Basis, ...]:
        """Name the basis of every field, but of what is known of few files only where it is."""
        named = (name for name in Field if name in self.basis or name is not Field.SAVED)
        return tuple(Basis(name, self.basis.get(name, "unknown")) for name in named)


def gather(source: Source, labelled: Sequence[Labelled], options: Options) -> Metadata:
    """Take the fields from where they are stated, the surest first, and last what a person corrected."""
    metadata = Metadata()
    _read_lines(sorted(labelled, key=lambda item: item.reason != BY_HAND), metadata)
    _read_facts(source.facts, MARKUP, metadata)
    _read_facts(options.sidecar, SIDECAR, metadata)
    _infer(labelled, metadata, options)
    _settle_dates(source.facts, metadata)
    for name, given in options.corrections.facts:
        _correct(metadata, name, given)
    return metadata


def _read_lines(labelled: Iterable[Labelled], metadata: Metadata) -> None:
    """Take the fields that a line of the text states."""
    for item in labelled:
        name = FIELDS.get(item.label)
        if name is None:
            continue
        values = dict(item.values)
        how = BY_HAND if item.reason == BY_HAND else "stated"
        if name is Field.CREDITS:
            credit = Credit(item.block.text, values.get("agency"), values.get("person"))
            metadata.credits += [credit] if credit not in metadata.credits else []
            metadata.basis[name] = how
        elif name in (Field.BYLINE, Field.PUBLISHED, Field.UPDATED):
            named = dict.fromkeys(value for key, value in item.values if key == "author")
            authors = [author for author in named if author not in metadata.authors]
            if authors:
                metadata.authors += authors
                metadata.basis[Field.BYLINE] = how
            metadata.put(Field.PUBLISHED, values.get("published"), how)
            metadata.put(Field.UPDATED, values.get("updated"), how)
        else:
            metadata.put(name, PAID if name is Field.ACCESS else values.get("value", item.block.text), how)


def _correct(metadata: Metadata, name: Field, given: tuple[str, ...]) -> None:
    """Let what a person says of a field stand for all that was found."""
    if name is Field.BYLINE:
        metadata.authors[:] = given
    elif name is Field.CREDITS:
        metadata.credits[:] = map(Credit, given)
    elif given:
        metadata.values[name] = given[0]
    else:
        metadata.values.pop(name, None)
    metadata.basis[name] = BY_HAND


def _read_facts(facts: Sequence[Fact], form: str, metadata: Metadata) -> None:
    """Take what the page's markup or a sidecar states where the text does not."""
    sure = any(fact.field is Field.BYLINE and fact.is_sure for fact in facts)
    for fact in facts:
        how = form.format(fact.origin)
        if fact.field is Field.BYLINE:
            if metadata.basis.get(Field.BYLINE, how) == how and (fact.is_sure or not sure):
                metadata.authors += [fact.value] if fact.value not in metadata.authors else []
                metadata.basis[Field.BYLINE] = how
        else:
            metadata.put(fact.field, fact.value, how)


def _settle_dates(facts: Sequence[Fact], metadata: Metadata) -> None:
    """Tell publication and update apart where a line only bears a date and the markup says which it is.

    Of a file that states nothing but an update, that is the date of the version at hand, and is said to be that.
    """
    stated = {
        field: fact.value for field in (Field.PUBLISHED, Field.UPDATED) for fact in reversed(facts) if fact.field is field
    }
    published, first = metadata.values.get(Field.PUBLISHED), stated.get(Field.PUBLISHED)
    is_given = metadata.basis.get(Field.PUBLISHED) == BY_HAND
    if published and first and not is_given and _days(first, published) > 1:
        metadata.replace(Field.PUBLISHED, first, MARKUP.format(next(fact.origin for fact in facts if fact.value == first)))
        if published == stated.get(Field.UPDATED):
            metadata.put(Field.UPDATED, published, "stated")
    # What only the head states of a change may be that of the page's menu.
    if SHOWN_UPDATE.fullmatch(metadata.basis.get(Field.UPDATED, "")):
        metadata.put(Field.PUBLISHED, metadata.values[Field.UPDATED], "inferred: the only date stated, that of an update")


def _infer_authors(labelled: Sequence[Labelled], metadata: Metadata) -> None:
    """Take for the authors whom notes below the text describe (bios.py)."""
    for item in labelled:
        if item.label is Label.AUTHOR_BIO and (name := dict(item.values).get("author")):
            metadata.authors.append(name)
            metadata.basis.setdefault(Field.BYLINE, f"inferred: a note about somebody in line {item.block.lines[0]}")


def _days(first: str, last: str) -> int:
    return (datetime.date.fromisoformat(last) - datetime.date.fromisoformat(first)).days


def _infer(labelled: Sequence[Labelled], metadata: Metadata, options: Options) -> None:
    if named := DATED_FILE.match(options.file_name):
        metadata.put(Field.PUBLISHED, iso_date(named[0]), "inferred: the file's name")
    for item in labelled:
        for name, value in item.values:
            # "More from Maren Okafor" heads an author's other pieces.
            is_persons = item.label is Label.RECOMMENDED and is_known_given_name(value)
            if name == "publisher" and any(map(str.isalpha, value)) and not is_persons:
                publisher = CLAIMED.sub("", value).strip(" .").removeprefix("the ")
                metadata.put(Field.PUBLISHER, publisher, f"inferred: line {item.block.lines[0]}")
    if not metadata.authors:
        _infer_authors(labelled, metadata)
    metadata.put(Field.PUBLISHER, publisher_named(options.folder_name), "inferred: the folder's name")
    body = [item.block for item in labelled if item.label in BODY]
    if body and (place := DATELINE.match(body[0].text)):
        metadata.put(Field.DATELINE, place["place"], f"inferred: opens the paragraph in line {body[0].lines[0]}")
    metadata.put(
        Field.LANGUAGE, language_of(" ".join(block.text for block in body)), "inferred: the words and script of the text"
    )
