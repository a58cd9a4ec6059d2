"""A line -> how it announces an excerpt, by the patterns of data/lead_ins.tsv.

The patterns know lead-ins in English, German, French, Spanish and Portuguese, where the
learned words know only English.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from ..features import matchable
from ..given_names import is_known_given_name
from ..tables import patterns, rows
from .naming import is_masthead

__all__ = ["NOTHING", "announces", "ends_announcing", "is_label", "is_lead_in", "publication"]

ANNOUNCING: Final = (":", ",")  # no pattern matches a line that ends otherwise
KINDS: Final = {"colon": 1, "verb": 2, "person": 3, "name": 4}
SPEAKING: Final = (KINDS["verb"], KINDS["person"])
LABEL_WORDS: Final = 4  # at most
DIGIT: Final = re.compile(r"\d")
NOTHING: Final = (0, 0)


def ends_announcing(text: str) -> bool:
    """Tell whether a line ends as one that announces, whatever it says."""
    return text.endswith((":", "…"))


def announces(text: str) -> tuple[int, int]:
    """Return the kind (0 for none) and the share in 1/1000 of such lines before which an excerpt was found."""
    found = _match(text)
    return (KINDS[found[1]], round(1000 * float(found[2]))) if found else NOTHING


def publication(text: str) -> str | None:
    """Return the publication that a line of its own names as the source of what follows."""
    found = _match(text)
    name = found[0].groupdict().get("source") if found else None
    if name is None:
        return None
    is_known = any(name == written for written, _shown in rows("publications.tsv"))
    return name if is_known or is_masthead(name) else None


def is_lead_in(text: str) -> bool:
    """Tell whether a line ends in a colon and says that somebody says something, or is a publication's name."""
    return text.endswith(":") and (announces(text)[0] in SPEAKING or publication(text) is not None)


def is_label(text: str) -> bool:
    """Tell whether a line may be the label of the paragraph below: a few words and a colon, nobody who writes and no date."""
    if not text.endswith(":") or len(text.split()) > LABEL_WORDS or is_known_given_name(text) or DIGIT.search(text):
        return False
    return not is_lead_in(text)


@lru_cache(maxsize=100)  # a line is asked about for the model's columns, then as plain evidence
def _match(text: str) -> tuple[re.Match[str], str, str] | None:
    """Return the first pattern's match with its kind and share."""
    if not text.endswith(ANNOUNCING):
        return None
    plain = matchable(text)
    for pattern, (kind, share, _why) in patterns("lead_ins.tsv"):
        if match := pattern.search(plain):
            return match, kind, share
    return None
