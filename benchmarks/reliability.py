"""Confidences of the cross-validation and the bench's truth -> how far what was said is from what was right."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, Final

import numpy as np

from unseen_excerpts import Bench, Outcome, are_of_these_weights, load, outcomes, truth_of

BINS: Final = 10
Array = np.ndarray[Any, Any]
Bin = tuple[float, float, int]


def bins(confidences: Array, truth: Array) -> list[Bin]:
    """Return for each tenth of confidence that occurs its mean, the share that was right, and how many there are."""
    places = np.minimum((confidences * BINS).astype(int), BINS - 1)
    return [
        (float(confidences[places == place].mean()), float(truth[places == place].mean()), int((places == place).sum()))
        for place in range(BINS)
        if (places == place).any()
    ]


def error(found: Sequence[Bin]) -> float:
    """Return the expected calibration error (Naeini et al., AAAI 2015) over bins of equal width."""
    return sum(number * abs(sure - right) for sure, right, number in found) / sum(number for *_, number in found)


def in_paragraphs(benches: Sequence[Bench], found: Sequence[Outcome]) -> tuple[Array, Array]:
    """Return the confidence of each paragraph that the bench asks about, and whether it was quoted."""
    return _asked(
        pair
        for bench, one in zip(benches, found, strict=True)
        for pair in zip(one.confidences, truth_of(bench, one.lines), strict=True)
    )


def in_excerpts(benches: Sequence[Bench], found: Sequence[Outcome]) -> tuple[Array, Array]:
    """Return it for the paragraphs of the excerpts that were found."""
    return _asked(
        (block["confidence"], truth)
        for bench, one in zip(benches, found, strict=True)
        for block in one.record["blocks"]
        for truth in truth_of(bench, block["lines"][:1])
    )


def _asked(pairs: Iterable[tuple[float, Bench | None]]) -> tuple[Array, Array]:
    import score

    kept = [(sure, bool(block["quote"])) for sure, block in pairs if block and block["kind"] in score.SCORED]
    return np.array([sure for sure, _truth in kept]), np.array([truth for _sure, truth in kept])


def calibration() -> dict[str, float]:
    """Return the calibration errors of all paragraphs and of those in excerpts, and whether they are of the shipped weights."""
    sure, truth = in_paragraphs(load(), outcomes())
    said, quoted = in_excerpts(load(), outcomes())
    return {
        "paragraphs": error(bins(sure, truth)),
        "excerpts": error(bins(said, quoted)),
        "of_these_weights": float(are_of_these_weights()),
    }
