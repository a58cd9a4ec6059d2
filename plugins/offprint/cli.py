"""The command ``pelican-offprint``: convert, explain, check, fix and split from the shell.

Exit status: 0 all well; 1 a file could not be converted; 2 the command was called wrongly.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

from . import __version__
from .divide import add_split
from .errors import InputError, SettingError
from .explain import explain
from .fix import add_fix
from .inputs import Result, names_several, results
from .model import Article, Options
from .record import error_record, record
from .review import remarks
from .write import write

if TYPE_CHECKING:
    from rich.console import Console

__all__ = ["main"]

OK, FAILED, USAGE = 0, 1, 2
EPILOG: Final = "exit status: 0 all well, 1 a file could not be converted, 2 called wrongly"


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
    add_fix(commands, EPILOG)
    add_split(commands, EPILOG)
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
    command.add_argument(
        "--processes",
        type=_count,
        metavar="N",
        help="at most so many processes (default: as many as cores, up to 8; one where the system is not Linux)",
    )
    if name == "convert":
        command.add_argument("--to", choices=["markdown", "json"], default="markdown", help="default: markdown")
        command.add_argument("-o", "--output", type=Path, metavar="DIR", help="write a file for each article here")


def _confidence(text: str) -> float:
    value = float(text)
    if not 0 <= value <= 1:
        raise argparse.ArgumentTypeError(f"{text} is not between 0 and 1")
    return value


def _count(text: str) -> int:
    value = int(text)
    if value < 1:
        raise argparse.ArgumentTypeError(f"{text} is less than 1")
    return value


def _convert(namespace: argparse.Namespace) -> int:
    status = OK
    several = namespace.output is None and namespace.to == "markdown" and names_several(namespace.paths)
    for result in results(namespace):
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


def _as_text(result: Result, form: str) -> str:
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
    for result in results(namespace):
        if isinstance(result.outcome, InputError):
            status = FAILED
            print(result.outcome.at(result.path), file=sys.stderr)
            continue
        explain(result.outcome, result.path, console)
    return status


def _check(namespace: argparse.Namespace) -> int:
    failed = looked_at = total = 0
    for result in results(namespace):
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
