from __future__ import annotations

import pytest

from offprint.convert import convert
from offprint.excerpts.posts import posts
from offprint.model import Label

OWN = "The council met on Thursday, and nobody had a plan for the ferry."
POST = "Low water again, and no ferry. pic.example/Qx7"


@pytest.mark.parametrize(
    ("texts", "found"),
    [
        ([OWN, POST, "— Ines Calloway (@northportines) May 3, 2025", OWN], [(1, 3)]),
        ([OWN, f"{POST} — Ines Calloway (@northportines) May 3, 2025", OWN], [(1, 2)]),
        ([OWN, "— Ines Calloway (@northportines)"], []),  # the author signs
        ([POST, "— Ines (@northportines) May 3, 2025", POST, "— Brandt (@brandt) May 4, 2025"], [(0, 2), (2, 4)]),
        ([OWN * 20, "— Ines Calloway (@northportines) May 3, 2025"], [(1, 2)]),  # too long for a post
        ([OWN, "— Ines Calloway, on the ferry"], []),
        ([OWN, "She writes as Ines Calloway (@northportines) on Thursdays."], []),
        ([], []),
    ],
)
def test_a_post_is_known_by_its_credit(texts: list[str], found: list[tuple[int, int]]) -> None:
    assert [(post.first, post.end) for post in posts(texts)] == found


def test_a_post_in_stripped_text_is_no_excerpt() -> None:
    credit = "— Ines Calloway (@northportines) May 3, 2025"
    texts = ["The last ferry", f"{OWN} {OWN}", "Calloway wrote on Saturday:", POST, credit, f"{OWN} It rained, too. {OWN}"]
    made = convert("\n\n".join(texts).encode(), ".txt")
    labels = {block.text: (block.label, block.source) for block in made.body}
    assert labels[POST] == labels[credit] == (Label.EMBED, "Ines Calloway")
    assert Label.EXCERPT not in {label for label, _source in labels.values()}
