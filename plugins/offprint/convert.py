"""(bytes, suffix) -> Article: the whole pipeline in one place. Pure: no file, no log, no Pelican.

``keys`` is what the pipeline learns of a file for the others of its folder (recurring.py).
"""

from __future__ import annotations

import gc
import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import PurePath

from .assemble import assemble
from .corrections import correct_lines
from .errors import InputError
from .features import matchable
from .label import label
from .model import Article, Options, Source
from .readers import READERS, TEXTS
from .recurring import keys_of

__all__ = ["can_convert", "convert", "keys"]

DEFAULTS = Options()


def can_convert(path: str) -> bool:
    """Tell from the name whether a file is of a format that is read here."""
    return PurePath(path).suffix.lower() in READERS


def convert(data: bytes, suffix: str, options: Options = DEFAULTS) -> Article:
    """Convert one file; ``suffix`` such as ".txt" says its format. Raise InputError for bad input."""
    read = READERS.get(suffix.lower())
    if read is None:
        raise InputError(f"files of type {suffix or '(none)'} are not read; known: {', '.join(READERS)}")
    with _collector_paused():
        return _converted(read(data), hashlib.sha256(data).hexdigest(), options)


def _converted(source: Source, sha256: str, options: Options) -> Article:
    labelled = label(source.blocks, recurring=options.recurring)
    corrections = options.corrections
    if corrections.sha256 not in ("", sha256):
        return replace(assemble(source, labelled, sha256, options), stale=corrections.name)
    return assemble(source, correct_lines(labelled, corrections), sha256, options)


@contextmanager
def _collector_paused() -> Iterator[None]:
    """Keep Python from searching the thousands of new objects of a file for cycles over and over; next to none are in any."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


def keys(data: bytes, suffix: str) -> dict[int, int]:
    """Return the keys of a file's lines with their lengths; nothing for a file that cannot be read."""
    try:
        return keys_of(map(matchable, TEXTS[suffix.lower()](data)))
    except InputError:  # told when the file is converted
        return {}
