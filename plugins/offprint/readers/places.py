"""Elements of a page -> places: where in the markup a text stands, as the line model reads it.

Says nothing of what the text is. Which classes name which part of a page is data (data/regions.tsv).
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache, lru_cache
from typing import Final, NamedTuple

from lxml.html import HtmlElement

from ..lines.markup import AROUND, OWN
from ..lines.rows import LEVELS
from ..model import Place
from ..tables import any_of, rows
from .hints import BLOCK, MARK

__all__ = ["Places"]

UNSHOWN: Final = frozenset({"noscript", "select", "textarea"})
HIDDEN: Final = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
WHOLE: Final = frozenset({"html", "body"})  # classes of the whole page say nothing of its parts
HUMPS: Final = re.compile(r"(?<=[a-z])(?=[A-Z])")  # articleBody
NO_REGIONS: Final[frozenset[str]] = frozenset()
HIGHER_CLASSES: Final = 6  # levels above a text whose classes count for it; page-wide wrappers say nothing


class _Above(NamedTuple):
    """What holds for all that stands in an element."""

    depth: int
    is_hidden: bool  # by the markup itself; style sheets are not read
    around: frozenset[str]
    regions: tuple[frozenset[str], ...]  # of the element and the levels above it, nearest last
    containers: tuple[int, ...]  # the same, their numbers; of block elements only


@dataclass(slots=True)
class Places:
    """Turns elements into places; remembers what it found out of each on the way up."""

    known: dict[HtmlElement, _Above] = field(default_factory=dict)

    def place(self, owner: HtmlElement, link_share: float, *, inside: bool) -> Place:
        """Say where the text stands that an element owns; ``link_share`` from 0 to 1 is what of it are links."""
        block = owner
        while block.tag not in BLOCK and (parent := block.getparent()) is not None:
            block = parent
        above = self._above(owner)
        return Place(
            tag=block.tag if block.tag in OWN else "",
            around=above.around,
            regions=frozenset().union(*above.regions),
            containers=above.containers[-2::-1],
            depth=above.depth,
            link_share=link_share,
            inside=inside,
            hidden=above.is_hidden,
        )

    def _above(self, element: HtmlElement) -> _Above:
        unknown = []
        above: HtmlElement | None = element
        while above is not None and above not in self.known:
            unknown.append(above)
            above = above.getparent()
        found = self.known[above] if above is not None else _Above(0, False, frozenset(), (), ())
        for one in reversed(unknown):  # from the top; a page may be nested deeper than Python's stack
            found = self.known[one] = _within(one, found)
        return found


def _within(element: HtmlElement, above: _Above) -> _Above:
    """Return what holds in an element from what holds around it."""
    tag = element.tag
    own = _regions_of(f"{element.get('class', '')} {element.get('id', '')} {element.get('role', '')}")
    return _Above(
        depth=above.depth + 1,
        is_hidden=above.is_hidden or _hides(element),
        around=above.around | {tag} if tag in AROUND else above.around,
        regions=(*above.regions, own)[-HIGHER_CLASSES:] if tag not in WHOLE else (),
        containers=(*above.containers, int(element.get(MARK)))[-LEVELS - 1 :] if tag in BLOCK else above.containers,
    )


def _hides(element: HtmlElement) -> bool:
    if element.tag in UNSHOWN or element.get("hidden") is not None:
        return True
    style = element.get("style")
    return style is not None and HIDDEN.search(style) is not None


@lru_cache(maxsize=20_000)
def _regions_of(names: str) -> frozenset[str]:
    """Return the parts of a page that the names of an element stand for, which blanks part."""
    return NO_REGIONS.union(*map(_regions, names.split()))


@lru_cache(maxsize=20_000)
def _regions(name: str) -> frozenset[str]:
    """Return the parts of a page that the name of a class or an element stands for."""
    spelled = HUMPS.sub("-", name).replace("_", "-")
    if not any_of("regions.tsv").search(spelled):
        return NO_REGIONS
    small = spelled.lower()
    return frozenset(part for search, part in _searches() if search(small))


@cache
def _searches() -> tuple[tuple[Callable[[str], object], str], ...]:
    """Return what looks for the names of each part of a page, in small letters as its table has them."""
    return tuple((re.compile(pattern).search, part) for pattern, part, _reason in rows("regions.tsv"))
