"""Text that was decoded wrongly before it came here -> the text: "itâ€™s" is "it’s" (ftfy)."""

from __future__ import annotations

import re
from itertools import islice
from typing import Final

from .model import Repair

__all__ = ["foreign", "is_misread", "without_mojibake"]

ASCII: Final = bytes(range(0x80))
# How the first two bytes of a character of UTF-8 look when they are read as cp1252, Latin-1 or Mac Roman.
MOJIBAKE: Final = re.compile("[ÂÃâð][\x80-\xbf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]|‚Ä")
FEWEST_PLACES: Final = 5
READ_ANEW: Final = "lines of UTF-8 that had been read in another encoding, read anew"


def foreign(text: str) -> str:
    """Return the characters of a text that are not of ASCII."""
    return text.encode("utf-8", "surrogatepass").translate(None, ASCII).decode("utf-8", "surrogatepass")


def is_misread(text: str) -> bool:
    """Tell whether a text has as many places that seem decoded wrongly as count, at the most."""
    return not text.isascii() and len(list(islice(MOJIBAKE.finditer(foreign(text)), FEWEST_PLACES))) == FEWEST_PLACES


def without_mojibake(text: str) -> tuple[str, tuple[Repair, ...]]:
    """Decode anew what somebody before us decoded wrongly, "itâ€™s"; a few such places may be what a text is about."""
    if not is_misread(text) or len(list(islice(MOJIBAKE.finditer(text), FEWEST_PLACES))) < FEWEST_PLACES:
        return text, ()
    from ftfy import fix_encoding

    lines = text.split("\n")
    fixed = [fix_encoding(line) if MOJIBAKE.search(line) else line for line in lines]
    taken = [after if _is_whole(after) else before for before, after in zip(lines, fixed, strict=True)]
    changed = [number for number, (before, after) in enumerate(zip(lines, taken, strict=True), 1) if before != after]
    if not changed:
        return text, ()
    return "\n".join(taken), (Repair(READ_ANEW, len(changed), changed[0]),)


def _is_whole(line: str) -> bool:
    """Tell whether a line that was read anew is one line of text still, with nothing left that looks misread."""
    is_seen = any(map(str.isprintable, line))
    return is_seen and "\n" not in line and not MOJIBAKE.search(line)
