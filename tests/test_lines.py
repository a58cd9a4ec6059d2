"""What the line model reads and says; how well it says it is measured in benchmarks/."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from offprint.features import matchable
from offprint.lines.context import in_context
from offprint.lines.lexicon import SAID, said_by_words
from offprint.lines.model import likely_lines, load_line_model
from offprint.lines.nets import LEAST_KNOWN, bags, odds_of
from offprint.lines.rows import COLUMNS, OF_LEVEL, rows_of
from offprint.lines.rules import rules_for
from offprint.model import Block, Label, Place
from offprint.trees import CELLS, DEPTH, Trees, odds_of_trees

ARTICLE = (
    "The quay that sinks",
    "When the stone quay at Northport was finished, the mayor set a brass line into the third step of it.",
    "It took eighty years until the water stood a hand above the brass, and nobody said very much.",
    "Until somebody finds the money, the clerk goes down to the third step with his ruler and writes.",
)
PAGE = ("Skip to content", "Home", "Weather", "Boats", *ARTICLE, "Share this article", "12 comments", "Privacy Policy")


def blocks(*texts: str, apart: int = 1) -> tuple[Block, ...]:
    return tuple(Block(text, (apart * number, apart * number)) for number, text in enumerate(texts, 1))


def likely(*texts: str) -> list[float]:
    made = blocks(*texts)
    return likely_lines(load_line_model(), made, [matchable(text) for text in texts])


def test_rows_have_their_columns() -> None:
    made = rows_of(blocks(*PAGE), [matchable(text) for text in PAGE])
    assert made.numbers.shape == (len(PAGE), COLUMNS)
    assert np.isfinite(made.numbers).all()
    assert made.words[0] == ("skip", "to", "content")


def test_the_article_is_likelier_than_what_is_around_it() -> None:
    found = likely(*PAGE)
    assert min(found[5:8]) > 0.5 > max(found[:4] + found[8:])


def test_blank_lines_are_read() -> None:
    texts = [matchable(text) for text in PAGE]
    together, apart = (rows_of(blocks(*PAGE, apart=distance), texts).numbers for distance in (1, 2))
    assert (together != apart).any()


def test_markup_is_read() -> None:
    place = Place("li", frozenset({"nav"}), frozenset({"navigation"}), (7, 3), 3, 1.0, inside=False, hidden=False)
    one = Block("Boats", (1, 1), place=place)
    assert (rows_of([one], ["Boats"]).numbers != rows_of(blocks("Boats"), ["Boats"]).numbers).any()


def test_words_of_another_language_are_not_read() -> None:
    places = {"the": 0, "quay": 1}
    assert bags(places, (("the", "quay"), ("der", "quay")))[0] == [[0, 1], [1]]
    assert bags(places, (("der", "kai", "sinkt", "the"),)) == ([[]], [[]])
    assert 0 < LEAST_KNOWN < 1


def test_nothing_comes_of_nothing() -> None:
    assert likely_lines(load_line_model(), (), ()) == []


@given(st.lists(st.text(min_size=1).filter(str.strip), min_size=1, max_size=30))
def test_any_text_has_a_likelihood(texts: list[str]) -> None:
    found = likely(*texts)
    assert len(found) == len(texts)
    assert all(0 <= one <= 1 for one in found)


def test_a_line_may_follow_several_rules() -> None:
    assert [rule.label for rule in rules_for("Email")][:1] == [Label.NEWSLETTER]
    assert rules_for("The mayor set a brass line into the third step.") == ()


@pytest.mark.parametrize("lines", [1, 2, 40])
def test_nets_see_no_farther_than_the_edges(lines: int) -> None:
    """The odds of a text do not depend on what is computed beside it."""
    model = load_line_model()
    numbers = np.zeros((lines, COLUMNS + SAID), np.float32)
    counts = np.ones(lines, np.float32)
    found = odds_of(model.nets, numbers, [[]] * lines, [[]] * lines, counts)
    assert found.shape == (lines,)
    assert np.isfinite(found).all()


def test_containers_are_told_apart() -> None:
    """A paragraph among others in one element reads differently from one in an element of its own."""

    def rows(*containers: tuple[int, ...]) -> np.ndarray:
        places = [Place("p", frozenset(), frozenset(), one, 2, 0.0, inside=True, hidden=False) for one in containers]
        made = [Block(text, (1, 1), place=place) for text, place in zip(ARTICLE, places, strict=True)]
        return rows_of(made, [matchable(text) for text in ARTICLE]).numbers

    together, apart = rows((1, 9), (1, 9), (1, 9), (1, 9)), rows((1, 9), (2, 9), (3, 9), (4, 9))
    assert together.shape == apart.shape == (len(ARTICLE), COLUMNS)
    assert (together[0] != apart[0]).sum() == OF_LEVEL - 1  # all that the nearest element holds but links


def test_words_say_the_mean_of_all_of_the_first_the_least_and_the_most() -> None:
    lexicon = np.array([1.0, -2.0, 0.5], np.float32)
    found = said_by_words(lexicon, [[0, 1, 2, 2], [], [1]], [[0, 1], [], [1]], [5, 3, 1])
    assert found.tolist() == [[0.0, -0.5, -2.0, 1.0], [0.0] * 4, [-2.0] * 4]


@pytest.mark.parametrize("lines", [1, 2, 3, 40])
def test_neighbours_stand_beside_each_line(lines: int) -> None:
    numbers = np.zeros((lines, COLUMNS), np.float32)
    numbers[:, 0] = np.arange(1, lines + 1)
    found = in_context(numbers, np.zeros((lines, SAID), np.float32))
    before = found[:, SAID + COLUMNS + 2]  # the first column of the line before
    assert before.tolist() == [0, *range(1, lines)]


def test_the_stretch_is_where_words_say_most() -> None:
    said = np.zeros((6, SAID), np.float32)
    said[:, 0] = [-1, 1, 1, -0.2, 1, -1]
    numbers = np.ones((6, COLUMNS), np.float32)
    assert in_context(numbers, said)[:, -3].tolist() == [0, 1, 1, 1, 1, 0]


def test_trees_are_climbed_as_one_climbs_them() -> None:
    random = np.random.default_rng(3)
    trees, columns = 5, 4
    nodes = 2**DEPTH - 1
    made = {
        "column": random.integers(0, columns, (trees, nodes)).astype(np.int16),
        "bound": random.normal(size=(trees, nodes)).astype(np.float32),
        "leaf": random.normal(size=(trees, nodes + 1)).astype(np.float32),
    }
    made["bound"][0, 1:] = np.inf
    given = random.normal(size=(CELLS // trees + 3, columns)).astype(np.float32)

    def climb(tree: int, row: np.ndarray) -> float:
        node = 0
        while node < nodes:
            node = 2 * node + 1 + int(row[made["column"][tree, node]] > made["bound"][tree, node])
        return float(made["leaf"][tree, node - nodes])

    expected = [sum(climb(tree, row) for tree in range(trees)) for row in given]
    assert np.allclose(odds_of_trees(Trees(**made), given), expected, atol=1e-5)
