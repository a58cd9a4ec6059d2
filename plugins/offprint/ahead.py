"""A function and what it will be called with -> its results, made ahead in other processes where that pays.

The results are the same in any number of processes, errors too. Only processes that are forked share what is loaded, so
elsewhere than on Linux all is made in one.
"""

from __future__ import annotations

import logging
import os
import signal
import sys
from collections.abc import Callable, Hashable, Iterable
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import connection, get_context, parent_process
from threading import Thread
from typing import Any, Final, Generic, TypeVar

__all__ = ["Ahead"]

Job = TypeVar("Job", bound=Hashable)
Made = TypeVar("Made")
FEWEST: Final = 20  # jobs that are worth other processes
REACH: Final = 4  # jobs that are under way or wait to be fetched, for each process
STDERR: Final = 2
MOST: Final = 8  # processes, unless more are asked for: then whoever fetches the results is the slowest


class Ahead(Generic[Job, Made]):
    """Results of ``make``, fetched one by one. ``make`` must not depend on the order; jobs and results travel as pickles."""

    def __init__(self, make: Callable[[Job], Made], processes: int | None = None) -> None:
        self._make = make
        self._processes = (processes or min(len(os.sched_getaffinity(0)), MOST)) if sys.platform == "linux" else 1
        self._expected: dict[Job, None] = {}
        self._under_way: dict[Job, Future[Made]] = {}
        self._pool: ProcessPoolExecutor | None = None

    def expect(self, jobs: Iterable[Job]) -> None:
        """Say what will be fetched, in about this order. What is not said is made all the same, but when it is fetched."""
        self._expected = dict.fromkeys(jobs)

    def fetch(self, job: Job) -> Made:
        """Return what is made of the job, or raise what ``make`` raises."""
        self._expected.pop(job, None)
        future = self._under_way.pop(job, None)
        if future is not None:
            self._begin_more()
            try:
                return future.result()
            except BrokenProcessPool:
                self._go_on_alone()
        if len(self._under_way) >= REACH * self._processes:  # full of what was expected before and perhaps is never fetched
            self._under_way.pop(next(iter(self._under_way))).cancel()
        try:
            return self._make(job)
        finally:
            self._begin_more()  # only now: what the first job loads, the processes find loaded

    def stop(self) -> None:
        """Give up what has not been fetched."""
        self._expected.clear()
        self._under_way.clear()
        if self._pool is not None:
            self._pool.shutdown(wait=False, cancel_futures=True)
            self._pool = None

    def _begin_more(self) -> None:
        if self._pool is None:
            if self._processes == 1 or len(self._expected) < FEWEST:
                return
            self._pool = ProcessPoolExecutor(self._processes, get_context("fork"), _begin, (self._make,))
        try:
            while self._expected and len(self._under_way) < REACH * self._processes:
                job = next(iter(self._expected))
                self._under_way[job] = self._pool.submit(_made, job)
                del self._expected[job]
        except BrokenProcessPool:
            self._go_on_alone()
        if not self._under_way:
            self.stop()

    def _go_on_alone(self) -> None:
        """Make the rest here: a process was killed, perhaps for want of memory."""
        self.stop()
        self._processes = 1


_make: Callable[[Any], Any]


def _begin(make: Callable[[Any], Any]) -> None:
    """Prepare a new process: Ctrl-C is the first one's matter, and without that one nothing is left to do."""
    global _make  # noqa: PLW0603  # the function itself cannot be sent
    _make = make
    # A thread of the first process, such as draws Pelican's spinner, may have held what a log or a stream waits for.
    sys.stdout = sys.stderr = os.fdopen(os.dup(STDERR), "w")
    logging.getLogger().handlers.clear()  # now it writes to stderr
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    Thread(target=_end_with_parent, daemon=True).start()


def _made(job: Any) -> Any:
    return _make(job)


def _end_with_parent() -> None:
    parent = parent_process()
    assert parent is not None
    connection.wait([parent.sentinel])
    os._exit(1)
