"""Article -> conversion record: the stable JSON contract of docs/architecture.md."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from .errors import InputError
from .model import Article, BodyBlock, Dropped, Moved

__all__ = ["error_record", "record"]


def record(article: Article, path: str) -> dict[str, Any]:
    """Return the record as JSON-ready values; lines count from 1."""
    return {
        "path": path,
        "sha256": article.sha256,
        "encoding": article.encoding,
        "repairs": [asdict(repair) for repair in article.repairs],
        "language": article.language,
        **({"no_article": article.absent} if article.absent else {}),
        **({"stale_corrections": article.stale} if article.stale else {}),
        "title": article.title,
        "dek": article.dek,
        "byline": list(article.byline),
        "dateline": article.dateline,
        "published": article.published,
        "updated": article.updated,
        "publisher": article.publisher,
        "url": article.url,
        **({"saved": article.saved} if article.saved else {}),
        "section": article.section,
        "access": article.access,
        "credits": [asdict(credit) for credit in article.credits],
        "basis": {str(basis.field): basis.how for basis in article.basis},
        "blocks": [_block(block) for block in article.body],
        "dropped": [_dropped(dropped) for dropped in article.dropped],
        "metadata_lines": [[*moved.lines, str(moved.field)] for moved in article.moved],
        "moved": [_moved(moved) for moved in article.moved],
    }


def _block(block: BodyBlock) -> dict[str, Any]:
    spans = [[span.begin, span.end, str(span.kind), span.target] for span in block.spans]
    return {
        "label": str(block.label),
        **_part(block),
        "confidence": block.confidence,
        "reason": block.reason,
        "source": block.source,
        "marked": block.marked,
        **({"cite": block.cite} if block.cite else {}),
        **({"spans": spans} if spans else {}),
    }


def _moved(moved: Moved) -> dict[str, Any]:
    return {"field": str(moved.field), **_part(moved), "reason": moved.reason}


def _part(part: BodyBlock | Dropped | Moved) -> dict[str, Any]:
    """Return words and lines; the place where the first line does not name it: several blocks begin in it."""
    place = {"place": part.place} if "." in part.place else {}
    return {"text": part.text, "lines": list(part.lines), **place}


def _dropped(dropped: Dropped) -> dict[str, Any]:
    return {
        "label": str(dropped.label),
        **_part(dropped),
        "confidence": dropped.confidence,
        "reason": dropped.reason,
    }


def error_record(error: InputError, path: str) -> dict[str, Any]:
    """Return what stands in the stream for a file that could not be converted."""
    return {"path": path, "error": {"kind": "input", "message": error.message, "line": error.line, "offset": error.offset}}
