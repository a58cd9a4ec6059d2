"""The command ``pelican-offprint``: convert, explain and check from the shell.

Exit status: 0 all well; 1 a file could not be converted; 2 the command was called wrongly.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from . import __version__
from .companions import read_companions
from .convert import can_convert, convert, keys
from .errors import InputError, SettingError
from .explain import explain
from .model import Article, Options, Recurring
from .record import error_record, record
from .recurring import count_folders
from .review import remarks
from .sidecar import Sidecar
from .write import write

if TYPE_CHECKING:
    from rich.console import Console

__all__ = ["main"]

STDIN: Final = "-"
OK, FAILED, USAGE = 0, 1, 2
EPILOG: Final = "exit status: 0 all well, 1 a file could not be converted, 2 called wrongly"


@dataclass(frozen=True, slots=True)
class _Result:
    """One input with what became of it; ``relative`` is its path below the folder that was named."""

    path: str
    relative: Path
    outcome: Article | InputError


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command and return its exit status."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    namespace = _parser().parse_args(arguments)
    try:
        status: int = namespace.run(namespace)
        sys.stdout.flush()
    except BrokenPipeError:
        # The reader of the pipe has seen enough; keep the interpreter from complaining at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return OK
    except SettingError as error:
        print(f"pelican-offprint: {error}", file=sys.stderr)
        return USAGE
    except KeyboardInterrupt:
        return 130
    return status


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="pelican-offprint",
        description="Turn the raw text or HTML of articles into clean Markdown with source attribution.",
        epilog=EPILOG,
    )
    parser.add_argument("--version", action="version", version=f"%(prog)s {__version__}")
    commands = parser.add_subparsers(title="commands", required=True, metavar="COMMAND")
    for name, run, summary in (
        ("convert", _convert, "write clean Markdown, or the conversion record as JSON lines"),
        ("explain", _explain, "show each line with its label, confidence and reason"),
        ("check", _check, "list what needs a look; exit status 1 if anything failed"),
    ):
        command = commands.add_parser(name, help=summary, description=summary, epilog=EPILOG)
        command.set_defaults(run=run)
        _add_arguments(command, name)
    return parser


def _add_arguments(command: argparse.ArgumentParser, name: str) -> None:
    command.add_argument("paths", nargs="+", metavar="FILE", help="a file, a folder, or - for standard input")
    command.add_argument(
        "--from", dest="suffix", choices=["text", "html"], help="the format of standard input (default: by its look)"
    )
    command.add_argument(
        "--mark-from",
        type=_confidence,
        default=Options().mark_from,
        metavar="C",
        help="least confidence, 0 to 1, of an excerpt that is shown as one (default: %(default)s)",
    )
    command.add_argument(
        "--alone", action="store_true", help="convert each file by itself, without what recurs in the others of its folder"
    )
    if name == "convert":
        command.add_argument("--to", choices=["markdown", "json"], default="markdown", help="default: markdown")
        command.add_argument("-o", "--output", type=Path, metavar="DIR", help="write a file for each article here")


def _confidence(text: str) -> float:
    value = float(text)
    if not 0 <= value <= 1:
        raise argparse.ArgumentTypeError(f"{text} is not between 0 and 1")
    return value


def _convert(namespace: argparse.Namespace) -> int:
    status = OK
    several = namespace.output is None and namespace.to == "markdown" and _names_several(namespace.paths)
    for result in _results(namespace):
        if isinstance(result.outcome, Article) and result.outcome.absent:
            print(f"{result.path}: no article found: {result.outcome.absent}", file=sys.stderr)
            if namespace.to == "markdown":
                continue
        if isinstance(result.outcome, InputError):
            status = FAILED
            print(result.outcome.at(result.path), file=sys.stderr)
            if namespace.to == "json" and namespace.output is None:
                print(json.dumps(error_record(result.outcome, result.path), ensure_ascii=False))
            continue
        text = _as_text(result, namespace.to)
        if namespace.output is not None:
            _save(namespace.output, result.relative, text, ".json" if namespace.to == "json" else ".md")
        else:
            sys.stdout.write(text + ("\n" if several else ""))
    return status


def _as_text(result: _Result, form: str) -> str:
    assert isinstance(result.outcome, Article)
    if form == "json":
        return json.dumps(record(result.outcome, result.path), ensure_ascii=False) + "\n"
    return write(result.outcome)


def _save(folder: Path, relative: Path, text: str, suffix: str) -> None:
    """Write beside its like; a.txt and a.html of one folder keep their suffix in the name."""
    target = folder / relative.with_name(relative.name + suffix)
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(text, encoding="utf-8")


def _explain(namespace: argparse.Namespace) -> int:
    status = OK
    console = _console()
    for result in _results(namespace):
        if isinstance(result.outcome, InputError):
            status = FAILED
            print(result.outcome.at(result.path), file=sys.stderr)
            continue
        explain(result.outcome, result.path, console)
    return status


def _check(namespace: argparse.Namespace) -> int:
    failed = looked_at = total = 0
    for result in _results(namespace):
        total += 1
        if isinstance(result.outcome, InputError):
            failed += 1
            print(f"{result.outcome.at(result.path)} [failed]")
            continue
        found = remarks(result.outcome)
        looked_at += bool(found)
        for remark in found:
            place = result.path if remark.line is None else f"{result.path}:{remark.line}"
            print(f"{place}: {remark.text}")
    files = "file" if total == 1 else "files"
    print(f"{total} {files}: {failed} failed, {looked_at} to look at", file=sys.stderr)
    return FAILED if failed else OK


def _console() -> Console:
    from rich.console import Console

    return Console(highlight=False, soft_wrap=True)


def _names_several(paths: Sequence[str]) -> bool:
    return len(paths) > 1 or (paths[0] != STDIN and Path(paths[0]).is_dir())


def _results(namespace: argparse.Namespace) -> Iterator[_Result]:
    inputs = list(_inputs(namespace.paths))
    folders = {} if namespace.alone else _folders(path for path, _relative in inputs)
    for path, relative in inputs:
        recurring = folders.get(str(Path(path).parent), Recurring())
        try:
            data, suffix = _read(path, namespace.suffix)
            beside = Sidecar() if path == STDIN else read_companions(Path(path), path)
            options = Options(namespace.mark_from, relative.name, Path(path).parent.name, recurring, beside.facts)
            outcome: Article | InputError = convert(data, suffix, options)
        except InputError as error:
            outcome = error
        yield _Result(path, relative, outcome)


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
    file = Path(path)
    if not file.exists():
        raise InputError("there is no such file")
    if not file.is_file():
        raise InputError("this is no regular file")  # a FIFO would wait for ever
    try:
        return file.read_bytes(), file.suffix
    except OSError as error:
        raise InputError(f"cannot be read: {error.strerror}") from None
