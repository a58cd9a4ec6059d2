"""Clues -> the weights of the four linear scores, and what each paragraph adds to them, out of fold.

A paragraph adds to its own scores, by its end to those of the one after and by its beginning to
those of the one before, in whatever article it comes to stand (splices.py).

A clue counts only when several of the sites that may be looked at use it, and every site weighs
as the square root of its paragraphs: what one author does is not what quoting looks like.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, Final

import numpy as np
from scipy.sparse import csr_matrix, hstack
from sklearn.linear_model import LogisticRegression

from articles import WEB, WEB_WEIGHT, Example
from offprint.excerpts.vocabulary import AROUND, NO_PARAGRAPH, PARTS, RESUMED, SCORES

SITES: Final = 5  # a clue that fewer sites use is a name or a hobby
KEPT: Final = 6000  # clues a score, the heaviest
STRENGTH: Final = 0.01  # of the data against the penalty
Array = np.ndarray[Any, Any]
Excluded = tuple[int, ...]  # folds
Learnt = tuple[Array, Array]  # columns of the clues and their weights, in 1/1000


@dataclass(frozen=True)
class Corpus:
    """All paragraphs one after the other; the last row of a matrix of clues stands where there is no paragraph."""

    found: Sequence[Example]
    offsets: Array
    folds: Array  # one a paragraph
    weights: Array
    quoted: Array
    items: Array
    scored: Array
    known: Array
    follows: Array  # stands after a quoted paragraph
    first: Array  # opens its article
    matrices: dict[str, csr_matrix]  # of each part: the clues that a paragraph gives, to itself or to a neighbour
    keys: dict[str, tuple[str, ...]]
    sites: Array  # number of the site, one a paragraph

    @property
    def starts(self) -> Array:
        """Tell where an excerpt starts."""
        return self.quoted & ~self.follows

    @property
    def givers(self) -> dict[str, Array]:
        """Return for each part the paragraph that gives each paragraph its clues."""
        return givers(np.arange(len(self.quoted)), self.offsets, len(self.quoted))


def givers(places: Array, offsets: Array, nothing: int) -> dict[str, Array]:
    """Return for each part the place that gives each paragraph of some articles its clues, ``nothing`` at their ends."""
    before, after = np.append(nothing, places[:-1]), np.append(places[1:], nothing)
    whole = offsets[:-1] < offsets[1:]
    before[offsets[:-1][whole]] = nothing
    after[offsets[1:][whole] - 1] = nothing
    return dict(zip(PARTS[RESUMED], (before, places, after), strict=True))


def corpus(found: Sequence[Example], folds: Array) -> Corpus:
    """Lay all articles one after the other."""
    lengths = [len(one.lines) for one in found]
    offsets = np.cumsum([0, *lengths])
    quoted = np.concatenate([one.quoted for one in found])
    first = np.zeros(len(quoted), bool)
    first[offsets[:-1][np.array(lengths) > 0]] = True
    groups = {group: number for number, group in enumerate(sorted({one.group for one in found}))}
    group = np.repeat([groups[one.group] for one in found], lengths)
    weights = np.bincount(group)[group] ** -0.5 * np.where(group == groups[WEB], WEB_WEIGHT, 1.0)
    names = {site: number for number, site in enumerate(sorted({one.site for one in found}))}
    parts = {part: _matrix(found, part) for part in PARTS[RESUMED]}
    return Corpus(
        found=found,
        offsets=offsets,
        folds=np.repeat(folds, lengths),
        weights=weights / weights.mean(),
        quoted=quoted,
        items=np.concatenate([one.items for one in found]),
        scored=np.concatenate([one.scored for one in found]),
        known=np.concatenate([one.known for one in found]),
        follows=np.r_[False, quoted[:-1]] & ~first,
        first=first,
        matrices={part: matrix for part, (matrix, _keys) in parts.items()},
        keys={part: keys for part, (_matrix, keys) in parts.items()},
        sites=np.repeat([names[one.site] for one in found], lengths),
    )


def _matrix(found: Sequence[Example], part: str) -> tuple[csr_matrix, tuple[str, ...]]:
    """Return paragraphs by clues, leaving out clues that fewer than SITES sites use at all."""
    used: dict[str, set[str]] = {}
    for one in found:
        for clues in one.clues:
            for clue in clues[part]:
                used.setdefault(clue, set()).add(one.site)
    keys = tuple(sorted(clue for clue, sites in used.items() if len(sites) >= SITES))
    column = {clue: number for number, clue in enumerate(keys)}
    indices: list[int] = []
    pointers = [0]
    for clues in (*(clues for one in found for clues in one.clues), NO_PARAGRAPH):
        indices += sorted(column[clue] for clue in clues[part] if clue in column)
        pointers.append(len(indices))
    shape = (len(pointers) - 1, len(keys))
    return csr_matrix((np.ones(len(indices), np.float32), indices, pointers), shape=shape), keys


def learn(data: Corpus, name: str, without: Sequence[int]) -> tuple[Array, Array]:
    """Fit one score without some folds; return the columns kept and their weights in 1/1000."""
    matrix, target, rows = _task(data, name)
    rows = rows & ~np.isin(data.folds, without)
    columns = np.flatnonzero(np.concatenate([_sites_using(data, part, rows) >= SITES for part in PARTS[name]]))
    fitted = LogisticRegression(C=STRENGTH, solver="liblinear", tol=1e-2, max_iter=40, random_state=0)
    fitted.fit(matrix[rows][:, columns], target[rows], sample_weight=data.weights[rows])
    weights = np.round(1000 * fitted.coef_[0]).astype(int)
    heaviest = np.sort(np.argsort(-np.abs(weights), kind="stable")[:KEPT])
    heaviest = heaviest[weights[heaviest] != 0]
    return columns[heaviest], weights[heaviest]


def _sites_using(data: Corpus, part: str, rows: Array) -> Array:
    """Count the sites among these rows that use each clue."""
    matrix, giver = data.matrices[part], data.givers[part]
    counts = np.zeros(matrix.shape[1], int)
    for site in np.unique(data.sites[rows]):
        counts += np.asarray(matrix[giver[rows & (data.sites == site)]].sum(axis=0)).ravel() > 0
    return counts


def _task(data: Corpus, name: str) -> tuple[csr_matrix, Array, Array]:
    """Return the matrix of a score, what it is to tell, and the paragraphs it learns from."""
    givers = data.givers
    matrix = hstack([data.matrices[part][givers[part]] for part in PARTS[name]]).tocsr()
    if name == RESUMED:
        return matrix, data.quoted, data.follows
    if name == "lead":
        return matrix, data.starts, ~data.first & ~data.follows
    return matrix, data.quoted, ~data.first


def gifts(data: Corpus, learnt: Mapping[tuple[str, Excluded], Learnt], without: Excluded) -> Array:
    """Return what each paragraph gives: places (the last for none), parts, and the part's own score or RESUMED.

    Nothing was learned from the folds ``without``, nor from the paragraph's own.
    """
    every = len(data.quoted)
    out = np.zeros((every + 1, len(PARTS[RESUMED]), 2), np.int32)
    widths = np.cumsum([0, *(len(data.keys[part]) for part in PARTS[RESUMED])])
    rows = [(tuple(sorted({*without, fold})), np.flatnonzero(data.folds == fold)) for fold in np.unique(data.folds).tolist()]
    for excluded, here in [*rows, (without, np.array([every]))]:
        columns, weights = learnt[RESUMED, excluded]
        for place, part in enumerate(PARTS[RESUMED]):
            matrix = data.matrices[part][here]
            own, own_weights = learnt[part, excluded]
            inside = (columns >= widths[place]) & (columns < widths[place + 1])
            out[here, place, 0] = matrix[:, own] @ own_weights
            out[here, place, 1] = matrix[:, columns[inside] - widths[place]] @ weights[inside]
    return out


def lexical(given: Array, places: Array, offsets: Array) -> Array:
    """Return the scores of articles of these paragraphs and those of their neighbours, as lexical_rows does at run time."""
    who = givers(places, offsets, len(given) - 1)
    parts = [given[who[part], place] for place, part in enumerate(PARTS[RESUMED])]
    own = np.stack([*(part[:, 0] for part in parts), sum(part[:, 1] for part in parts)], axis=1)
    return _spread(own, offsets)


def vocabulary(data: Corpus, name: str, columns: Array, weights: Array) -> dict[str, dict[str, int]]:
    """Return the weights by part and clue, as they are shipped."""
    keys = [(part, clue) for part in PARTS[name] for clue in data.keys[part]]
    out: dict[str, dict[str, int]] = {part: {} for part in PARTS[name]}
    for column, weight in zip(columns, weights, strict=True):
        part, clue = keys[column]
        out[part][clue] = int(weight)
    return out


def _spread(own: Array, offsets: Array) -> Array:
    """Set each paragraph's scores beside its neighbours'."""
    out = [own]
    for name, offset in AROUND:
        column = np.zeros(len(own), np.int32)
        for begin, end in pairwise(offsets):
            part = own[begin:end, SCORES.index(name)]
            if offset > 0:
                column[begin + offset : end] = part[: max(0, len(part) - offset)]
            else:
                column[begin : max(begin, end + offset)] = part[-offset:]
        out.append(column[:, None])
    return np.hstack(out).astype(np.int32)
