"""The wheel, installed with Pelican in an empty environment: found without PLUGINS, its theme by name."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from conftest import ROOT

pytestmark = pytest.mark.slow


def run(*command: object, cwd: Path, **options: object) -> str:
    # What the surrounding run set must not reach the new environment.
    env = {key: value for key, value in os.environ.items() if key not in ("PYTHONPATH", "VIRTUAL_ENV")}
    done = subprocess.run(
        [str(part) for part in command], cwd=cwd, env=env, capture_output=True, text=True, check=False, timeout=600, **options
    )  # type: ignore[call-overload]
    assert done.returncode == 0, done.stdout + done.stderr
    return str(done.stdout + done.stderr)


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build sdist, and the wheel from the sdist, as a release is built."""
    folder = tmp_path_factory.mktemp("dist")
    run(sys.executable, "-m", "build", "--no-isolation", "--outdir", folder, ROOT, cwd=folder)
    (made,) = folder.glob("*.whl")
    return made


def test_the_wheel_holds_the_plugin_and_the_theme_and_nothing_else(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    tops = {name.split("/")[0] if "dist-info" in name else "/".join(name.split("/")[:3]) for name in names}
    assert {top for top in tops if "dist-info" not in top} == {"pelican/plugins/offprint", "pelican/themes/offprint"}
    assert {f"pelican/plugins/offprint/data/excerpts.{kind}" for kind in ("json", "npz")} <= set(names)
    assert "pelican/plugins/offprint/py.typed" in names
    assert "pelican/plugins/offprint/data/lines.tsv" in names
    assert "pelican/themes/offprint/templates/article.html" in names
    assert "pelican/themes/offprint/static/offprint.css" in names
    assert "pelican/__init__.py" not in names
    assert "pelican/plugins/__init__.py" not in names


def test_installed_it_needs_no_plugins_setting_and_its_theme_goes_by_name(wheel: Path, tmp_path: Path) -> None:
    run(sys.executable, "-m", "venv", tmp_path / "venv", cwd=tmp_path)
    bin_ = tmp_path / "venv" / "bin"
    constraints = tmp_path / "constraints.txt"
    pins = [line.rstrip(" \\") for line in (ROOT / "requirements.lock").read_text().splitlines() if "==" in line[:60]]
    constraints.write_text("\n".join(pin for pin in pins if not pin.startswith((" ", "#"))))
    run(bin_ / "pip", "install", "--quiet", "--constraint", constraints, wheel, cwd=tmp_path)
    (tmp_path / "content").mkdir()
    (tmp_path / "content" / "ferry.txt").write_bytes((ROOT / "content" / "ferry-line.txt").read_bytes())
    (tmp_path / "pelicanconf.py").write_text('THEME = "offprint"\nPATH = "content"\n')
    shown = run(bin_ / "pelican", "content", "--fatal", "errors", cwd=tmp_path)
    assert "1 article built, 1 excerpt marked" in shown
    (page,) = (tmp_path / "output").glob("marrow-island*.html")
    assert "Where this comes from" in page.read_text()
    assert (tmp_path / "output" / "sources.html").is_file()
    assert (tmp_path / "output" / "theme" / "offprint.css").is_file()
    assert "offprint" in run(bin_ / "pelican-plugins", cwd=tmp_path)
    failed = subprocess.run(
        [bin_ / "pelican", "content", "-e", 'PLUGINS=["offprint", "no_such_plugin"]'],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert failed.returncode == 1
    assert "no_such_plugin" in failed.stdout
    assert "title: Marrow Island" in run(bin_ / "pelican-offprint", "convert", "content/ferry.txt", cwd=tmp_path)
