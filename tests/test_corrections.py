"""What a person corrects stands: every field, every label, in every build; what is wrong or stale is said."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest

from conftest import run_pelican
from offprint.convert import convert
from offprint.corrections import BY_HAND, places, read_corrections
from offprint.errors import InputError
from offprint.model import Article, Block, Field, Label, Options
from offprint.record import record
from offprint.site.metadata import values_of
from offprint.toml_text import FIELDS, SEVERAL
from site_checks import article_pages
from test_cli import offprint

TEXT = """A Night on the Quay

By Ines Calloway

April 22, 2025

The old ship lay at the quay that night, and nobody in the harbour office could say who had tied it up there or why.

Northport Herald:

The harbour master said on Friday that no ship of that name had been listed in the strait for forty years or more.

By morning the ship was gone, and the harbour office wrote a line into its book and shut the window again.

Advertisement
"""
VALUES = {Field.PUBLISHED: "2024-01-02", Field.UPDATED: "2024-01-03", Field.SAVED: "2024-01-04", Field.LANGUAGE: "fr"}


def corrected(toml: str, text: str = TEXT, suffix: str = ".txt") -> Article:
    return convert(text.encode(), suffix, Options(corrections=read_corrections(toml, "a.fix.toml")))


def label_of(article: Article, place: str) -> str:
    for part in (*article.body, *article.dropped):
        if part.place == place:
            return part.label
    (moved,) = [one for one in article.moved if one.place == place]
    return {"credits": "credit"}.get(moved.field, moved.field)


@pytest.mark.parametrize("key", FIELDS)
def test_every_field_can_be_corrected_and_emptied(key: str) -> None:
    field = FIELDS[key]
    values = [VALUES.get(field, "Something Else"), *(["Mira Solano"] if field in SEVERAL else [])]
    made = corrected(f"{key} = {json.dumps(values if field in SEVERAL else values[0])}")
    assert values_of(made)[field] == values
    assert {basis.field: basis.how for basis in made.basis}[field] == BY_HAND
    emptied = corrected(f"{key} = {'[]' if field in SEVERAL else repr('')}")
    assert values_of(emptied)[field] == []
    assert {basis.field: basis.how for basis in emptied.basis}[field] == BY_HAND


@pytest.mark.parametrize("label", Label)
def test_every_label_can_be_given(label: Label) -> None:
    text = TEXT.replace("Advertisement", "By Mira Solano, April 23, 2025")
    made = corrected(f'[lines]\n"15" = "{label}"', text)
    assert label_of(made, "15") == label
    accounted = [part.text for part in (*made.body, *made.dropped, *made.moved)]
    assert sorted(accounted) == sorted(line for line in text.splitlines() if line)


def test_lines_become_an_excerpt_of_somebody_and_no_promo() -> None:
    made = corrected('[lines]\n"11-13" = "excerpt of Strait Weekly"\n"15" = "paragraph"\n"9" = "paragraph"')
    excerpts = [(block.place, block.source, block.marked, block.reason) for block in made.body if block.label is Label.EXCERPT]
    assert excerpts == [("11", "Strait Weekly", True, BY_HAND), ("13", "Strait Weekly", True, BY_HAND)]
    assert made.body[-1].text == "Advertisement"
    assert not made.dropped


def test_another_line_becomes_the_title_and_the_date() -> None:
    made = corrected('[lines]\n"7" = "title"\n"5" = "updated"\n"3" = "paragraph"')
    assert made.title is not None
    assert made.title.startswith("The old ship")
    assert (made.updated, made.byline) == ("2025-04-22", ())
    assert [block.text for block in made.body[:2]] == ["A Night on the Quay", "By Ines Calloway"]


def test_a_date_made_right_by_hand_is_not_settled_by_the_markup() -> None:
    page = """<html><head><meta property="article:published_time" content="2020-01-01"></head><body><h1>A Night on the Quay</h1>
    <p>May 3, 2024</p><p>The old ship lay at the quay that night, and nobody could say who had tied it up.</p></body></html>"""
    assert corrected("", page, ".html").published == "2020-01-01"
    assert corrected('[lines]\n"2.1" = "published"', page, ".html").published == "2024-05-03"


def test_who_names_a_line_of_the_text_says_that_there_is_one() -> None:
    menu = "\n\n".join(f"Topic{number} News" for number in "abcdefghijklmnop")
    assert corrected("", menu).absent
    made = corrected('[lines]\n"1-31" = "list_item"', menu)
    assert made.absent is None
    assert len(made.body) == 16


def test_lines_of_a_page_are_named_one_by_one() -> None:
    page = "<h1>A Night on the Quay</h1><p>The old ship lay there.</p><p>Nobody knew whose it was.</p>"
    made = corrected('[lines]\n"1.2-1.3" = "excerpt"', page, ".html")
    assert [(block.place, block.label) for block in made.body] == [("1.2", "excerpt"), ("1.3", "excerpt")]
    assert record(made, "a.html")["blocks"][0]["place"] == "1.2"
    assert places([Block("a", (1, 1)), Block("b", (2, 4)), Block("c", (2, 2))]) == ("1", "2.1", "2.2")


@pytest.mark.parametrize(
    ("toml", "line", "message"),
    [
        ("title = ", 1, "no valid TOML"),
        ('titel = "A"', 1, "“titel” is not known; the keys are access, authors"),
        ("\ntitle = 3", 2, "“title” must be a text or a list of texts"),
        ('title = ["A", "B"]', 1, "“title” must be a text"),
        ("language = 'no language'", 1, "must be a language code"),
        ("published = 'soon'", 1, "must be a date such as 2025-04-22"),
        ("lines = 3", 1, "must be a table"),
        ("sha256 = 3", 1, "must be a text"),
        ('[lines]\n"three" = "title"', 2, "names no lines"),
        ('[lines]\n"3" = "promo"', 2, "is no label; write “excerpt of X” or one of paragraph"),
        ('[lines]\n"3" = "paragraph of X"', 2, "is no label"),
        ("[lines]\n3 = 4", 2, "is no label"),
    ],
)
def test_what_is_wrong_is_named_with_its_line(toml: str, line: int, message: str) -> None:
    with pytest.raises(InputError, match=message) as raised:
        read_corrections(toml, "a.fix.toml")
    assert raised.value.line == line


@pytest.mark.parametrize(
    ("toml", "message"),
    [
        ('[lines]\n"99" = "title"', "a.fix.toml:2: there is no text in line 99; the last is line 15"),
        ('title = "A"\n[lines]\n"2" = "title"', "a.fix.toml:3: there is no text in line 2"),
        ('[lines]\n"7-3" = "excerpt"', "line 3 comes before line 7"),
        ('[lines]\n"7" = "byline"', "no name could be read in this line; write authors"),
        ('[lines]\n"7" = "published"', "no date could be read in this line; write published"),
        ('[lines]\n"7.2" = "paragraph"', "write 7 instead of 7.2"),
    ],
)
def test_a_wrong_place_is_named_with_its_line(toml: str, message: str) -> None:
    with pytest.raises(InputError, match=message):
        corrected(toml)


def test_a_line_within_a_paragraph_is_told_where_it_begins() -> None:
    two = (
        "The old ship lay at the quay that night, and nobody in the",
        "harbour office could say why it was there, by whom it was",
    )
    wrapped = "\n".join(["A Night on the Quay", "", *two * 3, "tied up.\n"])
    with pytest.raises(InputError, match="line 4 goes on with what begins in line 3; write 3"):
        corrected('[lines]\n"4" = "excerpt"', wrapped)
    assert corrected('[lines]\n"3-9" = "excerpt"', wrapped).body[0].label is Label.EXCERPT


def test_corrections_of_another_version_are_stale() -> None:
    other = hashlib.sha256(b"other").hexdigest()
    made = corrected(f'sha256 = "{other}"\ntitle = "A Ship"\n[lines]\n"99" = "title"')
    assert (made.title, made.stale) == ("A Ship", "a.fix.toml")
    assert record(made, "a.txt")["stale_corrections"] == "a.fix.toml"
    own = hashlib.sha256(TEXT.encode()).hexdigest()
    assert corrected(f'sha256 = "{own}"\n[lines]\n"15" = "paragraph"').stale is None


def test_the_site_shows_what_was_corrected_by_hand_in_every_build(tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    (tmp_path / "content" / "quay.txt").write_text(TEXT)
    fix = tmp_path / "content" / "quay.fix.toml"
    fix.write_text('title = "A Ship Without a Name"\npublisher = ""\n[lines]\n"15" = "paragraph"\n')
    for _build in range(2):
        run = run_pelican(tmp_path / "content", tmp_path / "output", "--fatal", "errors")
        assert run.returncode == 0, run.stdout
        (root,) = article_pages(tmp_path / "output").values()
        box = " ".join(root.xpath("string(//section[contains(@class, 'source')])").split())
        assert "Title A Ship Without a Name corrected by hand" in box
        assert "Publisher not stated (corrected by hand)" in box
        assert root.xpath("//div[contains(@class, 'e-content')]/p[last()]/text()") == ["Advertisement"]
    fix.write_text(f'sha256 = "{"0" * 64}"\n[lines]\n"15" = "paragraph"\n')
    run = run_pelican(tmp_path / "content", tmp_path / "output", "--fatal", "errors")
    assert "quay.fix.toml was made for another version of this file" in run.stdout
    fix.write_text('[lines]\n"98" = "paragraph"\n')
    run = run_pelican(tmp_path / "content", tmp_path / "output", "--fatal", "errors")
    assert run.returncode == 1
    assert "quay.fix.toml:2: there is no text in line 98" in " ".join(run.stdout.split())


def test_fix_writes_the_file_and_keeps_what_it_says(tmp_path: Path) -> None:
    article = tmp_path / "quay.txt"
    article.write_text(TEXT)
    fix = tmp_path / "quay.fix.toml"
    fix.write_text("# Mine.\nsection = 'Harbour'\n")
    run = offprint(
        "fix", str(article), "--line", "11-13", "excerpt of Strait Weekly", "--title", "A Ship", "--authors", "M. S."
    )
    assert run.returncode == 0, run.stderr
    run = offprint("fix", str(article), "--line", "15", "paragraph", "--published", "2025-04-23")
    assert run.returncode == 0, run.stderr
    assert fix.read_text().startswith("# Mine.\nsection = 'Harbour'\n")
    made = json.loads(offprint("convert", "--to", "json", str(article)).stdout)
    assert (made["title"], made["byline"], made["published"], made["section"]) == ("A Ship", ["M. S."], "2025-04-23", "Harbour")
    assert [block["source"] for block in made["blocks"] if block["label"] == "excerpt"] == ["Strait Weekly"] * 2
    assert made["dropped"] == []


def test_fix_says_what_is_wrong(tmp_path: Path) -> None:
    article = tmp_path / "quay.txt"
    article.write_text(TEXT)
    run = offprint("fix", str(article), "--line", "98", "paragraph")
    assert run.returncode == 1
    assert b"quay.fix.toml:4: there is no text in line 98" in run.stderr
    assert offprint("fix", str(tmp_path / "none.txt")).returncode == 1


def test_fix_opens_the_editor_with_all_that_can_be_corrected(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    article = tmp_path / "quay.txt"
    article.write_text(TEXT)
    monkeypatch.delenv("VISUAL", raising=False)
    monkeypatch.delenv("EDITOR", raising=False)
    run = offprint("fix", str(article))
    assert (run.returncode, b"set EDITOR" in run.stdout) == (0, True)
    written = (tmp_path / "quay.fix.toml").read_text()
    assert '# title = "A Night on the Quay"' in written
    assert '# "15" = "advertisement"  # Advertisement' in written
    offered = [line.removeprefix("# ") for line in written.splitlines() if line.startswith("# ") and " = " in line]
    assert len(offered) == len(FIELDS) + 8
    for line in offered:  # each is one that the file may say
        corrected(f"[lines]\n{line}" if line.startswith('"') else line)
    monkeypatch.setenv("EDITOR", "sed -i 's/^# title = .*/title = \"A Ship\"/'")
    assert offprint("fix", str(article)).returncode == 0
    assert json.loads(offprint("convert", "--to", "json", str(article)).stdout)["title"] == "A Ship"


def test_fix_leaves_lines_of_another_version_to_be_checked(tmp_path: Path) -> None:
    article, fix = tmp_path / "quay.txt", tmp_path / "quay.fix.toml"
    article.write_text(TEXT)
    assert offprint("fix", str(article), "--line", "15", "paragraph").returncode == 0
    before = fix.read_text()
    article.write_text(f"Another line\n\n{TEXT}")
    run = offprint("fix", str(article), "--line", "17", "paragraph")
    assert (run.returncode, fix.read_text()) == (1, before)
    assert b"the lines corrected before are another version's" in run.stderr
    run = offprint("fix", str(article), "--section", "Harbour")
    assert run.returncode == 0
    assert b"its lines are not corrected" in run.stderr
    assert before.splitlines()[0] in fix.read_text()


def test_what_fix_offers_is_valid_whatever_the_article_holds(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text('<h1>A "Title" \\ of <b>ours</b></h1><pre>first\n[second]\nthird = 4</pre><p>The ship lay there.</p>')
    assert offprint("fix", str(page)).returncode == 0
    assert offprint("convert", str(page)).returncode == 0
