"""Exports of press databases and pages of Wikipedia: the text is the article, the lines around it are its facts."""

from __future__ import annotations

import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from conftest import ROOT
from offprint.cli import main
from offprint.convert import convert
from offprint.decode import decode
from offprint.errors import InputError
from offprint.layouts.parts import parts_of
from offprint.model import Label

sys.path.insert(0, str(ROOT / "benchmarks"))

import copied

FOLDER = Path(__file__).parent / "data" / "layouts"
EXPECTED: dict[str, dict[str, Any]] = tomllib.loads((FOLDER / "expected.toml").read_text(encoding="utf-8"))
FIELDS = ("title", "byline", "published", "updated", "publisher", "dek", "section", "dateline")
COVER = """Date and Time: Tuesday, March 5, 2024 10:12:00 AM CET

Job Number: 219000000

Documents (2)

1. Harbour trust to sell its last lamp tower
Client/Matter: -None-
Search Terms: lamp AND tower
Search Type: Terms and Connectors
Narrowed by:
Content Type
Narrowed by
News
Timeline: Jan 01, 2024 to Dec 31, 2024
"""


def text_of(name: str, between: str = "\n\n") -> str:
    return between.join(text for _kind, _known, text in copied.marked(FOLDER / f"{name}.txt")) + "\n"


def test_every_file_is_expected_to_be_something() -> None:
    assert {path.stem for path in FOLDER.glob("*.txt")} == EXPECTED.keys()


@pytest.mark.parametrize("lines", [pytest.param(lines, id=f"{name} {how}") for name, how, lines in copied.files(FOLDER)])
def test_every_line_becomes_what_it_is_to(lines: list[copied.Line]) -> None:
    assert [line.text for line in lines if not line.is_right] == []


@pytest.mark.parametrize("between", ["\n\n", "\n"])
@pytest.mark.parametrize("name", sorted(EXPECTED))
def test_the_fields_are_the_articles_facts(name: str, between: str) -> None:
    article = convert(text_of(name, between).encode(), ".txt")
    found = {field: getattr(article, field) for field in FIELDS if getattr(article, field)}
    assert {field: list(value) if isinstance(value, tuple) else value for field, value in found.items()} == EXPECTED[name]


def test_a_cover_above_a_single_article_says_nothing_of_it() -> None:
    article = convert((COVER + "\n" + text_of("nexis")).encode(), ".txt")
    assert (article.title, article.published) == (EXPECTED["nexis"]["title"], EXPECTED["nexis"]["published"])
    assert all("Search" not in block.text for block in article.body)


def test_lines_wrapped_at_a_width_are_put_together() -> None:
    lines = text_of("lexis").replace("The fleet that left", "   The fleet that left").split("\n")
    wrapped = [
        line[:70].rpartition(" ")[0] + "\n" + line[len(line[:70].rpartition(" ")[0]) + 1 :] for line in lines if len(line) > 80
    ]
    text = "\n".join(line if len(line) <= 80 else wrapped.pop(0) for line in lines)
    article = convert(text.replace("BODY:\n\n", "BODY:\n").encode(), ".txt")
    assert article.title == EXPECTED["lexis"]["title"]
    assert len(article.body) == 6


SENTENCE = "I was asked to say what I know of fences in three hundred words, and these are the first of them, nineteen or so."


@pytest.mark.parametrize(
    "text",  # what a database's files have stands in other texts too
    [
        f"The fence\n\nLength: 300 words\n\n{SENTENCE}\n\nA fence has two sides, and the farmer sees one of them.\n\nBody",
        f"Settings\n\nBody:\n\n{SENTENCE}\n\nDocument your changes\n\nEnd of document.",
        f"The mill\n\n{SENTENCE}\n\nFrom Wikipedia, the free encyclopedia\n\nThe mill is a tower mill at Ashgrove, they say.",
        f"812 words\n\n{SENTENCE}\n\nDocument 12 was on the table the whole time, printed upside down, and nobody had read it.",
    ],
)
def test_other_texts_are_laid_out_otherwise(text: str) -> None:
    article = convert(text.encode(), ".txt")
    assert not any("a text from" in one.reason for one in (*article.body, *article.dropped, *article.moved))
    assert any(block.label is Label.PARAGRAPH for block in article.body)


