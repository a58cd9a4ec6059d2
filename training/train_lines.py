"""Train the line model: `python training/train_lines.py` writes data/lines.json, data/lines.npz and training/results/lines.npz.

The last holds how likely each line of the bench's pages is the article's, by nets that have not seen its domain;
benchmarks/quality.py scores from it. Same bench, same machine, same bytes.
"""

from __future__ import annotations

import hashlib
import io
import json
import random
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any, Final

import numpy as np

import articles
import lexicon
import line_nets
import pages
import trees
import unseen
from line_nets import Lesson
from offprint.features import matchable
from offprint.lines.context import in_context
from offprint.lines.lexicon import SAID, said_by_words
from offprint.lines.model import PAGE, TEXT, LineModel, likely_lines, model_of, standardised
from offprint.lines.nets import bags
from offprint.lines.rows import Rows, rows_of
from offprint.model import Block
from offprint.readers.text import read_text
from pages import FOLDS, SEED, Version
from parallel import in_parallel

WEIGHTS: Final = articles.ROOT / "plugins" / "offprint" / "data"
RESULTS: Final = articles.ROOT / "training" / "results"
ALL: Final = FOLDS  # the view without any fold left out: what is shipped
NETS: Final = 2  # that vote
SPLICES: Final = 8  # of each page
CUTS: Final = 4
MOST_WORDS: Final = 6000  # that are known
FEWEST_PAGES: Final = 5  # a known word stands on
STEADY: Final = 1e-3
GROWTH: Final = trees.Growth(trees=300, rate=0.07, fewest=80, columns=0.4)
SCALED: Final = 2000  # versions from which the scale is taken
SHARES: Final = {
    "article": 0.25,
    "clean": 0.35,
    "cut": 0.25,
    "splice": 0.12,
    "stray": 0.3,
}  # of each kind that trees learn from
Array = np.ndarray[Any, Any]
Stored = tuple[dict[str, Any], dict[str, Array]]


def main() -> None:
    """Train, cross-validate, write."""
    bench = unseen.load()
    folds = pages.folds_of([page["domain"] for page in bench]) | pages.folds_of(pages.blogs())
    versions = all_versions(bench, folds)
    print(f"{len(versions)} versions, {sum(len(one.blocks) for one in versions)} lines", flush=True)
    found = in_parallel(lambda number: _rows(versions[number]), range(len(versions)))
    every = in_parallel(lambda view: learn(versions, found, view), range(FOLDS + 1))
    write_weights(every[ALL])
    write_results(bench, folds, [model_of(*one) for one in every])


def all_versions(bench: Sequence[pages.Page], folds: dict[str, int]) -> list[Version]:
    """Return every version of every page, and the blogs' articles."""
    kinds = {"whole": (0, 1), "window": (0, 1), "cut": range(CUTS), "article": (0,), "stray": (1,)}
    made: list[Version | None] = [
        pages.page_version(page, kind, folds[page["domain"]], number + place)
        for kind, numbers in kinds.items()
        for place, page in enumerate(bench)
        for number in numbers
    ]
    made += [pages.spliced_version(page, bench, folds, number) for page in bench for number in range(SPLICES)]
    articles = pages.drawn_articles()
    made += [
        pages.article_version(article, folds[site], has_layout=number % 2 == 1)
        for number, (site, article) in enumerate(articles)
    ]
    made += in_parallel(lambda number: pages.html_version(bench[number], folds[bench[number]["domain"]]), range(len(bench)))
    return [one for one in made if one]


def _rows(version: Version) -> Rows:
    return rows_of(version.blocks, [matchable(block.text) for block in version.blocks])


