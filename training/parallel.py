"""A function and numbers -> its results, found on all cores."""

from __future__ import annotations

from collections.abc import Sequence
from multiprocessing import get_context
from typing import Any, Final

CORES: Final = 2


def in_parallel(run: Any, numbers: Sequence[int]) -> list[Any]:
    """Run over the numbers in processes that share this one's memory, and keep the order."""
    global _run  # noqa: PLW0603  # a forked process finds here what cannot be sent to it
    _run = run
    with get_context("fork").Pool(CORES) as pool:
        return pool.map(_called, numbers, chunksize=max(1, len(numbers) // 200))


def _called(number: int) -> Any:
    return _run(number)
