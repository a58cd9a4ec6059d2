"""Record of an article -> what a person who checks it looks at: each line beside its result, the doubtful ones first."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from ..corrections import BY_HAND
from ..review import SURE_ENOUGH
from .ledger import ledger_lines

__all__ = ["Review", "Row", "review"]

DOUBTFUL: Final = round(1 - SURE_ENOUGH, 2)  # how likely a decision is wrong that a person should look at
WHOLE: Final = 1.0  # what an article without a title, or with stale corrections, adds to its doubts
MOVED: Final = {"credits": "credit"}  # labels that are not called as their fields are


@dataclass(frozen=True, slots=True)
class Row:
    """A block of the file: its original lines, what became of it, how likely that is wrong, and how to correct it.

    ``original`` are the file's own lines with their numbers, from 1; ``tenth`` is the confidence, 0 to 10.
    """

    place: str
    original: list[tuple[int, str]]
    text: str
    fate: str
    label: str
    source: str | None
    reason: str
    confidence: float | None
    doubt: float
    correction: str

    @property
    def is_doubtful(self) -> bool:
        """Tell whether a person should look at it."""
        return self.doubt >= DOUBTFUL

    @property
    def tenth(self) -> int:
        """The confidence in tenths, for a tint."""
        return round(10 * (self.confidence or 0))


@dataclass(frozen=True, slots=True)
class Review:
    """All rows of an article in the file's order, the doubtful ones with the most doubtful first, and how doubtful it is."""

    rows: list[Row]
    doubtful: list[Row]
    doubt: float


def review(record: Mapping[str, Any], lines: Sequence[str]) -> Review:
    """Return the review of a record; ``lines`` are the file's, none where they are markup."""
    rows = [_row(part, lines) for part in ledger_lines(record)]
    doubtful = sorted((row for row in rows if row.is_doubtful), key=lambda row: -row.doubt)
    whole = (record["title"] is None) + ("stale_corrections" in record)
    return Review(rows, doubtful, sum(row.doubt for row in doubtful) + WHOLE * whole)


def _row(part: Mapping[str, Any], lines: Sequence[str]) -> Row:
    first, last = part["lines"]
    own = [(number, lines[number - 1]) for number in range(first, last + 1)] if lines else [(first, part["text"])]
    label = MOVED.get(part["label"], part["label"])
    is_hidden = label == "excerpt" and not part["marked"]
    confidence = part["confidence"]
    wrong = 0.0 if confidence is None or part["reason"] == BY_HAND else (confidence if is_hidden else 1 - confidence)
    return Row(
        place=part["place"],
        original=own,
        text=part["text"],
        fate=part["fate"],
        label="paragraph" if is_hidden else label,
        source=None if is_hidden else part["source"],
        reason=part["reason"],
        confidence=confidence,
        doubt=round(wrong, 2),
        correction=_correction(part, is_hidden=is_hidden),
    )


def _correction(part: Mapping[str, Any], *, is_hidden: bool) -> str:
    """Return the line of a.fix.toml that says what else a block most likely is."""
    if is_hidden:
        label = f"excerpt of {part['source']}" if part["source"] else "excerpt"
    elif part["fate"] == "kept" and part["label"] != "excerpt":
        label = "boilerplate"
    else:
        label = "paragraph"
    escaped = label.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{part["place"]}" = "{escaped}"'
