"""What nets and trees said of sites they have not seen, and the truth -> what each plain sign is worth beside it.

Logistic regression over the signs (offprint.excerpts.signs) with the log odds given, by Newton's method, with a penalty
on the signs' weights. How sure nets and trees are as a whole is fitted along and left out, so that no sign makes up for
it. Sites weigh as the root of their paragraphs: a sign that one author alone keeps to says little.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

import numpy as np

from articles import WEB, WEB_WEIGHT, Example, true_steps
from offprint.excerpts.likely import LONGEST
from offprint.excerpts.signs import START, STEP, names, signs_of_start, signs_of_step
from unseen_excerpts import Read, Said

PENALTY: Final = {START: 0.01, STEP: 0.3}
FAINTEST: Final = -7.0  # log odds of a start that is learned from; at run time fewer are asked for their signs (FAINT)
STEADY: Final = 1e-3  # the penalty on what is left out
SUREST: Final = 7.0  # log odds; surer is as sure
TURNS: Final = 25
FARTHEST: Final = 2.0  # that a weight goes in a turn
Array = np.ndarray[Any, Any]


@dataclass(frozen=True, slots=True)
class Cases:
    """Paragraphs, or steps, of one article: the signs of each, the log odds of nets and trees, the truth."""

    signs: list[list[str]]
    odds: list[float]
    truth: list[bool]

    def add(self, signs: list[str], odds: float, *, truth: bool) -> None:
        """Add one."""
        self.signs.append(signs)
        self.odds.append(float(odds))
        self.truth.append(bool(truth))


def cases(said: Said, one: Example) -> dict[str, Cases]:
    """Return the paragraphs that may start an excerpt, and the true steps: those that the bench knows."""
    found = {START: Cases([], [], []), STEP: Cases([], [], [])}
    read = said.asked(Read(one.article, one.lines), {})
    known = one.known.copy()
    known[list(one.article.is_post)] = False  # they have a label of their own
    follows = np.append(False, one.quoted[:-1])
    for index in np.flatnonzero(known & ~follows & (read.starts >= FAINTEST)).tolist():
        found[START].add(signs_of_start(one.article, index), read.starts[index], truth=one.quoted[index])
    steps = [(start, index) for start, index in true_steps(one.quoted.tolist()) if known[index] and index - start < LONGEST]
    for (start, index), odds in zip(steps, read.goes_on(steps) if steps else (), strict=True):
        found[STEP].add(signs_of_step(one.article, start, index), odds, truth=one.quoted[index])
    return found


def learn(found: Sequence[Example], every: Sequence[dict[str, Cases]], kept: Array) -> dict[str, dict[str, int]]:
    """Return the weights in 1/1000, learned from the articles that are kept."""
    numbers = np.flatnonzero(kept).tolist()
    groups = [found[number].group for number in numbers]
    return {of: _weights(of, groups, [every[number][of] for number in numbers]) for of in (START, STEP)}


def _weights(of: str, groups: Sequence[str], every: Sequence[Cases]) -> dict[str, int]:
    places = {sign: place for place, sign in enumerate(names(of))}
    odds = np.array([odds for one in every for odds in one.odds])
    truth = np.array([truth for one in every for truth in one.truth])
    group = np.repeat(groups, [len(one.odds) for one in every])
    columns = np.zeros((len(odds), len(places) + 2))
    for row, signs in enumerate(signs for one in every for signs in one.signs):
        columns[row, [places[sign] for sign in signs]] = 1
    columns[:, -2:] = np.stack([np.ones(len(odds)), np.clip(odds, -SUREST, SUREST)], axis=1)
    _names, site, sizes = np.unique(group, return_inverse=True, return_counts=True)
    weights = sizes[site] ** -0.5 * np.where(group == WEB, WEB_WEIGHT, 1.0)
    penalty = np.array([PENALTY[of]] * len(places) + [STEADY] * 2)
    worth = fitted(columns, odds, truth, weights, penalty)[:-2]
    return {sign: round(1000 * weight) for sign, weight in zip(places, worth.tolist(), strict=True)}


def fitted(columns: Array, odds: Array, truth: Array, weights: Array, penalty: Array) -> Array:
    """Return what each column adds to the log odds (iteratively reweighted least squares)."""
    added = np.zeros(columns.shape[1])
    for _turn in range(TURNS):
        likely = 1 / (1 + np.exp(-(odds + columns @ added)))
        slope = columns.T @ (weights * (truth - likely)) - penalty * added
        curve = (columns * (weights * likely * (1 - likely))[:, None]).T @ columns + np.diag(penalty)
        added += np.clip(np.linalg.solve(curve, slope), -FARTHEST, FARTHEST)
    return added
