"""Block of a page -> what it is by its links: a bar of them beside the text, or a pointer to another piece.

Stripped text has no links; a line is asked about only where its own words say nothing. Changes nothing.
"""

from __future__ import annotations

import re
from itertools import islice
from typing import Final, NamedTuple

from .features import Features, Zone, matchable
from .given_names import has_given_name
from .lines.rules import rules_for
from .model import Block, HintKind, Label, SpanKind

__all__ = ["Told", "told_by_links"]

FEWEST, ENTRY_WORDS = 3, 6  # links in a row that are a bar, and words of each
LINKED: Final = 0.5  # of a bar's characters, that are in links; the others part them or say what they are
PARTS: Final = re.compile(r" ?[|·•] ?| [»/] |\n")
NO_BAR: Final = frozenset({HintKind.TITLE, HintKind.DEK, HintKind.HEADING, HintKind.QUOTE, HintKind.ROW, HintKind.OUTSIDE})
POINTING: Final = frozenset({Label.RELATED, Label.READ_MORE, Label.RECOMMENDED})
BLANK: Final = re.compile(r" ")
NEAR: Final = 2  # characters between the end of such words and the link
BEFORE_LINK: Final = " :–—-»›>|"
LEAD_WORDS: Final = 4
UNSURE: Final = 0.5  # what is as likely the article's is the author's: "Learn more: …" under a step of a guide
SURE: Final = 0.9


class Told(NamedTuple):
    """A label, its confidence and its reason."""

    label: Label
    confidence: float
    reason: str


def told_by_links(block: Block, feature: Features) -> Told | None:
    """Return what a block's links say of it; None where they say nothing."""
    if block.place is None or feature.hint in NO_BAR or feature.likely >= UNSURE:
        return None
    if feature.zone is not Zone.BODY and block.place.link_share >= LINKED and _is_bar(block, feature):
        return Told(Label.MENU, SURE, "links side by side, outside the running text")
    if (lead := _lead(block, block.place.link_share)) and any(rule.label in POINTING for rule in rules_for(lead)):
        return Told(Label.RELATED, SURE, f"a link that “{lead}” stands before")
    return None


def _is_bar(block: Block, feature: Features) -> bool:
    """Tell "Home | Archive | Guestbook", side by side or one on each line; several authors may be linked like that too."""
    breaks = {span.begin for span in block.spans if span.kind is SpanKind.BREAK}
    text = "".join("\n" if at in breaks else character for at, character in enumerate(block.text))
    parts = [part for part in PARTS.split(text) if part.strip()]
    is_short = len(parts) >= FEWEST and all(len(part.split()) <= ENTRY_WORDS for part in parts)
    return is_short and not feature.ends_sentence and not any(map(has_given_name, parts))


def _lead(block: Block, link_share: float) -> str:
    """Return the few words before what of a block is linked, "" where that is not all of its end."""
    link = next((span for span in block.spans if span.kind is SpanKind.LINK and span.end == len(block.text)), None)
    # A link whose address the page does not let one make out has no span.
    begin = link.begin if link is not None else (1 - link_share) * len(block.text)
    words = (blank.start() for blank in islice(BLANK.finditer(block.text), LEAD_WORDS + 1))
    end = next((at for at in words if abs(at - begin) <= NEAR), 0) if link_share else 0
    return matchable(block.text[:end]).strip(BEFORE_LINK)
