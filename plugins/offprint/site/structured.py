"""Record of an article -> JSON-LD (https://schema.org): only what is known of it, as the work of those who made it.

The page holds an article that is based on the original; excerpts are quotations of whoever is quoted. The site's owner is
neither author nor publisher.
"""

from __future__ import annotations

import json
from base64 import b64encode
from collections.abc import Iterable, Iterator, Mapping
from hashlib import sha256
from itertools import groupby
from typing import Any, Final

from .reading import first_words

__all__ = ["allowed", "json_ld"]

QUOTED_WORDS: Final = 8  # of a quotation; the whole of it is on the page

Node = dict[str, Any]


def json_ld(record: Mapping[str, Any], licence: str | None) -> str:
    """Return the JSON, safe to stand within a script element."""
    node = {"@context": "https://schema.org", **_article(record, licence)}
    return json.dumps(node, ensure_ascii=False).replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")


def allowed(script: str) -> str:
    """Return how a page's policy allows a block of data by its digest (Content Security Policy, level 3)."""
    digest = b64encode(sha256(script.encode()).digest()).decode()
    return f"script-src 'sha256-{digest}'; "


def _article(record: Mapping[str, Any], licence: str | None) -> Node:
    credit = "; ".join(one["text"] for one in record["credits"])
    return _known(
        {
            "@type": "Article",
            "headline": record["title"],
            "alternativeHeadline": record["dek"],
            "inLanguage": record["language"],
            "articleSection": record["section"],
            "creditText": credit,
            "isAccessibleForFree": False if record["access"] else None,
            "license": licence,
            "isBasedOn": _original(record),
            "hasPart": list(_quotations(record["blocks"])),
        }
    )


def _original(record: Mapping[str, Any]) -> Node | None:
    """Describe the article as it first appeared."""
    known = _known(
        {
            "headline": record["title"],
            "url": record["url"],
            "author": [{"@type": "Person", "name": name} for name in record["byline"]],
            "publisher": _organisation(record["publisher"]),
            "datePublished": record["published"],
            "dateModified": record["updated"],
        }
    )
    return {"@type": "Article", **known} if known else None


def _quotations(blocks: Iterable[Mapping[str, Any]]) -> Iterator[Node]:
    """Yield a quotation for each run of excerpt paragraphs that the page shows as one, with the words that it begins with."""
    for (is_shown, source), run in groupby(blocks, key=lambda block: (block["marked"], block["source"])):
        if is_shown:
            text = first_words(next(iter(run))["text"], QUOTED_WORDS)
            # A person or a paper: nobody has said which.
            yield _known({"@type": "Quotation", "text": text, "creditText": source})


def _organisation(name: str | None) -> Node | None:
    return {"@type": "Organization", "name": name} if name else None


def _known(node: Node) -> Node:
    return {name: value for name, value in node.items() if value not in (None, "", [])}
