"""Every page is valid: the Nu checker of the W3C and html-validate find nothing."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest

from conftest import NEEDS_JAVA, NEEDS_TOOLS, ROOT, SHARED, TOOLS, run_pelican
from site_checks import crawl, pages, served

SAMPLES = 80  # stripped articles of the bench; with saved pages a hundred
SAVED = 20
# Letters of icon fonts, which stand in the lines of saved pages; the ledger shows lines as they are.
VERBATIM = "Private Use Area"
JAR = TOOLS / "vnu-jar" / "build" / "dist" / "vnu.jar"


@pytest.fixture(scope="module")
def bench_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    import gzip

    folder = tmp_path_factory.mktemp("bench")
    (folder / "content").mkdir()
    for path in sorted((SHARED / "bench" / "stripped_sample").glob("*.txt"))[:SAMPLES]:
        (folder / "content" / path.name).write_bytes(path.read_bytes())
    for path in sorted((SHARED / "bench" / "pages" / "html").glob("*.html.gz"))[:SAVED]:
        (folder / "content" / path.stem).write_bytes(gzip.decompress(path.read_bytes()))
    run = run_pelican(folder / "content", folder / "output", "--fatal", "errors")
    assert run.returncode == 0, run.stdout
    return folder / "output"


@pytest.fixture(scope="module")
def default_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site that Pelican's own defaults make, with our plugin and theme and no other setting."""
    folder = tmp_path_factory.mktemp("default")
    needed = {"PLUGIN_PATHS": [str(ROOT / "plugins")], "PLUGINS": ["offprint"], "THEME": str(ROOT / "theme")}
    (folder / "conf.py").write_text("\n".join(f"{name} = {value!r}" for name, value in needed.items()))
    run = run_pelican(ROOT / "content", folder / "output", "--fatal", "errors", settings=str(folder / "conf.py"))
    assert run.returncode == 0, run.stdout
    return folder / "output"


def test_no_link_is_broken_with_default_settings(default_site: Path) -> None:
    with served(default_site) as address:
        assert len(crawl(f"{address}/")) > 40


def vnu(site: Path) -> list[str]:
    allow = ("-Dnu.validator.servlet.allow-forbidden-hosts=true", "-Dnu.validator.servlet.allowed-address-type=all")
    with served(site) as address:
        addresses = [f"{address}/{path.relative_to(site).as_posix()}" for path in pages(site)]
        command = ["java", *allow, "-jar", str(JAR), "--format", "json", "--exit-zero-always", *addresses]
        run = subprocess.run(command, capture_output=True, text=True, check=True)
    found = json.loads(run.stderr)["messages"]
    return [f"{one.get('url')}: {one['message']}" for one in found if VERBATIM not in one["message"]]


def html_validate(site: Path) -> list[str]:
    program = TOOLS / "html-validate" / "bin" / "html-validate.mjs"
    options = ["--config", str(TOOLS.parent / ".htmlvalidate.json"), "--formatter", "json"]
    run = subprocess.run(
        ["node", str(program), *options, f"{site}/**/*.html"], capture_output=True, text=True, check=False, cwd=TOOLS.parent
    )
    return [f"{one['filePath']}: {message['message']}" for one in json.loads(run.stdout) for message in one["messages"]]


@pytest.mark.parametrize("check", [pytest.param(vnu, marks=NEEDS_JAVA), html_validate])
@pytest.mark.parametrize("site", ["theme_site", "default_site", pytest.param("bench_site", marks=pytest.mark.bench)])
@NEEDS_TOOLS
def test_every_page_is_valid(request: pytest.FixtureRequest, site: str, check: object) -> None:
    assert callable(check)
    assert check(request.getfixturevalue(site)) == []


@pytest.mark.parametrize("check", [pytest.param(vnu, marks=NEEDS_JAVA), html_validate])
@NEEDS_TOOLS
def test_the_checkers_find_what_is_wrong(tmp_path: Path, check: object) -> None:
    assert callable(check)
    (tmp_path / "a.html").write_text("<!DOCTYPE html><html lang=en><title>A</title><p id=a><p id=a><img src=a.png></html>")
    assert check(tmp_path)
