from __future__ import annotations

import datetime

import pytest

from offprint.errors import InputError
from offprint.model import Field
from offprint.site.handwritten import read_document

OBSIDIAN = """---
title: "Keeping a log: a week"
author:
  - "[[Mira Solano]]"
  - "[[people/Tomas Errol|Tomas Errol]]"
source: "https://notes.example/log"
published: 2024-05-18
created: 2025-01-02
description: A summary.
tags:
  - clippings
  - "#notes"
---
# Keeping a log: a week

Body.
"""
READECK = """---
title: A log
saved: "2025-01-02"
published: "2024-05-18T10:00:00"
website: Field Notes
source: https://notes.example/log
authors: [Mira Solano, Tomas Errol]
labels: [a, b]
---

# A log

Body.
"""
PELICAN = "Title: A log\nDate: 2024-05-18 10:00\nTags: a, b\nAuthor: Mira Solano\n\nBody.\n"


def test_reads_obsidian_front_matter() -> None:
    document = read_document(OBSIDIAN)
    assert document.title == "Keeping a log: a week"
    assert document.body == "\nBody.\n"
    assert document.date == datetime.datetime(2024, 5, 18)
    assert document.metadata == {"tags": ["clippings", "notes"], "summary": "A summary."}
    assert document.facts == {Field.BYLINE: ["Mira Solano", "Tomas Errol"], Field.URL: ["https://notes.example/log"]}


def test_reads_readeck_front_matter() -> None:
    document = read_document(READECK)
    assert (document.title, document.body) == ("A log", "\nBody.\n")
    assert document.date == datetime.datetime(2024, 5, 18, 10)
    assert document.metadata == {"tags": ["a", "b"]}
    assert document.facts[Field.PUBLISHER] == ["Field Notes"]


def test_reads_the_header_lines_of_pelican() -> None:
    document = read_document(PELICAN)
    assert (document.title, document.body) == ("A log", "Body.\n")
    assert document.date == datetime.datetime(2024, 5, 18, 10)
    assert document.facts == {Field.BYLINE: ["Mira Solano"]}


@pytest.mark.parametrize(
    ("text", "title", "body"),
    [
        ("# First heading #\n\nBody.", "First heading", "\nBody."),
        ("Just a text.", None, "Just a text."),
        ("Title: of a thing that\nis a paragraph\n\nBody.", None, "Title: of a thing that\nis a paragraph\n\nBody."),
        ("---\n---\nBody.", None, "Body."),
        ("---\ntitle: 2024\n---\nBody.", "2024", "Body."),
        ("---\ntitle: A\n---\n# B\n\nBody.", "A", "# B\n\nBody."),
    ],
)
def test_finds_the_title(text: str, title: str | None, body: str) -> None:
    document = read_document(text)
    assert (document.title, document.body) == (title, body)


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ("---\ntitle: a\n", 1, "the front matter that opens here has no closing line of three hyphens"),
        ("---\ntitle: a\nb: [1\n---\n", 4, "front matter: "),
        ("---\n- a\n---\n", 2, "front matter must be a list of “key: value” lines"),
        ("---\ndate: soon\n---\n", 1, "front matter: date “soon” is no date of the form 2025-04-22 or 2025-04-22 18:30"),
        ("---\nstatus: gone\n---\n", 1, "front matter: status “gone” is not one of published, draft, hidden, skip"),
    ],
)
def test_bad_front_matter_names_its_line(text: str, line: int, message: str) -> None:
    with pytest.raises(InputError) as raised:
        read_document(text)
    assert raised.value.line == line
    assert raised.value.message.startswith(message)


@pytest.mark.parametrize("key", ["save_as", "url", "template", "slug_as", "override_save_as"])
def test_keys_that_move_pages_are_not_taken_over(key: str) -> None:
    assert read_document(f"---\ntitle: a\n{key}: ../x.html\n---\n").metadata == {}
