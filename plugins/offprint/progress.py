"""A progress bar for a build: shown on a terminal only, and only when the build takes its time."""

from __future__ import annotations

import time
from typing import Final

from pelican.log import console
from rich.progress import Progress

__all__ = ["BuildProgress"]

PATIENCE: Final = 1.0  # seconds before the bar shows


class BuildProgress:
    """Counts the steps of a build; one bar, which begins anew with each new description."""

    def __init__(self) -> None:
        self._started = time.monotonic()
        self._bar: Progress | None = None
        self._description = ""
        self._done = 0

    def advance(self, description: str, total: int | None = None) -> None:
        """Count one step of what the description names; ``total`` is None while it is not known."""
        self._done = self._done + 1 if description == self._description else 1
        if self._bar is None:
            if not console.is_terminal or time.monotonic() - self._started < PATIENCE:
                self._description = description
                return
            self._bar = Progress(console=console, transient=True)
            self._bar.add_task(description, total=total)
            self._bar.start()
        task = self._bar.tasks[0]
        if description != self._description:
            self._description = description
            self._bar.reset(task.id, total=total, description=description)
        self._bar.update(task.id, completed=self._done, total=total)

    def stop(self) -> None:
        """Take the bar away."""
        if self._bar is not None:
            self._bar.stop()
            self._bar = None
