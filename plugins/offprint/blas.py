"""Imported before NumPy: its BLAS keeps to one thread, unless the environment says otherwise.

The nets' matrices are small: threads that wait for each other take longer than they save. On a busy machine an
article of 15 KB took 82 ms of CPU time with two threads and 27 with one.
"""

from __future__ import annotations

import os
from typing import Final

__all__ = ["LIMITS"]

LIMITS: Final = ("OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "VECLIB_MAXIMUM_THREADS")

for name in LIMITS:
    os.environ.setdefault(name, "1")
