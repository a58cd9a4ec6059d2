"""Words of lines -> what they say by themselves: whether articles use them or what stands around articles.

Each known word has a weight, the logarithm of how much more often it stands in the articles' lines (training/lexicon.py).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from ..arrays import Array

# isort: split
import numpy as np

__all__ = ["SAID", "said_by_words"]

SAID: Final = 4  # columns: the mean of all words, of the first ones, the least, the most


def said_by_words(
    lexicon: Array, known: Sequence[Sequence[int]], first: Sequence[Sequence[int]], counts: Sequence[int]
) -> Array:
    """Return the columns of each line; ``known`` and ``first`` as nets.bags has them, ``counts`` its words."""
    weights = lexicon.tolist()
    said = np.zeros((len(known), SAID), np.float32)
    for index, (every, begin, count) in enumerate(zip(known, first, counts, strict=True)):
        if every:
            own = [weights[place] for place in every]
            opening = [weights[place] for place in begin]
            said[index] = (sum(own) / count, sum(opening) / max(1, len(opening)), min(own), max(own))
    return said
