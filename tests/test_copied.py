"""Pages of newspapers, newsletters and blogs as they are copied: what is the article's stays, the rest goes."""

from __future__ import annotations

import sys

import pytest

from conftest import ROOT

sys.path.insert(0, str(ROOT / "benchmarks"))

import copied

FILES = [pytest.param(lines, id=f"{name} {layout}") for name, layout, lines in copied.files()]


@pytest.mark.parametrize("lines", FILES)
def test_every_line_becomes_what_it_is_to(lines: list[copied.Line]) -> None:
    assert [line.text for line in lines if not line.is_right and not line.is_known] == []


def test_what_is_known_to_come_out_otherwise_does_in_a_layout() -> None:
    known: dict[str, bool] = {}
    for name, _layout, lines in copied.files():
        for line in lines:
            if line.is_known:
                key = f"{name}: {line.text}"
                known[key] = known.get(key, True) and line.is_right
    assert [key for key, is_right in known.items() if is_right] == []
