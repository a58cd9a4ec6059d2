"""Clues -> the weights of the four linear scores, and each paragraph's scores out of fold.

A clue counts only when several of the sites that may be looked at use it, and every site weighs
as the square root of its paragraphs: what one author does is not what quoting looks like.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
from scipy.sparse import csr_matrix, hstack
from sklearn.linear_model import LogisticRegression

from articles import Example
from offprint.excerpts.vocabulary import AROUND, PARTS, SCORES

SITES: Final = 5  # a clue that fewer sites use is a name or a hobby
KEPT: Final = 6000  # clues a score, the heaviest
STRENGTH: Final = 0.01  # of the data against the penalty
Array = np.ndarray[Any, Any]


@dataclass(frozen=True)
class Corpus:
    """All paragraphs one after the other, with their clues as a sparse matrix a part of the clues."""

    found: Sequence[Example]
    offsets: Array
    folds: Array  # one a paragraph
    weights: Array
    quoted: Array
    scored: Array
    follows: Array  # stands after a quoted paragraph
    first: Array  # opens its article
    matrices: dict[str, csr_matrix]
    keys: dict[str, tuple[str, ...]]
    sites: Array  # number of the site, one a paragraph

    @property
    def starts(self) -> Array:
        """Tell where an excerpt starts."""
        return self.quoted & ~self.follows


def corpus(found: Sequence[Example], folds: Array, web_weight: float) -> Corpus:
    """Lay all articles one after the other."""
    lengths = [len(one.lines) for one in found]
    offsets = np.cumsum([0, *lengths])
    quoted = np.concatenate([one.quoted for one in found])
    first = np.zeros(len(quoted), bool)
    first[offsets[:-1][np.array(lengths) > 0]] = True
    groups = {group: number for number, group in enumerate(sorted({one.group for one in found}))}
    group = np.repeat([groups[one.group] for one in found], lengths)
    weights = np.bincount(group)[group] ** -0.5 * np.where(group == groups["ordinary web pages"], web_weight, 1.0)
    names = {site: number for number, site in enumerate(sorted({one.site for one in found}))}
    parts = {part: _matrix(found, part) for part in PARTS[SCORES[-1]]}
    return Corpus(
        found=found,
        offsets=offsets,
        folds=np.repeat(folds, lengths),
        weights=weights / weights.mean(),
        quoted=quoted,
        scored=np.concatenate([one.scored for one in found]),
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
        for clues in one.clues[part]:
            for clue in clues:
                used.setdefault(clue, set()).add(one.site)
    keys = tuple(sorted(clue for clue, sites in used.items() if len(sites) >= SITES))
    column = {clue: number for number, clue in enumerate(keys)}
    indices: list[int] = []
    pointers = [0]
    for one in found:
        for clues in one.clues[part]:
            indices += sorted(column[clue] for clue in clues if clue in column)
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
    matrix = data.matrices[part]
    counts = np.zeros(matrix.shape[1], int)
    for site in np.unique(data.sites[rows]):
        counts += np.asarray(matrix[rows & (data.sites == site)].sum(axis=0)).ravel() > 0
    return counts


def _task(data: Corpus, name: str) -> tuple[csr_matrix, Array, Array]:
    """Return the matrix of a score, what it is to tell, and the paragraphs it learns from."""
    matrix = hstack([data.matrices[part] for part in PARTS[name]]).tocsr()
    if name == "resumed":
        return matrix, data.quoted, data.follows
    if name == "lead":
        return matrix, data.starts, ~data.first & ~data.follows
    return matrix, data.quoted, ~data.first


def scores(data: Corpus, name: str, columns: Array, weights: Array) -> Array:
    """Score all paragraphs."""
    matrix, _target, _rows = _task(data, name)
    return np.asarray(matrix[:, columns] @ weights.astype(np.float64)).astype(np.int32)


def vocabulary(data: Corpus, name: str, columns: Array, weights: Array) -> dict[str, dict[str, int]]:
    """Return the weights by part and clue, as they are shipped."""
    keys = [(part, clue) for part in PARTS[name] for clue in data.keys[part]]
    out: dict[str, dict[str, int]] = {part: {} for part in PARTS[name]}
    for column, weight in zip(columns, weights, strict=True):
        part, clue = keys[column]
        out[part][clue] = int(weight)
    return out


def spread(data: Corpus, own: Array) -> Array:
    """Set each paragraph's scores beside its neighbours', as vocabulary.lexical_rows does at run time."""
    out = [own]
    for name, offset in AROUND:
        column = np.zeros(len(own), np.int32)
        for begin, end in zip(data.offsets[:-1], data.offsets[1:], strict=True):
            part = own[begin:end, SCORES.index(name)]
            if offset > 0:
                column[begin + offset : end] = part[: max(0, len(part) - offset)]
            else:
                column[begin : max(begin, end + offset)] = part[-offset:]
        out.append(column[:, None])
    return np.hstack(out).astype(np.int32)
