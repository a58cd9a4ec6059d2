"""A line -> what it says of itself, by the patterns of data/lines.tsv and data/holding.tsv."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from itertools import groupby
from operator import itemgetter
from typing import Final, NamedTuple

from ..caseless import Caseless
from ..features import Zone
from ..first_letters import beginning_of
from ..model import Label
from ..tables import any_of, expand, patterns_from, rows

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
ASKING: Final = SAME_DECORATED | {Label.PAYWALL}  # what the sentences of one line may be together
SENTENCES: Final = re.compile(r"(?<=[.!?]) (?=\S)")
MOST_SENTENCES: Final = 4  # of a line that asks for one thing after the other
LONGEST_REQUEST: Final = 200  # characters
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
    return _rules_for(text) or tuple(rule for rule in _rules_for(_bare(text)) if rule.label in SAME_DECORATED) or _request(text)


def _bare(text: str) -> str:
    """Return a line without brackets or symbols that only make it seen, "" where it has none."""
    decorated = None if text[:1].isalnum() else DECORATED.fullmatch(text)
    return (decorated["inner"] or decorated["rest"]) if decorated else ""


def _request(text: str) -> tuple[Rule, ...]:
    """Return what holds for a line that asks and does nothing else: "Enjoying this? Please share it. Donate today."."""
    sentences = SENTENCES.split(text) if len(text) <= LONGEST_REQUEST else []
    found: list[Rule] = []
    for sentence in sorted(sentences, key=len) if len(sentences) <= MOST_SENTENCES else ():  # short ones are asked about fast
        whole = _rules_for(sentence) if len(sentences) > 1 else ()  # one alone has been asked about
        asking = [rule for rule in whole or _opened(sentence) if rule.label in ASKING]
        if not asking and not any_of("turns.tsv").fullmatch(sentence):
            return ()
        found += [max(asking, key=lambda rule: len(rule.zones))] if asking else []
    return (min(found, key=lambda rule: (len(rule.zones), rule.confidence)),) if found else ()


def _opened(sentence: str) -> tuple[Rule, ...]:
    """Return what holds for a request that says please, why or when first; "For details, write to us" is no control."""
    opened = _opener().fullmatch(sentence)
    return tuple(rule for rule in _rules_for(opened["request"]) if rule.label is not Label.MENU) if opened else ()


@cache
def _opener() -> Caseless:
    return Caseless(expand("<<opener>>(?P<request>.+)"))


def _rules_for(text: str) -> tuple[Rule, ...]:
    if len(text) > LONGEST_LINE:
        return ()
    small = text.lower()
    asked = patterns_from("lines.tsv", beginning_of(small)) if any_of("lines.tsv").fullmatch(text) else ()
    found = [_rule(match, *row) for pattern, row in asked if (match := pattern.fullmatch(text))]
    held = [one for one in _holding() if any(part in small for part in one.parts)] if _parts().search(small) else []
    return (*found, *(_rule(match, *one.row) for one in held if (match := one.pattern.fullmatch(text))))


def _rule(match: re.Match[str], name: str, zones: str, confidence: str, reason: str) -> Rule:
    """Read a row's match; a group that several alternatives have is numbered in the others ("agency2")."""
    values = tuple((key.rstrip("0123456789"), value) for key, value in match.groupdict().items() if value)
    return Rule(Label(name), ZONES[zones], float(confidence), reason, values)


class _Held(NamedTuple):
    """A row of data/holding.tsv: of its parts a line has one, or it need not be asked about."""

    parts: tuple[str, ...]
    pattern: Caseless
    row: tuple[str, str, str, str]


@cache
def _parts() -> re.Pattern[str]:
    """Join all parts, those with the same first letter together, so that `re` asks for it once where each letter stands."""
    parts = sorted({part for one in _holding() for part in one.parts})
    joined = ((first, "|".join(re.escape(part[1:]) for part in some)) for first, some in groupby(parts, itemgetter(0)))
    return re.compile("|".join(f"{re.escape(first)}(?:{rest})" for first, rest in joined))


@cache
def _holding() -> tuple[_Held, ...]:
    return tuple(
        _Held(tuple(parts.split("|")), Caseless(expand(pattern)), (name, zones, confidence, reason))
        for parts, pattern, name, zones, confidence, reason in rows("holding.tsv")
    )
