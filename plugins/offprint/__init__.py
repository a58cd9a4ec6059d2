"""Offprint: raw text of articles -> clean Markdown -> a Pelican site that says where it came from."""

from __future__ import annotations

from .plugin_failures import watch

__all__ = ["__version__", "register"]

__version__ = "0.1.0"

watch()


def register() -> None:
    """Connect to Pelican's signals; what may fail waits for ``initialized``, where Pelican reports it."""
    from .plugin import connect

    connect()
