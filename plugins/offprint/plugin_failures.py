"""Pelican's log -> the plugins that it could not use. Pelican alone goes on without them; we stop the build.

Watched from the import of the package on, which comes before Pelican loads the plugins of a
``PLUGINS`` list. Imports no Pelican.
"""

from __future__ import annotations

import logging
from typing import Final

__all__ = ["take_failures", "watch"]

MESSAGES: Final = ("Cannot load plugin", "Cannot register plugin")  # as Pelican 4.12 begins them


class _Watcher(logging.Handler):
    """Keeps the messages; those of child loggers come here too."""

    def __init__(self) -> None:
        super().__init__(logging.ERROR)
        self.messages: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        if str(record.msg).startswith(MESSAGES):
            self.messages.append(record.getMessage())


_watcher = _Watcher()


def watch() -> None:
    """Listen to Pelican's log; a second call changes nothing."""
    logging.getLogger("pelican").addHandler(_watcher)


def take_failures() -> list[str]:
    """Return the messages so far, each once."""
    messages, _watcher.messages = _watcher.messages, []
    return messages
