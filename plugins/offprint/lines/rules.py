"""A line -> what it says of itself, by the patterns of data/lines.tsv."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final, NamedTuple

from ..features import Zone
from ..model import Label
from ..tables import any_of, patterns

__all__ = ["ZONES", "Rule", "rules_for"]

ZONES: Final = {
    "any": frozenset(Zone),
    "edge": frozenset({Zone.HEAD, Zone.TAIL}),
    "head": frozenset({Zone.HEAD}),
    "tail": frozenset({Zone.TAIL}),
}
# What stands around such lines to be seen: "[ Read more: … ]", "» Related: …", "👉 Learn more".
DECORATED: Final = re.compile(
    r"[\[(] ?(?P<inner>.+?) ?[\])]|(?:[^\w\s\"'“‘(\[#$€£@*.…,;:!?%&+/\-–—]|>){1,3}\N{VARIATION SELECTOR-16}? ?(?P<rest>\w.*)"
)
SAME_DECORATED: Final = frozenset(
    {
        *(Label.ADVERTISEMENT, Label.RECOMMENDED, Label.RELATED, Label.READ_MORE, Label.NEWSLETTER, Label.SHARE, Label.MENU),
        *(Label.LEGAL, Label.COMMENTS),
    }
)
LONGEST_LINE: Final = 320  # characters; what a pattern may match at the most


class Rule(NamedTuple):
    """A row of the table that holds for a line, with what it read there."""

    label: Label
    zones: frozenset[Zone]
    confidence: float
    reason: str
    values: tuple[tuple[str, str], ...]


@lru_cache(maxsize=20_000)  # the lines of a site's pages recur in every file of it
def rules_for(text: str) -> tuple[Rule, ...]:
    """Return the rows that hold for a line as Features.text has it, wherever it stands, in the table's order."""
    return _rules_for(text) or tuple(rule for rule in _rules_for(_bare(text)) if rule.label in SAME_DECORATED)


def _bare(text: str) -> str:
    """Return a line without brackets or symbols that only make it seen, "" where it has none."""
    decorated = None if text[:1].isalnum() else DECORATED.fullmatch(text)
    return (decorated["inner"] or decorated["rest"]) if decorated else ""


def _rules_for(text: str) -> tuple[Rule, ...]:
    if len(text) > LONGEST_LINE or not any_of("lines.tsv").fullmatch(text):
        return ()
    found = []
    for pattern, (name, zones, confidence, reason) in patterns("lines.tsv"):
        if match := pattern.fullmatch(text):
            values = tuple((key, value) for key, value in match.groupdict().items() if value)
            found.append(Rule(Label(name), ZONES[zones], float(confidence), reason, values))
    return tuple(found)
