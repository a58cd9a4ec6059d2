"""Blocks -> which of them are the article and what the others say, where a press database wrote the file.

Nexis, Factiva and ProQuest export articles as text with fields around them: lines with a name (lines.py), and above the text
some without (heads.py). A file is taken for an export only where it has the lines that all of that database's have.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from ..features import matchable
from ..model import Block
from .heads import UNNAMED
from .lines import Said, opens, said_by

__all__ = ["DATABASES", "Export", "read_export"]

# The databases, and the kind of line above the text by which a file of each is known.
OPENING: Final = {"Nexis": "size", "Factiva": "size", "ProQuest": "body"}
DATABASES: Final = tuple(OPENING)
LONGEST_HEAD: Final = 30  # lines among which the text begins
TO_TEXT: Final = 10  # lines from an article's length to the last of its head, where nothing heads the text
BETWEEN: Final = 2  # lines of values between two lines of the tail that have a name
GRAPHIC: Final = 4  # lines from "Graphic" to what follows the captions
PROSE: Final = 25  # words of a line that is a paragraph


@dataclass(frozen=True, slots=True)
class Export:
    """A file's blocks by their places, from 0: those of the text, and what each other one says; ``title`` where it is known."""

    text: tuple[int, ...]
    said: Mapping[int, Said]
    title: int | None


def read_export(blocks: Sequence[Block]) -> Export | None:
    """Read a file's blocks; None for a file that no press database wrote."""
    first = [matchable(block.text) for block in blocks[:LONGEST_HEAD]]
    for database, kind in OPENING.items():
        opening = next((at for at, text in enumerate(first) if opens(database, kind, text)), None)
        if opening is not None:
            return _read(database, [matchable(block.text) for block in blocks], opening)
    return None


def _read(database: str, texts: Sequence[str], opening: int) -> Export | None:
    head = _head(database, texts, opening)
    begin = len(head)
    tail = _tail(database, texts, begin, head)
    if all(said.kind != "end" for said in tail.values()):
        return None
    among = {at: one for at in range(begin, min(tail)) if (one := said_by(database, "text", texts[at]))}
    title = next((at for at, said in head.items() if said.kind == "title"), None)
    text = tuple(at for at in range(begin, min(tail)) if at not in among)
    return Export(text, head | among | tail, title) if text else None


def _head(database: str, texts: Sequence[str], opening: int) -> dict[int, Said]:
    """Return what each line above the text says: by its name, by one on the line above, or by where it stands."""
    named = {at: one for at, text in enumerate(texts[:LONGEST_HEAD]) if (one := said_by(database, "head", text))}
    begin = 1 + _last_of_head(named, opening)
    said = {at: own for at, own in named.items() if at < begin}
    for at in [at for at, own in said.items() if own.is_told_below and at + 1 < begin and at + 1 not in named]:
        said[at + 1] = said[at]._replace(value=texts[at + 1])
        said[at] = said[at]._replace(kind="other")
    unnamed = [at for at in range(begin) if at not in said]
    known = {own.kind for own in said.values()}
    kinds = {at: kind for kind, at in UNNAMED[database](texts, unnamed, opening) if kind not in known}
    why = f"stands above the text in an export of {database}"
    said.update((at, Said(kinds.get(at, "other"), why, texts[at])) for at in unnamed)
    return said


def _last_of_head(named: Mapping[int, Said], opening: int) -> int:
    """Return the line that heads the text; without one, who owns the article is said last, or else what the database adds."""
    heads = [at for at, said in named.items() if said.kind == "body"]
    near = [at for at in named if opening <= at <= opening + TO_TEXT]
    return heads[0] if heads else max([at for at in near if named[at].kind == "copyright"] or near)


def _tail(database: str, texts: Sequence[str], begin: int, head: Mapping[int, Said]) -> dict[int, Said]:
    """Return what each line below the text says; it ends where nothing but lines with a name and their values follow."""
    first, named = len(texts), dict[int, Said]()
    for at in reversed(range(begin, len(texts))):
        if one := said_by(database, "tail", texts[at]):
            first, named[at] = at, one
        elif first - at > BETWEEN or len(texts[at].split()) >= PROSE:
            break
    for at in range(max(begin, first - GRAPHIC), first):  # captions may be as long as a paragraph
        if (one := said_by(database, "tail", texts[at])) and one.kind == "graphic":
            first, named[at] = at, one
            break
    if first > begin + 1 and _is_owner(texts[first - 1], [texts[at] for at, own in head.items() if own.kind == "copyright"]):
        first -= 1
    adds = Said("other", f"stands below the text in an export of {database}")
    return {at: named.get(at, adds) for at in range(first, len(texts))}


def _is_owner(text: str, copyrights: Sequence[str]) -> bool:
    """Tell the publisher's name that Factiva puts under the text."""
    return any(text.casefold().rstrip(".") in one.casefold() for one in copyrights)
