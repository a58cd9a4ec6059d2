"""The names of kinds: of blocks, of metadata fields, of what markup says. Imports nothing of ours."""

from __future__ import annotations

from enum import StrEnum

__all__ = ["ASKING", "MARGIN", "Field", "HintKind", "Label", "SpanKind"]

# Parts of a page that no name tells of; the others are named in data/regions.tsv.
ASKING = "asking"  # a box with a field for an address
MARGIN = "margin"  # a narrow cell beside the text, where a table lays out the page


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
    TABLE_ROW = "table_row"
    FOOTNOTE = "footnote"
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
    AUTHOR_BIO = "author_bio"
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
    SAVED = "saved"
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
    PULL_QUOTE = "pull_quote"  # by its class, and in no blockquote
    CAPTION = "caption"
    CODE = "code"
    TITLE = "title"
    DEK = "dek"
    ROW = "row"  # of a table
    FOOTNOTE = "footnote"
    OUTSIDE = "outside"  # text of the page that is not in the article


class SpanKind(StrEnum):
    """What the markup says of a part of a text."""

    STRONG = "strong"
    EMPHASIS = "emphasis"
    STRUCK = "struck"
    CODE = "code"
    LINK = "link"
    NOTE = "note"  # the mark of a footnote
    CELL = "cell"  # of a table's row
    BREAK = "break"  # a blank where a line ends within its paragraph
