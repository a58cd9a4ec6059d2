from __future__ import annotations

import math
from pathlib import Path

import numpy as np
import pytest

from conftest import ROOT
from offprint.arrays import unpacked
from offprint.excerpts import model as models
from offprint.excerpts.encode import Scale, Vectors, encode, word_rows
from offprint.excerpts.nets import GOES_ON, QUOTED, STARTS, hear
from offprint.excerpts.reading import read
from offprint.excerpts.steps import NAMES as STEPS

NETS, NUMBERS, WORDS, HIDDEN, VOICE, STEP = 2, 5, 4, 3, 2, 6
SEEN, BOTH = 3 * HIDDEN, 5 * HIDDEN
MOST_BYTES = 3_000_000
DATA = Path(ROOT, "plugins", "offprint", "data")


@pytest.fixture
def weights() -> dict[str, np.ndarray]:
    random = np.random.default_rng(7)
    shapes = {
        "numbers": (NETS, NUMBERS, 2 * HIDDEN),
        "words": (NETS, WORDS, HIDDEN),
        "given": (2 * NETS, SEEN, 3 * HIDDEN),
        "state": (2 * NETS, HIDDEN, 3 * HIDDEN),
        "say": (NETS, BOTH, 3),
        **dict.fromkeys(("contrast", "after", "first", "before"), (NETS, BOTH, VOICE)),
        "step": (NETS, 8 * VOICE + 3, STEP),
        "end": (NETS, STEP, 1),
    }
    out = {}
    for name, shape in shapes.items():
        out[f"{name}.weight"] = random.normal(size=shape)
        out[f"{name}.bias"] = random.normal(size=(shape[0], shape[2]))
    return out


@pytest.fixture
def article() -> tuple[np.ndarray, np.ndarray, list[int]]:
    random = np.random.default_rng(8)
    return random.normal(size=(6, NUMBERS)), random.normal(size=(6, WORDS)), [12, 80, 40, 9, 60, 300]


def sigmoid(value: float) -> float:
    return 1 / (1 + math.exp(-value))


def gelu(value: float) -> float:
    return 0.5 * value * (1 + math.tanh(math.sqrt(2 / math.pi) * (value + 0.044715 * value**3)))


def linear(weights: dict[str, np.ndarray], name: str, net: int, values: list[float]) -> list[float]:
    matrix, bias = weights[f"{name}.weight"][net], weights[f"{name}.bias"][net]
    return [bias[out] + sum(value * matrix[at, out] for at, value in enumerate(values)) for out in range(len(bias))]


def states(weights: dict[str, np.ndarray], net: int, seen: list[list[float]]) -> list[list[float]]:
    """Run gated recurrent units as PyTorch's documentation of nn.GRU writes them down, number by number."""
    state, out = [0.0] * HIDDEN, []
    for values in seen:
        given, own = linear(weights, "given", net, values), linear(weights, "state", net, state)
        reset = [sigmoid(given[at] + own[at]) for at in range(HIDDEN)]
        keep = [sigmoid(given[HIDDEN + at] + own[HIDDEN + at]) for at in range(HIDDEN)]
        new = [math.tanh(given[2 * HIDDEN + at] + reset[at] * own[2 * HIDDEN + at]) for at in range(HIDDEN)]
        state = [(1 - keep[at]) * new[at] + keep[at] * state[at] for at in range(HIDDEN)]
        out.append(state)
    return out


def test_the_nets_compute_what_their_definition_says(weights: dict[str, np.ndarray], article: tuple) -> None:
    numbers, words, lengths = article
    heard = hear(weights, numbers, words, lengths)
    for net in range(NETS):
        seen = [
            [gelu(value) for value in (*linear(weights, "numbers", net, row), *linear(weights, "words", net, word))]
            for row, word in zip(numbers.tolist(), words.tolist(), strict=True)
        ]
        forward, backward = states(weights, net, seen), states(weights, NETS + net, seen[::-1])[::-1]
        for index, parts in enumerate(zip(forward, backward, seen, strict=True)):
            said = linear(weights, "say", net, [value for part in parts for value in part])
            assert heard.odds[net, index] == pytest.approx(said, abs=1e-5)


