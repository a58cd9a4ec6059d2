"""Bytes of one format -> Source; one module a format, one row in READERS each."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from ..model import Source
from .html import read_html
from .text import read_text

__all__ = ["READERS"]

READERS: Final[dict[str, Callable[[bytes], Source]]] = {
    ".htm": read_html,
    ".html": read_html,
    ".txt": read_text,
    ".xhtml": read_html,
}
