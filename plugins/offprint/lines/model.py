"""Blocks -> how likely each is the article's, by the trained weights of data/lines.json and data/lines.npz.

Two kinds of model vote, each by its log odds: nets, which see the whole page at once, and boosted trees, which see a line
and numbers of its surroundings. They err on different pages.
"""

from __future__ import annotations

import io
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Final

from ..arrays import Array, Weights, probability, unpacked
from ..features import SENTENCE_WORDS
from ..glosses import Glosses, gloss, glosses_of
from ..language import language_of
from ..model import Block
from ..trees import Trees, odds_of_trees
from .context import in_context
from .lexicon import said_by_words
from .nets import bags, odds_of
from .rows import Rows, rows_of

# isort: split
import numpy as np

__all__ = ["PAGE", "TEXT", "LineModel", "likely_lines", "load_line_model", "model_of", "standardised"]

CLIP: Final = 4.0  # standard deviations; farther is as far
TEXT, PAGE = "text", "page"  # there are trees for each: a page's markup tells much that stripped text does not


@dataclass(frozen=True, slots=True)
class LineModel:
    """What training left: the known words and what each says, the scale of the rows, the nets, the trees of each input."""

    places: Mapping[str, int]
    lexicon: Array
    mean: Array
    deviation: Array
    nets: Weights
    trees: Mapping[str, Trees]


@cache
def load_line_model() -> LineModel:
    """Read the weights that are shipped."""
    data = files(__package__.rpartition(".")[0]) / "data"
    described = json.loads((data / "lines.json").read_text(encoding="utf-8"))
    with np.load(io.BytesIO((data / "lines.npz").read_bytes()), allow_pickle=False) as arrays:
        return model_of(described, arrays)


def model_of(described: Mapping[str, Any], arrays: Mapping[str, Array]) -> LineModel:
    """Put a model together from what training/train_lines.py stores."""
    places = {word: place for place, word in enumerate(described["vocabulary"].split())}
    return LineModel(
        places,
        arrays["lexicon"].astype(np.float32),
        arrays["scale:mean"],
        arrays["scale:deviation"],
        unpacked(_named("nets:", arrays)),
        {kind: Trees(**_named(f"{kind}:", arrays)) for kind in (TEXT, PAGE)},
    )


def _named(prefix: str, arrays: Mapping[str, Array]) -> dict[str, Array]:
    return {name.removeprefix(prefix): arrays[name] for name in arrays if name.startswith(prefix)}


def standardised(numbers: Array, mean: Array, deviation: Array) -> Array:
    """Return distances from the mean in standard deviations."""
    return np.asarray(np.clip((numbers - mean) / deviation, -CLIP, CLIP), np.float32)


def _glosses(texts: Sequence[str]) -> Glosses:
    """Return the glosses of the language of the running text, none where there are none."""
    prose = [text for text in texts if len(text.split()) >= SENTENCE_WORDS]
    return glosses_of(language_of(" ".join(prose or texts)))


def likely_lines(model: LineModel, blocks: Sequence[Block], texts: Sequence[str]) -> list[float]:
    """Return for each block how likely it is the article's, 0 to 1; ``texts`` as Features.text has them."""
    if not blocks:
        return []
    glosses = _glosses(texts)
    rows: Rows = rows_of(blocks, texts, has_capital_nouns=glosses.has_capital_nouns)
    in_english = [gloss(own, glosses) for own in rows.words] if glosses else rows.words
    known, first = bags(model.places, in_english)
    counts = [len(words) for words in rows.words]
    said = said_by_words(model.lexicon, known, first, counts)
    numbers = standardised(np.hstack([rows.numbers, said]), model.mean, model.deviation)
    seen = odds_of(model.nets, numbers, known, first, np.array(counts, np.float32))
    climbed = odds_of_trees(model.trees[PAGE if blocks[0].place else TEXT], in_context(rows.numbers, said))
    likely: list[float] = probability((seen + climbed) / 2).tolist()
    return likely
