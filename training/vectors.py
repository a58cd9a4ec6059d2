"""Words of the training folds -> a vector of each by what stands beside it, and one by topic.

Singular vectors of two counts: how much more often than by chance a word stands one or two places from
each of the commonest (Levy, Goldberg and Dagan, "Improving distributional similarity with lessons learned
from word embeddings", TACL 2015), and which paragraphs hold it (Deerwester et al., "Indexing by latent semantic
analysis", JASIS 1990). No label is looked at.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.decomposition import TruncatedSVD
from sklearn.preprocessing import normalize

from offprint.arrays import UNIT
from offprint.excerpts.encode import Scale, Vectors, word_rows
from offprint.excerpts.reading import Reading

SITES: Final = 6  # a word that fewer sites use is a name or a hobby
SIZE: Final = 32
CONTEXTS: Final = 2000  # commonest words
SMOOTHING: Final = 0.75  # of their frequencies (Levy, Goldberg and Dagan)
PORTION: Final = 1000  # paragraphs summed up at once
FEW: Final = 14  # values; a column of no more is one of codes
Array = np.ndarray[Any, Any]


def scale_of(rows: Array) -> Scale:
    """Find out how each column is best read; one that is always the same is left out."""
    values = [np.unique(column) for column in rows.T]
    numeric = [place for place, found in enumerate(values) if len(found) > FEW]
    coded = [(place, code) for place, found in enumerate(values) if 1 < len(found) <= FEW for code in found]
    kept = rows[:, numeric].astype(np.float32)
    logs = np.sign(kept) * np.log1p(np.abs(kept))
    return Scale(
        numeric=np.array(numeric, np.int16),
        log_mean=logs.mean(axis=0),
        log_deviation=logs.std(axis=0),
        mean=kept.mean(axis=0),
        deviation=kept.std(axis=0),
        coded=np.array([place for place, _code in coded], np.int16),
        codes=np.array([code for _place, code in coded], np.int32),
    )


def vectors_of(readings: Sequence[Reading], sites: Sequence[int], seed: int) -> Vectors:
    """Learn the vectors of the words that several sites use."""
    used: dict[str, set[int]] = {}
    for reading, site in zip(readings, sites, strict=True):
        for word in set(reading.words):
            used.setdefault(word, set()).add(site)
    words = sorted(word for word, found in used.items() if len(found) >= SITES)
    places = {word: place for place, word in enumerate(words)}
    texts = [np.array([places[word] for word in reading.words if word in places], np.int32) for reading in readings]
    stored = [_in_bytes(found) for found in (_beside(texts, len(words), seed), _topic(texts, len(words), seed))]
    bare = Vectors(places, *stored, np.ones(3 * SIZE, np.float32))
    return Vectors(places, *stored, _rows(bare, readings).std(axis=0) + np.finfo(np.float32).tiny)


def _rows(vectors: Vectors, readings: Sequence[Reading]) -> Array:
    portions = (readings[first : first + PORTION] for first in range(0, len(readings), PORTION))
    return np.concatenate([word_rows(vectors, portion, clip=np.inf) for portion in portions])


def _in_bytes(vectors: Array) -> Array:
    """Round to bytes; the unit does not matter, since the sums are scaled."""
    most = np.quantile(np.abs(vectors), 0.999)
    return np.clip(np.round(vectors / most * UNIT), -UNIT, UNIT).astype(np.int8)


def _beside(texts: Sequence[Array], words: int, seed: int) -> Array:
    counts = np.bincount(np.concatenate(texts), minlength=words)
    context = np.full(words, -1)
    context[np.argsort(-counts, kind="stable")[:CONTEXTS]] = np.arange(CONTEXTS)
    rows, columns = [], []
    for text in texts:
        for part, (one, other) in enumerate(((text[:-1], text[1:]), (text[:-2], text[2:]))):
            for side, (word, near) in enumerate(((one, other), (other, one))):
                common = context[near] >= 0
                rows.append(word[common])
                columns.append(context[near[common]] + CONTEXTS * (2 * part + side))
    every = np.concatenate(rows), np.concatenate(columns)
    found = csr_matrix((np.ones(len(every[0]), np.float32), every), shape=(words, 4 * CONTEXTS))
    found.sum_duplicates()
    table = found.tocoo()
    contexts = np.asarray(found.sum(axis=0)).ravel() ** SMOOTHING
    expected = np.asarray(found.sum(axis=1)).ravel()[table.row] * (contexts / contexts.sum())[table.col]
    more = np.log(table.data / expected)
    kept = more > 0
    positive = csr_matrix((more[kept], (table.row[kept], table.col[kept])), shape=found.shape)
    fitted = TruncatedSVD(SIZE, random_state=seed).fit(positive)
    return np.asarray(fitted.transform(positive) / np.sqrt(fitted.singular_values_))


def _topic(texts: Sequence[Array], words: int, seed: int) -> Array:
    pointers = np.cumsum([0, *map(len, texts)])
    table = csr_matrix((np.ones(pointers[-1], np.float32), np.concatenate(texts), pointers), shape=(len(texts), words))
    table.sum_duplicates()
    rarity = np.log(len(texts) / (1 + np.asarray((table > 0).sum(axis=0)).ravel()))
    table.data = 1 + np.log(table.data)
    weighed = normalize(table.multiply(rarity).tocsr())
    return np.asarray(TruncatedSVD(SIZE, random_state=seed).fit(weighed).components_.T * rarity[:, None])
