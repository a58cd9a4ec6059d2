"""The command ``pelican-offprint split``: write each article of a press database's export to a file of its own."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from .conversions import read_file
from .decode import decode
from .errors import InputError
from .layouts.parts import parts_of

__all__ = ["add_split"]

OK, FAILED = 0, 1


def add_split(commands: Any, epilog: str) -> None:
    """Add the command to those of the parser."""
    summary = "write each article of a press database's export to a file of its own"
    command = commands.add_parser("split", help=summary, description=summary, epilog=epilog)
    command.set_defaults(run=_split)
    command.add_argument("paths", nargs="+", metavar="FILE", help="a text file that Nexis, Factiva or ProQuest exported")
    command.add_argument("-o", "--output", type=Path, metavar="DIR", required=True, help="write the articles here")


def _split(namespace: argparse.Namespace) -> int:
    status = OK
    for path in map(Path, namespace.paths):
        try:
            for said in _write_parts(path, namespace.output):
                print(said, file=sys.stderr)
        except InputError as error:
            status = FAILED
            print(error.at(str(path)), file=sys.stderr)
    return status


def _write_parts(path: Path, folder: Path) -> Iterator[str]:
    """Write the articles and yield what there is to say; raise InputError for a file that does not hold several."""
    decoded = decode(read_file(path))
    parts = parts_of(decoded)
    if not parts:
        raise InputError("does not hold several articles that Nexis, Factiva or ProQuest exported; nothing written")
    lines = decoded.text.split("\n")
    folder.mkdir(parents=True, exist_ok=True)
    after = 0
    for number, part in enumerate(parts, 1):
        begin, end = part.lines
        yield from _left_out(path, lines, after, begin - 1)
        _write(folder / f"{path.stem}-{number:0{len(str(len(parts)))}}.txt", "\n".join(lines[begin - 1 : end]))
        after = end
    yield from _left_out(path, lines, after, len(lines))
    yield f"{path}: {len(parts)} articles of {parts[0].database}, now in {folder}"


def _write(target: Path, text: str) -> None:
    """Write an article's file; raise InputError where another text has its name."""
    data = (text.strip("\n") + "\n").encode()
    if target.exists() and target.read_bytes() != data:
        raise InputError(f"{target} exists and is another text; it is not written over")
    target.write_bytes(data)


def _left_out(path: Path, lines: list[str], begin: int, end: int) -> Iterator[str]:
    own = [number for number, line in enumerate(lines[begin:end], begin + 1) if line.strip()]
    if own:
        yield f"{path}:{own[0]}: lines {own[0]}-{own[-1]} are of no article; not written"
