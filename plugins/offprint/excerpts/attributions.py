"""An excerpt's last paragraph and the line under it -> whom an attribution names, None when none does.

"Via the Strait Gazette" says where the author found it, which is whose it is when nothing else says.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from ..people import is_known_given_name
from ..tables import expand, words
from .naming import is_publication, normal
from .reading import ROLE

__all__ = ["attributed", "found_at", "signed"]

SIGNED: Final = re.compile(expand("<<signed>>"))  # "… — Ines Calloway"
WHOLLY_QUOTED, BARE_NAME = re.compile(expand("<<wholly_quoted>>")), re.compile(expand("<<bare_name>>"))
ATTRIBUTION: Final = 300  # characters at a paragraph's end that may name who wrote it
LONGEST: Final = 6  # words of a name under an excerpt
STATED: Final = r"(?i:source|quelle|fonte|fuente|via): ?"
VIA: Final = re.compile(r"\W*(?i:via)\b")
UNDER: Final = re.compile(
    rf"(?:[-–—―~]{{1,3}} ?|\[ ?|(?={STATED}))(?P<stated>{STATED})?+(?P<under>[^\]]{{2,90}}?)\]?|{ROLE.pattern}"
)
CLOSING: Final = re.compile(r"[,;:(\]|]| [-–—] | in (?=[A-Z])| (?=[A-Z]{4,}\b|(?:19|20)\d\d\b)")


def signed(quoted: Sequence[str], after: str | None) -> str | None:
    """Return whom an excerpt's last paragraph, its end or the line under it names as an attribution."""
    last, below = ("" if VIA.match(line) else line for line in (quoted[-1], after or ""))
    under = (_named_under(one, line) for one, line in pairwise([*quoted[-2:], below]))
    return next(filter(None, (attributed(last), _closing(last), attributed(below), *under)), None)


def found_at(quoted: Sequence[str], after: str | None) -> str | None:
    """Return where the excerpt's last line or the one under it says that the author found it."""
    lines = (quoted[-1], after or "")
    return next(filter(None, (attributed(line) for line in lines if VIA.match(line))), None)


def _closing(last: str) -> str | None:
    """Return the name at a paragraph's end; one word may be the site where the author read it."""
    closing = SIGNED.search(last[-ATTRIBUTION:])
    name = attributed(closing[0].strip()) if closing else None
    return name if name and (" " in name or is_publication(name)) else None


def _named_under(quoted: str, line: str) -> str | None:
    """Return the known name on a line under a paragraph in quotation marks; a heading has capitals too."""
    if not (WHOLLY_QUOTED.fullmatch(quoted) and BARE_NAME.fullmatch(line)):
        return None
    name = normal(line.partition(", ")[0])
    is_person = " " in name and len(name.split()) <= LONGEST and is_known_given_name(name)
    return name if is_person or is_publication(name) else None


def attributed(line: str) -> str | None:
    """Return the name in an attribution line such as "— Ward Cunningham, in an interview"."""
    match = UNDER.fullmatch(line)
    if match is None or (line[0] == "[" and ":" in line and not (match["stated"] or VIA.match(line))):
        return None  # "[Listening to: Never Forget]"
    name = normal(CLOSING.split(match["under"] or match["person"], maxsplit=1)[0])
    name = name.removeprefix("the ") if match["stated"] else name
    is_name = name[:1].isupper() or name[:1] == "@" or name in words("agencies.txt")  # "dpa"
    return name if is_name and len(name.split()) <= LONGEST else None
