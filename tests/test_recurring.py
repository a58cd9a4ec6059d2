"""What recurs in a folder: counted the same in any order, copies counted once, and told with the counts."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from offprint.cli import main
from offprint.features import matchable
from offprint.recurring import Recurring, count_folders, count_recurring, keys_of

PARTS = ["the harbour office", "the council", "a tram stop", "the night ferry", "the lamps", "a heliport", "the breakwater"]
CHROME = [
    "Harbour and Weather",
    "The Lantern Room, a weekly letter by the harbour staff",
    "Boats wanted, boats found, boats lost",
]


def article(number: int) -> str:
    one, two, three = PARTS[number % 7], PARTS[(number + 2) % 7], PARTS[(number * 3 + 1) % 7]
    return (
        f"What {one} cost in {1900 + number}\n\n"
        f"In {1900 + number} {one} cost more than {two}, which surprised everybody who had read the plans for {three}.\n\n"
        f"Nobody had counted the nights, and so {three} was paid for twice, in spring and in autumn {1901 + number}.\n\n"
        f"After {number + 2} years the council asked {two} for the rest, and was told that it had gone into {one}.\n"
    )


def page(number: int) -> str:
    body = article(number)
    title, _, rest = body.partition("\n\n")
    return f"{CHROME[0]}\n\n{title}\n\n{rest}\n{CHROME[1]}\n\n{CHROME[2]}\n"


def keys(text: str) -> dict[int, int]:
    return keys_of(matchable(line) for line in text.splitlines() if line)


def test_lines_of_three_files_recur() -> None:
    counted = count_recurring([keys(page(number)) for number in range(5)])
    assert counted.files == 5
    assert [counted.count(matchable(line)) for line in CHROME] == [5, 5, 5]
    assert counted.count(matchable(article(0).partition("\n")[0])) == 0
    assert count_recurring([keys(page(number)) for number in range(2)]).counts == {}


def test_copies_of_an_article_are_one_file() -> None:
    counted = count_recurring([keys(article(1))] * 3 + [keys(article(2))] * 3)
    assert (counted.files, counted.counts) == (2, {})
    assert count_recurring([keys(article(1))] * 9).counts == {}


@settings(max_examples=50, deadline=None)
@given(st.permutations(range(6)))
def test_the_order_of_the_files_makes_no_difference(order: list[int]) -> None:
    counted = count_recurring([keys(page(number)) for number in order])
    assert counted.name == count_recurring([keys(page(number)) for number in range(6)]).name


@given(st.floats(0, 1), st.integers(0, 9))
def test_recurring_only_makes_less_likely(likely: float, count: int) -> None:
    weighed = Recurring(9, {}).weighed(likely, count)
    assert weighed == likely if count == 0 else 0 <= weighed <= max(likely, 1e-5)


def test_folders_are_counted_by_themselves() -> None:
    files = [(folder, keys(page(number))) for number, folder in enumerate(["a", "a", "a", "b", "b"])]
    assert set(count_folders(files)) == {"a"}


def test_the_command_learns_from_the_files_that_it_is_given(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for number in range(6):
        (tmp_path / f"{number}.txt").write_text(page(number))

    def records(*arguments: str) -> list[dict[str, list[dict[str, str]]]]:
        assert main(["convert", "--to", "json", *arguments]) == 0
        return [json.loads(line) for line in capsys.readouterr().out.splitlines()]

    learnt = records(str(tmp_path))
    for record in learnt:
        dropped = {one["text"]: one["reason"] for one in record["dropped"]}
        assert set(CHROME) <= set(dropped)
        assert all("stands in 6 of 6 files of its folder" in dropped[line] for line in CHROME)
        assert len(record["blocks"]) == 3
    reversed_order = [str(tmp_path / f"{number}.txt") for number in reversed(range(6))]
    assert {json.dumps(one) for one in records(*reversed_order)} == {json.dumps(one) for one in learnt}
    for other in (records("--alone", str(tmp_path)), records(str(tmp_path / "0.txt"))):
        assert "of its folder" not in json.dumps(other)
