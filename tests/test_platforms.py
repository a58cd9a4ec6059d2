"""Pages as publishing platforms, newspapers and archives make them: what is kept, what goes, and what they state."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from offprint.convert import convert
from offprint.write import write_body

PAGES = Path(__file__).parent / "data" / "platforms"
EXPECTED = tomllib.loads((PAGES / "expected.toml").read_text(encoding="utf-8"))


def test_every_page_is_expected_to_be_something() -> None:
    assert {path.stem for path in PAGES.glob("*.html")} == EXPECTED.keys()


@pytest.mark.parametrize("name", sorted(EXPECTED))
def test_a_page_keeps_its_article_and_nothing_else(name: str) -> None:
    expected: dict[str, Any] = dict(EXPECTED[name])
    kept, gone = expected.pop("kept"), expected.pop("gone")
    article = convert((PAGES / f"{name}.html").read_bytes(), ".html")
    body = write_body(article.body)
    places = [body.find(text) for text in kept]
    assert -1 not in places, [text for text, place in zip(kept, places, strict=True) if place < 0]
    assert places == sorted(places)
    assert not [text for text in gone if text in body]
    for field, value in expected.items():
        stated = getattr(article, field)
        assert (list(stated) if isinstance(stated, tuple) else stated) == value, field
