"""Article -> what nets and trees say of it.

Words beside each paragraph are scored; nets read the rows of all paragraphs and say where an excerpt may start
and, from each start, whether each paragraph after it still belongs to it. Boosted trees, which see one paragraph or one
step at a time (steps.py), say the same, and the mean of both log odds counts: they err on different articles.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np

from ..arrays import Array
from ..trees import odds_of_trees
from .article import Article
from .encode import encode, word_rows
from .items import item_columns, item_odds
from .likeness import alike_starts
from .model import Model
from .nets import hear
from .paragraphs import rows_of
from .signs import Weights
from .steps import step_rows
from .survey import survey
from .vocabulary import lexical_rows

__all__ = ["Asked", "Step", "ask"]

Step = tuple[int, int]  # the first paragraph of an excerpt, and one that may belong to it


@dataclass(frozen=True, slots=True)
class Asked:
    """An article, what was said of its paragraphs and what signs add to it.

    ``starts``: log odds that each starts an excerpt. ``goes_on``: asked about steps, those that the excerpt takes them.
    ``items``: that each is an item of a list, in 1/1000.
    """

    article: Article
    signs: Weights
    starts: Array
    goes_on: Callable[[Sequence[Step]], Array]
    items: Array


def ask(model: Model, article: Article) -> Asked:
    """Let nets and trees read an article."""
    own = np.array(rows_of(article), np.int32)
    lexical = np.array(lexical_rows(model.words, article.readings), np.int32)
    items = item_odds(model.items, own)
    rows = np.hstack([own, lexical, item_columns(items)])
    heard = hear(model.nets, encode(model.scale, rows), word_rows(model.vectors, article.readings), article.lengths)
    climbed = odds_of_trees(model.starts, np.hstack([rows, alike_starts(article.tokens)]))
    surveyed = cache(lambda: survey(article))  # most articles have no step to compare

    def goes_on(steps: Sequence[Step]) -> Array:
        starts, indices = np.transpose(steps)
        rows = step_rows(surveyed(), starts, indices)
        return np.asarray((heard.goes_on(starts, indices) + odds_of_trees(model.steps, rows)) / 2)

    return Asked(article, model.signs, np.asarray((heard.starts + climbed) / 2), goes_on, items)