def test_what_wikipedia_lets_one_edit_is_headed() -> None:
    body = convert(text_of("wikipedia").encode(), ".txt").body
    assert [block.text for block in body if block.label is Label.HEADING] == ["Tower", "In fiction", "References"]


def several(name: str) -> str:
    first, second = text_of(name), text_of(name).replace("lamp", "horn")
    if name == "nexis":
        return f"{COVER}\n{first}\n{second}"
    return f"{'_' * 60}\n\n{first}\n{'_' * 60}\n\n{second}" if name == "proquest" else f"{first}\n{second}"


@pytest.mark.parametrize("name", ["nexis", "lexis", "factiva", "proquest"])
def test_several_articles_in_a_file_are_an_error_that_says_what_to_do(name: str) -> None:
    with pytest.raises(InputError, match=r"2 articles .* pelican-offprint split") as raised:
        convert(several(name).encode(), ".txt")
    assert raised.value.line is not None


@pytest.mark.parametrize("name", ["nexis", "lexis", "factiva", "proquest"])
def test_split_writes_each_to_a_file_of_its_own(name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    source, folder = tmp_path / f"{name}.txt", tmp_path / "articles"
    source.write_text(several(name), encoding="utf-8")
    assert main(["split", str(source), "-o", str(folder)]) == 0
    paths = sorted(folder.iterdir())
    assert [path.name for path in paths] == [f"{name}-1.txt", f"{name}-2.txt"]
    titles = [convert(path.read_bytes(), ".txt").title for path in paths]
    assert titles == [EXPECTED[name]["title"], EXPECTED[name]["title"].replace("lamp", "horn")]
    written = "".join(path.read_text(encoding="utf-8") for path in paths).split()
    told = capsys.readouterr().err
    assert ("are of no article; not written" in told) is (len(written) < len(several(name).split()))
    assert "2 articles" in told


EVERY_LINE = sorted({text for path in FOLDER.glob("*.txt") for _kind, _known, text in copied.marked(path)})


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.sampled_from(sorted(EXPECTED)), st.data())
def test_no_line_of_a_broken_export_is_lost(name: str, data: st.DataObject) -> None:
    lines = text_of(name, "\n").splitlines()
    for _change in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(lines)))
        lines[at : at + data.draw(st.integers(0, 3))] = data.draw(st.lists(st.sampled_from(EVERY_LINE), max_size=3))
    try:
        article = convert("\n".join(lines).encode(), ".txt")
    except InputError:  # it holds several now
        return
    parts = (*article.body, *article.moved, *article.dropped)
    covered = sorted(number for part in parts for number in range(part.lines[0], part.lines[1] + 1))
    assert covered == [number for number, line in enumerate(lines, 1) if line.strip()]


def test_split_says_what_it_cannot_split(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "single.txt"
    path.write_text(text_of("nexis"), encoding="utf-8")
    assert main(["split", str(path), str(tmp_path / "missing.txt"), "-o", str(tmp_path / "out")]) == 1
    told = capsys.readouterr().err
    assert "does not hold several articles" in told
    assert "no such file" in told
    assert not (tmp_path / "out").exists()


def test_split_writes_over_no_other_text(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    source, other = tmp_path / "nexis.txt", tmp_path / "nexis-2.txt"
    source.write_text(several("nexis"), encoding="utf-8")
    other.write_text("mine", encoding="utf-8")
    assert main(["split", str(source), "-o", str(tmp_path)]) == 1
    assert "nexis-2.txt exists" in capsys.readouterr().err
    assert other.read_text(encoding="utf-8") == "mine"
    other.unlink()
    assert [main(["split", str(source), "-o", str(tmp_path)]) for _twice in range(2)] == [0, 0]


def test_parts_count_lines_from_one() -> None:
    text = several("lexis")
    parts = parts_of(decode(text.encode()))
    lines = text.split("\n")
    assert [lines[part.lines[0] - 1] for part in parts] == ["14 of 137 DOCUMENTS"] * 2
    assert parts[-1].lines[1] == len(lines)
