"""Files of tests/data/copied, of our own wording -> what of each stays and what goes.

The bench's pages are mostly guides, shops and companies. These are articles as who copies a page of a newspaper, a broadcaster,
an agency, a newsletter or a blog has them in hand, short ones too, in thirteen languages: every line of the page, one after the
other. Each line of a file begins with what becomes of it ("+" stays, "-" goes, "=" is the title, "@" names the author, "?" is
a matter of taste); "!" behind that says that it is known to come out otherwise.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final, NamedTuple

from offprint.convert import convert

DATA: Final = Path(__file__).resolve().parent.parent / "tests" / "data" / "copied"
LAYOUTS: Final = {"blank-lines": "\n\n", "flat": "\n"}


class Line(NamedTuple):
    """A line of such a file: what is to become of it, whether it is known not to, and whether it did."""

    kind: str
    is_known: bool
    text: str
    is_right: bool


def files(folder: Path = DATA) -> Iterator[tuple[str, str, list[Line]]]:
    """Yield each file's name, its layout and its lines."""
    for path in sorted(folder.glob("*.txt")):
        for layout, between in LAYOUTS.items():
            yield path.stem, layout, _lines(marked(path), between)


def marked(path: Path) -> list[tuple[str, bool, str]]:
    """Return the lines of a file: what is to become of each, whether it is known not to, and its text."""
    return [(line[0], line[1] == "!", line[2:].strip()) for line in path.read_text(encoding="utf-8").splitlines()]


def _lines(marked: list[tuple[str, bool, str]], between: str) -> list[Line]:
    article = convert(between.join(text for _kind, _known, text in marked).encode(), ".txt")
    kept = {line for block in article.body for line in range(block.lines[0], block.lines[1] + 1)}
    found = []
    for place, (kind, is_known, text) in enumerate(marked):
        stays = 1 + place * len(between) in kept
        if kind == "=":
            is_right = article.title == text
        elif kind == "+":
            is_right = stays or text == article.dek
        else:
            is_right = kind not in "-@" or not stays
        found.append(Line(kind, is_known, text, is_right))
    return found


def copied() -> dict[str, Any]:
    """Count lines of both layouts; "wrong" names those that came out otherwise."""
    lines = [(name, line) for name, _layout, every in files() for line in every]
    wrong = {f"{name}: {line.kind} {line.text[:60]}": None for name, line in lines if not line.is_right}

    def share(kinds: str) -> float:
        own = [line.is_right for _name, line in lines if line.kind in kinds]
        return sum(own) / len(own)

    return {
        "files": len({name for name, _line in lines}),
        "titles": share("="),
        "kept": share("+"),
        "gone": share("-@"),
        "wrong": list(wrong),
    }
