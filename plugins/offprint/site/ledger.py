"""Record of an article -> its ledger: every line of the file in order, with what became of it and why."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

__all__ = ["ledger_lines", "ledger_pages"]

PAGE: Final = 120_000  # characters of the lines on a page, so that it stays below 300 KB with its markup
ROW: Final = 200  # characters of a row that are not the line's text


def ledger_lines(record: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Return the file's lines in their order; ``fate`` is kept, moved or dropped."""
    kept = [_line(block, "kept", f"kept as {_plain(block['label'])}{_source(block)}") for block in record["blocks"]]
    moved = [_line(line, "moved", f"moved to {_plain(line['field'])}") for line in record["moved"]]
    dropped = [_line(line, "dropped", f"left out as {_plain(line['label'])}") for line in record["dropped"]]
    return sorted((*kept, *moved, *dropped), key=_order)


def _order(line: Mapping[str, Any]) -> tuple[int, ...]:
    return tuple(map(int, line["place"].split(".")))


def ledger_pages(record: Mapping[str, Any]) -> list[list[dict[str, Any]]]:
    """Return the same in pages; one page at least."""
    pages: list[list[dict[str, Any]]] = [[]]
    size = 0
    for line in ledger_lines(record):
        own = ROW + len(line["text"])
        if pages[-1] and size + own > PAGE:
            pages.append([])
            size = 0
        pages[-1].append(line)
        size += own
    return pages


def _line(part: Mapping[str, Any], fate: str, what: str) -> dict[str, Any]:
    known = {name: part[name] for name in ("lines", "text", "reason")}
    seen = {name: part.get(name) for name in ("confidence", "source", "marked")}
    place = part.get("place", str(part["lines"][0]))
    return {**known, **seen, "fate": fate, "what": what, "place": place, "label": part.get("label") or part["field"]}


def _source(block: Mapping[str, Any]) -> str:
    return f" of {block['source']}" if block["source"] else ""


def _plain(name: str) -> str:
    return name.replace("_", " ")
