"""The search page: finds in the browser, narrows, runs nothing of others, and is no part of sites that do not want it."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from conftest import NEEDS_CHROMIUM, ROOT, run_pelican
from offprint.errors import SettingError
from offprint.pelican_search import needs_pagefind
from site_checks import parse, served

HOSTILE = "<img src=x onerror=\"document.title='ran'\"><script>document.title='ran'</script>"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("search")
    (folder / "content").mkdir()
    for path in (ROOT / "content").iterdir():
        if path.is_file():
            (folder / "content" / path.name).write_bytes(path.read_bytes())
    (folder / "content" / "hostile.md").write_text(f"---\ntitle: Marzipan {HOSTILE}\n---\nMarzipan {HOSTILE} and no more.\n")
    run = run_pelican(folder / "content", folder / "output", "--fatal", "errors")
    assert run.returncode == 0, run.stdout
    with served(folder / "output") as address:
        yield address


@pytest.fixture
def page(browser: Any, site: str) -> Iterator[Any]:
    opened = browser.new_page()
    opened.problems = []
    opened.on("console", lambda message: opened.problems.append(message.text) if message.type == "error" else None)
    opened.on("request", lambda request: opened.problems.append(request.url) if not request.url.startswith(site) else None)
    opened.goto(f"{site}/search.html")
    opened.wait_for_selector("form:not([hidden])")
    yield opened
    assert opened.problems == []
    opened.close()


def titles(page: Any, count: str) -> list[str]:
    page.locator("#found", has_text=f"{count} found").wait_for()
    found: list[str] = page.locator("#results a").all_inner_texts()
    return found


@pytest.mark.browser
@NEEDS_CHROMIUM
class TestInTheBrowser:
    """What the person who searches sees."""

    def test_words_are_found_and_lead_to_their_article(self, page: Any) -> None:
        page.fill("input[type=search]", "night ferry")
        assert titles(page, "1")[0].startswith("Marrow Island Council Weighs a Night Ferry")
        assert page.locator("#results mark").count() > 0
        page.click("#results a")
        assert page.locator("h1").inner_text().startswith("Marrow Island Council")

    def test_a_search_is_narrowed(self, page: Any) -> None:
        page.select_option("select[name=language]", "de")
        assert titles(page, "1") == ["Wenn der Nebel kommt, zählt die zweite Batterie"]
        page.select_option("select[name=language]", "")
        page.select_option("select[name=quoting]", "Northport Herald")
        assert len(titles(page, "1")) == 1
        options = page.locator("select[name=year] option").all_inner_texts()
        assert {"not stated", "2024"} <= {option.partition(" (")[0] for option in options}

    def test_what_is_found_is_text_and_nothing_else(self, page: Any) -> None:
        page.fill("input[type=search]", "marzipan")
        assert len(titles(page, "1")) == 1
        assert page.locator("#results img, #results script").count() == 0
        assert page.title() != "ran"


@pytest.mark.browser
@NEEDS_CHROMIUM
def test_without_script_the_page_says_where_to_look(browser: Any, site: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{site}/search.html")
    assert "Searching needs script" in page.inner_text("main")
    assert not page.locator("form").is_visible()
    context.close()


def test_only_sites_that_want_it_have_it(tmp_path: Path) -> None:
    settings = tmp_path / "conf.py"
    settings.write_text(f"import sys\nsys.path.insert(0, {str(ROOT)!r})\nfrom pelicanconf import *\nOFFPRINT = {{}}\n")
    run = run_pelican(ROOT / "content", tmp_path / "out", settings=str(settings))
    assert run.returncode == 0, run.stdout
    assert not list((tmp_path / "out").glob("*search*"))
    assert not (tmp_path / "out" / "pagefind").exists()
    assert "search" not in parse(tmp_path / "out" / "index.html").xpath("string(//footer)").lower()


def test_a_site_that_wants_it_and_cannot_have_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pagefind", None)
    with pytest.raises(SettingError, match="pip install"):
        needs_pagefind()


@pytest.mark.browser
@NEEDS_CHROMIUM
def test_the_search_of_a_site_without_articles_says_so(browser: Any, tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    run = run_pelican(tmp_path / "content", tmp_path / "out")
    assert run.returncode == 0, run.stdout
    with served(tmp_path / "out") as address:
        page = browser.new_page()
        page.goto(f"{address}/search.html")
        page.locator("#found", has_text="nothing to search yet").wait_for()
        page.close()
