"""Blocks -> which of them are the article and what the others say, where a text's layout is known.

Nexis, Factiva and ProQuest export articles as text with fields around them, and Wikipedia's pages are all alike: there are
lines with a name (lines.py), and above the text some without (heads.py). A file is taken for one of these only where it has
the lines that all of them have.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from ..features import matchable
from ..model import Block
from .heads import UNNAMED
from .lines import KINDS, Said, may_open, opens, said_by

__all__ = ["Layout", "read_layout"]


HEADING: Final = frozenset({"body", "site"})  # kinds of lines that head the text
UNNAMED_ARE: Final = {
    "title": "its title",
    "byline": "its authors",
    "section": "its section",
    "published": "its date",
    "publisher": "the paper's name",
    "other": "notes and controls",
}
TO_TEXT: Final = 10  # lines from an article's length to the last of its head, where nothing heads the text
BETWEEN: Final = 2  # lines of values between two lines of the tail that have a name
GRAPHIC: Final = 4  # lines from "Graphic" to what follows the captions
SENTENCE: Final = 12  # words of a line that is no control, title or heading
PROSE: Final = 25  # words of a line that is a paragraph


@dataclass(frozen=True, slots=True)
class Layout:
    """A file's blocks by their places, from 0: those of the text, and what each other one says; ``title`` where it is known.

    ``headings`` are those of the text over which one may change what stands below.
    """

    text: tuple[int, ...]
    said: Mapping[int, Said]
    title: int | None
    headings: frozenset[int] = frozenset()


def read_layout(blocks: Sequence[Block]) -> Layout | None:
    """Read the blocks of stripped text; None for a file whose layout is none of these."""
    longest = max(kind.longest_head for kind in KINDS.values())
    if not any(may_open(block.text) for block in blocks[:longest]):  # as in nearly all files
        return None
    first = [matchable(block.text) for block in blocks[:longest]]
    for database, kind in KINDS.items():
        head = enumerate(first[: kind.longest_head])
        opening = next((at for at, text in head if opens(database, text)), None)
        if opening is not None:
            return _read(database, [matchable(block.text) for block in blocks], opening)
    return None


def _read(database: str, texts: Sequence[str], opening: int) -> Layout | None:
    head = _head(database, texts, opening)
    begin = len(head)
    tail = _tail(database, texts, begin, head)
    title = next((at for at, said in head.items() if said.kind == "title"), None)
    is_ended = any(said.kind == "end" for said in tail.values())
    # "From Wikipedia, the free encyclopedia" may stand over what a text quotes.
    is_all = title is not None and all(len(texts[at].split()) < SENTENCE for at in head)
    if not (is_ended if KINDS[database].is_ended else is_all):
        return None
    end = min(tail, default=len(texts))
    among = {at: one for at in range(begin, end) if (one := said_by(database, "text", texts[at]))}
    text = tuple(at for at in range(begin, end) if at not in among)
    headings = frozenset(at - 1 for at, said in among.items() if said.kind == "edit") & set(text)
    return Layout(text, head | among | tail, title, headings) if text else None


def _head(database: str, texts: Sequence[str], opening: int) -> dict[int, Said]:
    """Return what each line above the text says: by its name, by one on the line above, or by where it stands."""
    named = {
        at: one for at, text in enumerate(texts[: KINDS[database].longest_head]) if (one := said_by(database, "head", text))
    }
    begin = 1 + _last_of_head(named, opening)
    said = {at: own for at, own in named.items() if at < begin}
    for at in [at for at, own in said.items() if own.is_told_below and at + 1 < begin and at + 1 not in named]:
        said[at + 1] = said[at]._replace(value=texts[at + 1])
        said[at] = said[at]._replace(kind="other")
    unnamed = [at for at in range(begin) if at not in said]
    known = {own.kind for own in said.values()}
    kinds = {at: kind for kind, at in UNNAMED[database](texts, unnamed, opening) if kind not in known}
    for at in unnamed:
        kind = kinds.get(at, "other")
        said[at] = Said(kind, f"stands where a text from {database} has {UNNAMED_ARE[kind]}", texts[at])
    return said


def _last_of_head(named: Mapping[int, Said], opening: int) -> int:
    """Return the line that heads the text; without one, who owns the article is said last, or else what the database adds."""
    heads = [at for at, said in named.items() if said.kind in HEADING]
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
    adds = Said("other", f"stands among the lines below a text from {database}")
    return {at: named.get(at, adds) for at in range(first, len(texts))}


def _is_owner(text: str, copyrights: Sequence[str]) -> bool:
    """Tell the publisher's name that Factiva puts under the text."""
    return any(text.casefold().rstrip(".") in one.casefold() for one in copyrights)
