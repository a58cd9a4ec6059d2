from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest

from offprint.excerpts.article import Article
from offprint.excerpts.reading import read
from offprint.excerpts.signs import START, STEP, names, signs_of_start, signs_of_step, telling, worth
from offprint.excerpts.voices import voice
from offprint.tables import expand, rows

CASES = Path(__file__).parent / "cases"
# For each pattern that needs something, at least a line in which it is found.
EXAMPLES = (
    "HERE'S A SHORT Excerpt from it:",
    "Emphasis mine.",
    "(The lamps are out.)",
    "PORT ELDON — The ferry left.",
    "PORT ELDON, Marrow (AP) – The ferry left.",
    "She went on:",
    "He describes the lamps.",
    "The ferry [of this kind] leaves.",
    "[T]he ferry leaves.",
    "For example, the lamps.",
    "Obviously, it is mostly late, etc.",
    "Our previous post, dear readers.",
    "A bridge that leaves. — Ines Calloway",
    "A bridge that leaves.-- Ines Calloway",
    "A bridge that leaves. - Ines Calloway",
    "And so on...",
    "A bridge that leaves. (217)",
    "We present a ferry. Our results differ. This paper is about lamps.",
    "She says so, he said.",
    "In other words, it is late.",
    "Her Book is about lamps.",
    "Here’s what she writes:",
    "I came across it Recently and noticed",
    "This article, a post or an essay for the blog.",
    "Read the rest, or check out her lamps.",
    "I wonder. Exactly! Obviously.",
)
OWN = "The council met on Thursday, and nobody had a plan for the ferry."


def article(*texts: str) -> Article:
    return Article(tuple(map(read, texts)), (0,) * len(texts), tuple(map(voice, texts)))


@pytest.mark.parametrize(
    ("above", "paragraph", "below", "sign"),
    [
        (OWN, "A ferry is a bridge that leaves. — Ines Calloway", OWN, "signed"),
        (OWN, '"A ferry is a bridge that leaves." -- Ines Calloway, Keeper of the Light', OWN, "signed"),
        (OWN, '"A ferry is a bridge that leaves."', "Ines Calloway, Lamps of the Coast", "named below"),
        (OWN, "A ferry is a bridge that leaves.", "— Ines Calloway", "signed below"),
        ("In her last column Calloway writes that", "A ferry is a bridge that leaves.", OWN, "runs on"),
        ("As Calloway said,", "A ferry is a bridge that leaves.", OWN, "runs on after a comma"),
        ("Here is a short passage from her book.", "A ferry is a bridge that leaves.", OWN, "piece"),
        (OWN, "A ferry is a bridge that leaves. (217)", OWN, "page"),
        (OWN, "A ferry is a bridge that leaves (Calloway 1931: 17).", OWN, "work"),
        (OWN, "A ferry is a bridge that leaves.", "Emphasis mine. She never took one.", "emphasis below"),
        (OWN, "Dear Ms. Calloway,", "Your ferry has left.", "letter"),
        (OWN, "A ferry [of this kind] is a bridge that leaves.", OWN, "edited"),
        (OWN, "the lamps of a coast that nobody sails to", OWN, "unfinished"),
        ("Suppose that no ferry sails:", "A ferry is a bridge that leaves.", OWN, "supposes"),
        (OWN, "PORT ELDON, Marrow (AP) — The ferry left on Friday.", OWN, "dateline"),
        (OWN, "A ferry is a bridge that leaves.", "OK, and then what?", "answer below"),
        ("These are two of her remarks:", "A ferry is a bridge that leaves.", OWN, "several"),
        ("She wrote more about ferries than about her lamps:", "A ferry is a bridge that leaves.", OWN, "somebody above"),
    ],
)
def test_a_start_has_its_sign(above: str, paragraph: str, below: str, sign: str) -> None:
    assert sign in signs_of_start(article(above, paragraph, below), 1)


@pytest.mark.parametrize(
    ("above", "paragraph", "below", "sign"),
    [
        (OWN, "- Ferries of the north coast. - Lamps", OWN, "signed"),  # an item of a list
        (OWN, "They met in the harbour - Brandt, Calloway and the mayor.", OWN, "signed"),
        (OWN, '"A ferry is a bridge," she said, "that leaves."', "Ines Calloway", "named below"),
        (OWN, '"A ferry is a bridge that leaves."', "Nobody asked her what she meant.", "named below"),
        (OWN, "The lamps burn at night.", "— Chapter 1 —", "signed below"),
        (OWN, "Come and see for yourself.", "— Ines", "signed below"),  # the author says good-bye
        ("What the lists say", "The lists were made by different people.", OWN, "runs on"),  # a heading
        ("Calloway writes that she is tired.", "A ferry is a bridge that leaves.", OWN, "runs on"),
        (OWN, "There were many of them (about 30).", OWN, "page"),
        (OWN, "NOTE — The ferry", "Okinawa has ferries too.", "answer below"),
        (OWN, "A — B is what the ferry does.", OWN, "dateline"),
        ("She kept the lamps for thirty-four years, and wrote:", "A ferry is a bridge that leaves.", OWN, "several"),
        (OWN, "“A ferry [of this kind] leaves,” she said.", OWN, "edited"),
    ],
)
def test_what_only_looks_alike_has_no_sign(above: str, paragraph: str, below: str, sign: str) -> None:
    assert sign not in signs_of_start(article(above, paragraph, below), 1)


