"""Article and policy -> the article as far as it may be published. Never adds a word."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any, Final

from ..model import Article, BodyBlock
from ..policy import Kind, Policy
from .metadata import NO_DATE

__all__ = ["as_far_as_published", "tombstone"]

CUT: Final = " …"


def as_far_as_published(article: Article, policy: Policy) -> Article:
    """Return the article with what the policy withholds taken out: of the text, the lines left out, and what was moved."""
    if policy.kind is Kind.FULL:
        return article
    body = tuple(_opening(article.body, policy.words)) if policy.kind is Kind.EXCERPT else ()
    dek = article.dek if policy.kind is Kind.EXCERPT else None
    return replace(article, body=body, dek=dek, dropped=(), moved=(), repairs=())


def _opening(body: tuple[BodyBlock, ...], words: int) -> Iterator[BodyBlock]:
    """Yield blocks up to so many words, the last one cut."""
    left = words
    for block in body:
        own = block.text.split()
        if len(own) > left:
            if left:
                yield replace(block, text=" ".join(own[:left]) + CUT, spans=())
            return
        left -= len(own)
        yield block


def tombstone(slug: str) -> dict[str, Any]:
    """Describe the page that stands where an article was taken down: in no list, feed or index, and without a word of it."""
    nothing: dict[str, Any] = {"record": None, "facts": [], "quoted": [], "publisher": None, "markdown": None, "remarks": []}
    return {
        "title": "Taken down",
        "date": NO_DATE,
        "slug": slug,
        "status": "hidden",
        "summary": "",
        "offprint": {**nothing, "path": "", "sha256": "", "undated": True, "policy": str(Kind.TAKEN_DOWN), "licence": None},
    }
