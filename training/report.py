"""What the cross-validation found -> records for the bench's score.py, calibration, reliability plot."""

from __future__ import annotations

import gzip
import hashlib
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

import numpy as np

from articles import Example
from offprint.excerpts import LEAST
from offprint.excerpts.model import Likely
from offprint.excerpts.search import chances, choose, falling
from offprint.model import Options

BINS: Final = 10
Array = np.ndarray[Any, Any]
SIZE, EDGE = 360, 40  # of the plot, in px


def write(
    folder: Path, found: Sequence[Example], likely: Sequence[list[Likely]], sure: Sequence[Array], weights: bytes
) -> None:
    """Write records.jsonl.gz, calibration.json and reliability.svg; ``sure`` are the confidences, one a paragraph."""
    folder.mkdir(exist_ok=True)
    records = [_record(one, starts, confidences) for one, starts, confidences in zip(found, likely, sure, strict=True)]
    lines = "".join(json.dumps(record, separators=(",", ":")) + "\n" for record in records)
    (folder / "records.jsonl.gz").write_bytes(gzip.compress(lines.encode(), mtime=0))
    every = [_bins(found, sure, records, only=only) for only in ("paragraphs", "excerpts")]
    calibration = {
        "weights": hashlib.sha256(weights).hexdigest(),
        **{name: {"error": _error(bins), "bins": bins} for name, bins in zip(("paragraphs", "excerpts"), every, strict=True)},
    }
    (folder / "calibration.json").write_text(json.dumps(calibration, indent=1) + "\n", encoding="utf-8")
    (folder / "reliability.svg").write_text(_plot(every[0]), encoding="utf-8")


def _record(one: Example, likely: Sequence[Likely], confidences: Array) -> dict[str, Any]:
    """Return what score.py reads of a conversion record."""
    blocks = []
    attributed = one.article.attributions
    for first, end in choose(likely, chances(likely, len(one.lines), attributed), attributed):
        for index, sure in enumerate(falling(confidences.tolist(), (first, end)), first):
            confidence = max(LEAST, round(sure, 2))
            marked = confidence >= Options().mark_from
            blocks.append({"label": "excerpt", "lines": [one.lines[index]] * 2, "confidence": confidence, "marked": marked})
    return {"blocks": blocks}


def _bins(
    found: Sequence[Example], sure: Sequence[Array], records: Sequence[dict[str, Any]], only: str
) -> list[tuple[float, float, int]]:
    """Return for each tenth of confidence the mean confidence, the share that was quoted, and how many."""
    confidences, truth = [], []
    for one, each, record in zip(found, sure, records, strict=True):
        said = {block["lines"][0]: block["confidence"] for block in record["blocks"]}
        take = one.scored if only == "paragraphs" else one.scored & np.isin(one.lines, list(said))
        shown = each if only == "paragraphs" else np.array([said.get(line, 0.0) for line in one.lines])
        confidences.append(shown[take])
        truth.append(one.quoted[take])
    confidence, quoted = np.concatenate(confidences), np.concatenate(truth)
    places = np.minimum((confidence * BINS).astype(int), BINS - 1)
    return [
        (
            round(float(confidence[places == place].mean()), 4),
            round(float(quoted[places == place].mean()), 4),
            int((places == place).sum()),
        )
        for place in range(BINS)
        if (places == place).any()
    ]


def _error(bins: Sequence[tuple[float, float, int]]) -> float:
    """Return the expected calibration error (Naeini et al., AAAI 2015) over ten equal bins."""
    return round(sum(number * abs(sure - right) for sure, right, number in bins) / sum(number for *_, number in bins), 4)


def _plot(bins: Sequence[tuple[float, float, int]]) -> str:
    """Draw said confidence against what was right."""
    side = SIZE - 2 * EDGE
    dots = ""
    for sure, right, number in bins:
        x, y = EDGE + sure * side, SIZE - EDGE - right * side
        dots += f'<circle cx="{x:.1f}" cy="{y:.1f}" r="5"><title>{number} paragraphs</title></circle>'
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {SIZE} {SIZE}" font-family="sans-serif" font-size="12">'
        f'<rect width="{SIZE}" height="{SIZE}" fill="#fff"/>'
        f'<path d="M{EDGE} {SIZE - EDGE}H{SIZE - EDGE}M{EDGE} {SIZE - EDGE}V{EDGE}" stroke="#333"/>'
        f'<path d="M{EDGE} {SIZE - EDGE}L{SIZE - EDGE} {EDGE}" stroke="#999" stroke-dasharray="4"/>{dots}'
        f'<text x="{EDGE}" y="{SIZE - 12}">confidence said, 0 to 1</text>'
        f'<text x="{EDGE}" y="{EDGE - 12}">share that was an excerpt, 0 to 1</text></svg>\n'
    )
