"""The bench's labelled articles -> what is learned from: rows, clues and truth of each paragraph.

Articles go through the reader and the labeller as a user's files do, so that training sees what
the labeller will see. Sites are dealt to folds; a site is never in two.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from multiprocessing import Pool
from pathlib import Path
from typing import Any, Final

import numpy as np

ROOT: Final = Path(__file__).resolve().parent.parent
BENCH: Final = ROOT.parent / "shared" / "bench"
sys.path[:0] = [str(ROOT / "plugins"), str(ROOT / "benchmarks"), str(BENCH)]

import score  # noqa: E402  # of the bench

from offprint.excerpts.article import Article  # noqa: E402
from offprint.excerpts.likeness import alike_starts  # noqa: E402
from offprint.excerpts.paragraphs import rows_of  # noqa: E402
from offprint.excerpts.steps import NAMES as STEPS  # noqa: E402
from offprint.excerpts.steps import step_rows  # noqa: E402
from offprint.excerpts.survey import survey  # noqa: E402
from offprint.excerpts.vocabulary import clues  # noqa: E402
from unseen_excerpts import Bench, read, truth_of  # noqa: E402

FOLDS: Final = 8
WEB: Final = "ordinary web pages"  # sites of one or two articles each; together they are one site
WEB_WEIGHT: Final = 12.0  # of that one: such pages hold few excerpts, and are most of what people have
KNOWN: Final = score.SCORED | {"heading"}
OFTEN: Final = 8  # articles from which a site counts for itself


@dataclass(frozen=True, slots=True)
class Example:
    """One article: its body's readings, rows, clues, truth and lines, one a paragraph; and its true steps."""

    site: str
    group: str  # the site, or WEB
    article: Article
    rows: np.ndarray[Any, Any]
    alike: np.ndarray[Any, Any]  # rows of likeness.STARTS
    clues: list[dict[str, frozenset[str]]]
    quoted: np.ndarray[Any, Any]
    items: np.ndarray[Any, Any]  # of lists; the bench does not say it of quoted blocks
    scored: np.ndarray[Any, Any]  # paragraphs, lists and quotations: what the bench asks about
    known: np.ndarray[Any, Any]  # those and headings, since an excerpt ends before nearly all of them
    steps: np.ndarray[Any, Any]  # rows of the true steps
    lines: tuple[int, ...]


def example(record: Bench) -> Example:
    """Read and label one article as a user's file, and set the bench's truth beside it."""
    article, lines = (made := read(record)).article, made.lines
    truth = truth_of(record, lines)
    quoted = [bool(block and block["quote"]) for block in truth]
    return Example(
        site=record.get("site") or record["source"],
        group=WEB if record["source"] in score.WEB else record.get("site") or record["source"],
        article=article,
        rows=np.array(rows_of(article), np.int32).reshape(len(lines), -1),
        alike=alike_starts(article.tokens),
        clues=[clues(reading) for reading in article.readings],
        quoted=np.array(quoted, bool),
        items=np.array([bool(block and block["kind"] == "list") for block in truth], bool),
        scored=np.array([bool(block and block["kind"] in score.SCORED) for block in truth], bool),
        known=np.array([bool(block and block["kind"] in KNOWN) for block in truth], bool),
        steps=steps_of(article, quoted),
        lines=lines,
    )


def steps_of(article: Article, quoted: Sequence[bool]) -> np.ndarray[Any, Any]:
    """Return the rows of the true steps of an article."""
    steps = true_steps(quoted)
    if not steps:
        return np.zeros((0, len(STEPS)), np.int32)
    starts, indices = np.transpose(steps)
    return step_rows(survey(article), starts, indices)


def true_steps(quoted: Sequence[bool]) -> list[tuple[int, int]]:
    """Return the steps that each excerpt takes from its first paragraph, and the one that it does not take any more."""
    steps = []
    start = 0
    for index in range(1, len(quoted)):
        if quoted[index - 1]:
            steps.append((start, index))
        elif quoted[index]:
            start = index
    return steps


def examples(records: Sequence[Bench]) -> list[Example]:
    """Prepare all articles, in order, on both cores."""
    with Pool() as pool:
        return pool.map(example, records, chunksize=40)


def folds_of(found: Sequence[Example]) -> np.ndarray[Any, Any]:
    """Deal sites to folds, the largest first to the fold that has least; sites of few articles in turn."""
    sizes = Counter(one.site for one in found)
    loads = [0] * FOLDS
    dealt: dict[str, int] = {}
    for turn, (site, size) in enumerate(sorted(sizes.items(), key=lambda item: (-item[1], item[0]))):
        fold = min(range(FOLDS), key=lambda number: loads[number]) if size >= OFTEN else turn % FOLDS
        loads[fold] += size
        dealt[site] = fold
    return np.array([dealt[one.site] for one in found])


def starts_of(quoted: Sequence[bool]) -> Iterator[int]:
    """Yield where a run of quoted paragraphs begins."""
    for index, flag in enumerate(quoted):
        if flag and not (index and quoted[index - 1]):
            yield index
