"""The site as `pelican content` builds it from content/."""

from __future__ import annotations

import json
import re
from itertools import pairwise
from pathlib import Path

import lxml.etree
import pytest

from conftest import ROOT, run_pelican
from offprint.site.structured import allowed
from site_checks import CSP, SEARCH_CSP, SEARCH_PAGE, article_pages, crawl, is_data, pages, parse, served, tree


def facts(root) -> dict[str, tuple[str, str]]:
    """Return what the source box says: value and basis by name."""
    found = {}
    for row in root.xpath("//section[contains(@class, 'source')]//dl/div"):
        basis = row.xpath("string(.//span[contains(@class, 'basis')])")
        value = " ".join(row.xpath("string(dd)").replace(basis, "").split()) if basis else row.xpath("string(dd)").strip()
        found[row.xpath("string(dt)")] = (value, basis)
    return found


def test_every_file_is_a_page(example_site: Path) -> None:
    articles = article_pages(example_site)
    files = [path for path in (ROOT / "content").iterdir() if path.is_file() and path.suffix != ".toml"]
    assert len(articles) == len(files) >= 6
    assert (example_site / "pages" / "about.html").is_file()
    assert (example_site / "robots.txt").read_text() == (ROOT / "content" / "extra" / "robots.txt").read_text()


def test_every_page_is_valid_and_has_its_policy(example_site: Path) -> None:
    for page in pages(example_site):
        root = parse(page)
        data = root.xpath("string(//script[@type='application/ld+json'])")
        own = CSP.replace("style-src", f"{allowed(data)}style-src") if data else CSP
        policy = SEARCH_CSP if page.name == SEARCH_PAGE else own
        assert root.xpath("//meta[@http-equiv='Content-Security-Policy']/@content") == [policy]
        assert len(root.xpath("//h1")) == 1, page
        assert root.xpath("//title")[0].text.strip()
        assert not root.xpath("//*[@style] | //style | //iframe")
        assert page.name == SEARCH_PAGE or not root.xpath("//form")
        assert page.name == SEARCH_PAGE or all(map(is_data, root.xpath("//script")))
        levels = [int(heading.tag[1]) for heading in root.xpath("//h1|//h2|//h3|//h4|//h5|//h6")]
        assert all(after - before <= 1 for before, after in pairwise(levels)), page


def test_no_link_is_broken(example_site: Path) -> None:
    with served(example_site) as address:
        seen = crawl(address + "/")
    assert sum(one.endswith(".md") for one in seen) == len(article_pages(example_site))


def test_the_source_box_says_how_each_fact_is_known(example_site: Path) -> None:
    root = article_pages(example_site)["Marrow Island Council Weighs a Night Ferry After Years of Saying No"]
    box = facts(root)
    assert box["Title"][1] == "stated"
    assert box["Publisher"] == ("Strait Weekly", "inferred: line 31")
    assert box["Byline"] == ("not stated", "not stated") or box["Byline"][1] == "not stated"
    assert box["Published"][1] == "not stated"
    assert box["Photo credit"] == ("Northport Herald Photo/Ines Calloway (image not included)", "stated")
    assert box["Access"] == ("premium", "stated")
    assert box["File"][0].startswith("ferry-line.txt, SHA-256 ")
    left_out = root.xpath("string(//section[contains(@class, 'source')]/p[1])")
    assert left_out == "4 lines of the file left out (2 advertisement, 2 recommended)."
    assert root.xpath("string(//figure[contains(@class, 'excerpt')]/figcaption)") == "Northport Herald"
    assert len(root.xpath("//figure[contains(@class, 'excerpt')]/blockquote/p")) == 3


def test_markdown_and_ledger_stand_beside_the_page(example_site: Path) -> None:
    (page,) = example_site.glob("marrow-island*.html")
    assert page.with_suffix(".md").read_text().startswith("---\ntitle: Marrow Island Council")
    ledger = json.loads(page.with_suffix(".json").read_text())
    assert ledger["path"] == "ferry-line.txt"
    assert [dropped["lines"] for dropped in ledger["dropped"]] == [[29, 29], [31, 31], [33, 33], [34, 34]]


def test_undated_articles_come_last_and_say_so(example_site: Path) -> None:
    archive = parse(example_site / "archives.html")
    headings = archive.xpath("//h2/a/text()")
    assert headings[-1] == "Date not stated"
    assert headings[:-1] == sorted(headings[:-1], reverse=True)
    kickers = [kicker.text_content() for kicker in parse(example_site / "index.html").xpath("//li/p[@class='kicker']")]
    undated = ["date not stated" in kicker for kicker in kickers]
    assert undated == sorted(undated)
    assert any(undated)
    assert "1900" not in "".join(page.read_text() for page in pages(example_site))


def test_sources_lists_publishers_and_who_is_quoted(example_site: Path) -> None:
    root = parse(example_site / "sources.html")
    kinds = [[" ".join(item.text_content().split()) for item in names] for names in root.xpath("//ul[@class='names']")]
    assert "Publisher not stated 5" in kinds[0]
    assert "Strait Weekly 1" in kinds[0]
    assert "Northport Herald 1" in kinds[1]
    headings = [parse(example_site / link).xpath("string(//h1)") for link in root.xpath("//ul[@class='names']//a/@href")]
    assert {"From Strait Weekly", "Quoting Northport Herald", "Photographs: Northport Herald"} <= set(headings)
    data = json.loads((example_site / "sources.json").read_text())
    assert [(one["name"], one["count"]) for one in data["credits"]] == [("Lucie Marchetti", 1), ("Northport Herald", 1)]
    assert {one["name"]: one["count"] for one in data["quoted"]}["Northport Herald"] == 1


