"""The command, run as a person runs it."""

from __future__ import annotations

import json
import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest

from conftest import ROOT

FERRY = "content/ferry-line.txt"


def offprint(*arguments: str, data: bytes | None = None, **options: object) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "offprint", *arguments],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": "plugins"},
        input=data,
        capture_output=True,
        check=False,
        timeout=60,
        **options,  # type: ignore[call-overload]
    )


def test_convert_writes_markdown() -> None:
    run = offprint("convert", FERRY)
    assert run.returncode == 0
    assert run.stdout.startswith(b"---\ntitle: Marrow Island Council Weighs a Night Ferry")
    assert b"\n> Ms. Brandt was handed a report" in run.stdout
    assert run.stderr == b""


def test_convert_writes_one_record_a_line_and_errors_among_them(tmp_path: Path) -> None:
    (tmp_path / "b.txt").write_text("A Title\n\nA text that is a sentence.")
    (tmp_path / "a.txt").write_bytes(b"")
    (tmp_path / "c.html").write_text("<p>Words.</p>")
    (tmp_path / "notes.md").write_text("finished")
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "d.txt").write_text("Another text.")
    run = offprint("convert", "--to", "json", str(tmp_path))
    records = [json.loads(line) for line in run.stdout.splitlines()]
    assert [Path(record["path"]).name for record in records] == ["a.txt", "b.txt", "c.html", "d.txt"]
    assert records[0]["error"] == {"kind": "input", "message": "the file is empty", "line": 1, "offset": None}
    assert run.returncode == 1
    assert run.stderr.decode().strip() == f"{tmp_path / 'a.txt'}:1: the file is empty"


def test_the_record_keeps_its_contract() -> None:
    record = json.loads(offprint("convert", "--to", "json", FERRY).stdout)
    assert {"path", "sha256", "encoding", "language", "title", "byline", "published", "publisher", "url", "access"} <= set(
        record
    )
    assert record["credits"] == [
        {"text": "Northport Herald Photo/Ines Calloway", "agency": "Northport Herald", "person": "Ines Calloway"}
    ]
    assert record["basis"]["publisher"] == "inferred: line 31"
    assert record["metadata_lines"] == [[1, 1, "access"], [3, 3, "title"], [5, 5, "credits"]]
    (excerpt, *_) = [block for block in record["blocks"] if block["label"] == "excerpt"]
    assert excerpt == {
        "label": "excerpt",
        "text": excerpt["text"],
        "lines": [17, 17],
        "confidence": excerpt["confidence"],
        "reason": "follows “The Northport Herald:”; gives Brandt a title of courtesy, which the article does not; "
        "curly apostrophes where the article has straight apostrophes",
        "source": "Northport Herald",
        "marked": True,
    }
    assert 0.66 <= excerpt["confidence"] <= 1
    assert [list(dropped) for dropped in record["dropped"]] == [["label", "text", "lines", "confidence", "reason"]] * 4


def test_convert_writes_files_below_a_folder(tmp_path: Path) -> None:
    (tmp_path / "in" / "sub").mkdir(parents=True)
    (tmp_path / "in" / "a.txt").write_text("A Title\n\nA text that is a sentence.")
    (tmp_path / "in" / "a.html").write_text("<p>Words.</p>")
    (tmp_path / "in" / "sub" / "b.txt").write_text("Another text.")
    run = offprint("convert", str(tmp_path / "in"), "-o", str(tmp_path / "out"))
    assert run.returncode == 0
    written = sorted(path.relative_to(tmp_path / "out").as_posix() for path in (tmp_path / "out").rglob("*.md"))
    assert written == ["a.html.md", "a.txt.md", "sub/b.txt.md"]


@pytest.mark.parametrize(
    ("data", "form", "expected"),
    [
        (b"A Title\n\nA text that is a sentence.", [], b"title: A Title"),
        (b"<!DOCTYPE html><h1>A Page</h1><p>Words of it.</p>", [], b"title: A Page"),
        (b"<h1>A Page</h1><p>Words of it.</p>", ["--from", "html"], b"title: A Page"),
    ],
)
def test_convert_reads_standard_input(data: bytes, form: list[str], expected: bytes) -> None:
    assert expected in offprint("convert", "-", *form, data=data).stdout


def test_mark_from_decides_what_is_a_blockquote() -> None:
    assert b"\n> " not in offprint("convert", FERRY, "--mark-from", "0.99").stdout


