"""What nets and trees said of sites they have not seen -> what signs and confidences are worth: `python training/weigh.py`.

Reads training/results/excerpts.npz, which train.py leaves, and writes signs and calibration into data/excerpts.json, those
of each fold into training/results/folds.json and the reliability plot beside it. So when a sign, a rule of what is plain
or the search has changed, its weights and the figures of the cross-validation take minutes, not the training of nets.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any, Final

import numpy as np
from sklearn.isotonic import IsotonicRegression

import articles
import signs
from articles import FOLDS, Example
from offprint.excerpts.likely import likely_excerpts
from offprint.excerpts.search import chances
from offprint.excerpts.signs import Weights
from parallel import in_parallel
from reliability import bins, in_paragraphs
from report import plot
from unseen_excerpts import FOLDS as LEARNED
from unseen_excerpts import RESULTS, WEIGHTS, Read, Said, load, outcomes, said, weights_digest

ALL: Final = FOLDS  # the view without any fold left out: what is shipped
UNLIKELY: Final = 0.02  # paragraphs below it are too many to share the curve's points with
POINTS: Final = 40  # of the calibration curve
Array = np.ndarray[Any, Any]


def main() -> None:
    """Weigh anew what the last training left."""
    weigh(articles.examples(load()))


def weigh(found: Sequence[Example]) -> None:
    """Weigh signs and confidences, and write both."""
    every, dealt = said()
    folds = np.array(dealt)
    cases = in_parallel(lambda number: signs.cases(every[number], found[number]), range(len(found)))
    learned = in_parallel(lambda view: signs.learn(found, cases, folds != view), range(FOLDS + 1))
    raw = in_parallel(lambda number: _chances(found[number], every[number], learned[folds[number]]), range(len(found)))
    curves = [calibration(found, raw, folds != view) for view in range(FOLDS + 1)]
    described = json.loads((WEIGHTS / "excerpts.json").read_text(encoding="utf-8"))
    write_described({**described, "signs": learned[ALL], "calibration": curves[ALL]})
    views = [{"signs": worth, "calibration": curve} for worth, curve in zip(learned[:ALL], curves[:ALL], strict=True)]
    text = json.dumps({"weights": weights_digest(".json", ".npz"), "folds": views}, separators=(",", ":"))
    LEARNED.write_text(text + "\n", encoding="utf-8")
    (RESULTS / "reliability.svg").write_text(plot(bins(*in_paragraphs(load(), outcomes()))), encoding="utf-8")


def _chances(one: Example, said: Said, worth: Weights) -> Array:
    likely = likely_excerpts(said.asked(Read(one.article, one.lines), worth))
    return np.array(chances(likely, len(one.lines), one.article.attributions))


def write_described(described: Mapping[str, Any]) -> None:
    """Write what is no array of the weights."""
    text = json.dumps(described, sort_keys=True, separators=(",", ":"), ensure_ascii=False) + "\n"
    (WEIGHTS / "excerpts.json").write_text(text, encoding="utf-8")


def calibration(found: Sequence[Example], raw: Sequence[Array], rows: Array) -> list[list[int]]:
    """Return points of the curve from the raw probability to the share that was quoted."""
    take = [number for number in range(len(found)) if rows[number]]
    asked = np.concatenate([found[number].scored for number in take])
    likely = np.concatenate([raw[number] for number in take])[asked]
    truth = np.concatenate([found[number].quoted for number in take])[asked]
    fitted = IsotonicRegression(y_min=0, y_max=1, out_of_bounds="clip").fit(likely, truth)
    steps = np.unique(np.round(1000 * np.quantile(likely[likely > UNLIKELY], np.linspace(0, 1, POINTS))).astype(int))
    return [[0, 0], *([int(step), round(1000 * float(fitted.predict([step / 1000])[0]))] for step in steps if step > 0)]


if __name__ == "__main__":
    main()
