"""Articles of tests/data/excerpts, of our own wording -> how much of what they quote is shown as quoted, and who is named.

The bench knows blogs and ordinary pages; these are what people paste: commentary around a newspaper's report, reviews,
letters, press reviews, rulings and minutes, in five languages, and articles that quote nobody. Most were
written before a look at what the converter made of such.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final, NamedTuple

from offprint.convert import convert
from offprint.model import BodyBlock, Label

DATA: Final = Path(__file__).resolve().parent.parent / "tests" / "data" / "excerpts"


class Quoted(NamedTuple):
    """An excerpt that an article has: its first paragraph, one past the last, and what its source may be called."""

    first: int
    end: int
    sources: tuple[str, ...]


def articles() -> Iterator[tuple[str, tuple[BodyBlock, ...], list[Quoted], set[int]]]:
    """Yield each article's name, its converted body, what it quotes, and which paragraphs are known to be shown wrongly."""
    expected: dict[str, Any] = tomllib.loads((DATA / "expected.toml").read_text(encoding="utf-8"))
    for name, about in sorted(expected.items()):
        body = convert((DATA / f"{name}.txt").read_bytes(), ".txt").body
        wrongly = {_place(body, beginning) for beginning in about.get("wrongly", ())}
        yield name, body, [_quoted(body, one) for one in about["excerpts"]], wrongly


def _quoted(body: tuple[BodyBlock, ...], one: dict[str, str]) -> Quoted:
    first = _place(body, one["first"])
    sources = tuple(filter(None, one.get("source", "").split("|")))
    return Quoted(first, _place(body, one.get("last", one["first"]), first) + 1, sources)


def _place(body: tuple[BodyBlock, ...], beginning: str, least: int = 0) -> int:
    return next(place for place, block in enumerate(body) if place >= least and block.text.startswith(beginning))


def shown(body: tuple[BodyBlock, ...]) -> list[bool]:
    """Tell of each block whether the page shows it as quoted."""
    return [block.label is Label.EXCERPT and block.marked for block in body]


def own_excerpts() -> dict[str, Any]:
    """Count paragraphs and excerpts; "wrong" and "missed" name the articles."""
    quoted = right = wrong = excerpts = starts = whole = offered = named = known = 0
    wrongly: list[str] = []
    for name, body, every, _known in articles():
        is_shown = shown(body)
        truth = {place for one in every for place in range(one.first, one.end)}
        found = {place for place, flag in enumerate(is_shown) if flag}
        quoted, right, wrong = quoted + len(truth), right + len(truth & found), wrong + len(found - truth)
        wrongly += [f"{name}: {body[place].text[:60]}" for place in sorted(found - truth)]
        for one in every:
            span = set(range(one.first, one.end))
            excerpts += 1
            starts += one.first in found
            whole += span <= found and one.end not in found - truth  # another may follow at once
            is_excerpt = body[one.first].label is Label.EXCERPT
            offered += is_excerpt
            source = body[one.first].source
            if is_excerpt and one.sources:
                known += 1
                named += source in one.sources
            if is_excerpt and source not in {None, *one.sources}:
                wrongly.append(f"{name}: names {source}")
    return {
        "excerpts": excerpts,
        "shown": starts / excerpts,
        "found": offered / excerpts,
        "whole": whole / excerpts,
        "paragraphs": right / quoted,
        "precision": right / (right + wrong),
        "named": named / known,
        "wrong": wrongly,
    }
