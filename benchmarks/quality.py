"""Score the converter on the bench and hold the floors: `python benchmarks/quality.py [--floors]`.

Runs ../shared/bench/score.py once a task, prints the figures, and with --floors exits with
status 1 when one is worse than benchmarks/floors.json allows ("min" or "max" by figure). A floor may only
rise. The weights that are shipped have seen all of the bench, so the figures that count are those of the
cross-validation, of which training leaves in training/results what was said of excerpts and of the lines of
pages; the plain ones ("seen") only show that the command finds what the weights know. Without the bench nothing is
scored; in CI that is a failure.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
sys.path[:0] = [str(ROOT / "plugins"), str(ROOT.parent / "shared" / "bench")]

import attribution  # noqa: E402
import copied  # noqa: E402
import own_excerpts  # noqa: E402
import promo  # noqa: E402
import quotations  # noqa: E402
import reliability  # noqa: E402
import unseen  # noqa: E402
import unseen_excerpts  # noqa: E402

SCORE = ROOT.parent / "shared" / "bench" / "score.py"
RESULTS = ROOT / "training" / "results"
CROSS_VALIDATED = ("excerpts", "excerpts-marked")  # by what training left: unseen_excerpts.py
TASKS = {
    "excerpts": ("excerpts",),
    "excerpts-marked": ("excerpts", "--marked-only"),
    "excerpts-seen": ("excerpts",),
    "excerpts-languages": ("excerpts", "--data", str(SCORE.parent / "excerpts" / "dev-languages.jsonl.gz")),
    "excerpts-own": (),
    "sources": (),
    "calibration": (),
    "headings": (),
    "window": ("window",),
    "text": ("text",),
    "text-flat": ("text", "--layout", "flat"),
    "html": ("html",),
    "clean": (),
    "copied": (),
    "promo": (),
    "attribution": (),
    "quotations": (),
    "html-seen": ("html",),
    "metadata": ("metadata",),
    "metadata-text": ("metadata-text",),
}


def score(task: str) -> dict[str, Any]:
    """Return the figures of one task."""
    if task in OWN:
        return OWN[task]()
    command = f"{sys.executable} -m offprint convert --to json"
    with tempfile.TemporaryDirectory() as folder:
        made = Path(folder) / "records.jsonl"
        if task in unseen.TASKS:
            unseen.write_records(task, Path(folder))
        elif task in CROSS_VALIDATED:
            made.write_text(unseen_excerpts.records(), encoding="utf-8")
        records = ("--from-records", str(made)) if made.exists() else ()
        run = subprocess.run(
            [sys.executable, str(SCORE), *TASKS[task], *records, "--command", command],
            env={**os.environ, "PYTHONPATH": str(ROOT / "plugins")},
            capture_output=True,
            text=True,
            check=False,
        )
    if run.returncode:
        sys.exit(f"{task}: {run.stdout}{run.stderr}")
    figures: dict[str, Any] = json.loads(run.stdout)
    return figures


def sources() -> dict[str, Any]:
    """Compare the names given to excerpts with those of sources.tsv."""
    from offprint.excerpts.source import source_of

    articles = {article["id"]: article["blocks"] for article in unseen_excerpts.load()}
    rows = [line.split("\t") for line in (HERE / "sources.tsv").read_text(encoding="utf-8").splitlines()[1:]]
    right = given = in_lead = right_in_lead = 0
    for name, line, known in rows:
        blocks = articles[name]
        first = unseen_excerpts.place_of(int(line))
        end = next((at for at in range(first, len(blocks)) if not blocks[at]["quote"]), len(blocks))
        texts = [" ".join(block["text"].split()) for block in blocks]
        before = texts[first - 1] if first else None
        found = source_of(before, texts[first:end], texts[end] if end < len(texts) else None)
        names = {_plain(one) for one in known.split("|")}
        is_right = found is not None and _plain(found) in names
        is_in_lead = before is not None and any(name in _plain(before) for name in names)
        given += found is not None
        right += is_right
        in_lead += is_in_lead
        right_in_lead += is_right and is_in_lead
    return {
        "excerpts": len(rows),
        "named_in_lead_in": in_lead,
        "right": right / len(rows),
        "right_of_named_in_lead_in": right_in_lead / in_lead,
        "given": given / len(rows),
        "right_when_given": right / given,
    }


def _plain(name: str) -> str:
    return name.casefold().replace("’", "'").removeprefix("the ")


def headings() -> dict[str, Any]:
    """Return what the cross-validation of headings found in each kind of source, and whether it is of the weights shipped."""
    about, head, *rows = (RESULTS / "headings.tsv").read_text(encoding="utf-8").splitlines()
    names = head.split("\t")
    figures = {
        source: {name: float(value) for name, value in zip(names[1:], values, strict=True) if name in ("precision", "recall")}
        for source, *values in (row.split("\t") for row in rows)
    }
    weights = (ROOT / "plugins" / "offprint" / "data" / "headings.tsv").read_bytes()
    return {**figures, "of_these_weights": float(about.endswith(hashlib.sha256(weights).hexdigest()))}


OWN = {
    "excerpts-own": own_excerpts.own_excerpts,
    "sources": sources,
    "calibration": reliability.calibration,
    "headings": headings,
    "clean": unseen.clean,
    "copied": copied.copied,
    "promo": promo.promo,
    "attribution": attribution.attribution,
    "quotations": quotations.quotations,
}


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
        tasks = arguments.task or [task for task in TASKS if task in floors or not arguments.floors]
        for task, figures in zip(tasks, pool.map(score, tasks), strict=True):
            held = floors.get(task, {})
            shown = figures if not arguments.floors else {name: value_of(figures, name) for name in held}
            print(f"{task}: {json.dumps(shown)}")
            failures += below_floor(task, figures, held) if arguments.floors else []
    print("\n".join(failures) if failures else f"quality: all floors of {len(tasks)} tasks hold" if arguments.floors else "")
    return int(bool(failures))


if __name__ == "__main__":
    sys.exit(main())
