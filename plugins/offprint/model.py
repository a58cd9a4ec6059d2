"""The values that pass between the stages.

Every value is frozen, slotted and holds tuples. Lines count from 1, and a span of
lines is ``(first, last)``, both included. This module imports nothing of ours.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

__all__ = [
    "Article",
    "Basis",
    "Block",
    "BodyBlock",
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
    "Repair",
    "Source",
]

Lines = tuple[int, int]


class Label(StrEnum):
    """What a block is; docs/labels.md defines each with an example and a near miss."""

    # the body
    PARAGRAPH = "paragraph"
    HEADING = "heading"
    LIST_ITEM = "list_item"
    LEAD_IN = "lead_in"
    EXCERPT = "excerpt"
    EMBED = "embed"
    CAPTION = "caption"
    CODE = "code"
    # metadata
    TITLE = "title"
    DEK = "dek"
    BYLINE = "byline"
    DATELINE = "dateline"
    PUBLISHED = "published"
    UPDATED = "updated"
    CREDIT = "credit"
    ACCESS = "access"
    SECTION = "section"
    # dropped
    ADVERTISEMENT = "advertisement"
    RECOMMENDED = "recommended"
    RELATED = "related"
    NEWSLETTER = "newsletter"
    SHARE = "share"
    MENU = "menu"
    COMMENTS = "comments"
    LEGAL = "legal"
    PAYWALL = "paywall"
    READ_MORE = "read_more"
    TAGS = "tags"
    COUNTER = "counter"
    BOILERPLATE = "boilerplate"
    REPEATED = "repeated"
    PULL_QUOTE = "pull_quote"


class Field(StrEnum):
    """A metadata field of the article."""

    TITLE = "title"
    DEK = "dek"
    BYLINE = "byline"
    DATELINE = "dateline"
    PUBLISHED = "published"
    UPDATED = "updated"
    PUBLISHER = "publisher"
    URL = "url"
    ACCESS = "access"
    SECTION = "section"
    CREDITS = "credits"
    LANGUAGE = "language"


class HintKind(StrEnum):
    """What the markup of the input says that a block is."""

    PARAGRAPH = "paragraph"
    HEADING = "heading"
    LIST_ITEM = "list_item"
    QUOTE = "quote"
    EMBED = "embed"  # a post of a social network
    CAPTION = "caption"
    CODE = "code"
    TITLE = "title"
    OUTSIDE = "outside"  # text of the page that is not in the article


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

    ``level`` is the heading level (1 to 6); ``group`` numbers the quotation or list that the
    block belongs to (from 1), so that neighbours of two quotations stay apart; ``marker`` is
    an ordered list item's number as the page shows it ("3.").
    """

    kind: HintKind
    level: int = 0
    group: int = 0
    marker: str = ""


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph, heading or other unit of text, without blanks at either end."""

    text: str
    lines: Lines
    hint: Hint | None = None


@dataclass(frozen=True, slots=True)
class Fact:
    """A metadata value that the markup of the file states, and the element that does."""

    field: Field
    value: str
    origin: str


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
    """A block of the article's body, its words as they came."""

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


@dataclass(frozen=True, slots=True)
class Dropped:
    """A line left out of the article, with the reason."""

    label: Label
    text: str
    lines: Lines
    confidence: float
    reason: str


@dataclass(frozen=True, slots=True)
class Moved:
    """A line that became a metadata field."""

    field: Field
    text: str
    lines: Lines
    confidence: float
    reason: str


@dataclass(frozen=True, slots=True)
class Options:
    """What a caller may choose or know.

    ``mark_from`` is the least confidence, 0 to 1, of an excerpt shown as one; ``file_name``
    is the file's own name, which may begin with a date.
    """

    mark_from: float = 0.64
    file_name: str = ""


@dataclass(frozen=True, slots=True)
class Article:
    """The result: every non-blank line of the input is in body, moved or dropped, once."""

    sha256: str
    encoding: str
    repairs: tuple[Repair, ...] = ()
    title: str | None = None
    dek: str | None = None
    byline: tuple[str, ...] = ()
    dateline: str | None = None
    published: str | None = None
    updated: str | None = None
    publisher: str | None = None
    url: str | None = None
    access: str | None = None
    section: str | None = None
    language: str | None = None
    credits: tuple[Credit, ...] = ()
    basis: tuple[Basis, ...] = ()
    body: tuple[BodyBlock, ...] = ()
    dropped: tuple[Dropped, ...] = ()
    moved: tuple[Moved, ...] = field(default=())
