"""Files -> their articles, and the keys of their lines."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from .companions import read_companions
from .convert import convert, keys
from .errors import InputError
from .model import Article, Options, Recurring
from .sidecar import Sidecar

__all__ = ["Conversion", "File", "convert_file", "keys_of_file", "read_file"]


class File(NamedTuple):
    """A file to convert; ``shown`` is its path in messages, ``folder`` whose recurring lines count, by its key."""

    path: Path
    shown: str
    folder: str
    folder_name: str


class Conversion(NamedTuple):
    """An article, and what is said of it beside its file."""

    article: Article
    sidecar: Sidecar


def read_file(path: Path) -> bytes:
    """Return a file's bytes; raise InputError where there is none to read."""
    if not path.exists():
        raise InputError("there is no such file")
    if not path.is_file():
        raise InputError("this is no regular file")  # a FIFO would wait for ever
    try:
        return path.read_bytes()
    except OSError as error:
        raise InputError(f"cannot be read: {error.strerror}") from None


def convert_file(mark_from: float, folders: Mapping[str, Recurring], file: File) -> Conversion:
    """Convert a file; ``folders`` is what recurs in each, by its key. Raise InputError for a file at fault."""
    data = read_file(file.path)
    sidecar, corrections = read_companions(file.path, file.shown)
    recurring = folders.get(file.folder, Recurring())
    options = Options(mark_from, file.path.name, file.folder_name, recurring, sidecar.facts, corrections)
    return Conversion(convert(data, file.path.suffix, options), sidecar)


def keys_of_file(path: Path) -> dict[int, int]:
    """Return the keys of a file's lines with their lengths; none of a file that cannot be read."""
    try:
        return keys(path.read_bytes(), path.suffix)
    except OSError:  # told when the file is converted
        return {}
