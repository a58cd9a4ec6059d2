"""Paths as named in the command -> articles: files, all that can be converted below folders, standard input."""

from __future__ import annotations

import argparse
import os
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from .companions import Companions, read_companions
from .convert import can_convert, convert, keys
from .errors import InputError
from .model import Article, Options, Recurring
from .recurring import count_folders

__all__ = ["STDIN", "Result", "names_several", "read_file", "results"]

STDIN: Final = "-"


@dataclass(frozen=True, slots=True)
class Result:
    """One input with what became of it; ``relative`` is its path below the folder that was named."""

    path: str
    relative: Path
    outcome: Article | InputError


def names_several(paths: Sequence[str]) -> bool:
    """Tell whether the paths may be more than one file."""
    return len(paths) > 1 or (paths[0] != STDIN and Path(paths[0]).is_dir())


def results(namespace: argparse.Namespace) -> Iterator[Result]:
    """Convert what the command names, one by one; a file at fault is a result too."""
    inputs = list(_inputs(namespace.paths))
    folders = {} if namespace.alone else _folders(path for path, _relative in inputs)
    for path, relative in inputs:
        recurring = folders.get(str(Path(path).parent), Recurring())
        try:
            data, suffix = _read(path, namespace.suffix)
            beside = Companions() if path == STDIN else read_companions(Path(path), path)
            named = (relative.name, Path(path).parent.name)
            options = Options(namespace.mark_from, *named, recurring, beside.sidecar.facts, beside.corrections)
            outcome: Article | InputError = convert(data, suffix, options)
        except InputError as error:
            outcome = error
        yield Result(path, relative, outcome)


def _folders(paths: Iterable[str]) -> dict[str, Recurring]:
    """Find out which lines recur in the files of each folder, as far as they are named."""
    files = [Path(path) for path in paths if path != STDIN and can_convert(path) and Path(path).is_file()]
    crowded = {folder for folder, count in Counter(file.parent for file in files).items() if count > 1}
    return count_folders((str(file.parent), _keys(file)) for file in files if file.parent in crowded)


def _keys(file: Path) -> dict[int, int]:
    try:
        return keys(file.read_bytes(), file.suffix)
    except OSError:  # told when the file is converted
        return {}


def _inputs(paths: Iterable[str]) -> Iterator[tuple[str, Path]]:
    """List files as named and, for a folder, the convertible files below it in the order of their names."""
    for path in paths:
        if path != STDIN and Path(path).is_dir():
            for folder, subfolders, names in os.walk(path):
                subfolders.sort()
                for name in sorted(names):
                    found = Path(folder, name)
                    if can_convert(name) and not name.startswith("."):
                        yield str(found), found.relative_to(path)
        else:
            yield path, Path("stdin" if path == STDIN else Path(path).name)


def _read(path: str, form: str | None) -> tuple[bytes, str]:
    if path == STDIN:
        data = sys.stdin.buffer.read()
        looks_html = data[:200].lstrip(b"\xef\xbb\xbf \t\r\n").lower().startswith((b"<!doctype", b"<html", b"<?xml", b"<head"))
        is_html = form == "html" if form else looks_html
        return data, ".html" if is_html else ".txt"
    return read_file(path)


def read_file(path: str) -> tuple[bytes, str]:
    """Return a file's bytes and its suffix; raise InputError where there is none."""
    file = Path(path)
    if not file.exists():
        raise InputError("there is no such file")
    if not file.is_file():
        raise InputError("this is no regular file")  # a FIFO would wait for ever
    try:
        return file.read_bytes(), file.suffix
    except OSError as error:
        raise InputError(f"cannot be read: {error.strerror}") from None
