"""Measure the stages side by side in one run: `python benchmarks/speed.py`.

Prints CPU milliseconds a document and, what counts on any machine, ratios: converting a text against rendering its
Markdown with markdown-it-py, converting a page against readability-lxml's own summary, and peak memory.
Reads the bench in ../shared; tests nothing and asserts nothing.
"""

from __future__ import annotations

import gc
import gzip
import resource
import statistics
import sys
import time
from collections.abc import Callable, Sequence
from multiprocessing import get_context
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "plugins"))

from readability import Document  # noqa: E402

from offprint.convert import convert  # noqa: E402
from offprint.excerpts import find_excerpts  # noqa: E402
from offprint.label import label_lines  # noqa: E402
from offprint.readers.text import read_text  # noqa: E402
from offprint.render import render  # noqa: E402
from offprint.write import write_body  # noqa: E402

BENCH = ROOT.parent / "shared" / "bench"
ROUNDS = 3
ARTICLE_BYTES = range(3_000, 8_000)
EVERY = 10  # of the bench's pages, which are as large as all are on average


def median_cpu(run: Callable[[Any], object], documents: Sequence[Any]) -> float:
    """Return the median over the rounds of the mean CPU time a document, in milliseconds.

    Each round has a process of its own: the caches of lines and names know nothing of the documents but the first, by which
    the weights are loaded.
    """
    run(documents[0])
    gc.collect()  # so that no round pays for what was made before it
    fork = get_context("fork")
    rounds: list[float] = []
    for _ in range(ROUNDS):
        receiver, sender = fork.Pipe(duplex=False)
        process = fork.Process(target=lambda sender=sender: sender.send(_mean_cpu(run, documents)))
        process.start()
        rounds.append(receiver.recv())
        process.join()
    return statistics.median(rounds)


def _mean_cpu(run: Callable[[Any], object], documents: Sequence[Any]) -> float:
    start = time.process_time()
    for document in documents:
        run(document)
    return 1000 * (time.process_time() - start) / len(documents)


def main() -> None:
    """Measure articles (5 KB), whole pages' text and HTML."""
    texts = [path.read_bytes() for path in sorted((BENCH / "stripped_sample").glob("*.txt"))]
    articles = [text for text in texts[:100] if len(text) in ARTICLE_BYTES]
    pages = [gzip.decompress(path.read_bytes()) for path in sorted((BENCH / "pages" / "html").glob("*.gz"))[::EVERY]]
    markdown = [write_body(convert(text, ".txt").body).encode() for text in articles]
    labelled = [label_lines(read_text(text).blocks) for text in articles]
    rows = (
        ("article of about 5 KB, text", median_cpu(lambda data: convert(data, ".txt"), articles)),
        ("of that, finding its excerpts", median_cpu(lambda lines: find_excerpts(*lines), labelled)),
        ("the same, rendering its Markdown", median_cpu(lambda data: render(data.decode()), markdown)),
        ("whole page, text", median_cpu(lambda data: convert(data, ".txt"), texts[150:])),
        ("whole page, HTML", median_cpu(lambda data: convert(data, ".html"), pages)),
        ("the same, readability-lxml alone", median_cpu(lambda data: Document(data).summary(), pages)),
    )
    for name, milliseconds in rows:
        print(f"{name:<36}{milliseconds:8.2f} ms CPU")
    print(
        f"text against rendering: {rows[0][1] / rows[2][1]:.2f}; HTML against readability-lxml: {rows[4][1] / rows[5][1]:.2f}"
    )
    print(f"peak memory: {resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024} MB")


if __name__ == "__main__":
    main()
