"""What the tests share: where the bench is, how many examples a property gets, how to run Pelican."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"
CI = os.environ.get("CI") == "true"
# The two laws that the product stands on are held for this many arbitrary inputs.
EXAMPLES = 10_000 if CI else 1_000
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
NEEDS_CHROMIUM = pytest.mark.skipif(CHROMIUM is None and not CI, reason="needs Chromium (Debian package chromium)")
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
TOOLS = ROOT / "tests" / "tools" / "node_modules"
NEEDS_TOOLS = pytest.mark.skipif(not TOOLS.is_dir() and not CI, reason="needs npm (Debian package npm), then make test")
NEEDS_JAVA = pytest.mark.skipif(
    shutil.which("java") is None and not CI, reason="needs Java (Debian package default-jre-headless)"
)


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


@pytest.fixture(scope="session")
def theme_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Every kind of page: content/, the seed where it is, other scripts, a huge table, code, a title of 5,000 characters."""
    folder = tmp_path_factory.mktemp("theme")
    shutil.copytree(ROOT / "content", folder / "content")
    shutil.copytree(ROOT / "tests" / "theme", folder / "content" / "theme")
    for path in (SHARED / "seed").glob("*.txt") if SHARED.is_dir() else ():
        shutil.copy(path, folder / "content" / "seed.txt")
    run = run_pelican(folder / "content", folder / "output", "--fatal", "errors")
    assert run.returncode == 0, run.stdout + run.stderr
    return folder / "output"


@pytest.fixture(scope="session")
def preview_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What make preview shows of content/, with its reviews."""
    output = tmp_path_factory.mktemp("preview") / "output"
    run = run_pelican(ROOT / "content", output, "--fatal", "errors", settings="previewconf.py")
    assert run.returncode == 0, run.stdout
    return output


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    """Chromium without a window, one for all tests of a process."""
    from playwright.sync_api import sync_playwright

    assert CHROMIUM, "CI installs Chromium"
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield started
        started.close()
