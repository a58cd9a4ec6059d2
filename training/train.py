"""Train the excerpt model: `python training/train.py` writes data/excerpts.json, data/excerpts.npz and training/results/.

With --groups it measures what each group of columns carries too (ablation.py), which takes a good ten minutes more.

Every figure in results/ comes from articles of sites that the weights behind it have not seen; what
one stage hands to the next was likewise made without the article's site ("stacking over site-grouped folds";
Wolpert, "Stacked generalization", 1992). Same bench, same machine, same bytes.
"""

from __future__ import annotations

import argparse
import hashlib
import io
import itertools
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import fields, replace
from typing import Any, Final

import numpy as np

import ablation
import articles
import items
import lessons
import nets
import splices
import trees
import vectors
import words
from articles import BENCH, FOLDS, Example
from offprint.excerpts.asking import ask
from offprint.excerpts.evidence import starts
from offprint.excerpts.likely import FAINT
from offprint.excerpts.model import Model, model_of
from offprint.excerpts.vocabulary import SCORES
from parallel import in_parallel
from unseen_excerpts import DATA, RESULTS, WEIGHTS, Said, load, save, steps_from, weights_digest
from unseen_excerpts import folds as learned_without
from weigh import ALL, weigh, write_described

NETS: Final = 3  # that vote, each with spliced articles of its own
STARTS: Final = trees.Growth(trees=800, rate=0.08, fewest=60, columns=0.3, random_bounds=True)
STEPS: Final = trees.Growth(trees=800, rate=0.06, fewest=40, columns=0.4, random_bounds=True)
Array = np.ndarray[Any, Any]
Excluded = words.Excluded
LEFT_OUT: Final = ((), *((fold,) for fold in range(FOLDS)), *itertools.combinations(range(FOLDS), 2))
Stored = tuple[dict[str, Any], dict[str, Array]]  # what the two files of the weights hold


def main() -> None:
    """Train, cross-validate, write."""
    parser = argparse.ArgumentParser(description="Train the excerpt model from ../shared/bench.")
    parser.add_argument("--groups", action="store_true", help="measure what each group of columns carries, too")
    wanted = parser.parse_args()
    records = load()
    found = articles.examples(records)
    folds = articles.folds_of(found)
    data = words.corpus(found, folds)
    print(f"{len(found)} articles, {len(data.quoted)} paragraphs", flush=True)
    learnt, listed = learn_words(data), learn_items(data)
    spliced = [splice(found, folds.tolist(), nets.SEED + number) for number in range(NETS)]
    print(f"{sum(map(len, spliced))} articles made of them", flush=True)
    every = in_parallel(lambda view: learn(data, learnt, listed, spliced, view), range(FOLDS + 1))
    models = [model_of(*one) for one in every[:ALL]]
    write_weights(*every[ALL])
    told = in_parallel(lambda number: say(models[folds[number]], found[number]), range(len(found)))
    save(told, folds.tolist(), weights_digest(".npz"))
    weigh(found)
    if wanted.groups:
        models = [replace(one, signs=fold.signs) for one, fold in zip(models, learned_without(), strict=True)]
        deaf = in_parallel(lambda number: ablation.excerpts_without(models, folds, found, number), range(len(found)))
        (RESULTS / "groups.tsv").write_text(ablation.table(records, found, deaf), encoding="utf-8")


def say(model: Model, one: Example) -> Said:
    """Ask a model about an article, and about the steps from each paragraph that may be a start, or is one."""
    if not one.lines:
        return Said((), np.zeros(0), {})
    asked = ask(model, one.article)
    plain = [index for index in range(len(one.lines)) if starts(one.article, index, 0.0, is_quoting=True)]
    followed = sorted({*np.flatnonzero(asked.starts >= FAINT).tolist(), *articles.starts_of(one.quoted), *plain})
    steps = [steps_from(start, len(one.lines)) for start in followed]
    every = [step for each in steps for step in each]
    odds = np.split(asked.goes_on(every) if every else np.zeros(0), np.cumsum([len(each) for each in steps])[:-1])
    return Said(one.lines, asked.starts, dict(zip(followed, odds if followed else (), strict=True)))


def splice(found: Sequence[Example], folds: Sequence[int], seed: int) -> list[splices.Spliced]:
    """Make articles and find their rows."""
    made = splices.splices(found, folds, seed)
    rows = splices.Rows(found)
    return in_parallel(lambda number: rows.of(made[number]), range(len(made)))


