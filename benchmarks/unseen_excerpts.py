"""What was said in the cross-validation -> conversion records of the bench's articles, by the pipeline as it is now.

training/train.py leaves what nets and trees that have not seen an article's site say of its paragraphs and steps
(``Said``), training/weigh.py what signs and confidences are worth without that site (``Fold``); here they stand in for the
shipped ones, and everything after them runs as for a user's file.
"""

from __future__ import annotations

import gzip
import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from multiprocessing import get_context
from threading import Lock
from typing import Any, Final

import numpy as np

from offprint.arrays import Array
from offprint.excerpts import LEAST, body_of
from offprint.excerpts.article import Article
from offprint.excerpts.asking import Asked, Step
from offprint.excerpts.likely import LONGEST, likely_excerpts
from offprint.excerpts.model import share_at
from offprint.excerpts.search import chances, choose, falling
from offprint.excerpts.signs import Weights
from offprint.label import label_lines
from offprint.model import Options
from offprint.readers.text import read_text
from unseen import BENCH, ROOT

WEIGHTS: Final = ROOT / "plugins" / "offprint" / "data"
RESULTS: Final = ROOT / "training" / "results"
SAID: Final = RESULTS / "excerpts.npz"
FOLDS: Final = RESULTS / "folds.json"
DATA: Final = "dev.jsonl.gz"
TITLE_LINE, FIRST_LINE = 1, 3  # of the files that score.py makes; each block stands two lines below the last
START_UNIT, STEP_UNIT = 1 / 256, 1 / 16  # of log odds, as they are kept
ASKED: Final = Lock()
# Log odds of what nobody was asked about: a step (of first steps one in five is taken), a start.
UNSAID, NO_START = -1.3, -9.0
Bench = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Read:
    """One article as the cross-validation reads it: its body, and the line in the file of each paragraph, from 1."""

    article: Article
    lines: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Said:
    """What was said of one article: log odds of each paragraph to be a start, and of the steps from some of them.

    ``steps`` hold for a start the paragraphs after it, up to LONGEST paragraphs of an excerpt. ``lines`` are those of the
    paragraphs then; where the article is read otherwise now, a paragraph is known by its line.
    """

    lines: tuple[int, ...]
    starts: Array
    steps: dict[int, Array]

    def asked(self, read: Read, signs: Weights) -> Asked:
        """Return it as if the article had been asked about; which items stand in lists is not kept."""
        known = {line: place for place, line in enumerate(self.lines)}
        then = [known.get(line) for line in read.lines]
        starts = np.array([NO_START if place is None else self.starts[place] for place in then])

        def goes_on(steps: Sequence[Step]) -> Array:
            return np.array([self._step(then[start], then[index]) for start, index in steps])

        return Asked(read.article, signs, starts, goes_on, np.zeros(len(starts)))

    def _step(self, start: int | None, index: int | None) -> float:
        if start is None or index is None:
            return UNSAID
        odds = self.steps.get(start, ())
        return float(odds[index - start - 1]) if index - start <= len(odds) else UNSAID


@dataclass(frozen=True, slots=True)
class Fold:
    """What was learned without a fold of sites from what the nets and trees said: see offprint.excerpts.model.Model."""

    signs: Weights
    calibration: Sequence[Sequence[int]]


@dataclass(frozen=True, slots=True)
class Outcome:
    """One article: its conversion record, as far as score.py reads it, and how sure it is of each paragraph."""

    record: dict[str, Any]
    lines: tuple[int, ...]
    confidences: list[float]


