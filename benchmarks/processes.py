"""How much sooner a folder is converted in several processes: `python benchmarks/processes.py`.

Converts the 200 sample texts of the bench and 100 of its pages with the command, in one process and in as many as it takes by
itself, in turn; prints the wall seconds and their ratio, and whether the records were the same.
"""

from __future__ import annotations

import gzip
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from statistics import median
from typing import Final

ROOT: Final = Path(__file__).resolve().parent.parent
BENCH: Final = ROOT.parent / "shared" / "bench"
PAGES: Final = 100
ROUNDS: Final = 3


def write(folder: Path) -> int:
    """Lay out the files; return how many they are."""
    for text in (BENCH / "stripped_sample").glob("*.txt"):
        (folder / text.name).write_bytes(text.read_bytes())
    for page in sorted((BENCH / "pages" / "html").glob("*.gz"))[:PAGES]:
        (folder / page.stem).with_suffix(".html").write_bytes(gzip.decompress(page.read_bytes()))
    return len(list(folder.iterdir()))


def convert(folder: Path, options: Sequence[str]) -> tuple[float, bytes]:
    """Convert the folder; return the seconds, and the records."""
    begin = time.perf_counter()
    command = [sys.executable, "-m", "offprint", "convert", "--to", "json", str(folder), *options]
    run = subprocess.run(command, env={**os.environ, "PYTHONPATH": str(ROOT / "plugins")}, check=True, capture_output=True)
    return time.perf_counter() - begin, run.stdout


def main() -> None:
    """Convert in turn, print."""
    with tempfile.TemporaryDirectory() as name:
        files = write(Path(name))
        rounds = [(convert(Path(name), ["--processes", "1"]), convert(Path(name), [])) for _ in range(ROUNDS)]
    one, several = (median(seconds for seconds, _records in runs) for runs in zip(*rounds, strict=True))
    result = {"files": files, "cores": os.cpu_count(), "one_process": round(one, 1), "several": round(several, 1)}
    same = len({records for both in rounds for _seconds, records in both}) == 1
    print(json.dumps({**result, "ratio": round(several / one, 2), "same_records": same}))


if __name__ == "__main__":
    main()
