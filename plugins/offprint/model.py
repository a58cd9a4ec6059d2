"""The values that pass between the stages.

Every value is frozen, slotted and holds tuples. Lines count from 1, and a span of
lines is ``(first, last)``, both included. Of ours, imports only what stands below it.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from .kinds import Field, HintKind, Label, SpanKind
from .recurring import Recurring

__all__ = [
    "Article",
    "Basis",
    "Block",
    "BodyBlock",
    "Correction",
    "Corrections",
    "Credit",
    "Decoded",
    "Dropped",
    "Fact",
    "Field",
    "Hint",
    "HintKind",
    "Label",
    "Labelled",
    "Lines",
    "Moved",
    "Options",
    "Place",
    "Recurring",
    "Repair",
    "Source",
    "Span",
    "SpanKind",
]

Lines = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Repair:
    """A change made to the text so that it can be read: what, how often, first on which line."""

    what: str
    count: int
    line: int


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text whose lines end in LF and hold no control character but TAB."""

    text: str
    encoding: str
    repairs: tuple[Repair, ...] = ()


@dataclass(frozen=True, slots=True)
class Hint:
    """What a reader knows from markup.

    ``level`` is the heading level (1 to 6), how deep a list item is nested (from 1), or 1 for a table's row of headings;
    ``group`` numbers the quotation, list or table that the block belongs to (from 1), so that neighbours of two
    stay apart; ``marker`` is a footnote's or ordered list item's number ("3."), or what shows a quotation in text
    (quoted_lines.py); ``cite`` is the address a quotation is from.
    """

    kind: HintKind
    level: int = 0
    group: int = 0
    marker: str = ""
    cite: str = ""


@dataclass(frozen=True, slots=True)
class Span:
    """A part of a block's text: characters from ``begin`` (from 0) up to but without ``end``.

    ``target`` is a link's address or a footnote's marker. Spans of a block lie apart or one within the other.
    """

    begin: int
    end: int
    kind: SpanKind
    target: str = ""


@dataclass(frozen=True, slots=True)
class Place:
    """Where in a page's markup a text stands, as far as that tells the article from what is around it.

    ``around`` are the tags and ``regions`` the parts of the page (data/regions.tsv) that it stands in; ``containers`` number
    the elements around it, nearest first; ``link_share``, 0 to 1, is what of it are links; ``inside``: readability-lxml has it.
    """

    tag: str
    around: frozenset[str]
    regions: frozenset[str]
    containers: tuple[int, ...]
    depth: int
    link_share: float
    inside: bool
    hidden: bool


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph, heading or other unit of text, without blanks at either end."""

    text: str
    lines: Lines
    hint: Hint | None = None
    place: Place | None = None
    spans: tuple[Span, ...] = ()

    @property
    def box(self) -> int:
        """The number of the element around the one that the text stands in; 0 for text of no page."""
        return self.place.containers[0] if self.place is not None and self.place.containers else 0


@dataclass(frozen=True, slots=True)
class Fact:
    """A metadata value that the markup of the file states, and the element that does.

    Not ``is_sure``: an author so stated may be the site itself, or the account that somebody writes with.
    """

    field: Field
    value: str
    origin: str
    is_sure: bool = True


@dataclass(frozen=True, slots=True)
class Source:
    """What a reader makes of the bytes of one file."""

    blocks: tuple[Block, ...]
    encoding: str
    repairs: tuple[Repair, ...] = ()
    facts: tuple[Fact, ...] = ()


@dataclass(frozen=True, slots=True)
class Labelled:
    """A block with its label; confidence from 0 to 1, reason in words for people.

    ``values`` are what the rule read in the line, as (name, value) pairs: ("person", "Jane Doe").
    ``group`` numbers the excerpt (from 1), ``source`` names who is quoted in it.
    """

    block: Block
    label: Label
    confidence: float
    reason: str
    values: tuple[tuple[str, str], ...] = ()
    group: int = 0
    source: str | None = None


@dataclass(frozen=True, slots=True)
class Basis:
    """How a metadata value is known: "stated", "inferred: …" or "unknown"."""

    field: Field
    how: str


@dataclass(frozen=True, slots=True)
class Credit:
    """A photo credit line; agency and person are None where the line does not say."""

    text: str
    agency: str | None = None
    person: str | None = None


@dataclass(frozen=True, slots=True)
class BodyBlock:
    """A block of the article's body, its words as they came; level, marker, cite and spans as in Hint and Block.

    ``place`` is how corrections name it.
    """

    label: Label
    text: str
    lines: Lines
    confidence: float
    reason: str
    level: int = 0
    marker: str = ""
    group: int = 0
    source: str | None = None
    marked: bool = False
    cite: str = ""
    spans: tuple[Span, ...] = ()
    place: str = ""


@dataclass(frozen=True, slots=True)
class Dropped:
    """A line left out of the article, with the reason."""

    label: Label
    text: str
    lines: Lines
    confidence: float
    reason: str
    place: str = ""


@dataclass(frozen=True, slots=True)
class Moved:
    """A line that became a metadata field."""

    field: Field
    text: str
    lines: Lines
    confidence: float
    reason: str
    place: str = ""


@dataclass(frozen=True, slots=True)
class Correction:
    """What a person says of the blocks from ``first`` to ``last`` (corrections.places); ``line`` is where they say it."""

    first: str
    last: str
    label: Label
    source: str | None
    line: int


@dataclass(frozen=True, slots=True)
class Corrections:
    """What a person corrected in one article: facts, a field without values being not stated, and lines.

    ``name`` is the file that says it; ``sha256`` is that of the article's file at that time, "" where it is not noted.
    """

    name: str = ""
    sha256: str = ""
    facts: tuple[tuple[Field, tuple[str, ...]], ...] = ()
    lines: tuple[Correction, ...] = ()


@dataclass(frozen=True, slots=True)
class Options:
    """What a caller may choose or know.

    ``mark_from`` is the least confidence, 0 to 1, of an excerpt shown as one; ``file_name`` is the file's own name, which may
    begin with a date, ``folder_name`` its folder's, which may be a publisher's; ``recurring`` are the lines that recur in its
    folder; ``sidecar`` is what stands beside the file, ``corrections`` what a person corrected.
    """

    mark_from: float = 0.66
    file_name: str = ""
    folder_name: str = ""
    recurring: Recurring = field(default_factory=Recurring)
    sidecar: tuple[Fact, ...] = ()
    corrections: Corrections = Corrections()


@dataclass(frozen=True, slots=True)
class Article:
    """The result: every non-blank line of the input is in body, moved or dropped, once.

    ``absent`` says why the input holds no article; then the body is empty. ``stale`` names corrections that were made for
    another version of the file, whose lines were not corrected.
    """

    sha256: str
    encoding: str
    absent: str | None = None
    stale: str | None = None
    repairs: tuple[Repair, ...] = ()
    title: str | None = None
    dek: str | None = None
    byline: tuple[str, ...] = ()
    dateline: str | None = None
    published: str | None = None
    updated: str | None = None
    publisher: str | None = None
    url: str | None = None
    saved: str | None = None
    access: str | None = None
    section: str | None = None
    language: str | None = None
    credits: tuple[Credit, ...] = ()
    basis: tuple[Basis, ...] = ()
    body: tuple[BodyBlock, ...] = ()
    dropped: tuple[Dropped, ...] = ()
    moved: tuple[Moved, ...] = field(default=())