def learn(
    data: words.Corpus,
    learnt: Mapping[tuple[str, Excluded], words.Learnt],
    listed: Mapping[Excluded, items.Learnt],
    spliced: Sequence[Sequence[splices.Spliced]],
    view: int,
) -> Stored:
    """Learn everything from all folds but the view's."""
    readings = [reading for one in data.found for reading in one.article.readings]
    given = lessons.Given(words.gifts(data, learnt, _without(view)), listed, _without(view))
    seen = [[one for one in made if view not in one.splice.folds] for made in spliced]
    train = np.flatnonzero(data.folds != view)
    rows = lessons.rows_of(data, given)
    scale = vectors.scale_of(rows[train])
    learned = vectors.vectors_of([readings[place] for place in train], data.sites[train].tolist(), nets.SEED)
    real = lessons.of_real(data, given, scale, learned)
    taught = (nets.both(real, lessons.of_spliced(data, real, given, scale, made)) for made in seen)
    parts = {
        "items": listed[_without(view)],
        "nets": train_nets(data, taught, view),
        **grow_trees(data, rows, train, [one for made in seen for one in made], view),
        "scale": _arrays(scale),
        "vectors": _arrays(learned),
    }
    described = {
        "calibration": [[0, 0], [1000, 1000]],  # this and signs: see weigh.py
        "signs": {},
        "vocabulary": " ".join(learned.places),
        "words": {name: words.vocabulary(data, name, *learnt[name, _without(view)]) for name in SCORES},
    }
    print(f"view {view} of {FOLDS} done", flush=True)
    return described, {f"{part}:{name}": values for part, arrays in parts.items() for name, values in arrays.items()}


def train_nets(data: words.Corpus, taught: Iterable[nets.Lesson], view: int) -> dict[str, Array]:
    """Train a net with each lesson, in which spliced articles stand behind the real ones; the view's fold is left out."""
    kept = [article for article, begin in enumerate(data.offsets[:-1]) if begin < len(data.folds) and data.folds[begin] != view]
    trained = []
    for number, lesson in enumerate(taught):
        more = range(len(data.offsets) - 1, len(lesson.offsets) - 1)
        trained.append(nets.train(lesson, kept, more, nets.SEED + number))
    return nets.stored(trained)


def grow_trees(
    data: words.Corpus, rows: Array, train: Array, spliced: Sequence[splices.Spliced], view: int
) -> dict[str, dict[str, Array]]:
    """Grow the trees of starts from the paragraphs to learn from, and those of steps."""
    may_start = train[data.known[train] & ~data.follows[train]]
    read = np.hstack([rows, np.concatenate([one.alike for one in data.found])])[may_start]
    starts = trees.grow(read, data.starts[may_start], data.weights[may_start], nets.SEED, STARTS)
    every = lessons.of_steps(data, spliced, view)
    return {"starts": starts, "steps": trees.grow(every.rows, every.quoted, every.weights, nets.SEED, STEPS)}


def _arrays(part: Any) -> dict[str, Array]:
    values = {one.name: getattr(part, one.name) for one in fields(part)}
    return {name: value for name, value in values.items() if isinstance(value, np.ndarray)}


def _without(view: int) -> Excluded:
    return () if view == ALL else (view,)


def learn_words(data: words.Corpus) -> dict[tuple[str, Excluded], words.Learnt]:
    """Learn the scores from all folds, without each fold and without each two."""
    tasks = [(name, without) for name in SCORES for without in LEFT_OUT]
    learnt = in_parallel(lambda number: words.learn(data, *tasks[number]), range(len(tasks)))
    print("words done", flush=True)
    return dict(zip(tasks, learnt, strict=True))


def learn_items(data: words.Corpus) -> dict[Excluded, items.Learnt]:
    """Grow the trees of items from the same folds."""
    learnt = in_parallel(lambda number: items.learn(data, LEFT_OUT[number]), range(len(LEFT_OUT)))
    print("items done", flush=True)
    return dict(zip(LEFT_OUT, learnt, strict=True))


def write_weights(described: Mapping[str, Any], arrays: Mapping[str, Array]) -> None:
    """Write what is shipped, as far as nets and trees go."""
    data = {DATA: hashlib.sha256((BENCH / "excerpts" / DATA).read_bytes()).hexdigest()}
    packed = io.BytesIO()
    np.savez_compressed(packed, allow_pickle=False, **arrays)
    (WEIGHTS / "excerpts.npz").write_bytes(packed.getvalue())
    write_described({**described, "data": data, "seed": nets.SEED})


if __name__ == "__main__":
    main()
