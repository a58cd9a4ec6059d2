"""Measure how soon a preview shows an edit: `python benchmarks/preview.py [articles]`.

Starts `pelican --autoreload` with the review pages on a folder of the bench's articles (500 unless said otherwise), edits
one of them five times, and waits each time until its page has the new words. Prints the seconds and their ratio to
the first build, of the same run.
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import tempfile
import time
from itertools import cycle, islice
from pathlib import Path
from statistics import median
from typing import Final

ROOT: Final = Path(__file__).resolve().parent.parent
SAMPLES: Final = ROOT.parent / "shared" / "bench" / "stripped_sample"
ARTICLES: Final = 500
EDITS: Final = 5
PATIENCE: Final = 120  # seconds
PAUSE: Final = 3  # seconds between edits, in which Pelican begins to watch again


def fill(content: Path, articles: int) -> Path:
    """Lay out as many articles in folders of their own round; return one of them."""
    samples = sorted(SAMPLES.glob("*.txt"))
    for number, path in enumerate(islice(cycle(samples), articles)):
        folder = content / str(number // len(samples))
        folder.mkdir(parents=True, exist_ok=True)
        (folder / path.name).write_bytes(path.read_bytes())
    return content / "0" / samples[9].name


def wait(holds: object) -> float:
    """Wait until a condition holds; return the seconds."""
    assert callable(holds)
    begin = time.perf_counter()
    while not holds():
        if time.perf_counter() - begin > PATIENCE:
            sys.exit("preview: waited in vain")
        time.sleep(0.01)
    return time.perf_counter() - begin


def main() -> None:
    """Build, edit, wait, print."""
    articles = int(sys.argv[1]) if len(sys.argv) > 1 else ARTICLES
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        article = fill(folder / "content", articles)
        options = ["--settings", "previewconf.py", "--autoreload", "--output", str(folder / "output")]
        log = folder / "log"
        with log.open("w") as out:
            pelican = subprocess.Popen(
                [sys.executable, "-m", "pelican", str(folder / "content"), *options], cwd=ROOT, stdout=out, stderr=out
            )
        first = wait(lambda: "Done: Processed" in log.read_text())
        text = article.read_text(encoding="utf-8")
        (page,) = (path for path in (folder / "output").glob("*.json") if f'"path": "0/{article.name}"' in path.read_text())
        seconds = []
        for number in range(EDITS):
            time.sleep(PAUSE)
            word = f"Zyxomma{number}"
            article.write_text(f"{text}\n\nA last remark of the author about {word}, long enough to stay in the text.\n")
            seconds.append(wait(lambda word=word: word in page.with_suffix(".html").read_text()))
        pelican.send_signal(signal.SIGINT)
        pelican.wait(10)
    result = {"articles": articles, "first_build": round(first, 2), "edit": [round(one, 2) for one in seconds]}
    print(json.dumps({**result, "ratio": round(median(seconds) / first, 3), "cores": os.cpu_count()}))


if __name__ == "__main__":
    main()
