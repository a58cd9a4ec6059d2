"""List items -> the Markdown of lists, one within the other. Changes no marker: where Markdown would, it writes none."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby
from typing import Final

from .inline import inline
from .list_marks import BULLETED, NUMBERED
from .model import BodyBlock

__all__ = ["is_numbered", "write_list"]

BULLET: Final = "-"


@dataclass(slots=True)
class _Item:
    """An item: the number before its text if it has one, the item as a paragraph would show it, what is nested in it."""

    number: int | None
    text: str
    plain: str
    level: int
    nested: list[_Item] = field(default_factory=list)


def is_numbered(block: BodyBlock) -> bool:
    """Tell whether a list item has a number before its text."""
    return block.marker != "" or NUMBERED.fullmatch(block.text) is not None


def write_list(blocks: Sequence[BodyBlock]) -> str:
    """Return the lines of a list."""
    return "\n".join("".join(_written(group, "")) for group in _groups(_tree(blocks)))


def _tree(blocks: Iterable[BodyBlock]) -> list[_Item]:
    """Put each item into the nearest one before it that is less deep."""
    root = _Item(None, "", "", -1)
    above = [root]
    for item in map(_item, blocks):
        while above[-1].level >= item.level:
            above.pop()
        above[-1].nested.append(item)
        above.append(item)
    return root.nested


def _item(block: BodyBlock) -> _Item:
    if block.marker:
        number = int(block.marker.rstrip("."))
        return _Item(number, inline(block.text, block.spans), f"{number}\\. {inline(block.text, block.spans)}", block.level)
    numbered, bulleted = NUMBERED.fullmatch(block.text), BULLETED.fullmatch(block.text)
    whole = inline(block.text, block.spans)
    if numbered:
        return _Item(int(numbered["number"]), _rest(block, numbered.start("text")), whole, block.level)
    return _Item(None, _rest(block, bulleted.start("text")) if bulleted else whole, whole, block.level)


def _rest(block: BodyBlock, begin: int) -> str:
    """Return the Markdown of an item's text without its marker."""
    spans = (replace(span, begin=max(0, span.begin - begin), end=span.end - begin) for span in block.spans)
    return inline(block.text[begin:], [span for span in spans if span.begin < span.end])


def _groups(items: Iterable[_Item]) -> Iterable[list[_Item]]:
    """Part items with numbers from those without."""
    return (list(group) for _, group in groupby(items, key=lambda item: item.number is None))


def _written(items: Sequence[_Item], indent: str) -> Iterable[str]:
    """Yield the lines of items that all have numbers or all have none; numbers that do not count up are plain text."""
    numbers = [item.number for item in items if item.number is not None]
    counts_up = numbers == list(range(numbers[0], numbers[0] + len(numbers))) if numbers else False
    for at, item in enumerate(items):
        if counts_up:
            marker, text = f"{item.number}. ", item.text
        elif numbers and not indent:
            marker, text = "", f"{item.plain}\n" if at + 1 < len(items) or item.nested else item.plain
        else:
            marker, text = f"{BULLET} ", item.plain if numbers else item.text
        within = indent + " " * len(marker)
        yield indent + marker + text.replace("\n", f"\n{within}") + "\n"
        for group in _groups(item.nested):
            yield from _written(group, within)
