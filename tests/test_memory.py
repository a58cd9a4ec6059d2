"""A preview that remembers shows the same as one built anew, whatever is edited, and writes only what changed."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from conftest import ROOT, run_pelican
from site_checks import tree

TWICE = """
import sys, time
from pathlib import Path
import pelican
from pelican.settings import read_settings
content, output, edit = sys.argv[1:]
settings = read_settings("previewconf.py", override={"PATH": content, "OUTPUT_PATH": output})
site = pelican.Pelican(settings)
import offprint.plugin
offprint.plugin._state.memory.is_on = True
site.run()
time.sleep(0.05)
exec(edit)
site.run()
"""
EDITS = {
    "nothing": "",
    "a word": "open(Path(content, 'ferry-line.txt'), 'a').write('\\nA last word of some length here.\\n')",
    "a title": "Path(content, 'two-libraries.fix.toml').write_text('title = \"Another Title\"')",
    "a new file": "Path(content, 'new.txt').write_text('A New One\\n\\nThe ship lay at the quay, and nobody knew why.\\n')",
    "a file gone": "next(Path(content).glob('*.html')).unlink()",
    "the folder's sidecar": "Path(content, 'sources.toml').write_text('publisher = \"Northport Herald\"')",
}


@pytest.mark.parametrize("edit", EDITS.values(), ids=EDITS.keys())
def test_what_is_remembered_is_what_would_be_built(tmp_path: Path, edit: str) -> None:
    content = tmp_path / "content"
    shutil.copytree(ROOT / "content", content)
    run = subprocess.run(
        [sys.executable, "-c", TWICE, str(content), str(tmp_path / "twice"), edit],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, run.stderr
    anew = run_pelican(content, tmp_path / "anew", settings="previewconf.py")
    assert anew.returncode == 0, anew.stdout
    expected, found = tree(tmp_path / "anew"), tree(tmp_path / "twice")
    assert set(expected) <= set(found)
    assert [name for name in expected if expected[name] != found[name]] == []


def test_only_what_changed_is_written(tmp_path: Path) -> None:
    content = tmp_path / "content"
    shutil.copytree(ROOT / "content", content)
    mark = "import os\nfor path in Path(output).rglob('*.html'): os.utime(path, (1, 1))\n"
    run = subprocess.run(
        [sys.executable, "-c", TWICE, str(content), str(tmp_path / "twice"), mark + EDITS["a word"]],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, run.stderr

    def written(pattern: str) -> list[str]:
        found = (path for path in (tmp_path / "twice").glob(pattern) if path.stat().st_mtime > 1)
        return sorted(path.relative_to(tmp_path / "twice").parts[0][:13] for path in found)

    assert written("*/review/index.html") == ["marrow-island"]
    assert written("*/ledger/index.html") == ["marrow-island"]
    assert "marrow-island" in written("*.html")
    assert "the-cafe-that" not in written("*.html")
