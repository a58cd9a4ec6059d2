"""Stripped text -> Source: decode, then split. Labels nothing."""

from __future__ import annotations

from typing import Final

from ..decode import decode
from ..errors import InputError
from ..layouts.parts import parts_of
from ..model import Source
from ..quoted_lines import INVISIBLE
from ..split import split

__all__ = ["read_text", "texts_of_file"]

UNREADABLE: Final = INVISIBLE + "\N{REPLACEMENT CHARACTER}"


def read_text(data: bytes) -> Source:
    """Read a text file in any encoding; raise InputError when there is nothing to read, or more than one article."""
    decoded = decode(data)
    if parts := parts_of(decoded):
        how = "write each to a file of its own with: pelican-offprint split"
        raise InputError(f"{len(parts)} articles that {parts[0].database} exported; {how}", line=parts[1].lines[0])
    blocks = split(decoded)
    if not any(block.text.strip(UNREADABLE) for block in blocks):
        raise InputError("the file is empty" if not data else "the file holds only blank lines", line=1)
    return Source(blocks, decoded.encoding, decoded.repairs)


def texts_of_file(data: bytes) -> list[str]:
    """Return the texts of a file's blocks alone; raise InputError when the file cannot be read."""
    return [block.text for block in split(decode(data))]
