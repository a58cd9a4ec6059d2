"""The pages on which a person checks an article: in previews only, every line once, doubtful ones first."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from conftest import NEEDS_CHROMIUM, NEEDS_TOOLS, ROOT, TOOLS, run_pelican
from offprint.convert import convert
from offprint.corrections import read_corrections
from offprint.model import Options
from offprint.record import record
from offprint.site.reviewing import review
from site_checks import parse, served
from test_corrections import TEXT


def test_every_line_stands_beside_its_result(preview_site: Path) -> None:
    (page,) = preview_site.glob("marrow-island*/review/index.html")
    lines = (ROOT / "content" / "ferry-line.txt").read_text().splitlines()
    rows = {row.xpath("string(td[1])"): row for row in parse(page).xpath("//tbody/tr")}
    assert {int(number) for number in rows} == {number for number, line in enumerate(lines, 1) if line.strip()}
    for number, row in rows.items():
        assert " ".join(row.xpath("string(td[2])").split()) == " ".join(lines[int(number) - 1].split())
    assert rows["29"].xpath("string(td[3]/del)") == "Recommended"
    assert "→ title" in rows["3"].xpath("string(td[3]/a)")
    excerpts = [row for row in rows.values() if "excerpt" in row.get("class").split()]
    assert [row.xpath("string(td[3]/b)") for row in excerpts] == ["Northport Herald"] * 3


def test_what_the_page_offers_to_copy_is_a_correction(preview_site: Path) -> None:
    pages = [page for page in preview_site.glob("*/review/index.html") if page.parent.parent != preview_site]
    assert len(pages) >= 5
    for page in pages:
        root = parse(page)
        source = ROOT / "content" / root.xpath("string(//main/p[1]/code[1])")
        digest, *offered = [code for code in root.xpath("//code[@class='fix']/text()") if "…" not in code]
        assert offered
        for line in offered:
            corrections = read_corrections(f"{digest}\n[lines]\n{line}", "a.fix.toml")
            assert convert(source.read_bytes(), source.suffix, Options(corrections=corrections)).stale is None


def test_doubtful_decisions_come_first() -> None:
    seen = review(record(convert(TEXT.encode(), ".txt"), "a.txt"), TEXT.split("\n"))
    assert [row.doubt for row in seen.doubtful] == sorted((row.doubt for row in seen.doubtful), reverse=True)
    assert seen.doubt == sum(row.doubt for row in seen.doubtful)
    fixed = Options(corrections=read_corrections('[lines]\n"11" = "excerpt of Northport Herald"', "a.fix.toml"))
    rows = {row.place: row for row in review(record(convert(TEXT.encode(), ".txt", fixed), "a.txt"), []).rows}
    assert (rows["11"].source, rows["11"].doubt, rows["11"].correction) == ("Northport Herald", 0, '"11" = "paragraph"')
    assert rows["15"].correction == '"15" = "paragraph"'
    assert rows["7"].correction == '"7" = "boilerplate"'


def test_the_index_lists_all_articles_by_doubt(preview_site: Path) -> None:
    items = parse(preview_site / "review" / "index.html").xpath("//ol[@class='titles']/li")
    doubts = [float(item.xpath("string(span)").split(" · ")[1]) for item in items]
    assert doubts == sorted(doubts, reverse=True)
    assert len(items) == len(list(preview_site.glob("*/ledger/index.html")))


def test_no_other_site_has_reviews(example_site: Path, tmp_path: Path) -> None:
    assert not list(example_site.rglob("review*"))
    settings = tmp_path / "conf.py"
    settings.write_text(
        f"import sys\nsys.path.insert(0, {str(ROOT)!r})\nfrom publishconf import *\nOFFPRINT = {{**OFFPRINT, 'REVIEW': True}}\n"
    )
    run = run_pelican(ROOT / "content", tmp_path / "out", settings=str(settings), env={"SITEURL": "https://example.org"})
    assert run.returncode == 0, run.stdout
    assert not list((tmp_path / "out").rglob("review*"))
    assert "review/" not in "".join(page.read_text() for page in (tmp_path / "out").rglob("*.html"))


@pytest.fixture
def address(preview_site: Path) -> Iterator[str]:
    with served(preview_site) as site:
        yield site


@pytest.mark.browser
@NEEDS_CHROMIUM
@NEEDS_TOOLS
def test_the_review_copies_and_leads_from_doubt_to_doubt(browser: Any, preview_site: Path, address: str) -> None:
    context = browser.new_context(bypass_csp=True, permissions=["clipboard-read", "clipboard-write"])
    page = context.new_page()
    (review_page,) = preview_site.glob("two-papers*/review/index.html")
    page.goto(f"{address}/{review_page.relative_to(preview_site).as_posix()}")
    correction = page.locator("tbody code.fix").first
    page.locator("tbody button.copy").first.click()
    assert page.evaluate("navigator.clipboard.readText()") == correction.inner_text()
    doubtful = page.locator("tr.doubtful")
    if doubtful.count():
        page.keyboard.press("n")
        assert page.evaluate("location.hash") == f"#{doubtful.first.get_attribute('id')}"
    for name in (review_page, preview_site / "review" / "index.html"):
        page.goto(f"{address}/{name.relative_to(preview_site).as_posix()}")
        page.evaluate((TOOLS / "axe-core" / "axe.min.js").read_text())
        assert page.evaluate("axe.run()")["violations"] == []
    context.close()


@pytest.mark.browser
@NEEDS_CHROMIUM
def test_the_review_runs_under_its_policy_and_without_script(browser: Any, preview_site: Path, address: str) -> None:
    (review_page,) = preview_site.glob("marrow*/review/index.html")
    for is_scripted in (True, False):
        context = browser.new_context(java_script_enabled=is_scripted)
        page = context.new_page()
        problems: list[str] = []
        page.on("console", lambda message, problems=problems: problems.append(message.text))
        page.goto(f"{address}/{review_page.relative_to(preview_site).as_posix()}")
        assert page.locator("button.copy").count() > 0 if is_scripted else page.locator("button.copy").count() == 0
        assert page.locator("tbody tr").count() > 10
        assert problems == []
        context.close()
