"""An excerpt's last paragraph and the line under it -> whom an attribution names, None when none does.

"Via the Strait Gazette" says where the author found it, which is whose it is when nothing else says.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from ..features import is_wholly_quoted
from ..given_names import is_known_given_name
from ..people import is_named_like_a_person, is_post
from ..tables import expand, words
from .attribution_lines import may_attribute, says_where_found
from .naming import is_publication, normal, without_title
from .reading import ROLE

__all__ = ["attributed", "found_at", "signed"]

SIGNED: Final = re.compile(expand("<<signed>>"))  # "… — Ines Calloway"
ATTRIBUTION: Final = 300  # characters at a paragraph's end that may name who wrote it
LONGEST: Final = 6  # words of a name under an excerpt
STATED: Final = r"(?i:source|quelle|fonte|fuente|via): ?"
UNDER: Final = re.compile(
    rf"(?:[-–—―~]{{1,3}} ?|\[ ?|(?={STATED}))(?P<stated>{STATED})?+(?P<under>[^\]]{{2,140}}?)\]?|{ROLE.pattern}"
)
CLOSING: Final = re.compile(r"[,;:(\]|]| [-–—] | (?:in|on) (?=[A-Z])| et al\b| (?=[A-Z]{4,}\b|(?:19|20)\d\d\b)")
BOTH_NAMES: Final = 2  # words: given name and surname


def signed(quoted: Sequence[str], after: str | None, spoken: frozenset[str] | None = None) -> str | None:
    """Return whom an excerpt's last paragraph, its end or the line under it names as an attribution.

    ``spoken``: the words that the article has in lower case, where one of these lines is an attribution by its place
    (attribution_lines.py); without them only common given names tell a name under quotation marks from a heading.
    """
    last, below = ("" if says_where_found(line) else line for line in (quoted[-1], after or ""))
    under = (_named_under(one, line, spoken) for one, line in pairwise([*quoted[-2:], below]))
    return next(filter(None, (attributed(last), _closing(last), attributed(below), *under)), None)


def found_at(quoted: Sequence[str], after: str | None) -> str | None:
    """Return where the excerpt's last line or the one under it says that the author found it."""
    lines = (quoted[-1], after or "")
    return next(filter(None, (attributed(line) for line in lines if says_where_found(line))), None)


def _closing(last: str) -> str | None:
    """Return the name at a paragraph's end; one word may be the site where the author read it."""
    closing = SIGNED.search(last[-ATTRIBUTION:])
    name = attributed(closing[0].strip()) if closing else None
    return name if name and (" " in name or is_publication(name)) else None


def _named_under(quoted: str, line: str, spoken: frozenset[str] | None) -> str | None:
    """Return the name on a line under a paragraph in quotation marks; a heading has capitals too."""
    if not (is_wholly_quoted(quoted) and may_attribute(line)):
        return None
    parts = _parts(line)
    person = next(filter(None, (_person(part, spoken) for part in parts)), None)
    if person or is_publication(parts[0]) or line.startswith("@"):
        return person or normal(parts[0])
    return None


def attributed(line: str) -> str | None:
    """Return the name in an attribution line such as "— Ward Cunningham, in an interview"."""
    match = UNDER.fullmatch(line)
    if match is None or (line[0] == "[" and ":" in line and not (match["stated"] or says_where_found(line))):
        return None  # "[Listening to: Never Forget]"
    parts = _parts(match["under"] or line)
    is_behind_post = is_post(parts[0]) and is_named_like_a_person("".join(parts[1:2]), frozenset())
    first = parts[is_behind_post]  # "Chief Harbour Officer, Ines Calloway"
    name = next(filter(None, map(_person, parts)), normal(first))
    name = name.removeprefix("the ") if match["stated"] else name
    is_name = name[:1].isupper() or name[:1] == "@" or name in words("agencies.txt")  # "dpa"
    return name if is_name and len(name.split()) <= LONGEST else None


def _parts(line: str) -> list[str]:
    """Return what an attribution says of person, post, work and year, each by itself."""
    return [part.strip() for part in CLOSING.split(line)]


def _person(part: str, spoken: frozenset[str] | None = None) -> str | None:
    """Return who is a person by a title, by a common given name or, where the article's words are known, by other words."""
    bare = without_title(part)
    own = bare.split()
    post, name = " ".join(own[:-BOTH_NAMES]), " ".join(own[-BOTH_NAMES:])
    if post and is_post(post) and is_known_given_name(name):
        return normal(name)  # "Harbour Editor Ines Calloway"
    is_known = bare != part or is_known_given_name(bare) or spoken is not None
    is_person = is_known and not is_post(bare) and is_named_like_a_person(bare, spoken or frozenset())
    return normal(part) if is_person else None
