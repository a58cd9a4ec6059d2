"""What the cross-validation said comes back from its file, and decides over excerpts as an answer of the model does."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from offprint.excerpts import body_of
from offprint.label import label_lines
from offprint.readers.text import read_text

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "benchmarks"))

import unseen_excerpts as unseen  # noqa: E402

TEXT = """Lamps of the harbour

The council has met again, and nobody was surprised by what it said.

The Harbour Gazette writes:

The lamps will be lit from September on, and the town will pay for them.

Nobody asked who had put them out.

I asked, and got no answer that I could print here.
"""
FIRST = 2  # the paragraph under the lead-in
LINES = (3, 5, 7, 9, 11)
SURE, UNSURE = 4.0, -4.0
FOLD = unseen.Fold(signs={"start": {}, "step": {}}, calibration=[[0, 0], [1000, 1000]])


def read() -> unseen.Read:
    blocks = read_text(TEXT.encode()).blocks
    labelled, _features = label_lines(blocks, [1.0] * len(blocks))
    article, places = body_of(labelled)
    return unseen.Read(article, tuple(labelled[place].block.lines[0] for place in places))


def said(*steps: float) -> unseen.Said:
    starts = np.full(len(LINES), UNSURE)
    starts[FIRST] = SURE
    return unseen.Said(LINES, starts, {FIRST: np.array(steps)} if steps else {})


def lines_of(found: unseen.Outcome) -> list[int]:
    return [block["lines"][0] for block in found.record["blocks"]]


@pytest.mark.parametrize(
    ("steps", "lines"), [((UNSURE, UNSURE), [7]), ((SURE, UNSURE), [7, 9]), ((SURE, SURE), [7, 9, 11]), ((), [7])]
)
def test_what_was_said_decides(steps: tuple[float, ...], lines: list[int]) -> None:
    found = unseen.outcome(read(), said(*steps), FOLD)
    assert lines_of(found) == lines
    assert found.lines == LINES
    assert found.confidences[FIRST] == pytest.approx(1 / (1 + np.exp(-SURE)), abs=0.01)


def test_an_article_that_is_read_otherwise_now_is_known_by_its_lines() -> None:
    whole, told = read(), said(SURE, SURE)
    without = unseen.Read(replace(whole.article, readings=whole.article.readings[1:]), LINES[1:])
    assert lines_of(unseen.outcome(without, told, FOLD)) == [7, 9, 11]
    older = unseen.Said(LINES[:4], told.starts[:4], {FIRST: told.steps[FIRST][:1]})
    assert lines_of(unseen.outcome(whole, older, FOLD)) == [7, 9]


def test_it_is_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(unseen, "SAID", tmp_path / "said.npz")
    every = [said(SURE, UNSURE), unseen.Said((), np.zeros(0), {}), said()]
    unseen.save(every, [3, 0, 7], "digest")
    unseen.said.cache_clear()
    back, folds = unseen.said()
    unseen.said.cache_clear()
    assert folds == [3, 0, 7]
    for one, kept in zip(every, back, strict=True):
        assert kept.lines == one.lines
        assert kept.starts.tolist() == pytest.approx(one.starts.tolist(), abs=unseen.START_UNIT)
        assert {start: odds.tolist() for start, odds in kept.steps.items()} == {
            start: pytest.approx(odds.tolist(), abs=unseen.STEP_UNIT) for start, odds in one.steps.items()
        }


def test_the_truth_of_a_line_is_that_of_its_block() -> None:
    blocks = [{"text": "one", "quote": False}, {"text": "two", "quote": True}]
    assert unseen.truth_of({"blocks": blocks}, [1, 3, 5]) == [None, *blocks]
