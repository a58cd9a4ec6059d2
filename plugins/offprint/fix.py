"""The command ``pelican-offprint fix``: write what a person corrects in an article into the file beside it.

What is given as options is added to the file; without options an editor opens it, with all that can be corrected as
comments. Either way it is checked before the command ends.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import shlex
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final

import tomlkit

from .companions import CORRECTIONS, read_companions
from .conversions import read_file
from .convert import convert
from .corrections import DIGEST, LINES
from .errors import InputError
from .model import Article, Field, Options
from .site.metadata import values_of
from .toml_text import FIELDS, SEVERAL

__all__ = ["add_fix"]

EDITORS: Final = ("VISUAL", "EDITOR")
SHOWN: Final = 60  # characters of a line in a comment


def add_fix(commands: Any, epilog: str) -> None:
    """Add the command to those of the parser."""
    summary = "correct an article by hand: its lines, its facts"
    command = commands.add_parser(
        "fix", help=summary, description=f"{summary}. Without options an editor opens.", epilog=epilog
    )
    command.set_defaults(run=_fix)
    command.add_argument("path", metavar="FILE", help="the article's file")
    command.add_argument(
        "--line",
        nargs=2,
        action="append",
        default=[],
        metavar=("LINES", "LABEL"),
        help='what lines are, for example: --line 33-35 "excerpt of New York Times" --line 12 paragraph',
    )
    for key, field in FIELDS.items():
        several = {"action": "append"} if field in SEVERAL else {}
        more = "; may be given again" if several else ""
        command.add_argument(f"--{key}", metavar="TEXT", help=f'what this is; "" for not stated{more}', **several)


def _fix(namespace: argparse.Namespace) -> int:
    path = Path(namespace.path)
    target = path.with_suffix(CORRECTIONS)
    given = {key: getattr(namespace, key) for key in FIELDS if getattr(namespace, key) is not None}
    try:
        data, suffix = read_file(path), path.suffix
        before = target.read_text(encoding="utf-8") if target.is_file() else ""
        if given or namespace.line:
            document = tomlkit.parse(before)
            _add(document, given, namespace.line, hashlib.sha256(data).hexdigest())
            after = tomlkit.dumps(document)
        else:
            after = before or template(convert(data, suffix, Options(file_name=path.name)), path.name)
        target.write_text(after, encoding="utf-8")
        is_done = bool(given or namespace.line) or _edit(target)
        _check(data, suffix, path)
    except (InputError, OSError, tomlkit.exceptions.TOMLKitError) as error:
        print(_told(error, namespace.path, target), file=sys.stderr)
        return 1
    print(f"{target} is written{'' if is_done else '; set EDITOR to have it opened'}.")
    return 0


def _told(error: Exception, path: str, target: Path) -> str:
    if isinstance(error, InputError):
        return error.at(path)
    return f"{target}: {f'cannot be written: {error.strerror}' if isinstance(error, OSError) else f'no valid TOML: {error}'}"


def _add(document: Any, given: Mapping[str, Any], lines: list[list[str]], sha256: str) -> None:
    """Add corrections to those that a file has; what was said of the same field or lines before is replaced.

    Raise InputError where lines would be added to those of another version, which nobody has checked against this one.
    """
    is_stale = LINES in document and document.get(DIGEST, sha256) != sha256
    if is_stale and lines:
        raise InputError(f'the lines corrected before are another version\'s; check them, then write {DIGEST} = "{sha256}"')
    if not is_stale:
        document[DIGEST] = sha256
    for key, value in given.items():
        document[key] = [one for one in value if one] if isinstance(value, list) else value
    if lines and LINES not in document:
        document[LINES] = tomlkit.table()
    for place, label in lines:
        document[LINES][place] = label


def template(article: Article, name: str) -> str:
    """Return a file of corrections that corrects nothing yet, with what the article has now as comments."""
    return "\n".join(_template(article, name)) + "\n"


def _template(article: Article, name: str) -> Iterator[str]:
    yield f"# What is wrong in {name}: take the # from a line and change what it says. See docs/corrections.md."
    yield f"{DIGEST} = {_quoted(article.sha256)}"
    values = values_of(article)
    for key, field in FIELDS.items():
        own = values[field]
        shown = f"[{', '.join(map(_quoted, own))}]" if field in SEVERAL else _quoted(own[0] if own else "")
        yield f"# {key} = {shown}"
    yield f"\n[{LINES}]"
    for _order, place, label, text in sorted(_lines(article)):
        yield f"# {_quoted(place)} = {_quoted(label)}  # {' '.join(text.split())[:SHOWN]}"


def _lines(article: Article) -> Iterator[tuple[tuple[int, ...], str, str, str]]:
    """Yield each block with its order in the file, its place, what it is and its words."""
    for block in article.body:
        label = f"{block.label} of {block.source}" if block.source else str(block.label)
        yield _order(block.place), block.place, label, block.text
    for dropped in article.dropped:
        yield _order(dropped.place), dropped.place, str(dropped.label), dropped.text
    for moved in article.moved:
        label = "credit" if moved.field is Field.CREDITS else str(moved.field)
        yield _order(moved.place), moved.place, label, moved.text


def _order(place: str) -> tuple[int, ...]:
    return tuple(map(int, place.split(".")))


def _quoted(text: str) -> str:
    return tomlkit.item(text).as_string()


def _edit(target: Path) -> bool:
    """Open the file in the editor that the person chose; return False when they chose none."""
    editor = next((os.environ[name] for name in EDITORS if os.environ.get(name)), None)
    if editor is None:
        return False
    if subprocess.run([*shlex.split(editor), str(target)], check=False).returncode:  # noqa: S603  # the person's own choice
        raise InputError(f"{editor} ended with an error; {target} stays as it is")
    return True


def _check(data: bytes, suffix: str, path: Path) -> None:
    """Convert with the corrections, so that what is wrong in them is said now."""
    found = read_companions(path, str(path)).corrections
    made = convert(data, suffix, Options(file_name=path.name, corrections=found))
    if made.stale:
        print(f"{path}: {made.stale} was made for another version of this file; its lines are not corrected", file=sys.stderr)