@pytest.mark.parametrize(
    ("arguments", "status", "message"),
    [
        ((), 2, b"COMMAND"),
        (("convert",), 2, b"FILE"),
        (("convert", "--mark-from", "2", FERRY), 2, b"2 is not between 0 and 1"),
        (("convert", "no-such-file.txt"), 1, b"no-such-file.txt: there is no such file"),
        (("convert", "README.md"), 1, b"files of type .md are not read"),
    ],
)
def test_wrong_calls_say_what_is_wrong(arguments: tuple[str, ...], status: int, message: bytes) -> None:
    run = offprint(*arguments)
    assert run.returncode == status
    assert message in run.stderr
    assert b"Traceback" not in run.stderr


def test_help_names_the_commands_and_the_exit_status() -> None:
    text = offprint("--help").stdout
    assert all(word in text for word in (b"convert", b"explain", b"check", b"exit status"))


def test_explain_pipes_one_row_a_block() -> None:
    run = offprint("explain", FERRY)
    rows = [line.split("\t") for line in run.stdout.decode().splitlines()]
    assert all(len(row) == 5 for row in rows)
    assert rows[0][:3] == ["1", "access", "0.93"]
    assert ["29", "recommended", "0.93", "heads a list of other pieces", "Recommended"] in rows
    assert b"\x1b" not in run.stdout


def test_explain_is_in_colour_on_a_terminal() -> None:
    parent, child = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-m", "offprint", "explain", FERRY],
        cwd=ROOT,
        env={
            **{key: value for key, value in os.environ.items() if key != "NO_COLOR"},
            "PYTHONPATH": "plugins",
            "TERM": "xterm",
        },
        stdout=child,
        stderr=child,
    )
    os.close(child)
    shown = b""
    while True:
        try:
            read = os.read(parent, 4096)
        except OSError:
            break
        if not read:
            break
        shown += read
    os.close(parent)
    assert process.wait(timeout=30) == 0
    assert b"\x1b[35m" in shown
    assert b"Advertisement" in shown


def test_a_closed_pipe_is_no_error() -> None:
    run = subprocess.run(
        f"{sys.executable} -m offprint explain {FERRY} {FERRY} {FERRY} | head -n 1",
        shell=True,
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": "plugins"},
        capture_output=True,
        check=False,
    )
    assert run.stderr == b""


def test_check_lists_doubts_and_fails_only_on_failures(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes("A Café\n\nIt’s “open”.".encode("cp1252"))
    run = offprint("check", str(tmp_path))
    assert run.returncode == 0
    assert run.stdout.decode().startswith(f"{tmp_path / 'a.txt'}:1: decoded as cp1252")
    (tmp_path / "b.txt").write_bytes(b"\x00\x01\x02\x03" * 50)
    run = offprint("check", str(tmp_path))
    assert run.returncode == 1
    assert b"[failed]" in run.stdout
    assert run.stderr.decode().strip() == "2 files: 1 failed, 1 to look at"


def test_a_fifo_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.txt")
    run = offprint("convert", str(tmp_path / "a.txt"))
    assert (run.returncode, b"no regular file" in run.stderr) == (1, True)


def test_convert_reads_what_stands_beside_a_file(tmp_path: Path) -> None:
    folder = tmp_path / "Strait Weekly"
    folder.mkdir()
    (folder / "quay.txt").write_text(
        "A Night on the Quay\n\nThe old ship lay at the quay that night, and nobody knew whose it was.\n"
    )
    (record,) = map(json.loads, offprint("convert", "--to", "json", str(tmp_path)).stdout.splitlines())
    assert (record["publisher"], record["url"]) == ("Strait Weekly", None)
    (folder / "quay.toml").write_text('publisher = "Northport Herald"\nurl = "https://strait.example/quay"\n')
    (record,) = map(json.loads, offprint("convert", "--to", "json", str(tmp_path)).stdout.splitlines())
    assert (record["publisher"], record["url"]) == ("Northport Herald", "https://strait.example/quay")
    (folder / "quay.toml").write_text('publisher = "Northport Herald"\nrul = "x"\n')
    run = offprint("convert", "--to", "json", str(tmp_path))
    assert run.returncode == 1
    assert "quay.toml:2: “rul” is not known" in run.stderr.decode()
