"""Weights of nets -> what the package stores: matrices in bytes, each column in its own unit (offprint.arrays.unpacked)."""

from __future__ import annotations

from typing import Any, Final

import numpy as np

from offprint.arrays import UNIT

VECTORS: Final = 2  # axes of what is no matrix: nets and numbers
Array = np.ndarray[Any, Any]


def in_bytes(name: str, values: Array) -> dict[str, Array]:
    """Return a matrix of several nets as bytes beside its units; vectors stay as they are."""
    if values.ndim == VECTORS:
        return {name: values}
    unit = np.abs(values).max(axis=1, keepdims=True) / UNIT + np.finfo(np.float32).tiny
    return {name: np.round(values / unit).astype(np.int8), f"{name}/unit": unit.astype(np.float32)}
