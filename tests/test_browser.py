"""The pages in a real browser: nothing runs, nothing is fetched from elsewhere, nothing overflows."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from conftest import NEEDS_CHROMIUM, run_pelican
from site_checks import served

pytestmark = [pytest.mark.browser, NEEDS_CHROMIUM]
HOSTILE = (
    "<script>document.title='ran'</script><img src=x onerror=\"document.title='ran'\"><svg onload=\"document.title='ran'\">"
)


@pytest.fixture(scope="module")
def site(example_site: Path) -> Iterator[str]:
    with served(example_site) as address:
        yield address


def names(site_folder: Path) -> list[str]:
    return sorted(path.relative_to(site_folder).as_posix() for path in site_folder.rglob("*.html"))


def test_pages_load_without_errors_and_from_their_own_host_only(browser: Any, site: str, example_site: Path) -> None:
    page = browser.new_page()
    problems: list[str] = []
    requests: list[str] = []
    page.on("console", lambda message: problems.append(message.text) if message.type in ("error", "warning") else None)
    page.on("pageerror", lambda error: problems.append(str(error)))
    page.on("request", lambda request: requests.append(request.url))
    for name in names(example_site):
        page.goto(f"{site}/{name}")
    page.close()
    assert problems == []
    assert [url for url in requests if not url.startswith(site)] == []


@pytest.mark.parametrize("width", [320, 640, 1280])
def test_no_page_scrolls_sideways(browser: Any, site: str, example_site: Path, width: int) -> None:
    page = browser.new_page(viewport={"width": width, "height": 800})
    for name in names(example_site):
        page.goto(f"{site}/{name}")
        over = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        assert over <= 0, name
    page.close()


def test_the_site_is_the_same_without_script(browser: Any, site: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{site}/index.html")
    page.click("text=A Night Ferry")
    page.wait_for_load_state()  # without script a click does not wait for the page that it leads to
    assert "Where this comes from" in page.content()
    page.click("text=How this page was made")
    page.locator("tr.dropped").first.wait_for()
    context.close()


@pytest.mark.parametrize("theme", ["theme", "simple"])
def test_hostile_text_does_not_run(browser: Any, tmp_path: Path, theme: str) -> None:
    (tmp_path / "content").mkdir()
    text = f"{HOSTILE}\n\nBy {HOSTILE}\n\n{HOSTILE} and words enough to make it the running text of an article for us."
    (tmp_path / "content" / "a.txt").write_text(text)
    (tmp_path / "content" / "b.md").write_text(f'---\ntitle: "{HOSTILE.replace(chr(34), chr(39))}"\n---\n{HOSTILE}\n')
    (tmp_path / "content" / "c.html").write_text(f"<title>{HOSTILE}</title><h1>{HOSTILE}</h1><p>{HOSTILE} words</p>")
    run = run_pelican(tmp_path / "content", tmp_path / "output", "--fatal", "errors", "--theme-path", theme)
    assert run.returncode == 0, run.stdout
    with served(tmp_path / "output") as address:
        # The second wall, our policy, is taken down: the first must hold alone.
        context = browser.new_context(bypass_csp=True)
        page = context.new_page()
        for name in names(tmp_path / "output"):
            page.goto(f"{address}/{name}")
            assert page.title() != "ran", name
        context.close()


def test_print_shows_every_word_of_the_text(browser: Any, site: str, example_site: Path) -> None:
    (name,) = [name for name in names(example_site) if name.startswith("marrow-island") and "ledger" not in name]
    page = browser.new_page()
    page.goto(f"{site}/{name}")
    on_screen = page.locator("div.e-content").inner_text()
    page.emulate_media(media="print")
    assert page.locator("div.e-content").inner_text() == on_screen
    assert not page.locator("header.site nav").is_visible()
    page.close()
