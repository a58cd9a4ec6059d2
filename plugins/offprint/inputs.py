"""Paths as named in the command -> articles: files, all that can be converted below folders, standard input."""

from __future__ import annotations

import argparse
import os
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Final

from .ahead import Ahead
from .conversions import File, convert_file, keys_of_file
from .convert import can_convert, convert
from .errors import InputError
from .model import Article, Options, Recurring
from .recurring import count_folders

__all__ = ["STDIN", "Result", "names_several", "results"]

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
    folders = {} if namespace.alone else _folders((path for path, _relative in inputs), namespace.processes)
    conversions = Ahead(partial(convert_file, namespace.mark_from, folders), namespace.processes)
    conversions.expect(_file(path) for path, _relative in inputs if path != STDIN)
    for path, relative in inputs:
        try:
            is_file = path != STDIN
            outcome: Article | InputError = conversions.fetch(_file(path)).article if is_file else _from_stdin(namespace)
        except InputError as error:
            outcome = error
        yield Result(path, relative, outcome)


def _file(path: str) -> File:
    parent = Path(path).parent
    return File(Path(path), path, str(parent), parent.name)


def _from_stdin(namespace: argparse.Namespace) -> Article:
    data = sys.stdin.buffer.read()
    looks_html = data[:200].lstrip(b"\xef\xbb\xbf \t\r\n").lower().startswith((b"<!doctype", b"<html", b"<?xml", b"<head"))
    is_html = namespace.suffix == "html" if namespace.suffix else looks_html
    return convert(data, ".html" if is_html else ".txt", Options(namespace.mark_from, "stdin"))


def _folders(paths: Iterable[str], processes: int | None) -> dict[str, Recurring]:
    """Find out which lines recur in the files of each folder, as far as they are named."""
    files = [Path(path) for path in paths if path != STDIN and can_convert(path) and Path(path).is_file()]
    crowded = {folder for folder, count in Counter(file.parent for file in files).items() if count > 1}
    files = [file for file in files if file.parent in crowded]
    keys = Ahead(keys_of_file, processes)
    keys.expect(files)
    return count_folders((str(file.parent), keys.fetch(file)) for file in files)


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