def learn(versions: Sequence[Version], found: Sequence[Rows], view: int) -> Stored:
    """Learn from all versions that have nothing of the view's fold."""
    seen = [number for number, one in enumerate(versions) if view not in one.folds]
    vocabulary = known_words(found[number] for number in seen if versions[number].kind in ("whole", "clean"))
    places = {word: place for place, word in enumerate(vocabulary)}
    lexicons = lexicon.lexicons(places, versions, found, view)
    lessons = [lesson_of(versions[number], found[number], lexicons, view) for number in seen]
    arrays = {f"{kind}:{name}": values for kind in (TEXT, PAGE) for name, values in grown(lessons, kind).items()}
    every = np.concatenate([lesson.numbers for lesson in lessons[:: max(1, len(lessons) // SCALED)]])
    mean, deviation = every.mean(axis=0), every.std(axis=0)
    deviation = np.where(deviation < STEADY, 1, deviation)
    silent = standardised(np.zeros_like(mean), mean, deviation)[-SAID:]
    lessons = [replace(one, numbers=standardised(one.numbers, mean, deviation), silent=silent) for one in lessons]
    nets = [line_nets.train(lessons, len(places), SEED + number) for number in range(NETS)]
    print(f"view {view} of {FOLDS} done", flush=True)
    arrays |= {f"nets:{name}": values for name, values in line_nets.stored(nets).items()}
    arrays |= {"scale:mean": mean.astype(np.float32), "scale:deviation": deviation.astype(np.float32)}
    arrays["lexicon"] = lexicons.without(frozenset({view})).astype(np.float16)
    return {"vocabulary": " ".join(vocabulary), "seed": SEED}, arrays


def lesson_of(version: Version, rows: Rows, lexicons: lexicon.Lexicons, view: int) -> Lesson:
    """Return a version with what its words say to who has not seen its folds."""
    counts = [len(words) for words in rows.words]
    known, first = bags(lexicons.places, rows.words)
    said = said_by_words(lexicons.without(version.folds | {view}), known, first, counts)
    words = np.array(counts, np.float32)
    weights = line_nets.weights_of(version.kind, words, np.array(version.known, np.float32))
    truth = np.array(version.truth, np.float32)
    return Lesson(version.kind, np.hstack([rows.numbers, said]), known, first, words, truth, weights)


def grown(lessons: Sequence[Lesson], kind: str) -> dict[str, Array]:
    """Grow the trees for stripped text or for pages."""
    chance = random.Random(SEED)
    drawn = [one for one in lessons if (one.kind == "html") == (kind == PAGE) and chance.random() < SHARES.get(one.kind, 1)]
    spoken = [chance.random() >= line_nets.WORDLESS for _ in drawn]
    columns = np.concatenate(
        [in_context(one.numbers[:, :-SAID], one.numbers[:, -SAID:] * says) for one, says in zip(drawn, spoken, strict=True)]
    )
    truth, weights = (np.concatenate([getattr(one, name) for one in drawn]) for name in ("truth", "weights"))
    return trees.grow(columns, truth, weights, SEED, GROWTH)


def known_words(found: Iterable[Rows]) -> list[str]:
    """Return the words that most texts use."""
    seen = Counter(word for rows in found for word in {word for words in rows.words for word in words})
    ranked = sorted(seen.items(), key=lambda item: (-item[1], item[0]))
    return [word for word, count in ranked[:MOST_WORDS] if count >= FEWEST_PAGES]


def write_weights(shipped: Stored) -> None:
    """Write what the package reads."""
    described, arrays = shipped
    digest = hashlib.sha256((articles.BENCH / "pages" / "dev.jsonl.gz").read_bytes()).hexdigest()
    text = json.dumps(described | {"data": {"pages/dev.jsonl.gz": digest}}, sort_keys=True, ensure_ascii=False)
    (WEIGHTS / "lines.json").write_text(f"{text}\n", encoding="utf-8")
    packed = io.BytesIO()
    np.savez_compressed(packed, allow_pickle=False, **arrays)
    (WEIGHTS / "lines.npz").write_bytes(packed.getvalue())


def write_results(bench: Sequence[pages.Page], folds: dict[str, int], models: Sequence[LineModel]) -> None:
    """Write, for each task, how likely each block is the article's by nets that have not seen the domain."""
    out: dict[str, Array] = {}
    for task in (*unseen.TASKS, unseen.REST):
        found = in_parallel(
            lambda number, task=task: likely_unseen(bench[number], task, models[folds[bench[number]["domain"]]]),
            range(len(bench)),
        )
        out |= packed_likelihoods(task, found)
    samples = pages.clean_samples(folds)
    found = in_parallel(
        lambda number: likely_in(read_text(samples[number][0]).blocks, models[samples[number][1]]), range(len(samples))
    )
    out |= packed_likelihoods("clean", found)
    np.savez_compressed(RESULTS / "lines.npz", allow_pickle=False, **out)


def likely_unseen(page: pages.Page, task: str, model: LineModel) -> list[float]:
    """Return how likely each block of a page's file is the article's."""
    return likely_in(pages.blocks_of(page, task), model)


def likely_in(blocks: Sequence[Block], model: LineModel) -> list[float]:
    """Return how likely each block is the article's."""
    return likely_lines(model, blocks, [matchable(block.text) for block in blocks])


def packed_likelihoods(task: str, found: Sequence[Sequence[float]]) -> dict[str, Array]:
    """Return the likelihoods of all files of a task in one array of bytes, and how many each file has."""
    return {
        task: np.array([round(unseen.SHADES * likely) for one in found for likely in one], np.uint8),
        f"{task}:blocks": np.array([len(one) for one in found], np.uint16),
    }


if __name__ == "__main__":
    main()
