"""The traps of Pelican that an archive of others' text falls into, each on a real build."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import time
from pathlib import Path

import lxml.etree
import lxml.html
import pytest

from conftest import ROOT, run_pelican
from site_checks import SEARCH_PAGE, article_pages, is_data, pages, parse

BODY = "\n\nA text of one sentence that is long enough to be read as the running text of an article by anybody."
GOOD = {"good.txt": f"A Good Article{BODY}"}

KEYS = (
    "CANONICAL, INDEX_FULL_TEXT, LEARN_FROM_FOLDER, MARK_FROM, POLICY, "
    "PROCESSES, PUBLISH, REVIEW, SEARCH, STATIC_FILES, TAKEDOWN"
)


def content(folder: Path, files: dict[str, str | bytes]) -> Path:
    for name, text in files.items():
        path = folder / "content" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode() if isinstance(text, str) else text)
    return folder / "content"


def slugs(output: Path) -> set[str]:
    return {path.stem for path in output.glob("*.md")}


def test_titles_that_break_stock_pelican_have_distinct_readable_slugs(tmp_path: Path) -> None:
    titles = ["Same", "Same", "Archives", "Index", "???", "!!!", "🔥🔥", "中文标题", "word " * 1000, "Template: nope", "SAME"]
    files = {f"{number:02}.txt": f"{title}{BODY}" for number, title in enumerate(titles)}
    output = tmp_path / "output"
    run = run_pelican(content(tmp_path, files), output, "--fatal", "errors")
    assert run.returncode == 0, run.stdout
    before = slugs(output)
    assert len(before) == len(titles)
    assert all(re.fullmatch(r"[a-z0-9-]{8,70}", slug) for slug in before)
    assert parse(output / "archives.html").xpath("string(//h1)") == "Archive"
    content(tmp_path, {"00a.txt": f"Same{BODY}", "zz.txt": f"Archives{BODY}"})
    run_pelican(tmp_path / "content", output)
    assert before < slugs(output)
    assert len(slugs(output)) == len(titles) + 2


HOSTILE = "<script>alert(1)</script> & </title><img src=x onerror=alert(1)> \"x\" onmouseover='alert(1)'"


@pytest.mark.parametrize("theme", ["theme", "simple", "notmyidea"])
def test_hostile_text_is_text_in_our_theme_and_in_others(tmp_path: Path, theme: str) -> None:
    files = {
        "a.txt": f"{HOSTILE}\n\nBy Mallory <Script>\n\n{HOSTILE} and a sentence that goes on for long enough.{BODY}",
        "b.md": f"---\ntitle: '{HOSTILE.replace(chr(39), chr(39) * 2)}'\nauthor: '<b>M</b>'\ntags: ['<i>t</i>']\n"
        f"category: '<u>c</u>'\nsummary: '<script>alert(2)</script>'\n---\n{HOSTILE}\n\n[x](javascript:alert(1))",
    }
    output = tmp_path / "output"
    run = run_pelican(content(tmp_path, files), output, "--fatal", "errors", "--theme-path", theme)
    assert run.returncode == 0, run.stdout
    for page in pages(output):
        root = lxml.html.fromstring(page.read_text())
        elements = list(root.iter(lxml.etree.Element))
        assert not [name for element in elements for name in element.attrib if name.startswith("on")], page
        assert not [element for element in elements if element.tag in ("img", "u") and "notmyidea" not in theme], page
        assert "notmyidea" in theme or page.name == SEARCH_PAGE or all(map(is_data, root.iter("script"))), page
        assert not any("alert" in (element.text or "") for element in root.iter("script") if not is_data(element)), page
        assert not root.xpath("//img[@src='x']"), page
        assert not [link for link in root.xpath("//@href") if link.startswith("javascript:")], page


def test_text_files_that_are_no_articles_stay_what_they_are(tmp_path: Path) -> None:
    files = {
        **GOOD,
        "robots.txt": "User-agent: *\nDisallow:\n",
        "extra/robots.txt": "User-agent: extra\n",
        "extra/google1.html": "google-site-verification: 1",
        "extra/ads.txt": "placed",
    }
    output = tmp_path / "output"
    run = run_pelican(content(tmp_path, files), output, "--fatal", "errors", "-e", "EXTRA_PATH_METADATA={}")
    assert run.returncode == 0, run.stdout
    assert (output / "robots.txt").read_text() == files["robots.txt"]
    assert (output / "extra" / "google1.html").read_text() == files["extra/google1.html"]
    assert (output / "extra" / "ads.txt").read_text() == "placed"
    assert len(article_pages(output)) == 1


def test_pelicans_own_words_in_source_text_are_plain_words(tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text("secret")
    words = "{attach}../secret.txt {static}../secret.txt {filename}good.txt |attach|x {{ 7*7 }} {% include 'x' %}"
    files = {
        "a.txt": f"Title: {words}\n\nDate: 2024-01-01\nSave_as: index.html\n\n{words} and more of it.{BODY}",
        "b.md": "---\ntitle: b\n---\n[x]({attach}../secret.txt) ![y]({static}../secret.txt) [z]({static}/../secret.txt) "
        + words,
    }
    output = tmp_path / "output"
    run = run_pelican(content(tmp_path, files), output, "--fatal", "errors")
    assert run.returncode == 0, run.stdout
    assert not [path for path in tmp_path.rglob("secret*") if path != tmp_path / "secret.txt"]
    assert "{attach}../secret.txt {static}../secret.txt {filename}good.txt" in article_pages(output)["b"].text_content()
    assert "{{ 7*7 }} {% include 'x' %}" in " ".join(page.read_text() for page in pages(output))
    assert "Offprint" in parse(output / "index.html").xpath("string(//header)")


def test_links_into_the_site_work_in_finished_markdown(tmp_path: Path) -> None:
    files = {
        **GOOD,
        "b.md": "---\ntitle: b\n---\n[other]({filename}good.txt) ![p]({static}/images/p.png) [q]({attach}sub/q.pdf)",
        "images/p.png": b"\x89PNG",
        "sub/q.pdf": b"%PDF",
    }
    output = tmp_path / "output"
    assert run_pelican(content(tmp_path, files), output, "--fatal", "errors").returncode == 0
    root = article_pages(output)["b"]
    assert any("a-good-article" in link for link in root.xpath("//div[contains(@class, 'e-content')]//a/@href"))
    assert (output / "images" / "p.png").is_file()
    assert (output / "q.pdf").is_file() or (output / "sub" / "q.pdf").is_file()


BAD = {
    "empty.txt": (b"", "empty.txt:1: the file is empty"),
    "blank.txt": (b"\n \n", "blank.txt:1: the file holds only blank lines"),
    "picture.txt": (b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 4, "picture.txt: byte 0: this is no text"),
    "front.md": (b"---\ntitle: [\n---\n", "front.md:3: front matter"),
    "page.html": (b"<html></html>", "page.html:1: the page"),
}


def test_bad_files_are_named_and_the_others_built(tmp_path: Path) -> None:
    output = tmp_path / "output"
    files = {**GOOD, **{name: data for name, (data, _) in BAD.items()}}
    run = run_pelican(content(tmp_path, files), output)
    assert run.returncode == 1
    assert "5 files could not be converted:" in run.stdout
    assert all(message in run.stdout for _, message in BAD.values()), run.stdout
    assert list(article_pages(output)) == ["A Good Article"]
    assert run_pelican(tmp_path / "content", output, "--fatal", "errors").returncode == 1


def test_files_that_are_hard_to_read_are_built(tmp_path: Path) -> None:
    text = f"Zoë’s “Café”{BODY}"
    files: dict[str, str | bytes] = {
        "utf16.txt": text.encode("utf-16"),
        "cp1252.txt": text.encode("cp1252"),
        "controls.txt": f"Bad\x00 \x0b Title\x1f{BODY}\ufffe \u202e\n",
        "cr.txt": text.replace("\n", "\r"),
        "bom.md": b"\xef\xbb\xbf---\ntitle: BOM\n---\nBody.",
        "line\nbreak.txt": text,
        "one-line.txt": "x" * 100_000,
        "spaces.txt": f"A {' ' * 1_000_000} b{BODY}",
        "brackets.txt": f"Brackets\n\n{'[' * 20_000}{BODY}",
        "stars.txt": f"Stars\n\n{'*a ' * 20_000}{BODY}",
    }
    output = tmp_path / "output"
    started = time.monotonic()
    run = run_pelican(content(tmp_path, files), output, "--fatal", "errors")
    assert run.returncode == 0, run.stdout
    assert len(slugs(output)) == len(files)
    assert time.monotonic() - started < 60  # a hang, not a measurement
    assert all("\x0b" not in page.read_text() and "\x1f" not in page.read_text() for page in pages(output))


def test_claimed_slugs_are_parted_and_reported(tmp_path: Path) -> None:
    files = {
        "a.md": "---\ntitle: a\nslug: same\n---\nA.",
        "b.md": "---\ntitle: b\nslug: same\n---\nB.",
        "c.md": "---\ntitle: c\nslug: archives\n---\nC.",
        "d.md": "---\ntitle: d\nslug: ../../d\n---\nD.",
    }
    output = tmp_path / "output"
    run = run_pelican(content(tmp_path, files), output, "--fatal", "errors")
    assert run.returncode == 0, run.stdout
    assert len(slugs(output)) == 4
    assert "same" in slugs(output)
    assert "is taken by another page" in run.stdout
    assert parse(output / "archives.html").xpath("string(//h1)") == "Archive"


def test_names_too_long_for_a_file_name_are_cut(tmp_path: Path) -> None:
    long = "Name " * 200
    files = {**GOOD, "a.md": f"---\ntitle: a\nauthor: {long}\ntags: [{long}]\ncategory: {long}\nslug: {long}\n---\nText."}
    run = run_pelican(content(tmp_path, files), tmp_path / "output", "--fatal", "errors")
    assert run.returncode == 0, run.stdout


def test_the_owner_of_the_site_is_not_made_the_author(tmp_path: Path) -> None:
    output = tmp_path / "output"
    files = {**GOOD, "by.txt": f"Another Article\n\nBy Ines Calloway{BODY}"}
    assert run_pelican(content(tmp_path, files), output, "-e", 'AUTHOR="Olga Owner"').returncode == 0
    assert not any("Olga Owner" in page.read_text() for page in output.glob("*-*.html"))
    assert (output / "author" / "ines-calloway.html").is_file()


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (
            ["-e", 'OFFPRINT={"MARK_FORM": 1}'],
            f"OFFPRINT['MARK_FORM'] = 1: is not known; the keys are {KEYS}",
        ),
        (["-e", 'PLUGINS=["offprint", "no_such_plugin"]'], "Cannot load plugin `no_such_plugin`"),
        (["-e", 'PLUGINS=["no_such_plugin", "offprint"]'], "Cannot load plugin `no_such_plugin`"),
        (["-e", 'PLUGINS=["offprint", "broken_register"]', 'PLUGIN_PATHS=["plugins", "{folder}"]'], "Cannot register plugin"),
        (["-e", 'PLUGINS=["offprint", "broken_import"]', 'PLUGIN_PATHS=["plugins", "{folder}"]'], "no_such_dependency"),
    ],
)
def test_a_plugin_or_setting_that_fails_stops_the_build(tmp_path: Path, arguments: list[str], message: str) -> None:
    (tmp_path / "broken_register.py").write_text("def register():\n    raise RuntimeError('no')\n")
    (tmp_path / "broken_import.py").write_text("import no_such_dependency\n")
    filled = [argument.replace("{folder}", str(tmp_path)) for argument in arguments]
    run = run_pelican(content(tmp_path, GOOD), tmp_path / "output", *filled)
    assert run.returncode == 1
    assert message in " ".join(run.stdout.split())
    assert not (tmp_path / "output").exists()


def test_pelicans_cache_keeps_the_ledger_and_forgets_with_the_rules(tmp_path: Path) -> None:
    cache = ["-e", "CACHE_CONTENT=true", "LOAD_CONTENT_CACHE=true", f'CACHE_PATH="{tmp_path / "cache"}"']
    folder = content(tmp_path, {**GOOD, "ferry.txt": (ROOT / "content" / "ferry-line.txt").read_bytes()})
    first = run_pelican(folder, tmp_path / "one", *cache)
    again = run_pelican(folder, tmp_path / "two", *cache)
    assert first.returncode == again.returncode == 0
    summary = [line for line in again.stdout.splitlines() if "articles built" in line or "lines kept" in line]
    assert summary
    assert all(line in first.stdout for line in summary)
    assert {path.name: path.read_bytes() for path in (tmp_path / "one").glob("*.json")} == {
        path.name: path.read_bytes() for path in (tmp_path / "two").glob("*.json")
    }
    assert len(list((tmp_path / "cache").iterdir())) == 1
    run_pelican(folder, tmp_path / "three", *cache, 'OFFPRINT={"MARK_FROM": 0.99}')
    assert len(list((tmp_path / "cache").iterdir())) == 2


def test_a_text_and_a_page_may_share_their_name(tmp_path: Path) -> None:
    files = {"a.txt": f"One Title{BODY}", "a.html": f"<h1>One Title</h1><p>{BODY}</p>", "a.md": "# One Title\n\nText."}
    assert run_pelican(content(tmp_path, files), tmp_path / "output", "--fatal", "errors").returncode == 0
    assert len(slugs(tmp_path / "output")) == 3


def test_a_fifo_and_a_broken_link_do_not_hang_the_build(tmp_path: Path) -> None:
    folder = content(tmp_path, GOOD)
    os.mkfifo(folder / "pipe.txt")
    (folder / "gone.txt").symlink_to("nowhere.txt")
    run = run_pelican(folder, tmp_path / "output")
    assert run.returncode == 1
    assert "pipe.txt: this is no regular file" in run.stdout


def test_preview_rebuilds_and_survives_a_bad_file(tmp_path: Path) -> None:
    folder = content(tmp_path, GOOD)
    output = tmp_path / "output"
    process = subprocess.Popen(
        [sys.executable, "-m", "pelican", str(folder), "--output", str(output), "--autoreload"],
        cwd=ROOT,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        wait_for(lambda: len(slugs(output)) == 1)
        time.sleep(1)
        (folder / "bad.txt").write_bytes(b"")
        time.sleep(2)
        (folder / "new.txt").write_text(f"A New Article{BODY}")
        wait_for(lambda: len(slugs(output)) == 2)
        assert process.poll() is None
    finally:
        process.terminate()
        process.wait(timeout=20)


def wait_for(condition, seconds: float = 30) -> None:
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline
        time.sleep(0.2)


def test_a_site_without_articles_says_so(tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    run = run_pelican(tmp_path / "content", tmp_path / "output", "--fatal", "errors")
    assert run.returncode == 0, run.stdout
    for name in ("index", "archives", "sources"):
        assert "No articles yet" in parse(tmp_path / "output" / f"{name}.html").text_content()


def test_scripts_are_set_in_their_direction(tmp_path: Path) -> None:
    arabic = "اجتماع المجلس\n\nاجتمع المجلس مساء الخميس وتحدث لمدة ثلاث ساعات عن العبارة الجديدة وثمن التذاكر والضوضاء."
    japanese = "井戸の水\n\n井戸の水は地下十一メートルにあり、最初の測定からほとんど動いていない。町はポンプと計器を買った。"
    output = tmp_path / "output"
    assert run_pelican(content(tmp_path, {"a.txt": arabic, "b.txt": japanese}), output, "--fatal", "errors").returncode == 0
    articles = article_pages(output)
    assert articles["اجتماع المجلس"].xpath("//div[contains(@class, 'e-content')]/@dir") == ["rtl"]
    assert articles["井戸の水"].xpath("//div[contains(@class, 'e-content')]/@lang") == ["ja"]
    assert articles["井戸の水"].xpath("//div[contains(@class, 'e-content')]/@dir") == []


def test_the_second_page_of_a_folder_is_not_another_folder(tmp_path: Path) -> None:
    for folder in ("1", "12"):
        (tmp_path / "content" / folder).mkdir(parents=True)
        for number in range(25):
            text = f"---\ntitle: Night {number} of {folder}\n---\nThe ferry ran again last night.\n"
            (tmp_path / "content" / folder / f"{number}.md").write_text(text)
    run = run_pelican(tmp_path / "content", tmp_path / "output", "--fatal", "errors")
    assert run.returncode == 0, run.stdout
    assert (tmp_path / "output" / "category" / "1" / "2.html").is_file()


def test_archives_by_period_that_somebody_sets_list_their_period(tmp_path: Path) -> None:
    settings = tmp_path / "conf.py"
    here = f"import sys\nsys.path.insert(0, {str(ROOT)!r})\n"
    settings.write_text(f"{here}from pelicanconf import *\nYEAR_ARCHIVE_SAVE_AS = 'y/{{date:%Y}}.html'\n")
    run = run_pelican(ROOT / "content", tmp_path / "output", "--fatal", "errors", settings=str(settings))
    assert run.returncode == 0, run.stdout
    page = parse(tmp_path / "output" / "y" / "2024.html")
    assert page.xpath("string(//h1)") == "2024"
    ours = parse(tmp_path / "output" / "archive" / "2024.html")
    listed = "//ul[@class='titles']/li/a/text()"
    assert page.xpath(listed) == ours.xpath(listed) != []
