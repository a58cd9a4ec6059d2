"""Articles of the bench -> more articles, with other people's paragraphs set into them.

Real excerpts are few, short, and each site announces them its own way; what a net must learn is that one voice ends
and another begins. So excerpts are exchanged for those of articles on like subjects, or for a few paragraphs of
another author, and such paragraphs are set in where nothing was quoted, with and without the words that announced
them. Also, pieces are cut out of articles. Host and donor are of different sites; where the host
says nothing about the subject of the donor, only the subject would be learned, so the donors are the nearest by words.
(Cutting and setting in is what augments images: Yun and others, "CutMix", ICCV 2019.)
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.feature_extraction.text import TfidfTransformer

from articles import WEB, Example, steps_of
from offprint.excerpts.article import Article
from offprint.excerpts.paragraphs import rows_of

MANY: Final = 11_000  # articles made
NEAREST: Final = 60  # articles that a donor is drawn from
HOSTS: Final = range(4, 121)  # paragraphs of an article that can be a host
LONGEST: Final = 200  # paragraphs of an article made
CUT_OUT, EXCHANGED = 0.2, 0.44  # shares of the articles made; into the rest something is set
UNQUOTING: Final = 0.6  # share of those in which nothing was quoted
FEWEST_CUT: Final = 6  # paragraphs of an article that a piece is cut out of
EACH_EXCHANGED: Final = 0.75  # of the excerpts of such a host
REAL: Final = 0.5  # share of what is set in that is somebody's excerpt; the rest are an author's own paragraphs
ANNOUNCED: Final = 0.8  # share of excerpts set in that bring the paragraph before along
LENGTHS: Final = (0.45, 0.22, 0.13, 0.08, 0.05, 0.03, 0.02, 0.02)  # shares of one paragraph, two, …, of an author's own
LONG_EXCERPT: Final = 12  # paragraphs; a longer one is not set in
LENGTH_POWER, LENGTH_MOST = 0.7, 4  # an excerpt of more paragraphs, up to so many, is drawn more often by this power
WORDS: Final = 12  # of a paragraph of an author that is set in
TRIES: Final = 20
Array = np.ndarray[Any, Any]


@dataclass(frozen=True, slots=True)
class Splice:
    """One article made: whose it was, which paragraphs it has (places among all), what of it is quoted, folds it has seen."""

    host: int
    places: tuple[int, ...]
    quoted: tuple[bool, ...]
    folds: frozenset[int]


@dataclass(frozen=True, slots=True)
class Spliced:
    """A splice, its rows, and those of its true steps."""

    splice: Splice
    rows: Array
    steps: Array


def splices(found: Sequence[Example], folds: Sequence[int], seed: int) -> list[Splice]:
    """Make the articles."""
    maker = _Maker(found, folds, seed)
    made: list[Splice] = []
    while len(made) < MANY:
        one = maker.article()
        if one and len(one.places) <= LONGEST:
            made.append(one)
    return made


class Rows:
    """The rows of an article made, as the package finds them."""

    def __init__(self, found: Sequence[Example]) -> None:
        self._readings = [reading for one in found for reading in one.article.readings]
        self._kinds = [kind for one in found for kind in one.article.kinds]
        self._habits = [voice for one in found for voice in one.article.habits]

    def of(self, one: Splice) -> Spliced:
        """Return the article with them."""
        parts = [tuple(every[place] for place in one.places) for every in (self._readings, self._kinds, self._habits)]
        article = Article(*parts)
        return Spliced(one, np.array(rows_of(article), np.int32), steps_of(article, one.quoted))


class _Maker:
    def __init__(self, found: Sequence[Example], folds: Sequence[int], seed: int) -> None:
        self._random = np.random.default_rng(seed)
        self._folds = folds
        self._offsets = np.cumsum([0, *(len(one.lines) for one in found)]).tolist()
        self._quoted = np.concatenate([one.quoted for one in found])
        prose = [
            kind == 0 and length >= WORDS
            for one in found
            for kind, length in zip(one.article.kinds, one.article.lengths, strict=True)
        ]
        self._prose = np.array(prose) & ~self._quoted
        self._groups = np.array([one.group for one in found])
        hosts = [place for place, one in enumerate(found) if len(one.lines) in HOSTS and one.article.has_known_words]
        self._excerpts = {host: runs for host in hosts if (runs := self._runs(host))}
        self._quoting = np.array(list(self._excerpts))
        self._others = np.array([host for host in hosts if host not in self._excerpts])
        self._hosts = np.concatenate([self._quoting, self._others])
        self._subjects = _subjects(found)
        self._near: dict[tuple[int, bool], Array] = {}

    def article(self) -> Splice | None:
        """Make one, or nothing where the host has no room for it."""
        draw = self._random.random()
        if draw < CUT_OUT:
            return self._cut_out()
        return self._exchanged() if draw < CUT_OUT + EXCHANGED else self._set_in()

    def _runs(self, article: int) -> list[tuple[int, int]]:
        begin, end = self._offsets[article : article + 2]
        edges = np.diff(np.concatenate([[0], self._quoted[begin:end].astype(int), [0]]))
        return list(
            zip((begin + np.flatnonzero(edges > 0)).tolist(), (begin + np.flatnonzero(edges < 0)).tolist(), strict=True)
        )

    def _whole(self, article: int) -> range:
        return range(self._offsets[article], self._offsets[article + 1])

    def _made(self, host: int, places: Sequence[int], quoted: Sequence[bool], donors: Sequence[int]) -> Splice:
        folds = frozenset(int(self._folds[article]) for article in (host, *donors))
        return Splice(host, tuple(places), tuple(quoted), folds)

    def _cut_out(self) -> Splice | None:
        host = int(self._random.choice(self._hosts))
        whole = self._whole(host)
        if len(whole) < FEWEST_CUT:
            return None
        length = int(self._random.integers(HOSTS.start, len(whole)))
        begin = int(self._random.integers(0, len(whole) - length + 1))
        piece = whole[begin : begin + length]
        return self._made(host, piece, self._quoted[piece].tolist(), ())

    def _exchanged(self) -> Splice | None:
        host = int(self._random.choice(self._quoting))
        places: list[int] = []
        quoted: list[bool] = []
        donors: list[int] = []
        reached = self._offsets[host]
        for begin, end in self._excerpts[host]:
            foreign = self._foreign(host) if self._random.random() < EACH_EXCHANGED else None
            donor, paragraphs = foreign or (host, range(begin, end))
            donors.append(donor)
            places += [*range(reached, begin), *paragraphs]
            quoted += [False] * (begin - reached) + [True] * len(paragraphs)
            reached = end
        rest = range(reached, self._offsets[host + 1])
        if set(donors) == {host}:
            return None
        return self._made(host, [*places, *rest], [*quoted, *(False for _ in rest)], donors)

    def _set_in(self) -> Splice | None:
        host = int(self._random.choice(self._others if self._random.random() < UNQUOTING else self._quoting))
        whole = self._whole(host)
        own = self._quoted[whole].tolist()
        gaps = [gap for gap in range(1, len(own) + 1) if not own[gap - 1] and not any(own[gap : gap + 1])]
        foreign = self._foreign(host)
        if not gaps or foreign is None:
            return None
        gap = int(self._random.choice(gaps))
        donor, paragraphs = foreign
        before = paragraphs.start - 1
        brings = self._quoted[paragraphs.start] and before >= self._offsets[donor] and self._random.random() < ANNOUNCED
        inside = [before, *paragraphs] if brings else [*paragraphs]
        flags = [False, *(True for _ in paragraphs)] if brings else [True for _ in paragraphs]
        return self._made(host, [*whole[:gap], *inside, *whole[gap:]], [*own[:gap], *flags, *own[gap:]], [donor])

    def _foreign(self, host: int) -> tuple[int, range] | None:
        """Draw a donor and its paragraphs: somebody's excerpt there, or the author's own."""
        is_real = bool(self._random.random() < REAL)
        for _ in range(TRIES):
            donor = int(self._random.choice(self._nearest(host, is_real=is_real)))
            found = self._excerpt(donor) if is_real else self._own(donor)
            if found:
                return donor, found
        return None

    def _excerpt(self, donor: int) -> range | None:
        runs = self._excerpts[donor]
        weights = np.array([min(end - begin, LENGTH_MOST) for begin, end in runs]) ** LENGTH_POWER
        begin, end = runs[self._random.choice(len(runs), p=weights / weights.sum())]
        return range(begin, end) if end - begin <= LONG_EXCERPT else None

    def _own(self, donor: int) -> range | None:
        length = 1 + int(self._random.choice(len(LENGTHS), p=LENGTHS))
        whole = self._whole(donor)
        begin = int(self._random.integers(whole.start, whole.stop))
        paragraphs = range(begin, begin + length)
        return paragraphs if paragraphs.stop <= whole.stop and self._prose[paragraphs].all() else None

    def _nearest(self, host: int, *, is_real: bool) -> Array:
        """Return the articles of other sites that have most in common with the host's subject."""
        if (host, is_real) not in self._near:
            pool = self._quoting if is_real else self._hosts
            group = self._groups[host]
            pool = pool[pool != host] if group == WEB else pool[self._groups[pool] != group]
            alike = (self._subjects[pool] @ self._subjects[host].T).toarray().ravel()
            self._near[host, is_real] = pool[np.argsort(-alike, kind="stable")[:NEAREST]]
        return self._near[host, is_real]


def _subjects(found: Sequence[Example]) -> csr_matrix:
    """Return each article's words of a subject, weighed (tf-idf), a row of length one."""
    columns: dict[str, int] = {}
    indices: list[int] = []
    pointers = [0]
    for words in _content(found):
        indices += [columns.setdefault(word, len(columns)) for word in words]
        pointers.append(len(indices))
    counts = csr_matrix((np.ones(len(indices)), indices, pointers), shape=(len(found), len(columns)))
    counts.sum_duplicates()
    return TfidfTransformer(sublinear_tf=True).fit_transform(counts).tocsr()


def _content(found: Sequence[Example]) -> Iterator[list[str]]:
    for one in found:
        yield [word for reading in one.article.readings for word in sorted(reading.content)]
