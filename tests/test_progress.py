from __future__ import annotations

import io

import pytest
from rich.console import Console

from offprint import progress


def shown(monkeypatch: pytest.MonkeyPatch, *, terminal: bool, patience: float) -> str:
    out = io.StringIO()
    monkeypatch.setattr(progress, "console", Console(file=out, force_terminal=terminal, width=80))
    monkeypatch.setattr(progress, "PATIENCE", patience)
    bar = progress.BuildProgress()
    for _ in range(3):
        bar.advance("Reading articles", 3)
    bar.advance("Writing pages", 9)
    bar.stop()
    return out.getvalue()


def test_a_build_that_takes_its_time_shows_a_bar_on_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    text = shown(monkeypatch, terminal=True, patience=0)
    assert "Reading articles" in text
    assert "Writing pages" in text


@pytest.mark.parametrize(("terminal", "patience"), [(False, 0), (True, 60)])
def test_a_quick_build_and_a_pipe_show_none(monkeypatch: pytest.MonkeyPatch, *, terminal: bool, patience: float) -> None:
    assert shown(monkeypatch, terminal=terminal, patience=patience) == ""
