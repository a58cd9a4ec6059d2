"""Compare simpler families of models with the nets: `python training/families.py` prints a table.

All by the folds of train.py, a site never in both halves. A family says how likely each paragraph is
quoted; its excerpts are the runs at or above the threshold that serves its macro paragraph F1 best, a
choice that favours every family alike.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import Any, Final

import lightgbm
import numpy as np
import pycrfsuite
from sklearn.linear_model import LogisticRegression

import articles
import words
from articles import FOLDS, Example, score
from nets import SEED
from parallel import in_parallel
from train import learn_words
from unseen_excerpts import RESULTS, load

THRESHOLDS: Final = (0.25, 0.3, 0.35, 0.4, 0.5)
FIGURES: Final = ("macro_paragraph_f1", "macro_span_f1", "start_f1", "lead_in_long_exact", "false_alarm_rate_web")
STATES: Final = 5  # steps into which the CRF's columns are cut
TREES: Final = 200
# Splits drawn at random (extra_trees) carry over to other sites better than the best ones do.
GROWN: Final = {
    "objective": "binary",
    "learning_rate": 0.08,
    "num_leaves": 24,
    "min_child_samples": 100,
    "extra_trees": True,
    "bagging_fraction": 0.8,
    "bagging_freq": 1,
    "feature_fraction": 0.3,
    "lambda_l2": 5.0,
    "max_bin": 127,
    "seed": SEED,
    "deterministic": True,
    "force_row_wise": True,
    "num_threads": 1,
    "verbosity": -1,
}
Array = np.ndarray[Any, Any]


def main() -> None:
    """Print the table."""
    records = load()
    found = articles.examples(records)
    data = words.corpus(found, articles.folds_of(found))
    rows = np.hstack([np.concatenate([one.rows for one in found]), _lexical(data)])
    families: dict[str, Callable[[words.Corpus, Array, int], Array]] = {
        "logistic regression, each paragraph alone": _logistic,
        "boosted trees, each paragraph alone": _trees,
        "linear-chain CRF (python-crfsuite)": _crf,
    }
    for name, family in families.items():
        print(f"| {name} | {_figures(records, found, data, rows, family)} |", flush=True)


def _lexical(data: words.Corpus) -> Array:
    given = words.gifts(data, learn_words(data), ())
    return words.lexical(given, np.arange(len(data.quoted)), data.offsets)


def _figures(
    records: Sequence[dict[str, Any]],
    found: Sequence[Example],
    data: words.Corpus,
    rows: Array,
    family: Callable[[words.Corpus, Array, int], Array],
) -> str:
    likely = np.zeros(len(data.quoted))
    for fold, found_there in enumerate(in_parallel(lambda fold: family(data, rows, fold), range(FOLDS))):
        likely[data.folds == fold] = found_there
    scored = [score.score_excerpts(records, _records(found, data, likely >= threshold), 0.0) for threshold in THRESHOLDS]
    best = max(scored, key=lambda figures: figures["macro_paragraph_f1"])
    return " | ".join(f"{best[name]:.3f}" for name in FIGURES)


def _records(found: Sequence[Example], data: words.Corpus, quoted: Array) -> list[dict[str, Any]]:
    return [
        {
            "blocks": [
                {"label": "excerpt", "lines": [line, line], "confidence": 1.0, "marked": True}
                for line, flag in zip(one.lines, quoted[begin:end], strict=True)
                if flag
            ]
        }
        for one, (begin, end) in zip(found, pairwise(data.offsets), strict=True)
    ]


def _logistic(data: words.Corpus, rows: Array, fold: int) -> Array:
    here = data.scored & (data.folds != fold)
    squashed = np.sign(rows) * np.log1p(np.abs(rows))
    mean, spread = squashed[here].mean(axis=0), squashed[here].std(axis=0) + 1e-6
    scaled = np.clip((squashed - mean) / spread, -4, 4)
    fitted = LogisticRegression(C=0.01, max_iter=300).fit(scaled[here], data.quoted[here], sample_weight=data.weights[here])
    return np.asarray(fitted.predict_proba(scaled[data.folds == fold])[:, 1])


def _trees(data: words.Corpus, rows: Array, fold: int) -> Array:
    here = data.scored & (data.folds != fold)
    dataset = lightgbm.Dataset(rows[here], data.quoted[here], weight=data.weights[here])
    return np.asarray(lightgbm.train(GROWN, dataset, TREES).predict(rows[data.folds == fold]))


def _crf(data: words.Corpus, rows: Array, fold: int) -> Array:
    edges = [np.unique(np.quantile(rows[:, column], np.linspace(0, 1, STATES + 1)[1:-1])) for column in range(rows.shape[1])]
    cut = np.stack([np.searchsorted(edge, rows[:, column]) for column, edge in enumerate(edges)], axis=1)
    trainer = pycrfsuite.Trainer(algorithm="lbfgs", verbose=False)
    trainer.set_params({"c1": 1.0, "c2": 1.0, "max_iterations": 40})
    spans = list(pairwise(data.offsets))
    for begin, end in spans:
        if end > begin and data.folds[begin] != fold:
            trainer.append(_items(cut[begin:end]), ["quoted" if flag else "own" for flag in data.quoted[begin:end]])
    model = RESULTS / f"crf-{fold}.model"
    trainer.train(str(model))
    tagger = pycrfsuite.Tagger()
    tagger.open(str(model))
    out = []
    for begin, end in spans:
        if end > begin and data.folds[begin] == fold:
            tagger.set(_items(cut[begin:end]))
            out += [tagger.marginal("quoted", index) for index in range(end - begin)]
    model.unlink()
    return np.array(out)


def _items(cut: Array) -> list[list[str]]:
    return [[f"{column}={value}" for column, value in enumerate(row)] for row in cut.tolist()]


if __name__ == "__main__":
    print(json.dumps(FIGURES))
    main()
