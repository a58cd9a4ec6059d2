"""Outcomes of a build -> the closing summary: what was built, marked, dropped, doubted, failed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any, Final

__all__ = ["Outcome", "summarise"]

CHOOSE: Final = (
    'write policy = "excerpt 60" (or "full", "link", "private") into sources.toml in the folder, '
    'or "POLICY": "excerpt 60" into OFFPRINT in pelicanconf.py.'
)
LISTED: Final = 8  # articles to look at; the command lists them all


@dataclass(slots=True)
class Outcome:
    """What a build found out: records and remarks by path, files without an article and failures by path.

    ``withheld`` holds what a policy or a takedown keeps back, ``unchosen`` what waits for the operator's choice.
    """

    records: dict[str, Mapping[str, Any]] = field(default_factory=dict)
    handwritten: int = 0
    remarks: dict[str, Sequence[str]] = field(default_factory=dict)
    absent: dict[str, str] = field(default_factory=dict)
    failures: dict[str, str] = field(default_factory=dict)
    withheld: dict[str, str] = field(default_factory=dict)  # by path: why, or how much is shown
    unchosen: list[str] = field(default_factory=list)  # paths for which nobody chose a policy


def summarise(outcome: Outcome) -> list[str]:
    """Return the lines of the summary, the failures last so that they are seen."""
    records = outcome.records.values()
    marked = sum(_spans(record) for record in records)
    kept = sum(_lines(record["blocks"]) for record in records)
    dropped = sum(_lines(record["dropped"]) for record in records)
    moved = sum(last - first + 1 for record in records for first, last, _ in record["metadata_lines"])
    total = len(records) + outcome.handwritten
    lines = [
        f"{_count(total, 'article')} built, {_count(marked, 'excerpt')} marked",
        f"{_count(kept, 'line')} kept, {_count(moved, 'line')} moved to metadata, {_count(dropped, 'line')} dropped",
    ]
    lines += _to_look_at(outcome)
    if outcome.absent:
        lines.append(f"{_count(len(outcome.absent), 'file')} without an article, not published:")
        lines += [f"  {path}: {reason}" for path, reason in sorted(outcome.absent.items())]
    if outcome.withheld:
        lines.append(f"{_count(len(outcome.withheld), 'article')} withheld, in part or whole:")
        lines += [f"  {path}: {kind}" for path, kind in sorted(outcome.withheld.items())]
    if outcome.unchosen:
        lines += _unchosen(sorted(outcome.unchosen))
    if outcome.failures:
        lines.append(f"{_count(len(outcome.failures), 'file')} could not be converted:")
        lines += [f"  {message}" for _, message in sorted(outcome.failures.items())]
    return lines


def _unchosen(paths: Sequence[str]) -> list[str]:
    """Say in one sentence why nothing of these is published, and what to write where."""
    listed = [f"  {path}" for path in paths[:LISTED]] + ([f"  … and {len(paths) - LISTED} more"] if len(paths) > LISTED else [])
    return [
        f"{_count(len(paths), 'article')} not published, since nobody has said what may be: {CHOOSE}",
        *listed,
    ]


def _to_look_at(outcome: Outcome) -> list[str]:
    if not outcome.remarks:
        return []
    number = len(outcome.remarks)
    lines = [f"{_count(number, 'article')} {'needs' if number == 1 else 'need'} a look (all: pelican-offprint check content):"]
    for path, remarks in sorted(outcome.remarks.items())[:LISTED]:
        more = f" (and {len(remarks) - 1} more)" if len(remarks) > 1 else ""
        lines.append(f"  {path}: {remarks[0]}{more}")
    if number > LISTED:
        lines.append(f"  … and {number - LISTED} more")
    return lines


def _spans(record: Mapping[str, Any]) -> int:
    """Count runs of marked excerpt blocks; where another is quoted, another excerpt begins."""
    runs = groupby(record["blocks"], key=lambda block: (block["marked"], block["source"]))
    return sum(is_marked for (is_marked, _source), _run in runs)


def _lines(blocks: Sequence[Mapping[str, Any]]) -> int:
    return sum(block["lines"][1] - block["lines"][0] + 1 for block in blocks)


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"
