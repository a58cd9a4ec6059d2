"""Atom entries of articles -> the same saying where each came from: source and rights (RFC 4287), and no whole text.

What a feed hands out is copied on; so it has the summary, and the text stands on the page.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import partial
from typing import Any

__all__ = ["attribute_entries"]


def attribute_entries(feed: Any, articles: Iterable[Any], site: str) -> None:
    """Complete the entries of a feed in place; ``site`` is the address before the articles' own."""
    made = {f"{site}/{article.url}": article.metadata.get("offprint") for article in articles}
    for item in feed.items:
        item["content"] = None
        known = made.get(item["link"]) or {}
        record = known.get("record") or {}
        publisher = record.get("publisher") or known.get("publisher")
        item["item_copyright"] = known.get("licence") or (f"Rights: {publisher}" if publisher else None)
        item["offprint_source"] = {"title": publisher, "id": record.get("url")} if publisher or record.get("url") else None
    feed.add_item_elements = partial(_add_elements, feed.add_item_elements)


def _add_elements(add: Any, handler: Any, item: Mapping[str, Any]) -> None:
    add(handler, item)
    source = item.get("offprint_source")
    if source is None:
        return
    handler.startElement("source", {})
    for name, value in source.items():
        if value:
            handler.addQuickElement(name, value)
    handler.endElement("source")
