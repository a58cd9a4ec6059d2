"""The arithmetic that the nets of the package share; NumPy only."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from .blas import LIMITS  # noqa: F401  # before NumPy is imported

# isort: split
import numpy as np

__all__ = ["UNIT", "Array", "Weights", "gelu", "linear", "probability", "unpacked"]

Array = np.ndarray[Any, Any]
Weights = Mapping[str, Array]  # by PyTorch's names; the first axis counts the nets
UNIT: Final = 127  # of weights stored in a byte


def linear(weights: Weights, name: str, values: Array) -> Array:
    """Return what a layer of each net makes of values; axes are nets, places and columns."""
    made = np.asarray(values @ weights[f"{name}.weight"])
    made += weights[f"{name}.bias"][:, None]
    return made


def gelu(values: Array) -> Array:
    """Return Gaussian error linear units in the approximation by tanh (Hendrycks and Gimpel, arXiv 1606.08415)."""
    made = np.asarray(0.044715 * values)  # in place from here on: nets spend a third of their time in new arrays
    made *= values
    made *= values
    made += values
    made *= 0.7978845608
    np.tanh(made, out=made)
    made += 1
    made *= 0.5 * values
    return made


def probability(odds: Array) -> Array:
    """Return the probability of log odds."""
    return np.asarray(1 / (1 + np.exp(-odds)))


def unpacked(stored: Mapping[str, Array]) -> dict[str, Array]:
    """Return the weights as floats: a matrix is stored in bytes beside the unit of each of its columns."""
    return {
        name: values * stored[f"{name}/unit"] if values.dtype == np.int8 else values
        for name, values in stored.items()
        if not name.endswith("/unit")
    }
