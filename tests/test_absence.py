"""Pages that hold no article are recognised; short notes are articles."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from conftest import run_pelican
from offprint.cli import main
from offprint.convert import convert

MENU = [
    f"{one} {two}" for one in ("Harbour", "Council", "Weather", "Boats", "Night") for two in ("News", "Reports", "Pictures")
]
SHELL = (
    b"<!doctype html><title>Strait Weekly</title><body><div id=root></div>"
    b"<noscript>You need to enable JavaScript to run this app.</noscript><script src=app.js></script>"
)
LISTING = "".join(f'<li><a href="/{number}">{name}</a></li>' for number, name in enumerate(MENU))
PAGES = {
    "error.html": (
        b"<title>404 Not Found | Strait Weekly</title><nav><a href=/>Home</a></nav><h1>Page not found</h1>"
        b"<p>The page you were looking for may have moved. Try the search.</p><footer>\xc2\xa9 2025 Strait Weekly</footer>",
        "an error page",
    ),
    "server.html": (
        b"<html><head><title>503</title></head><body><h1>503 Service Unavailable</h1></body></html>",
        "an error page",
    ),
    "guard.txt": (b"strait-weekly.example\n\nVerifying you are human. This may take a few seconds.\n", "a check for robots"),
    "shell.html": (SHELL, "an empty shell"),
    "consent.txt": (
        b"Strait Weekly\n\nWe value your privacy\n\nAccept all\n\nReject all\n\nManage settings\n",
        "a consent wall",
    ),
    "zustimmung.html": (
        b"<title>Zustimmung</title><h2>Mit Werbung weiterlesen</h2><button>Akzeptieren</button><p>Datenschutz</p>",
        "a consent wall",
    ),
    "menu.html": (
        f"<title>Strait Weekly</title><nav><ul>{LISTING}</ul></nav><ul>{LISTING}</ul>".encode(),
        "hardly any running text",
    ),
    "introuvable.txt": (b"Accueil\n\nPage introuvable\n", "an error page"),
}


@pytest.mark.parametrize("name", PAGES)
def test_what_holds_no_article_says_why(name: str) -> None:
    data, reason = PAGES[name]
    article = convert(data, Path(name).suffix)
    assert article.absent
    assert reason in article.absent or "every line was dropped" in article.absent
    assert article.body == ()
    assert article.dropped or article.moved


@pytest.mark.parametrize(
    "text",
    [
        "Low water.",
        "A Note\n\nThe lamps were lit again.",
        "The lamps were lit again on Thursday.\n\nNobody said who had done it.",
        "Page Not Found\n\nThe archivist turned the volume over twice before she believed it: between the minutes of March and "
        "those of May there was nothing but a stub of paper, cut close to the binding. Somebody had taken April out with a "
        "knife, and taken care over it. She wrote to the harbour office the same afternoon, and to the man who had read the "
        "volume before her.",
    ],
)
def test_a_short_text_is_an_article(text: str) -> None:
    article = convert(text.encode(), ".txt")
    assert article.absent is None
    assert article.body or article.moved


def test_the_command_names_the_file_and_writes_none(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    source = tmp_path / "error.html"
    source.write_bytes(PAGES["error.html"][0])
    assert main(["convert", str(source), "-o", str(tmp_path / "out")]) == 0
    assert f"{source}: no article found: an error page: “" in capsys.readouterr().err
    assert not (tmp_path / "out").exists()
    assert main(["convert", "--to", "json", str(source)]) == 0
    record = json.loads(capsys.readouterr().out)
    assert record["no_article"].startswith("an error page")
    assert record["blocks"] == []
    assert main(["check", str(source)]) == 0
    assert "no article found: an error page" in capsys.readouterr().out


def test_the_site_lists_it_and_publishes_the_others(tmp_path: Path) -> None:
    folder = tmp_path / "content"
    folder.mkdir()
    (folder / "error.html").write_bytes(PAGES["error.html"][0])
    (folder / "note.txt").write_text(
        "A Note\n\nThe lamps were lit again on Thursday, and nobody in the harbour said who had done it."
    )
    run = run_pelican(folder, tmp_path / "output", "--fatal", "errors")
    assert run.returncode == 0, run.stdout
    assert "1 article built" in run.stdout
    assert "1 file without an article, not published:" in run.stdout
    assert "error.html: an error page: “" in run.stdout
    (published,) = (tmp_path / "output").glob("*.md")
    assert published.name.startswith("a-note-")
