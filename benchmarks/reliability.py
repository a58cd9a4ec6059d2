"""Confidences and truth -> how far what was said is from what was right."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

import numpy as np

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