def test_a_segment_is_set_against_itself_and_the_author(weights: dict[str, np.ndarray], article: tuple) -> None:
    heard = hear(weights, *article)
    start, index, lengths = 1, 4, article[2]
    expected = []
    for net in range(NETS):
        weight = [math.sqrt(min(length, 200) + 1) / 10 for length in lengths]
        contrast = heard.contrast[net]
        quoted = [sigmoid(odds) for odds in heard.odds[net, :, QUOTED]]
        inside = range(start, index)
        outside = [at for at in range(len(lengths)) if at < start or at > index]
        segment = sum(weight[at] * contrast[at] for at in inside) / (sum(weight[at] for at in inside) + 0.05)
        theirs = {at: weight[at] * (1 - quoted[at]) for at in outside}
        author = sum(theirs[at] * contrast[at] for at in outside) / (sum(theirs.values()) + 0.05)
        own = contrast[index]
        parts = [
            *(own - segment),
            *abs(own - segment),
            *(own - author),
            *(abs(own - author) - abs(own - segment)),
            *abs(segment - author),
            *heard.after[net, index],
            *heard.first[net, start],
            *heard.before[net, start - 1],
            math.log(index - start),
            0.0,
            heard.odds[net, index, GOES_ON],
        ]
        hidden = [gelu(value) for value in linear(weights, "step", net, parts)]
        expected.append(linear(weights, "end", net, hidden)[0] + heard.odds[net, index, GOES_ON])
    assert heard.goes_on(np.array([start]), np.array([index]))[0] == pytest.approx(sum(expected) / NETS, abs=1e-5)


def test_asked_together_or_one_by_one_the_answer_is_the_same(weights: dict[str, np.ndarray], article: tuple) -> None:
    heard = hear(weights, *article)
    starts, indices = np.array([0, 0, 0, 2, 2]), np.array([1, 2, 5, 3, 4])
    each = [heard.goes_on(starts[[at]], indices[[at]])[0] for at in range(5)]
    assert heard.goes_on(starts, indices).tolist() == pytest.approx(each)


def test_what_comes_last_is_heard_at_the_first_paragraph(weights: dict[str, np.ndarray], article: tuple) -> None:
    numbers, words, lengths = article
    other = numbers.copy()
    other[-1] += 1
    assert hear(weights, numbers, words, lengths).starts[0] != hear(weights, other, words, lengths).starts[0]


def test_one_paragraph_is_an_article_too(weights: dict[str, np.ndarray], article: tuple) -> None:
    numbers, words, lengths = article
    assert hear(weights, numbers[:1], words[:1], lengths[:1]).odds.shape == (NETS, 1, STARTS + 3)


def test_matrices_come_out_of_bytes() -> None:
    stored = {
        "say.weight": np.array([[[1, -127]]], np.int8),
        "say.weight/unit": np.array([[[0.5, 2.0]]], np.float32),
        "say.bias": np.ones((1, 2)),
    }
    assert {name: values.tolist() for name, values in unpacked(stored).items()} == {
        "say.weight": [[[0.5, -254.0]]],
        "say.bias": [[1.0, 1.0]],
    }


def test_codes_become_flags_and_numbers_deviations() -> None:
    one, two = np.array([1.0]), np.array([2.0])
    scale = Scale(np.array([0]), one, two, one, two, np.array([1, 1]), np.array([4, 9]))
    rows = np.array([[3, 4], [-1000, 9], [1, 5]], np.int32)
    assert encode(scale, rows).tolist() == [
        pytest.approx([(math.log(4) - 1) / 2, 1.0, 1.0, 0.0], abs=1e-6),
        pytest.approx([(-math.log(1001) - 1) / 2, -4.0, 0.0, 1.0], abs=1e-6),
        pytest.approx([(math.log(2) - 1) / 2, 0.0, 0.0, 0.0], abs=1e-6),
    ]


def test_words_without_a_vector_count_nothing() -> None:
    beside, topic = np.array([[2, 0], [0, 4]], np.int8), np.array([[1, 1], [3, 3]], np.int8)
    vectors = Vectors({"ferry": 0, "lamp": 1}, beside, topic, np.ones(6, np.float32))
    found = word_rows(vectors, [read("Ferry, lamp and quay"), read("Quay")])
    root = math.sqrt(3)
    assert found.tolist() == [pytest.approx([2 / root, 4 / root, 4 / root, 4 / root, 2 / root, 2 / root], abs=1e-6), [0.0] * 6]


def test_the_weights_shipped_fit_together_and_are_small() -> None:
    model = models.load_model()
    assert max(*model.scale.numeric, *model.scale.coded) < len(models.COLUMNS)
    assert len(model.vectors.beside) == len(model.vectors.topic) == len(model.vectors.places)
    assert model.nets["numbers.weight"].shape[1] == 2 * len(model.scale.numeric) + len(model.scale.coded)
    assert model.nets["words.weight"].shape[1] == len(model.vectors.deviation)
    assert model.starts.column.max() < len(models.START_COLUMNS)
    assert model.steps.column.max() < len(STEPS)
    assert sum(path.stat().st_size for path in DATA.glob("excerpts.*")) <= MOST_BYTES
