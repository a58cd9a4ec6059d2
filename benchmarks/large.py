"""Build a site of many articles: `python benchmarks/large.py [articles]`.

Writes 10,000 finished articles (unless said otherwise) of made-up words in 50 folders, of some hundred publishers and 41
years, one in seven undated, each with an excerpt; builds them with the search, and a tenth of them in the same run; prints
the seconds, how many times those of the tenth they are, and the largest page.
"""

from __future__ import annotations

import json
import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parent.parent
ARTICLES: Final = 10_000
FOLDERS: Final = 50
SEED: Final = 1
WORDS: Final = (
    "harbour",
    "ferry",
    "council",
    "night",
    "window",
    "ledger",
    "strait",
    "island",
    "report",
    "quay",
    "lamp",
    "storm",
)


def paragraph(chance: random.Random, words: int) -> str:
    """Return so many words as a sentence."""
    return " ".join(chance.choice(WORDS) for _ in range(words)).capitalize() + "."


def write(content: Path, articles: int) -> None:
    """Write the articles."""
    chance = random.Random(SEED)  # noqa: S311  # seeded chance keeps no secret
    for number in range(articles):
        folder = content / str(number % FOLDERS)
        folder.mkdir(parents=True, exist_ok=True)
        publisher = f"Publisher {int(chance.expovariate(1 / 60))} Weekly"
        date = (
            f"date: {chance.randint(1985, 2025)}-{chance.randint(1, 12):02}-{chance.randint(1, 28):02}\n" if number % 7 else ""
        )
        head = f"title: {paragraph(chance, 9)[:-1]} {number}\n{date}publisher: {publisher}\n"
        quoted = f"excerpts:\n- source: {chance.choice(WORDS).capitalize()} Times\n"
        text = "\n\n".join(paragraph(chance, 60) for _ in range(4))
        (folder / f"{number}.md").write_text(f"---\n{head}{quoted}---\n{text}\n\n> {paragraph(chance, 40)}\n")


def build(folder: Path, articles: int) -> tuple[float, int, str]:
    """Build a site; return the seconds, and the bytes and the name of its largest page."""
    content, output = folder / f"content-{articles}", folder / f"output-{articles}"
    write(content, articles)
    begin = time.perf_counter()
    command = [sys.executable, "-m", "pelican", str(content), "--output", str(output), "--fatal", "errors"]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    seconds = time.perf_counter() - begin
    size, name = max((page.stat().st_size, page.relative_to(output).as_posix()) for page in output.rglob("*.html"))
    return seconds, size, name


def main() -> None:
    """Build both sites, print."""
    articles = int(sys.argv[1]) if len(sys.argv) > 1 else ARTICLES
    with tempfile.TemporaryDirectory() as name:
        few, _size, _page = build(Path(name), articles // 10)
        seconds, size, page = build(Path(name), articles)
    result = {"articles": articles, "seconds": round(seconds, 1), "times_a_tenth": round(seconds / few, 1)}
    print(json.dumps({**result, "largest_page": page, "bytes": size}))


if __name__ == "__main__":
    main()
