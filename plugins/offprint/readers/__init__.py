"""Bytes of one format -> Source; one module a format, one row in READERS each."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from ..model import Source
from .html import read_html, texts_of_page
from .text import read_text, texts_of_file

__all__ = ["READERS", "TEXTS"]

READERS: Final[dict[str, Callable[[bytes], Source]]] = {
    ".htm": read_html,
    ".html": read_html,
    ".txt": read_text,
    ".xhtml": read_html,
}
# The same files -> their blocks' texts alone, which takes a fraction of the time.
TEXTS: Final[dict[str, Callable[[bytes], list[str]]]] = {
    ".htm": texts_of_page,
    ".html": texts_of_page,
    ".txt": texts_of_file,
    ".xhtml": texts_of_page,
}
