"""Readers' comments below an article go, and what only looks like their head stays."""

from __future__ import annotations

import pytest

from offprint.features import extract, matchable
from offprint.label import label
from offprint.model import Block, Label, Labelled
from offprint.threads import drop_comments, head_of_comments

ARTICLE = [
    "Night Ferry on Trial",
    *(
        f"The harbour office counted {number} passengers on the night ferry that week, and nobody had expected so many of them."
        for number in range(40, 47)
    ),
]
THREAD = [
    "Jane Doe says:",
    "December 3, 2025 at 9:46 pm",
    "I took it twice last week, and both times I was the only one on deck who was awake.",
    "Reply",
    "Old Salt",
    "4 December 2025, 07:12",
    "They said the same of the bridge, and look at what it costs us now every single winter.",
    "Nadja",
    "3 days ago",
    "Does anybody know whether bicycles are allowed on board after midnight these days?",
]
GERMAN = ["Petra schreibt:", "3. Dezember 2025 um 21:46", "Ich bin zweimal mitgefahren.", "Antworten"]


def dropped(lines: list[str]) -> list[str]:
    blocks = [Block(text, (number, number)) for number, text in enumerate(lines, 1)]
    features = extract(blocks, [matchable(text) for text in lines], [0.9] * len(lines), kept_from=0.5)
    plain = [Labelled(block, Label.PARAGRAPH, 0.9, "running text") for block in blocks]
    made = drop_comments(plain, head_of_comments(features))
    return [item.block.text for item in made if item.label is Label.COMMENTS]


@pytest.mark.parametrize(
    "head",
    [
        "3 Comments",
        "3 thoughts on “Night Ferry on Trial”",
        "124 Reader Comments",
        "Comments (3)",
        "Comments",
        "Leave a Reply",
        "View all 3 comments",
        "3 responses to Night Ferry on Trial",
    ],
)
def test_all_below_the_head_of_a_thread_goes(head: str) -> None:
    assert dropped([*ARTICLE, head, *THREAD]) == [head, *THREAD]


@pytest.mark.parametrize("head", ["2 Kommentare", "Kommentare (2)"])
def test_threads_in_german(head: str) -> None:
    assert dropped([*ARTICLE, head, *GERMAN]) == [head, *GERMAN]


def test_comments_that_are_signed_need_fewer_of_everything() -> None:
    signed = [
        "We had this in 2003.",
        "Posted by: Moira on June 15, 2006 07:02 AM",
        "So did we.",
        "Posted by: Geoff on June 15, 2006",
    ]
    assert dropped([*ARTICLE[:5], "Comments", *signed]) == ["Comments", *signed]
    assert dropped([*ARTICLE[:5], "Comments", *signed[:2]]) == []
    assert dropped([*ARTICLE[:2], "Comments", *signed]) == []


def test_a_heading_that_no_comment_follows_stays() -> None:
    assert dropped([*ARTICLE[:6], "Comments", *ARTICLE[6:]]) == []


def test_a_button_among_the_paragraphs_stays_no_end() -> None:
    assert dropped([*ARTICLE[:6], "Leave a comment", *ARTICLE[6:]]) == []


def test_a_count_above_the_article_heads_none() -> None:
    assert dropped([ARTICLE[0], "3 Comments", "By Jane Doe", "December 3, 2025", "2 days ago", *ARTICLE[1:]]) == []


def test_counts_beside_pieces_of_a_list_head_none() -> None:
    pieces = [line for day in (3, 4, 5) for line in (f"The Ferry on Day {day}", f"December {day}, 2025", "12 comments")]
    assert dropped([*ARTICLE, *pieces]) == []


def test_dated_entries_without_a_head_stay() -> None:
    entries = [line for day in (3, 4, 5) for line in (f"December {day}, 2025", "The ferry ran again, two hours late.")]
    assert dropped([*ARTICLE, *entries]) == []


def test_what_stands_between_article_and_comments_is_at_the_edge_of_the_text() -> None:
    between = ["Like Loading...", "Recently by Ines Calloway", "Two Ferries, One Quay"]
    lines = [*ARTICLE, *between, "3 Comments", *THREAD]
    blocks = tuple(Block(text, (number, number)) for number, text in enumerate(lines, 1))
    likely = [0.2 if text in between else 0.95 for text in lines]
    astray = [("Menu", 0.0)] * 9
    blocks += tuple(Block(text, (number, number)) for number, (text, _likely) in enumerate(astray, len(lines) + 1))
    made = label(blocks, [*likely, *(chance for _text, chance in astray)])
    assert [item.block.text for item in made if item.label is Label.PARAGRAPH] == ARTICLE[1:]
