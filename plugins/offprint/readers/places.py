"""Elements of a page -> places: where in the markup a text stands, as the line model reads it.

Says nothing of what the text is. Which classes name which part of a page is data (data/regions.tsv).
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field
from functools import cache, lru_cache
from typing import Final, NamedTuple

from lxml.html import HtmlElement

from ..kinds import ASKING, MARGIN
from ..lines.markup import AROUND, OWN
from ..lines.rows import LEVELS
from ..model import Place
from ..tables import rows
from .asides import HIDDEN_STYLE
from .hints import BLOCK, MARK, Around, is_longer

__all__ = ["Above", "Places", "asking_in", "place_in"]

UNSHOWN: Final = frozenset({"noscript", "select", "textarea"})
PARTS: Final = frozenset(AROUND)
WHOLE: Final = frozenset({"html", "body"})  # classes of the whole page say nothing of its parts
ADDRESS_FIELD: Final = ".//input[@type='email']"
LONGEST_ASKING: Final = 400  # characters of a box that asks for an address
HUMPS: Final = re.compile(r"(?<=[a-z])(?=[A-Z])")  # articleBody
NO_REGIONS: Final[frozenset[str]] = frozenset()
WORD: Final = re.compile(r"\b\w")
TOLD_BY: Final = 2  # letters by which a word's possible parts are looked up; no beginning in the table is shorter
HIGHER_CLASSES: Final = 6  # levels above a text whose classes count for it; page-wide wrappers say nothing


class Above(NamedTuple):
    """What holds for all that stands in an element."""

    depth: int
    block: str  # the nearest block element
    is_hidden: bool  # by the markup itself; style sheets are not read
    around: frozenset[str]
    regions: tuple[frozenset[str], ...]  # of the element and the levels above it, nearest last
    containers: tuple[int, ...]  # the same, their numbers; of block elements only
    form: Around  # what the text is in, as hints tell it


NOTHING: Final = Above(0, "", False, NO_REGIONS, (), (), Around())


@dataclass(slots=True)
class Places:
    """Remembers what holds in each element that was asked about and in those around it.

    ``asking``: see asking_in; ``beside``: margins of a page that a table lays out.
    """

    asking: frozenset[HtmlElement] = frozenset()
    beside: frozenset[HtmlElement] = frozenset()
    known: dict[HtmlElement, Above] = field(default_factory=dict)

    def above(self, element: HtmlElement) -> Above:
        """Return what holds in an element, made of what holds around it and found once."""
        unknown: list[HtmlElement] = []
        one: HtmlElement | None = element
        while one is not None and one not in self.known:
            unknown.append(one)
            one = one.getparent()
        found = self.known[one] if one is not None else NOTHING
        for below in reversed(unknown):  # from the top; a page may be nested deeper than Python's stack
            found = self.known[below] = _within(found, below, self._regions(below))
        return found

    def _regions(self, element: HtmlElement) -> frozenset[str]:
        """Return the parts of a page that an element stands for."""
        names = element.get("class"), element.get("id"), element.get("role")
        own = _regions_of(" ".join(filter(None, names))) if any(names) else NO_REGIONS
        if element in self.asking:
            return own | {ASKING}
        return own | {MARGIN} if element in self.beside else own


def asking_in(root: HtmlElement) -> frozenset[HtmlElement]:
    """Return the boxes that ask for an address to send mail to: around its field, as far as there is little text."""
    found: set[HtmlElement] = set()
    for entry in root.iterfind(ADDRESS_FIELD):
        around = entry
        for one in entry.iterancestors():
            if one.tag in WHOLE or is_longer(one, LONGEST_ASKING):
                break
            around = one
        found.add(around)
    return frozenset(found)


def place_in(above: Above, link_share: float, *, inside: bool) -> Place:
    """Say where a text stands; ``link_share`` from 0 to 1 is what of it are links."""
    return Place(
        tag=above.block if above.block in OWN else "",
        around=above.around,
        regions=NO_REGIONS.union(*above.regions),
        containers=above.containers[-2::-1],
        depth=above.depth,
        link_share=link_share,
        inside=inside,
        hidden=above.is_hidden,
    )


def _within(above: Above, element: HtmlElement, own: frozenset[str]) -> Above:
    """Return what holds in an element from what holds around it and the parts of a page that it stands for itself."""
    tag = element.tag
    is_block = tag in BLOCK
    return Above(
        depth=above.depth + 1,
        block=tag if is_block else above.block,
        is_hidden=above.is_hidden or _hides(element),
        around=above.around | {tag} if tag in PARTS else above.around,
        regions=() if tag in WHOLE else (*above.regions, own)[-HIGHER_CLASSES:],
        containers=(*above.containers, int(element.get(MARK)))[-LEVELS - 1 :] if is_block else above.containers,
        form=above.form.within(element),
    )


def _hides(element: HtmlElement) -> bool:
    if element.tag in UNSHOWN or element.get("hidden") is not None:
        return True
    style = element.get("style")
    return style is not None and HIDDEN_STYLE.search(style) is not None


@lru_cache(maxsize=20_000)
def _regions_of(names: str) -> frozenset[str]:
    """Return the parts of a page that the names of an element stand for, which blanks part."""
    return NO_REGIONS.union(*map(_regions, names.split()))


@lru_cache(maxsize=20_000)
def _regions(name: str) -> frozenset[str]:
    """Return the parts of a page that the name of a class or an element stands for."""
    spelled = HUMPS.sub("-", name).replace("_", "-").lower()
    begins = [word.start() for word in WORD.finditer(spelled)]
    known = _beginnings()
    return frozenset(
        part
        for begin in begins
        for beginning, part in known.get(spelled[begin : begin + TOLD_BY], ())
        if spelled.startswith(beginning, begin)
    )


@cache
def _beginnings() -> dict[str, list[tuple[str, str]]]:
    """Return the beginnings of words that stand for parts of a page, by the letters with which they begin themselves."""
    known: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for beginnings, part, _reason in rows("regions.tsv"):
        for beginning in beginnings.split():
            known[beginning[:TOLD_BY]].append((beginning, part))
    return dict(known)
