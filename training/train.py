"""Train the excerpt model: `python training/train.py` writes data/excerpts.json, data/excerpts.npz and training/results/.

Every figure in results/ comes from articles of sites that the weights behind it have not seen; what
one stage hands to the next was likewise made without the article's site ("stacking over site-grouped folds";
Wolpert, "Stacked generalization", 1992). Same bench, same machine, same bytes.
"""

from __future__ import annotations

import hashlib
import io
import itertools
import json
from collections.abc import Mapping, Sequence
from dataclasses import fields
from multiprocessing import get_context
from typing import Any, Final

import numpy as np
from sklearn.isotonic import IsotonicRegression

import ablation
import articles
import nets
import report
import vectors
import words
from articles import BENCH, FOLDS, ROOT, Example
from offprint.excerpts.encode import Scale, encode, word_rows
from offprint.excerpts.model import COLUMNS, Likely, likely_excerpts, model_of, share_at
from offprint.excerpts.search import chances
from offprint.excerpts.vocabulary import SCORES

WEIGHTS: Final = ROOT / "plugins" / "offprint" / "data"
RESULTS: Final = ROOT / "training" / "results"
DATA: Final = "dev.jsonl.gz"
WEB_WEIGHT: Final = 12.0  # ordinary pages hold few excerpts, and are most of what people have
ALL: Final = FOLDS  # the view without any fold left out: what is shipped
ANNOUNCING: Final = ("lead_", "before_", "since_colon")  # beginnings of columns' names
NETS: Final = 3  # that vote
CORES: Final = 2
UNLIKELY: Final = 0.02  # paragraphs below it are too many to share the curve's points with
STEPS: Final = 40  # of the calibration curve
Array = np.ndarray[Any, Any]
Excluded = tuple[int, ...]
Stored = tuple[dict[str, Any], dict[str, Array]]  # what the two files of the weights hold


def main() -> None:
    """Train, cross-validate, write."""
    records = articles.load(DATA)
    found = articles.examples(records)
    folds = articles.folds_of(found)
    data = words.corpus(found, folds, WEB_WEIGHT)
    print(f"{len(found)} articles, {len(data.quoted)} paragraphs", flush=True)
    learnt, views = lexical_views(data)
    every = in_parallel(lambda view: learn(data, learnt, views[view], view), range(FOLDS + 1))
    models = [model_of(*one) for one in every]
    likely = in_parallel(lambda number: likely_excerpts(models[folds[number]], found[number].article), range(len(found)))
    write_results(found, likely, every[ALL])
    deaf = in_parallel(lambda number: ablation.excerpts_without(models, folds, found, number), range(len(found)))
    (RESULTS / "groups.tsv").write_text(ablation.table(records, found, deaf), encoding="utf-8")


