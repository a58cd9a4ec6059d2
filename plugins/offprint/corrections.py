"""What a person corrected in an article -> the labels and facts that it has instead.

``a.fix.toml`` beside ``a.txt`` says it (docs/corrections.md). A block is named by the line that it begins in, the third
of those that begin in line 28 by 28.3. What is wrong in the file is an error with its line; when the article's file has
changed since (its SHA-256 is another), the lines may be others by now, and only the facts are taken. Opens no file.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any, Final

from .dates import find_dates
from .errors import InputError
from .features import matchable
from .model import Block, Correction, Corrections, Label, Labelled
from .people import names_in, written_as_name
from .toml_text import FIELDS, line_of, read_fact, read_toml

__all__ = ["BY_HAND", "DIGEST", "LINES", "correct_lines", "places", "read_corrections"]

BY_HAND: Final = "corrected by hand"
LINES: Final = "lines"
DIGEST: Final = "sha256"
PLACES: Final = re.compile(r"(\d+(?:\.\d+)?)(?:\s*[-–]\s*(\d+(?:\.\d+)?))?")
MEANING: Final = re.compile(r"(\w+)(?:\s+of\s+(.+))?")


def read_corrections(text: str, name: str) -> Corrections:
    """Read corrections; ``name`` is their file's. Raise InputError with the line of what is wrong."""
    values = read_toml(text, {*FIELDS, LINES, DIGEST})
    facts = tuple((FIELDS[key], read_fact(values, key, text)) for key in FIELDS if key in values)
    lines = values.get(LINES, {})
    if not isinstance(lines, dict):
        raise InputError(f"“{LINES}” must be a table: [lines]", line=line_of(text, LINES))
    digest = values.get(DIGEST, "")
    if not isinstance(digest, str):
        raise InputError(f"“{DIGEST}” must be a text", line=line_of(text, DIGEST))
    return Corrections(name, digest, facts, tuple(_correction(key, value, text) for key, value in lines.items()))


def _correction(key: str, value: Any, text: str) -> Correction:
    line = line_of(text, key)
    named = PLACES.fullmatch(key.strip())
    if named is None:
        raise InputError(f'“{key}” names no lines; write "33", "33-35" or "28.3"', line=line)
    meaning = MEANING.fullmatch(value.strip()) if isinstance(value, str) else None
    if meaning is None or meaning[1] not in tuple(Label) or (meaning[2] and meaning[1] != Label.EXCERPT):
        raise InputError(f"“{value}” is no label; write “excerpt of X” or one of {', '.join(Label)}", line=line)
    return Correction(named[1], named[2] or named[1], Label(meaning[1]), meaning[2], line)


def places(blocks: Sequence[Block]) -> tuple[str, ...]:
    """Return how corrections name each block: by the line it begins in, and which of those that begin there."""
    begins = Counter(block.lines[0] for block in blocks)
    seen: Counter[int] = Counter()
    found = []
    for block in blocks:
        line = block.lines[0]
        seen[line] += 1
        found.append(f"{line}.{seen[line]}" if begins[line] > 1 else str(line))
    return tuple(found)


def correct_lines(labelled: Sequence[Labelled], corrections: Corrections) -> tuple[Labelled, ...]:
    """Give the lines that a person corrected the labels that they named.

    Raise InputError that names the corrections' file and line where a place is none of a block, or says nothing of a field.
    """
    out = list(labelled)
    named = places([item.block for item in labelled])
    group = max((item.group for item in labelled), default=0)
    for correction in corrections.lines:
        group += 1
        try:
            for index in _indexes(correction, labelled, named):
                out[index] = _corrected(labelled[index], correction, group)
        except InputError as error:
            raise InputError(f"{corrections.name}:{correction.line}: {error.message}") from None
    return tuple(_yield_title(out))


def _indexes(correction: Correction, labelled: Sequence[Labelled], named: Sequence[str]) -> range:
    begin = _index(correction.first, named, labelled)
    ends = {str(item.block.lines[1]): index for index, item in enumerate(labelled)}
    last = named.index(correction.last) if correction.last in named else ends.get(correction.last)
    if last is None:
        last = _index(correction.last, named, labelled)
    if last < begin:
        raise InputError(f"line {correction.last} comes before line {correction.first}")
    return range(begin, last + 1)


def _index(place: str, named: Sequence[str], labelled: Sequence[Labelled]) -> int:
    if place in named:
        return named.index(place)
    line = int(place.partition(".")[0])
    same = [one for one in named if one.partition(".")[0] == str(line)]
    if same == [str(line)]:
        raise InputError(f"in line {line} begins one block only; write {line} instead of {place}")
    if same:
        raise InputError(f"in line {line} begin {len(same)} blocks; write {same[0]} to {same[-1]}")
    inside = next((item.block.lines for item in labelled if item.block.lines[0] < line <= item.block.lines[1]), None)
    if inside:
        raise InputError(f"line {line} goes on with what begins in line {inside[0]}; write {inside[0]}")
    end = labelled[-1].block.lines[1] if labelled else 0
    raise InputError(f"there is no text in line {line}; the last is line {end}")


def _corrected(item: Labelled, correction: Correction, group: int) -> Labelled:
    values = tuple(_read(item.block.text, correction.label))
    is_excerpt = correction.label is Label.EXCERPT
    return Labelled(item.block, correction.label, 1.0, BY_HAND, values, group if is_excerpt else 0, correction.source)


def _read(text: str, label: Label) -> Iterator[tuple[str, str]]:
    """Yield what a line that names authors or a date says."""
    if label is Label.BYLINE:
        names = tuple(filter(written_as_name, names_in(matchable(text))))
        if not names:
            raise InputError("no name could be read in this line; write authors = […] instead")
        yield from (("author", name) for name in names)
    if label in (Label.PUBLISHED, Label.UPDATED):
        dates = find_dates(matchable(text))
        if not dates:
            raise InputError(f"no date could be read in this line; write {label} = … instead")
        yield str(label), dates[0].iso


def _yield_title(labelled: Sequence[Labelled]) -> Iterator[Labelled]:
    """Let no other line be the title where one was made it by hand."""
    is_given = any(item.label is Label.TITLE and item.reason == BY_HAND for item in labelled)
    for item in labelled:
        if is_given and item.label is Label.TITLE and item.reason != BY_HAND:
            yield replace(item, label=Label.PARAGRAPH, reason="another line was made the title by hand")
        else:
            yield item