def test_languages_are_set(example_site: Path) -> None:
    root = article_pages(example_site)["Wenn der Nebel kommt, zählt die zweite Batterie"]
    assert root.xpath("//h1/@lang") == ["de"]
    assert root.xpath("//div[contains(@class, 'e-content')]/@lang") == ["de"]


def test_finished_markdown_is_rendered_by_the_same_engine(example_site: Path) -> None:
    root = article_pages(example_site)["Keeping a log: what a week of notes is good for"]
    assert root.xpath("//div[contains(@class, 'e-content')]//h2/text()") == ["Three rules"]
    assert root.xpath("string(//p[@class='byline'])") == "By Mira Solano"
    assert root.xpath("string(//time)") == "18 May 2024"
    assert root.xpath("//div[@class='footnotes']")
    assert facts(root)["Original address"][0] == "https://field-notes.example/keeping-a-log"
    assert len(root.xpath("//h1")) == 1


def test_the_summary_counts(tmp_path: Path) -> None:
    run = run_pelican(ROOT / "content", tmp_path / "output")
    assert "7 articles built, 5 excerpts marked" in run.stdout
    assert "lines kept," in run.stdout
    assert "cafe-hours.txt: line 1: decoded as cp1252" in run.stdout


@pytest.mark.parametrize("seed", ["0", "1", "12345"])
def test_the_same_input_gives_the_same_bytes(example_site: Path, tmp_path: Path, seed: str) -> None:
    run = run_pelican(ROOT / "content", tmp_path / "output", env={"PYTHONHASHSEED": seed, "TZ": "Asia/Tokyo", "LC_ALL": "C"})
    assert run.returncode == 0
    assert tree(tmp_path / "output") == tree(example_site)


def test_the_published_site_works_below_a_folder_and_has_a_feed(tmp_path: Path) -> None:
    (tmp_path / "www").mkdir()
    with served(tmp_path / "www") as address:
        settings = {"SITEURL": f"{address}/repo"}
        output = tmp_path / "www" / "repo"
        run = run_pelican(ROOT / "content", output, "--fatal", "errors", settings="publishconf.py", env=settings)
        assert run.returncode == 0, run.stdout + run.stderr
        seen = crawl(f"{address}/repo/")
        assert len([one for one in seen if one.endswith(".html")]) >= 10
        assert set(crawl(f"{address}/repo/", "404.html")) >= set(seen)
    places = lxml.etree.parse(output / "sitemap.xml").findall(".//{http://www.sitemaps.org/schemas/sitemap/0.9}loc")
    offered = {place.text.removeprefix(settings["SITEURL"]).strip("/") or "index.html" for place in places}
    found = {path.relative_to(output).as_posix(): parse(path) for path in pages(output)}
    assert len(places) == len(offered) > 10
    assert offered <= set(found)
    assert {name.partition("/")[0] for name in offered} >= {"archive", "from", "quoted", "photographs", "archives.html"}
    assert not [name for name in offered if "noindex" in found[name].xpath("//meta[@name='robots']/@content")]
    feed = lxml.etree.parse(output / "feeds" / "all.atom.xml").getroot()
    entries = feed.findall("{http://www.w3.org/2005/Atom}entry")
    assert entries
    dates = [entry.findtext("{http://www.w3.org/2005/Atom}published") for entry in entries]
    assert dates == sorted(dates, reverse=True)
    assert not any(date.startswith("1900") for date in dates)


@pytest.mark.parametrize("siteurl", ["", "/repo", "example.org", "ftp://example.org"])
def test_publishing_refuses_a_relative_address(tmp_path: Path, siteurl: str) -> None:
    run = run_pelican(ROOT / "content", tmp_path / "output", settings="publishconf.py", env={"SITEURL": siteurl})
    assert run.returncode == 1
    assert "publishing needs the full address of the site" in run.stderr
    assert not (tmp_path / "output").exists()


@pytest.mark.bench
def test_two_hundred_real_articles(tmp_path: Path) -> None:
    sample = ROOT.parent / "shared" / "bench" / "stripped_sample"
    run = run_pelican(sample, tmp_path / "output", "--fatal", "errors")
    assert run.returncode == 0, run.stdout + run.stderr
    written = [path for path in (tmp_path / "output").glob("*.json") if path.name != "sources.json"]
    ledgers = [json.loads(path.read_text()) for path in written]
    # An agency's portfolio page, names of trades and nothing else, is listed as no article.
    absent = re.findall(r"^  (\d+\.txt): hardly any running text", run.stdout, re.MULTILINE)
    assert sorted([*(ledger["path"] for ledger in ledgers), *absent]) == sorted(path.name for path in sample.glob("*.txt"))
    assert len(absent) <= 1
    for ledger in written:
        assert ledger.with_suffix(".html").is_file()


@pytest.mark.bench
def test_the_seed_page(tmp_path: Path, seed: bytes) -> None:
    (tmp_path / "content").mkdir()
    (tmp_path / "content" / "seed.txt").write_bytes(seed)
    assert run_pelican(tmp_path / "content", tmp_path / "output", "--fatal", "errors").returncode == 0
    (root,) = article_pages(tmp_path / "output").values()
    kicker = " ".join(root.xpath("string(//article/header/p[@class='kicker'])").split())
    assert kicker == "From PJ Media · date not stated · quoting New York Times"
    assert facts(root)["Publisher"] == ("PJ Media", "inferred: line 49")
    paragraphs = [paragraph.text_content() for paragraph in root.xpath("//div[contains(@class, 'e-content')]//p")]
    lines = [line.strip() for line in seed.decode().split("\n")]
    assert paragraphs == [line for line in lines[6:45] if line]
