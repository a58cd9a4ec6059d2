"""Conversion and policy -> the article as far as it may be published, as its page. Never adds a word."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import replace
from typing import Any, Final, NamedTuple

from ..conversions import Conversion
from ..model import Article, BodyBlock
from ..policy import Kind, Policy, Takedown, choose
from ..render import render
from ..review import remarks
from ..settings import Settings
from ..sidecar import Sidecar
from .metadata import NO_DATE, page, shares, title_of
from .structured import json_ld

__all__ = ["Published", "Shown", "as_far_as_published", "publish", "tombstone"]

CUT: Final = " …"
FULL: Final = Policy(Kind.FULL)
NOT_SHOWN: Final = frozenset({Kind.PRIVATE, Kind.TAKEN_DOWN})


class Shown(NamedTuple):
    """A page: its HTML, what Pelican knows of an article, and what our themes and ledgers get to know beside it."""

    html: str
    title: str
    date: datetime.datetime
    summary: str
    byline: tuple[str, ...]
    language: str | None
    known: dict[str, Any]


class Published(NamedTuple):
    """What becomes of a raw file: ``absent`` says why it holds no article, ``kind`` is None when nobody chose a policy."""

    title: str
    absent: str | None = None
    kind: Kind | None = None
    shown: Shown | None = None


def publish(conversion: Conversion, relative: str, settings: Settings, takedown: Takedown) -> Published:
    """Return the page of an article; ``relative`` is its file's path from the content folder."""
    article, sidecar = conversion
    title = title_of(article)
    if article.absent:
        return Published(title, absent=article.absent)
    policy = _policy(article, sidecar, settings, takedown)
    if policy is None or policy.kind in NOT_SHOWN:
        return Published(title, kind=policy.kind if policy else None)
    return Published(title, kind=policy.kind, shown=_shown(as_far_as_published(article, policy), relative, policy, sidecar))


def _policy(article: Article, sidecar: Sidecar, settings: Settings, takedown: Takedown) -> Policy | None:
    if takedown.holds(article.sha256, article.url):
        return Policy(Kind.TAKEN_DOWN)
    if not settings.publish:
        return FULL
    return choose(dict(settings.policy), sidecar.policy, article.publisher, article.url)


def _shown(article: Article, relative: str, policy: Policy, sidecar: Sidecar) -> Shown:
    made = page(article, relative)
    known = {
        "shares": shares(article),
        "record": made.record,
        "facts": made.facts,
        "quoted": made.quoted,
        "markdown": made.markdown,
        "remarks": [f"line {remark.line}: {remark.text}" if remark.line else remark.text for remark in remarks(article)],
        "undated": made.date == NO_DATE,
        "policy": str(policy.kind),
        "licence": sidecar.licence,
        "json_ld": json_ld(made.record, sidecar.licence),
    }
    html = render(made.body, made.sources, made.cites, made.captions)
    return Shown(html, made.title, made.date, made.summary, article.byline, article.language, known)


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