def load(name: str = DATA) -> list[Bench]:
    """Read one file of the bench's articles."""
    with gzip.open(BENCH / "excerpts" / name, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def read(bench: Bench) -> Read:
    """Read and label one article as a user's file."""
    import score  # of the bench, which may be missing

    blocks = read_text(score.excerpt_file(bench).encode()).blocks
    labelled, _features = label_lines(blocks, [1.0] * len(blocks))  # blogs' own articles: nothing strays in them
    article, places = body_of(labelled)
    return Read(article, tuple(labelled[place].block.lines[0] for place in places))


def place_of(line: int) -> int:
    """Return which of the bench's blocks stands on a line, below the title's."""
    return (line - FIRST_LINE) // 2


def truth_of(bench: Bench, lines: Sequence[int]) -> list[Bench | None]:
    """Return the bench's block on each line; none is the title's."""
    return [bench["blocks"][place_of(line)] if line > TITLE_LINE else None for line in lines]


def steps_from(start: int, paragraphs: int) -> list[Step]:
    """Return the steps of which it is kept what was said, from a start in an article of so many paragraphs."""
    return [(start, index) for index in range(start + 1, min(start + LONGEST, paragraphs))]


def save(every: Sequence[Said], folds: Sequence[int], weights: str) -> None:
    """Write what was said of all articles, the fold of each, and the digest of the weights whose folds said it."""
    followed = [(number, start) for number, said in enumerate(every) for start in said.steps]
    steps = [every[number].steps[start] for number, start in followed]
    np.savez_compressed(
        SAID,
        allow_pickle=False,
        starts=_kept(np.concatenate([said.starts for said in every]), START_UNIT, np.int16),
        paragraphs=np.array([len(said.lines) for said in every], np.int16),
        lines=np.array([line for said in every for line in said.lines], np.int16),
        followed=np.array(followed, np.int16).reshape(-1, 2),
        steps=_kept(np.concatenate(steps), STEP_UNIT, np.int8),
        folds=np.array(folds, np.int8),
        weights=np.array(weights),
    )


def _kept(odds: Array, unit: float, kind: type[np.signedinteger[Any]]) -> Array:
    bounds = np.iinfo(kind)
    return np.clip(np.round(odds / unit), bounds.min, bounds.max).astype(kind)


@cache
def said() -> tuple[list[Said], list[int]]:
    """Return what was said of all articles, in the bench's order, and the fold of each."""
    with np.load(SAID, allow_pickle=False) as arrays:
        counts = arrays["paragraphs"].tolist()
        ends = np.cumsum(counts)[:-1]
        lines = [tuple(each.tolist()) for each in np.split(arrays["lines"], ends)]
        starts = np.split(arrays["starts"] * START_UNIT, ends)
        steps: list[dict[int, Array]] = [{} for _count in counts]
        odds, begin = arrays["steps"] * STEP_UNIT, 0
        for number, start in arrays["followed"].tolist():
            end = begin + len(steps_from(start, counts[number]))
            steps[number][start] = odds[begin:end]
            begin = end
        return [Said(*one) for one in zip(lines, starts, steps, strict=True)], arrays["folds"].tolist()


def outcome(one: Read, told: Said, fold: Fold) -> Outcome:
    """Find the excerpts of an article by what was said of it."""
    attributed = one.article.attributions
    likely = likely_excerpts(told.asked(one, fold.signs)) if one.lines else []
    quoted = chances(likely, len(one.lines), attributed)
    confidences = [share_at(fold.calibration, raw) for raw in quoted]
    blocks = []
    for found in choose(likely, quoted, attributed):
        for index, sure in enumerate(falling(confidences, found), found[0]):
            confidence = max(LEAST, round(sure, 2))
            marked = confidence >= Options().mark_from
            blocks.append({"label": "excerpt", "lines": [one.lines[index]] * 2, "confidence": confidence, "marked": marked})
    return Outcome({"blocks": blocks}, one.lines, confidences)


@cache
def folds() -> list[Fold]:
    """Return what was learned without each fold."""
    return [Fold(**one) for one in json.loads(FOLDS.read_text(encoding="utf-8"))["folds"]]


def outcomes() -> list[Outcome]:
    """Find the excerpts of all articles, on all cores; once, whoever asks at the same time."""
    with ASKED:
        return _outcomes()


@cache
def _outcomes() -> list[Outcome]:
    every = zip(load(), *said(), strict=True)
    tasks = [(bench, one, folds()[fold]) for bench, one, fold in every]
    with get_context("fork").Pool() as pool:
        return pool.starmap(_outcome, tasks, chunksize=40)


def _outcome(bench: Bench, told: Said, fold: Fold) -> Outcome:
    return outcome(read(bench), told, fold)


def records() -> str:
    """Return the records as score.py reads them."""
    return "".join(json.dumps(one.record) + "\n" for one in outcomes())


def weights_digest(*suffixes: str) -> str:
    """Return the digest of the shipped weights' files."""
    return hashlib.sha256(b"".join((WEIGHTS / f"excerpts{suffix}").read_bytes() for suffix in suffixes)).hexdigest()


def are_of_these_weights() -> bool:
    """Tell whether what was said, and what was learned from it, came with the weights that are shipped."""
    with np.load(SAID, allow_pickle=False) as arrays:
        said_with = str(arrays["weights"])
    learned_with = json.loads(FOLDS.read_text(encoding="utf-8"))["weights"]
    return said_with == weights_digest(".npz") and learned_with == weights_digest(".json", ".npz")
