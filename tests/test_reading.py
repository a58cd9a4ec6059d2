from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from offprint.excerpts.article import Article
from offprint.excerpts.paragraphs import NAMES, rows_of
from offprint.excerpts.reading import COUNTS, read, words_of
from offprint.excerpts.vocabulary import NAMES as WORDS
from offprint.excerpts.vocabulary import PARTS, SCORES, lexical_rows, merged
from offprint.excerpts.voices import voice

TEXTS = (
    "I don't know why the ferry was late, and nobody at the quay would say so either.",
    "The Northport Herald:",
    "“The lamps were lit,” Ms. Brandt said. The keeper — a man of few words — hadn’t slept (he never does) [since 1986]…",
    "That isn't much: the lamps were lit, and then?",
)


@pytest.mark.parametrize(
    ("habit", "counts"),
    [
        ("straight_apostrophe", [1, 0, 0, 1]),
        ("curly_apostrophe", [0, 0, 1, 0]),
        ("spaced_dash", [0, 0, 2, 0]),
        ("honorific", [0, 0, 1, 0]),
        ("first", [1, 0, 0, 0]),
        ("number", [0, 0, 1, 0]),
        ("colon", [0, 1, 0, 1]),
        ("name", [0, 2, 1, 0]),
        ("contraction", [1, 0, 1, 1]),
    ],
)
def test_habits_are_counted(habit: str, counts: list[int]) -> None:
    assert [read(text).counts[COUNTS.index(habit)] for text in TEXTS] == counts


@pytest.mark.parametrize(
    "text",
    [
        "— Ines Calloway",
        "-- Ward Brandt, letter to the council",
        "-Genesis 3:5",
        "via example.org",
        "– @northportines (12 May 2012)",
    ],
)
def test_a_signature(text: str) -> None:
    assert read(text).is_signature


@pytest.mark.parametrize("text", ["- Check the lamps", "— III —", "— and so it went.", "A ferry — late as always"])
def test_a_dash_alone_signs_nothing(text: str) -> None:
    assert not read(text).is_signature


def test_lines_with_dashes_one_after_the_other_sign_nothing() -> None:
    texts = ("The lamps were lit.", "—Ines Calloway", "The list:", "—Check the lamps", "—Ring the bell")
    listed = Article(tuple(map(read, texts)), (0,) * len(texts), tuple(map(voice, texts)))
    assert [row[NAMES.index("signature")] for row in rows_of(listed)] == [False, True, False, False, False]


def test_an_unfinished_sentence_announces() -> None:
    texts = ("Brandt concludes with", "Brandt concludes.", "Lamp room")
    assert [read(text).is_unfinished for text in texts] == [True, False, False]


@given(st.text("aéB1 ,.'’“”²_-", min_size=1, max_size=30))
def test_words_are_the_same_by_tokens_and_by_themselves(text: str) -> None:
    plain = text.lower().replace("’", "'").replace("“", '"').replace("”", '"')
    assert read(text).words == words_of(plain)


def article() -> Article:
    return Article(tuple(map(read, TEXTS)), (0, 0, 0, 0), tuple(map(voice, TEXTS)))


def column(name: str) -> list[int]:
    return [row[NAMES.index(name)] for row in rows_of(article())]


@pytest.mark.parametrize(
    ("name", "values"),
    [
        ("since_colon", [30, 30, 1, 2]),
        ("before_end", [0, 3, 1, 6]),
        ("left", [3, 2, 1, 0]),
        ("wrapped", [0, 0, 1, 0]),
        ("style_apostrophe", [666, 0, -667, 666]),
        ("styles_differ_apostrophe", [666, 0, -1467, 666]),
        ("lead_announces", [0, 0, 4, 0]),
    ],
)
def test_columns(name: str, values: list[int]) -> None:
    assert column(name) == values


def test_every_row_has_a_value_for_every_column() -> None:
    assert {len(row) for row in rows_of(article())} == {len(NAMES)}
    nothing = {name: {part: dict[str, int]() for part in PARTS[name]} for name in SCORES}
    assert {len(row) for row in lexical_rows(merged(nothing), article().readings)} == {len(WORDS)}


def test_words_are_scored_by_where_they_stand() -> None:
    weights = {
        "lead": {"lead": {"herald": 100, "1:herald": 10, "ends:1": 1}},
        "own": {"own": {"lamps": 7}},
        "after": {"after": {"that": 5}},
        "resumed": {"lead": {"northport herald": 1000}, "own": {"1:that": 2000}, "after": {}},
    }
    rows = lexical_rows(merged(weights), article().readings)
    assert [row[:4] for row in rows] == [[0, 0, 0, 0], [0, 0, 0, 0], [111, 7, 5, 1000], [0, 7, 0, 2000]]
