"""CommonMark -> HTML with markdown-it-py, raw HTML off. Sees no settings.

One engine renders our own Markdown and the Markdown that people write by hand.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from html import escape
from itertools import takewhile
from typing import Any, Final
from urllib.parse import unquote

from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.rules_core import StateCore
from markdown_it.token import Token
from mdit_py_plugins.footnote import footnote_plugin

__all__ = ["render", "render_handwritten"]

# Pelican's links into the site; the last two copy files, which `..` could fetch from outside content/.
INTRASITE: Final = re.compile(r"\{(?:filename|tag|category|author|index|(?P<copies>static|attach))\}(?P<path>[^{}|\\]*)")
TOP_HEADING: Final = 2  # below the page's title
DEEPEST_HEADING: Final = 6
COLUMNS: Final = 3  # that a narrow screen has room for


def _engine() -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"html": False, "xhtmlOut": False}).enable(["table", "strikethrough"])
    parser.use(footnote_plugin)
    parser.core.ruler.push("headings", _number_headings)
    parser.core.ruler.push("captions", _mark_captions)
    parser.core.ruler.push("tables", _mark_up_tables)
    parser.add_render_rule("footnote_block_open", _open_notes)
    parser.add_render_rule("footnote_block_close", _close_notes)
    parser.add_render_rule("table_open", _open_table)
    parser.add_render_rule("table_close", _close_table)
    return parser


@cache
def _parser() -> MarkdownIt:
    parser = _engine()
    parser.add_render_rule("blockquote_open", _open_excerpt)
    parser.add_render_rule("blockquote_close", _close_excerpt)
    parser.add_render_rule("link_open", _open_link)
    return parser


@cache
def _handwritten_parser() -> MarkdownIt:
    parser = _engine()
    normalise = parser.normalizeLink
    parser.normalizeLink = lambda url: url if _is_intrasite(url) else normalise(url)  # type: ignore[method-assign]
    return parser


def _is_intrasite(url: str) -> bool:
    link = INTRASITE.fullmatch(url)
    return link is not None and not (link["copies"] and ".." in unquote(link["path"]))


def render(
    markdown: str,
    sources: Sequence[str | None] = (),
    cites: Sequence[str] = (),
    captions: tuple[Sequence[int], int] = ((), 0),
) -> str:
    """Render the body of an article.

    ``sources`` and ``cites`` say of each top-level quotation, in order, who and where; ``captions`` which of so many top-level
    blocks, from 0, are captions. Where the text has another number of blocks, none is marked as one.
    """
    return str(_parser().render(markdown, {"sources": iter(sources), "cites": iter(cites), "captions": captions}))


def render_handwritten(markdown: str) -> str:
    """Render Markdown written by hand, in which Pelican's {filename} links work."""
    return str(_handwritten_parser().render(markdown, {}))


def _number_headings(state: StateCore) -> None:
    """Let headings begin below the page's title and skip no level, and name each for the table of contents."""
    above: list[str] = []
    number = 0
    for token in state.tokens:
        if token.type == "heading_open":
            number += 1
            above = [*(tag for tag in above if tag < token.tag), token.tag]
            token.attrSet("id", f"part-{number}")
        if token.type in ("heading_open", "heading_close"):
            token.tag = f"h{min(TOP_HEADING + len(above) - 1, DEEPEST_HEADING)}"


def _mark_captions(state: StateCore) -> None:
    """Give captions a class of their own: Markdown has no form for them."""
    places, total = state.env.get("captions", ((), 0))
    text = takewhile(lambda token: token.type != "footnote_block_open", state.tokens)
    blocks = [token for token in text if token.level == 0 and token.nesting >= 0]
    if len(blocks) == total:
        for place in places:
            blocks[place].attrSet("class", "caption")


def _mark_up_tables(state: StateCore) -> None:
    """Note on the tokens of a table whether a narrow screen has no room for it, say what heads what, drop an empty head.

    Markdown asks for a row of headings also where there are none.
    """
    out: list[Token] = []
    begin = columns = 0
    for token in state.tokens:
        out.append(token)
        if token.type == "table_open":
            begin, columns = len(out) - 1, 0
        elif token.type == "th_open":
            columns += 1
            token.attrSet("scope", "col")
        elif token.type == "thead_close":
            head = out[begin + 1 :]
            if not any(one.type == "inline" and one.content for one in head):
                del out[begin + 1 :]
        elif token.type == "table_close":
            out[begin].meta["wide"] = token.meta["wide"] = columns > COLUMNS
    state.tokens = out


def _open_table(self: RendererHTML, tokens: Sequence[Token], index: int, options: Any, env: Any) -> str:
    """Let a wide table scroll by itself, also with the keyboard."""
    return (
        '<div class="scroll" role="group" aria-label="Table" tabindex="0">\n<table>\n'
        if _is_wide(tokens[index])
        else "<table>\n"
    )


def _close_table(self: RendererHTML, tokens: Sequence[Token], index: int, options: Any, env: Any) -> str:
    return "</table>\n</div>\n" if _is_wide(tokens[index]) else "</table>\n"


def _open_notes(self: RendererHTML, tokens: Sequence[Token], index: int, options: Any, env: Any) -> str:
    return '<div class="footnotes" role="doc-endnotes" aria-label="Notes">\n<ol class="footnotes-list">\n'


def _close_notes(self: RendererHTML, tokens: Sequence[Token], index: int, options: Any, env: Any) -> str:
    return "</ol>\n</div>\n"


def _is_wide(token: Token) -> bool:
    return bool(token.meta.get("wide"))


def _open_excerpt(self: RendererHTML, tokens: Sequence[Token], index: int, options: Any, env: Any) -> str:
    if tokens[index].level:
        return "<blockquote>\n"
    source = next(env.get("sources", iter(())), None)
    cite = next(env.get("cites", iter(())), "")
    caption = f"<figcaption>{escape(source)}</figcaption>\n" if source else ""
    opening = f'<blockquote cite="{escape(cite)}">' if cite else "<blockquote>"
    return f'<figure class="excerpt h-cite">\n{caption}{opening}\n'


def _close_excerpt(self: RendererHTML, tokens: Sequence[Token], index: int, options: Any, env: Any) -> str:
    return "</blockquote>\n" if tokens[index].level else "</blockquote>\n</figure>\n"


def _open_link(self: RendererHTML, tokens: Sequence[Token], index: int, options: Any, env: Any) -> str:
    """Vouch for no link of a source, and tell where it leads nothing of the reader."""
    tokens[index].attrSet("rel", "external nofollow noreferrer")
    return str(self.renderToken(tokens, index, options, env))