def in_parallel(run: Any, numbers: Sequence[int]) -> list[Any]:
    """Run over the numbers in processes that share this one's memory, and keep the order."""
    global _run  # noqa: PLW0603  # a forked process finds here what cannot be sent to it
    _run = run
    with get_context("fork").Pool(CORES) as pool:
        return pool.map(_called, numbers, chunksize=max(1, len(numbers) // 200))


def _called(number: int) -> Any:
    return _run(number)


def learn(data: words.Corpus, learnt: Mapping[tuple[str, Excluded], tuple[Array, Array]], lexical: Array, view: int) -> Stored:
    """Learn everything from all folds but the view's."""
    readings = [reading for one in data.found for reading in one.article.readings]
    train = np.flatnonzero(data.folds != view)
    rows = np.hstack([np.concatenate([one.rows for one in data.found]), lexical])
    scale = vectors.scale_of(rows[train])
    learned = vectors.vectors_of([readings[place] for place in train], data.sites[train].tolist(), nets.SEED)
    lesson = nets.Lesson(
        numbers=encode(scale, rows),
        words=word_rows(learned, readings),
        lengths=np.array([len(reading.words) for reading in readings]),
        offsets=data.offsets,
        quoted=data.quoted,
        follows=data.follows,
        scored=data.scored,
        weights=data.weights,
        announcing=announcing(scale),
    )
    kept = [article for article, begin in enumerate(data.offsets[:-1]) if begin < len(data.folds) and data.folds[begin] != view]
    grown = [nets.train(lesson, kept, nets.SEED + number) for number in range(NETS)]
    print(f"view {view} of {FOLDS} done", flush=True)
    described = {
        "calibration": [[0, 0], [1000, 1000]],
        "vocabulary": " ".join(learned.places),
        "words": {name: words.vocabulary(data, name, *learnt[name, _without(view)]) for name in SCORES},
    }
    parts = {"nets": nets.stored(grown), "scale": _arrays(scale), "vectors": _arrays(learned)}
    return described, {f"{part}:{name}": values for part, arrays in parts.items() for name, values in arrays.items()}


def announcing(scale: Scale) -> Array:
    """Return the encoded columns that tell of the paragraphs before."""
    columns = [column for column, name in enumerate(COLUMNS) if name.startswith(ANNOUNCING)]
    read = np.concatenate([scale.numeric, scale.numeric, scale.coded])
    return np.flatnonzero(np.isin(read, columns))


def _arrays(part: Any) -> dict[str, Array]:
    values = {one.name: getattr(part, one.name) for one in fields(part)}
    return {name: value for name, value in values.items() if isinstance(value, np.ndarray)}


def _without(view: int) -> Excluded:
    return () if view == ALL else (view,)


def lexical_views(data: words.Corpus) -> tuple[dict[tuple[str, Excluded], tuple[Array, Array]], list[Array]]:
    """Learn the scores without each fold and each two; view v scores each paragraph without v and its own fold."""
    learnt: dict[tuple[str, Excluded], tuple[Array, Array]] = {}
    own = np.zeros((FOLDS + 1, len(data.quoted), len(SCORES)), np.int32)
    left_out = [(), *((fold,) for fold in range(FOLDS)), *itertools.combinations(range(FOLDS), 2)]
    for place, name in enumerate(SCORES):
        for without in left_out:
            columns, weights = words.learn(data, name, without)
            learnt[name, without] = columns, weights
            scored = words.scores(data, name, columns, weights)
            for view in range(FOLDS + 1):
                for fold in range(FOLDS):
                    if tuple(sorted({*_without(view), fold})) == without:
                        here = data.folds == fold
                        own[view, here, place] = scored[here]
    print("words done", flush=True)
    return learnt, [words.spread(data, own[view]) for view in range(FOLDS + 1)]


def write_results(found: Sequence[Example], likely: Sequence[list[Likely]], shipped: Stored) -> None:
    """Write the weights, the records of the cross-validation and its figures."""
    folds = articles.folds_of(found)
    raw = [np.array(chances(one, len(example.lines))) for one, example in zip(likely, found, strict=True)]
    curves = [calibration(found, raw, folds != fold) for fold in range(FOLDS + 1)]
    described, arrays = shipped
    described |= {
        "calibration": curves[ALL],
        "data": {DATA: hashlib.sha256((BENCH / "excerpts" / DATA).read_bytes()).hexdigest()},
        "seed": nets.SEED,
    }
    text = json.dumps(described, sort_keys=True, separators=(",", ":"), ensure_ascii=False) + "\n"
    packed = io.BytesIO()
    np.savez_compressed(packed, allow_pickle=False, **arrays)
    (WEIGHTS / "excerpts.json").write_text(text, encoding="utf-8")
    (WEIGHTS / "excerpts.npz").write_bytes(packed.getvalue())
    sure = [np.array([share_at(curves[fold], chance) for chance in each]) for fold, each in zip(folds, raw, strict=True)]
    report.write(RESULTS, found, likely, sure, text.encode() + packed.getvalue())


def calibration(found: Sequence[Example], raw: Sequence[Array], rows: Array) -> list[list[int]]:
    """Return points of the curve from the raw probability to the share that was quoted."""
    take = [number for number in range(len(found)) if rows[number]]
    known = np.concatenate([found[number].scored for number in take])
    likely = np.concatenate([raw[number] for number in take])[known]
    truth = np.concatenate([found[number].quoted for number in take])[known]
    fitted = IsotonicRegression(y_min=0, y_max=1, out_of_bounds="clip").fit(likely, truth)
    steps = np.unique(np.round(1000 * np.quantile(likely[likely > UNLIKELY], np.linspace(0, 1, STEPS))).astype(int))
    return [[0, 0], *([int(step), round(1000 * float(fitted.predict([step / 1000])[0]))] for step in steps if step > 0)]


if __name__ == "__main__":
    main()
