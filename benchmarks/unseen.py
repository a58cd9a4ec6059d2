"""Likelihoods of the cross-validation -> conversion records of the bench's pages, by the pipeline as it is now.

training/train_lines.py leaves for every line how likely it is the article's by nets that have not seen the page's domain;
here they stand in for the shipped nets, and everything after them runs as for a user's file.
"""

from __future__ import annotations

import gzip
import hashlib
import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, Final

from offprint.assemble import assemble
from offprint.label import label
from offprint.model import Article, Options
from offprint.readers import READERS
from offprint.record import record

ROOT: Final = Path(__file__).resolve().parent.parent
BENCH: Final = ROOT.parent / "shared" / "bench"
LIKELY: Final = ROOT / "training" / "results" / "lines.npz"
TASKS: Final = {  # of score.py, and the input that each converts
    "window": "window",
    "text": "text",
    "text-flat": "text-flat",
    "html": "html",
    "metadata": "html",
    "metadata-text": "text",
}
TITLES: Final = ROOT / "training" / "results" / "titles.tsv"
REST: Final = "rest"  # a page's text without its article: what a menu page or an empty shell says
CLEAN_SAMPLES: Final = 100  # of stripped_sample; the others hold stray lines
FEWEST_STRAY: Final = 8  # lines of such a page
SHADES: Final = 250  # in which likelihoods are kept
Page = dict[str, Any]


def load() -> list[Page]:
    """Return the bench's pages."""
    with gzip.open(BENCH / "pages" / "dev.jsonl.gz", "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def input_of(page: Page, task: str) -> bytes:
    """Return the file that score.py makes of a page for a task; nothing where it makes none."""
    if task == "html":
        return gzip.decompress((BENCH / "pages" / "html" / f"{page['id']}.html.gz").read_bytes())
    if task == "text":
        return str(page["text"]).encode()
    if task == REST:
        stray = [line for line, truth in zip(page["lines"], page["article"], strict=True) if truth == "0"]
        return ("\n".join(stray) + "\n").encode() if len(stray) >= FEWEST_STRAY else b""
    begin, end = (0, None) if task == "text-flat" else page["window"] or (0, 0)
    return ("\n".join(page["lines"][begin:end]) + "\n").encode()


def clean_samples() -> list[tuple[str, bytes]]:
    """Return name and text of the bench's articles without stray lines."""
    paths = sorted((BENCH / "stripped_sample").glob("*.txt"))[:CLEAN_SAMPLES]
    return [(path.name, path.read_bytes()) for path in paths]


def likelihoods(task: str) -> Iterator[list[float]]:
    """Yield for each file of a task what its blocks' likelihoods were."""
    import numpy as np

    with np.load(LIKELY, allow_pickle=False) as arrays:
        every, counts = arrays[task] / SHADES, arrays[f"{task}:blocks"]
    begin = 0
    for count in counts.tolist():
        yield every[begin : begin + count].tolist()
        begin += count


def convert_unseen(data: bytes, suffix: str, likely: list[float], titles: dict[str, float] | None = None) -> Article:
    """Convert a file with its blocks' likelihoods given, and the weights of a title's signs."""
    source = READERS[suffix](data)
    return assemble(source, label(source.blocks, likely, titles=titles), "", Options())


@cache
def title_weights() -> dict[int, dict[str, float]]:
    """Return for each fold the weights of a title's signs that were learned without it."""
    weights: dict[int, dict[str, float]] = {}
    for line in TITLES.read_text(encoding="utf-8").splitlines()[1:]:
        number, name, weight = line.split("\t")
        weights.setdefault(int(number), {})[name] = int(weight) / 1000
    return weights


def fold_of(page: Page, folds: int) -> int:
    """Return the fold of a page; pages of one domain are in the same."""
    return int(hashlib.sha256(str(page["domain"]).encode()).hexdigest(), 16) % folds


def write_records(task: str, folder: Path) -> Path:
    """Write one record a page in the data's order, as score.py reads them."""
    kind = TASKS[task]
    suffix = ".html" if kind == "html" else ".txt"
    path = folder / "records.jsonl"
    titles = title_weights()
    with path.open("w", encoding="utf-8") as out:
        for page, likely in zip(load(), likelihoods(kind), strict=True):
            if kind != "window" or page["window"]:
                made = convert_unseen(input_of(page, kind), suffix, likely, titles[fold_of(page, len(titles))])
                out.write(json.dumps(record(made, page["id"])) + "\n")
    return path


def clean() -> dict[str, Any]:
    """Count what articles without stray lines lose: words, paragraphs, articles that lose one."""
    words = lost = losing = 0
    losses = []
    samples = clean_samples()
    for (name, data), likely in zip(samples, likelihoods("clean"), strict=True):
        made = convert_unseen(data, ".txt", likely)
        own = [(item.lines[0], len(item.text.split())) for item in made.dropped]
        words += sum(len(line.split()) for line in data.decode().splitlines())
        lost += sum(count for _line, count in own)
        losing += bool(own)
        losses += [f"{name}:{line} ({count} words)" for line, count in own]
    return {"articles": len(samples), "words_lost": lost / words, "articles_losing": losing / len(samples), "lost": losses}
