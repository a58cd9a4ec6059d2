"""What the tests share: where the bench is, how many examples a property gets, how to run Pelican."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"
CI = os.environ.get("CI") == "true"
# The two laws that the product stands on are held for this many arbitrary inputs.
EXAMPLES = 10_000 if CI else 1_000


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Skip what this machine lacks, with the reason; in CI nothing may be lacking."""
    if CI:
        return
    if not SHARED.is_dir():
        for item in items:
            if "bench" in item.keywords:
                item.add_marker(pytest.mark.skip(reason="needs the bench in ../shared"))


def run_pelican(
    content: Path, output: Path, *arguments: str, settings: str | None = None, env: dict[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    """Run Pelican as a person would, from the repository, with its settings or others."""
    chosen = ["--settings", settings] if settings else []
    return subprocess.run(
        [sys.executable, "-m", "pelican", str(content), "--output", str(output), *chosen, *arguments],
        cwd=ROOT,
        env={**os.environ, "COLUMNS": "200", **(env or {})},
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )


@pytest.fixture(scope="session")
def seed() -> bytes:
    """The prototypical article."""
    (path,) = (SHARED / "seed").glob("*.txt")
    return path.read_bytes()


@pytest.fixture(scope="session")
def example_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site built from content/, once for all tests that only look at it."""
    output = tmp_path_factory.mktemp("site") / "output"
    run = run_pelican(ROOT / "content", output, "--fatal", "errors")
    assert run.returncode == 0, run.stdout + run.stderr
    return output
