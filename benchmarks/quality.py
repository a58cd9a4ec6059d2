"""Score the converter on the bench and hold the floors: `python benchmarks/quality.py [--floors]`.

Runs ../shared/bench/score.py once a task, prints the figures, and with --floors exits with
status 1 when one is worse than benchmarks/floors.json allows ("min" or "max" by figure). A floor may only
rise. The labeller is not trained, so these figures need no cross-validation. Without the bench nothing is
scored; in CI that is a failure.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
SCORE = ROOT.parent / "shared" / "bench" / "score.py"
TASKS = {
    "excerpts": ("excerpts",),
    "excerpts-marked": ("excerpts", "--marked-only"),
    "window": ("window",),
    "text": ("text",),
    "text-flat": ("text", "--layout", "flat"),
    "html": ("html",),
    "metadata": ("metadata",),
    "metadata-text": ("metadata-text",),
}


def score(task: str) -> dict[str, Any]:
    """Return the figures of one task."""
    command = f"{sys.executable} -m offprint convert --to json"
    run = subprocess.run(
        [sys.executable, str(SCORE), *TASKS[task], "--command", command],
        env={**os.environ, "PYTHONPATH": str(ROOT / "plugins")},
        capture_output=True,
        text=True,
        check=False,
    )
    if run.returncode:
        sys.exit(f"{task}: {run.stdout}{run.stderr}")
    figures: dict[str, Any] = json.loads(run.stdout)
    return figures


def value_of(figures: dict[str, Any], name: str) -> float:
    """Look up a figure; "title.right" is one inside another."""
    value: Any = figures
    for part in name.split("."):
        value = value[part]
    return float(value)


def below_floor(task: str, figures: dict[str, Any], floors: dict[str, dict[str, float]]) -> list[str]:
    """Name the figures that are worse than their floor."""
    found = []
    for name, bounds in floors.items():
        value = value_of(figures, name)
        if value < bounds.get("min", value) or value > bounds.get("max", value):
            found.append(f"{task}: {name} is {value}, the floor is {bounds}")
    return found


def main() -> int:
    """Score all tasks, print them, hold the floors."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--floors", action="store_true", help="exit with status 1 when a figure is below its floor")
    parser.add_argument("--task", choices=TASKS, action="append", help="only this task (may be given again)")
    arguments = parser.parse_args()
    if not SCORE.is_file():
        print("quality: skipped, the bench in ../shared is missing")
        return int(os.environ.get("CI") == "true")
    floors = json.loads((HERE / "floors.json").read_text(encoding="utf-8"))
    failures = []
    with ThreadPoolExecutor(max_workers=os.cpu_count()) as pool:
        tasks = arguments.task or list(TASKS)
        for task, figures in zip(tasks, pool.map(score, tasks), strict=True):
            held = floors.get(task, {})
            shown = figures if not arguments.floors else {name: value_of(figures, name) for name in held}
            print(f"{task}: {json.dumps(shown)}")
            failures += below_floor(task, figures, held) if arguments.floors else []
    print("\n".join(failures) if failures else f"quality: all floors of {len(tasks)} tasks hold" if arguments.floors else "")
    return int(bool(failures))


if __name__ == "__main__":
    sys.exit(main())
