"""CommonMark -> HTML with markdown-it-py, raw HTML off. Sees no settings.

One engine renders our own Markdown and the Markdown that people write by hand.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from html import escape
from typing import Any, Final
from urllib.parse import unquote

from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token
from mdit_py_plugins.footnote import footnote_plugin

__all__ = ["render", "render_handwritten"]

# Pelican's links into the site; the last two copy files, which `..` could fetch from outside content/.
INTRASITE: Final = re.compile(r"\{(?:filename|tag|category|author|index|(?P<copies>static|attach))\}(?P<path>[^{}|\\]*)")


@cache
def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"html": False}).enable(["table", "strikethrough"])
    parser.use(footnote_plugin)
    parser.add_render_rule("blockquote_open", _open_excerpt)
    parser.add_render_rule("blockquote_close", _close_excerpt)
    parser.add_render_rule("link_open", _open_link)
    return parser


@cache
def _handwritten_parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"html": False}).enable(["table", "strikethrough"])
    parser.use(footnote_plugin)
    normalise = parser.normalizeLink
    parser.normalizeLink = lambda url: url if _is_intrasite(url) else normalise(url)  # type: ignore[method-assign]
    return parser


def _is_intrasite(url: str) -> bool:
    link = INTRASITE.fullmatch(url)
    return link is not None and not (link["copies"] and ".." in unquote(link["path"]))


def render(markdown: str, sources: Sequence[str | None] = (), cites: Sequence[str] = ()) -> str:
    """Render the body of an article; ``sources`` and ``cites`` say of each top-level quotation, in order, who and where."""
    return str(_parser().render(markdown, {"sources": iter(sources), "cites": iter(cites)}))


def render_handwritten(markdown: str) -> str:
    """Render Markdown written by hand, in which Pelican's {filename} links work."""
    return str(_handwritten_parser().render(markdown, {}))


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
