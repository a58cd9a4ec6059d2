"""Bench articles -> the weights of a heading's signs: `python training/train_headings.py` (make train-headings, two minutes).

Logistic regression over the short lines of stripped text: which of them the markup calls headings. From the blogs of the
excerpt bench (some articles of each) and from the bench's pages, whose HTML says it. Sites weigh by the root of their lines.
Folds go by site or domain; what each fold's lines are was told without it, and results/headings.tsv has the figures.
The excerpts around the lines are those of the shipped model; everything else is read as in a user's file.
"""

from __future__ import annotations

import hashlib
import random
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import numpy as np
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

ROOT: Final = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT / "plugins"), str(ROOT / "benchmarks")]

import articles  # noqa: E402
import unseen  # noqa: E402
from offprint.excerpts import find_excerpts  # noqa: E402
from offprint.features import matchable  # noqa: E402
from offprint.headings import find_counted_headings  # noqa: E402
from offprint.label import label_lines  # noqa: E402
from offprint.likely_headings import LIKELY, heading_likelihood, heading_signs  # noqa: E402
from offprint.model import HintKind, Label  # noqa: E402
from offprint.readers.html import read_html  # noqa: E402
from offprint.readers.text import read_text  # noqa: E402
from parallel import in_parallel  # noqa: E402
from unseen_excerpts import load  # noqa: E402

SEED: Final = 20261127
FOLDS: Final = 8
EACH: Final = 80  # articles of a blog
FEWEST: Final = 5  # lines of a page's article
PENALTY: Final = 0.3  # the smaller the stronger
FEWEST_LINES: Final = 20  # that have a sign which is kept


@dataclass(frozen=True, slots=True)
class Line:
    """A line that may be a heading: its site, kind of source, signs, whether it is one and whether rules already say so."""

    site: str
    source: str
    signs: tuple[str, ...]
    is_heading: bool
    is_found: bool


def main() -> None:
    """Learn the weights that are shipped from all lines, and measure each fold by the others."""
    blogs, pages = drawn_blogs(), unseen.load()
    print(f"{len(blogs)} articles, {len(pages)} pages", flush=True)
    found = [line for lines in in_parallel(lambda number: of_blog(blogs[number]), range(len(blogs))) for line in lines]
    found += [line for lines in in_parallel(lambda number: of_page(pages[number]), range(len(pages))) for line in lines]
    head = "# What each sign of a heading weighs, in 1/1000: name, weight. Written only by training/train_headings.py.\n"
    shipped = "".join(f"{name}\t{weight}\n" for name, weight in sorted(learn(found).items()))
    written = (head + shipped).encode()
    (ROOT / "plugins" / "offprint" / "data" / "headings.tsv").write_bytes(written)
    measured = f"# Of the weights {hashlib.sha256(written).hexdigest()}\n{figures(found)}"
    (ROOT / "training" / "results" / "headings.tsv").write_text(measured, encoding="utf-8")


def drawn_blogs() -> list[dict[str, Any]]:
    """Draw some articles of each blog; all of the ordinary pages among them."""
    records = load()
    random.Random(SEED).shuffle(records)
    seen: Counter[str] = Counter()
    drawn = []
    for record in records:
        seen[site_of(record)] += 1
        if seen[site_of(record)] <= EACH:
            drawn.append(record)
    return drawn


def site_of(record: dict[str, Any]) -> str:
    """Name the site of an article."""
    return str(record.get("site") or record["source"])


def of_blog(record: dict[str, Any]) -> list[Line]:
    """Return the lines of an article of the excerpt bench, which says of each block whether it is a heading."""
    is_heading = {articles.TITLE_LINE + 2 * (at + 1): block["kind"] == "heading" for at, block in enumerate(record["blocks"])}
    source = "web" if record["source"] in articles.score.WEB else "blog"
    return list(_lines(articles.score.excerpt_file(record), site_of(record), source, is_heading))


def of_page(page: dict[str, Any]) -> list[Line]:
    """Return the lines of a page's article; headings are the lines that have the text of a heading of its HTML."""
    blocks = read_html(unseen.input_of(page, "html")).blocks
    texts = {matchable(one.text) for one in blocks if one.hint and one.hint.kind is HintKind.HEADING}
    lines = [line for line, truth in zip(page["lines"], page["article"], strict=True) if truth == "1"]
    if not texts or len(lines) < FEWEST:
        return []
    is_heading = {2 * at + 1: matchable(line) in texts for at, line in enumerate(lines)}
    return list(_lines("\n\n".join(lines) + "\n", page["domain"], "page", is_heading))


def _lines(text: str, site: str, source: str, is_heading: dict[int, bool]) -> Iterator[Line]:
    """Yield the lines that may be headings; ``is_heading`` by the number of the line, from 1."""
    blocks = read_text(text.encode()).blocks
    labelled, features = label_lines(blocks, [1.0] * len(blocks))
    found = find_counted_headings(find_excerpts(labelled, features), features)
    for index, signs in heading_signs(found, features).items():
        truth = is_heading.get(found[index].block.lines[0])
        if truth is not None:
            yield Line(site, source, tuple(signs), truth, found[index].label is Label.HEADING)


def learn(lines: Sequence[Line]) -> dict[str, int]:
    """Return the weights in 1/1000; "always" is what every line has."""
    often = Counter(sign for line in lines for sign in line.signs)
    table = DictVectorizer()
    columns = table.fit_transform([{sign: 1.0 for sign in line.signs if often[sign] >= FEWEST_LINES} for line in lines])
    sizes = Counter(line.site for line in lines)
    weights = np.array([sizes[line.site] ** -0.5 for line in lines])
    fitted = LogisticRegression(C=PENALTY, max_iter=2000).fit(
        columns, [line.is_heading for line in lines], sample_weight=weights / weights.mean()
    )
    named = zip(table.get_feature_names_out(), fitted.coef_[0], strict=True)
    return {name: round(1000 * weight) for name, weight in (("always", fitted.intercept_[0]), *named)}


def figures(lines: Sequence[Line]) -> str:
    """Return a table: for each kind of source what rules find, and what they and the weights without the site's fold find."""
    folds = np.array([unseen.fold_of({"domain": line.site}, FOLDS) for line in lines])
    likely = np.zeros(len(lines))
    for fold in range(FOLDS):
        learned = learn([line for line, own in zip(lines, folds, strict=True) if own != fold])
        weighed = {name: weight / 1000 for name, weight in learned.items()}
        for place in np.flatnonzero(folds == fold):
            likely[place] = heading_likelihood(lines[place].signs, weighed)
    rows = ["source\theadings\tby rules\tright\tadded\tright\tprecision\trecall"]
    for name in ("blog", "web", "page"):
        own = [(line, chance >= LIKELY) for line, chance in zip(lines, likely, strict=True) if line.source == name]
        rows.append("\t".join([name, *_row(own)]))
    return "\n".join(rows) + "\n"


def _row(lines: Sequence[tuple[Line, bool]]) -> Iterator[str]:
    """Yield the cells of one kind of source; each line comes with whether the weights call it a heading."""
    truth = [line.is_heading for line, _likely in lines]
    ruled = [line.is_heading for line, _likely in lines if line.is_found]
    added = [line.is_heading for line, is_likely in lines if is_likely and not line.is_found]
    right = sum(ruled) + sum(added)
    yield from map(str, (sum(truth), len(ruled), sum(ruled), len(added), sum(added)))
    yield f"{right / (len(ruled) + len(added)):.3f}"
    yield f"{right / sum(truth):.3f}"


if __name__ == "__main__":
    main()
