"""Places of texts in a page's markup -> columns of the line model's rows; nothing for stripped text."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from ..arrays import Array
from ..model import Block
from ..tables import rows

# isort: split
import numpy as np

__all__ = ["AROUND", "OWN", "PLACE", "columns_of_places"]

# Elements that stand for a part of a page or a form of text.
AROUND: Final = ("article", "main", "nav", "aside", "footer", "header", "form", "figure", "table", "ul", "ol", "section")
OWN: Final = (
    *("p", "li", "h1", "h2", "h3", "h4", "td", "th", "blockquote", "figcaption", "pre", "dt", "dd", "button", "label"),
    *("div", "span"),
)
REGIONS: Final = tuple(row[1] for row in rows("regions.tsv"))
NUMBERS: Final = 4  # of the columns
PLACE: Final = NUMBERS + len(OWN) + len(AROUND) + len(REGIONS)  # columns


def columns_of_places(blocks: Sequence[Block]) -> Array:
    """Return floats (blocks, PLACE)."""
    out = np.zeros((len(blocks), PLACE), np.float32)
    for row, block in zip(out, blocks, strict=True):
        if (place := block.place) is not None:
            row[:NUMBERS] = 1.0, place.link_share, place.depth / 10, 2.0 * place.inside + place.hidden * -2.0
            row[NUMBERS:] = _named(place.tag, place.around, place.regions)
    return out


@lru_cache(maxsize=4096)  # a page's texts stand in the same few elements
def _named(own: str, around: frozenset[str], regions: frozenset[str]) -> Array:
    told = (*(own == tag for tag in OWN), *(tag in around for tag in AROUND), *(region in regions for region in REGIONS))
    return np.array(told, np.float32)
