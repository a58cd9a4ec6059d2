"""What each group of columns carries: the cross-validation again, with one group withheld from nets and trees.

A withheld column reads as its mean, a withheld flag as unset, a withheld code as 0; nothing was trained anew, so what
another group could make up for after training counts as carried by this one. What a step says more than its paragraphs,
and how alike neighbours are (offprint.excerpts.likeness), is the trees' alone and not withheld here.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any, Final

import numpy as np

from articles import Example, score
from offprint.excerpts.asking import ask
from offprint.excerpts.items import ITEMS
from offprint.excerpts.likely import Likely, likely_excerpts
from offprint.excerpts.model import COLUMNS, START_COLUMNS, Model
from offprint.excerpts.paragraphs import GROUPS
from offprint.excerpts.search import chances, choose
from offprint.excerpts.vocabulary import NAMES as WORDS

FIGURES: Final = ("macro_paragraph_f1", "macro_span_f1", "start_f1", "lead_in_long_exact", "false_alarm_rate_web")
NOTHING: Final = "(nothing withheld)"
VECTORS: Final = "words as vectors"
SIGNS: Final = "plain signs"
LISTS: Final = "what looks like a list"
NAMES: Final = {
    "kind": "the paragraph by itself",
    "paragraphs": "its place, and the size of the article",
    "rate_straight_apostrophe": "habits, against those of the rest",
    "before_end": "the form of two paragraphs on each side",
    "lead_verbs": "how the paragraph before announces",
    "signature": "signatures, answers, echoes",
    "shares_before": "words of the topic shared with others",
    "colons": "runs, colons and headings around",
    "lead_plurals": LISTS,
    "words_lead": "words, by four linear scores",
}


def groups() -> dict[str, tuple[str, ...]]:
    """Return the columns of each group by its name for people; neither vectors nor plain signs are columns."""
    every = {NAMES[names[0]]: names for names in (*(names for _group, names in GROUPS), WORDS)}
    return {NOTHING: (), **every, LISTS: (*every[LISTS], *ITEMS), VECTORS: (), SIGNS: ()}


def without(model: Model, group: str, columns: Sequence[str]) -> Model:
    """Return the model deaf to a group: a tree takes at each column of it the way that the column's mean takes."""
    if group == NOTHING:
        return model
    if group == SIGNS:
        return replace(model, signs={of: {} for of in model.signs})
    name = "words.weight" if group == VECTORS else "numbers.weight"
    read = np.concatenate([model.scale.numeric, model.scale.numeric, model.scale.coded])
    places = [COLUMNS.index(column) for column in columns]
    deaf = np.isin(read, places) if columns else np.ones(model.nets[name].shape[1], bool)
    means = np.zeros(len(START_COLUMNS))
    means[model.scale.numeric] = model.scale.mean
    column, bound = model.starts.column, model.starts.bound
    led = np.where(means[column] > bound, -np.inf, np.inf)
    return replace(
        model,
        nets={**model.nets, name: np.where(deaf[:, None], 0, model.nets[name])},
        starts=replace(model.starts, bound=np.where(np.isin(column, places), led, bound)),
    )


def excerpts_without(
    models: Sequence[Model], folds: Sequence[int], found: Sequence[Example], number: int
) -> list[list[Likely]]:
    """Return for each group what is likely an excerpt in one article."""
    model, article = models[folds[number]], found[number].article
    return [likely_excerpts(ask(without(model, group, columns), article)) for group, columns in groups().items()]


def table(records: Sequence[dict[str, Any]], found: Sequence[Example], likely: Sequence[Sequence[list[Likely]]]) -> str:
    """Return the figures without each group as lines of tab-separated values."""
    lines = ["\t".join(["without", *FIGURES])]
    for place, group in enumerate(groups()):
        marked = [_record(one, each[place]) for one, each in zip(found, likely, strict=True)]
        figures = score.score_excerpts(records, marked, 0.0)
        lines.append("\t".join([group, *(f"{figures[name]:.3f}" for name in FIGURES)]))
    return "\n".join(lines) + "\n"


def _record(one: Example, likely: Sequence[Likely]) -> dict[str, Any]:
    attributed = one.article.attributions
    excerpts = choose(likely, chances(likely, len(one.lines), attributed), attributed)
    lines = [one.lines[index] for first, end in excerpts for index in range(first, end)]
    return {"blocks": [{"label": "excerpt", "lines": [line, line], "confidence": 1.0} for line in lines]}
