"""Records of the cross-validation -> what they would be with the rules of today, for the figures of score.py.

The models of the folds behind the weights that are shipped were not kept, so what they say of each step cannot be asked for
again. But a rule that is all but sure (excerpts/ends.py, excerpts/evidence.py) says so whatever they say: an excerpt of the
records goes on or ends where such a rule says it, another starts, or none does. What is weighed (a likelihood between
the bounds below) stays as it was recorded, so these figures are near to those of a new cross-validation, not the same.
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Sequence
from multiprocessing import get_context
from pathlib import Path
from typing import Any, Final

from offprint.excerpts import body_of
from offprint.excerpts.article import Article
from offprint.excerpts.ends import by_form
from offprint.excerpts.evidence import starts
from offprint.label import label_lines
from offprint.readers.text import read_text
from unseen import BENCH

SURELY, HARDLY = 0.5, 0.05  # likelihoods from which, and up to which, a rule decides
START: Final = 0.9
Record = dict[str, Any]


def ruled(records: Path) -> list[Record]:
    """Return the records of the bench's articles, in order, as the rules leave them."""
    with gzip.open(records, "rt", encoding="utf-8") as lines:
        recorded = [json.loads(line) for line in lines]
    with gzip.open(BENCH / "excerpts" / "dev.jsonl.gz", "rt", encoding="utf-8") as lines:
        articles = [json.loads(line) for line in lines]
    with get_context("fork").Pool() as pool:
        return pool.starmap(_ruled, zip(articles, recorded, strict=True), chunksize=40)


def _ruled(bench: Record, recorded: Record) -> Record:
    """Read an article as the cross-validation did, and set its excerpts right."""
    import score  # of the bench, which may be missing

    blocks = read_text(score.excerpt_file(bench).encode()).blocks
    labelled, _features = label_lines(blocks, [1.0] * len(blocks))
    article, places = body_of(labelled)
    lines = [labelled[place].block.lines[0] for place in places]
    taken = {line for block in recorded["blocks"] for line in range(block["lines"][0], block["lines"][1] + 1)}
    flags = _set_right(article, [line in taken for line in lines])
    return {"blocks": [_block(line) for line, flag in zip(lines, flags, strict=True) if flag]}


def _block(line: int) -> Record:
    return {"label": "excerpt", "lines": [line, line], "confidence": 1.0, "marked": False}


def _set_right(article: Article, taken: Sequence[bool]) -> list[bool]:
    """Follow each excerpt by the rules, then start those that are plain."""
    out = [False] * len(taken)
    for index, flag in enumerate(taken):
        if not flag or (index and taken[index - 1]):
            if not flag and not out[index] and starts(article, index, 0.0, is_quoting=False) >= START:
                _follow(article, index, [False] * len(taken), out)
        elif starts(article, index, 1.0, is_quoting=True) > HARDLY:
            _follow(article, index, taken, out)
    return out


def _follow(article: Article, start: int, taken: Sequence[bool], out: list[bool]) -> None:
    out[start] = True
    goes_on = True  # in the records
    for index in range(start + 1, len(taken)):
        goes_on = goes_on and taken[index]
        least, most = by_form(article, start, index) or (0.0, 1.0)
        if least < SURELY and (most <= HARDLY or not goes_on):
            return
        out[index] = True