@pytest.mark.parametrize(
    ("first", "above", "paragraph", "sign"),
    [
        ("Brandt: Will it leave?", "Brandt: Will it leave?", "Calloway: It is what a ferry does.", "turns"),
        ('"A ferry leaves."', '"A ferry leaves."', "Ines Calloway", "named"),
        ("She lists:", "She lists:", "the ferry, the lamps and the tram.", "colon"),
        ("Dear Ms. Calloway,", "Your ferry has left.", "We shall send another.", "letter"),
        ("“A ferry leaves.", "“A ferry leaves.", "“It comes back, too.”", "open"),
        ("A ferry leaves.", "A ferry leaves.", "via coast.example", "via"),
        ("A ferry leaves.", "A ferry leaves.", "Read the whole of it at the pier.", "read"),
        ("A ferry leaves.", "A ferry leaves.", "I wonder when it comes back.", "judges"),
        ("A ferry leaves.", "A ferry leaves.", "Hmm. When does it come back?", "answer"),
        ("A ferry leaves.", "A ferry leaves.", "Perhaps it comes back.", "weighs"),
        ("A ferry leaves.", "A ferry leaves.", "(It comes back.)", "in brackets"),
        ("A ferry leaves.", "A ferry leaves.", "However, it comes back.", "objects"),
        ("But a ferry leaves.", "But a ferry leaves.", "It comes back.", "first goes on"),
        ("Lamps of the Coast", "Lamps of the Coast", f"{OWN} {OWN}", "headed"),
    ],
)
def test_a_step_has_its_sign(first: str, above: str, paragraph: str, sign: str) -> None:
    texts = [OWN, first, paragraph] if above == first else [OWN, first, above, paragraph]
    assert sign in signs_of_step(article(*texts, OWN), 1, len(texts) - 1)


@pytest.mark.parametrize(
    ("lead", "sign"),
    [
        ("I found this in her book about lamps:", "book announced"),
        ("Here's what she writes about lamps:", "piece announced"),
        ("A letter from the pier that I came across:", "found lately"),
        ("A letter that my neighbour wrote:", "author before"),
    ],
)
def test_what_stands_before_an_excerpt_says_how_far_it_goes(lead: str, sign: str) -> None:
    texts = article(lead, "A ferry leaves.", "It comes back.", OWN)
    assert sign in signs_of_step(texts, 1, 2)
    assert sign not in signs_of_step(texts, 2, 3)
    assert sign not in signs_of_step(texts, 0, 1)


def test_the_edges_of_an_article_have_no_neighbours() -> None:
    alone = article("A ferry is a bridge that leaves. — Ines Calloway")
    assert signs_of_start(alone, 0) == ["signed"]
    assert signs_of_start(article('"A ferry leaves."', "Ines Calloway"), 1) == []


def test_signs_add_up_and_one_of_no_weight_adds_nothing() -> None:
    assert worth({"signed": 1500, "connective": -250}, ["signed", "connective", "letter"]) == 1.25


def test_the_sign_that_says_most_is_told_and_a_weak_one_is_not() -> None:
    one = article(OWN, "A ferry is a bridge that leaves. — Ines Calloway", "Emphasis mine.")
    assert telling({"signed": 2500, "emphasis below": 1600}, one, 1) == "ends with a dash and a name"
    assert telling({"signed": 900}, one, 1) is None
    assert telling({"signed": 2500}, one, 0) is None


def test_every_row_belongs_to_a_sign_of_starts_or_steps() -> None:
    table = rows("signs.tsv")
    assert {of for of, *_rest in table} == {START, STEP}
    assert {part for _of, _sign, _whose, part, *_rest in table} == {"begin", "end", "whole"}
    assert {whose for _of, _sign, whose, *_rest in table} == {"own", "above", "below", "first", "lead"}
    assert {(of, sign) for of, sign, *_rest in table} == {(of, sign) for of in (START, STEP) for sign in names(of)}


def test_what_a_pattern_needs_is_there_wherever_it_is_found() -> None:
    lines = [line for path in CASES.glob("*/input.txt") for line in path.read_text("utf-8", "replace").splitlines() if line]
    readings = [read(text) for text in (*lines, *EXAMPLES)]
    found = Counter()
    for of, sign, _whose, _part, needs, pattern, _meaning in rows("signs.tsv"):
        for reading in readings if needs else ():
            if re.search(expand(pattern), reading.text):
                assert any(one in reading.plain for one in needs.split("|")), (sign, reading.text)
                found[of, sign] += 1
    assert set(found) == {(of, sign) for of, sign, _whose, _part, needs, *_rest in rows("signs.tsv") if needs}


@pytest.mark.parametrize(
    "text",
    ["(A" + "1" * 200_000, "two " * 50_000, "A [b" * 50_000, "A-" * 100_000, '"' * 100_001, "— A" * 60_000, "A " * 100_000],
)
def test_a_long_line_of_few_characters_is_read_to_its_end(text: str) -> None:
    """Patterns that go back over such a line again and again would not finish."""
    long = article(OWN, text, text, OWN)
    assert set(signs_of_start(long, 1)) <= set(names(START))
    assert set(signs_of_step(long, 1, 2)) <= set(names(STEP))
