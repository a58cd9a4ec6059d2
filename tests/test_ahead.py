"""What is made ahead in other processes is what would be made in one, whatever becomes of them: articles, sites, errors."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from conftest import ROOT, run_pelican
from offprint.ahead import FEWEST, Ahead
from offprint.errors import InputError
from site_checks import tree

JOBS = range(3 * FEWEST)
ON_LINUX = pytest.mark.skipif(sys.platform != "linux", reason="elsewhere all is made in one process")


def squared(job: int) -> tuple[int, int]:
    """Return the square, and who made it."""
    if job % 7 == 3:
        raise InputError("no number to square", line=job)
    return job * job, os.getpid()


def told(ahead: Ahead[int, tuple[int, int]], job: int) -> int | str:
    try:
        return ahead.fetch(job)[0]
    except InputError as error:
        return error.at(str(job))


def maker(ahead: Ahead[int, tuple[int, int]], job: int) -> int | None:
    try:
        return ahead.fetch(job)[1]
    except InputError:
        return None


@ON_LINUX
def test_results_and_errors_are_those_of_one_process() -> None:
    one, several = Ahead(squared, 1), Ahead(squared, 3)
    for ahead in (one, several):
        ahead.expect(JOBS)
    assert [told(several, job) for job in JOBS] == [told(one, job) for job in JOBS]
    assert told(several, 10) == "10:10: no number to square"


@ON_LINUX
def test_others_make_what_is_expected_and_this_one_what_is_not() -> None:
    ahead = Ahead(squared, 2)
    ahead.expect(JOBS)
    makers = [maker(ahead, job) for job in JOBS]
    assert makers[0] == os.getpid()  # it loads what the others then share
    assert os.getpid() not in makers[1:]
    assert len({*makers[1:]} - {None}) <= 2
    assert ahead.fetch(1000) == (1_000_000, os.getpid())


@ON_LINUX
def test_what_is_never_fetched_stands_in_nobodys_way() -> None:
    ahead = Ahead(squared, 2)
    ahead.expect(range(400))
    makers = [maker(ahead, job) for job in range(400) if job % 4]
    assert makers.count(os.getpid()) < 100


@ON_LINUX
def test_any_order_will_do_and_not_all_need_be_fetched() -> None:
    ahead = Ahead(squared, 2)
    ahead.expect(JOBS)
    for job in reversed(JOBS[FEWEST:]):
        told(ahead, job)
    ahead.stop()
    assert ahead.fetch(2) == (4, os.getpid())


def test_few_are_made_here() -> None:
    ahead = Ahead(squared, 3)
    ahead.expect(range(FEWEST))
    assert {ahead.fetch(job)[1] for job in range(FEWEST) if job % 7 != 3} == {os.getpid()}


def killed_or_squared(job: int) -> tuple[int, int]:
    """Die in any process but the first."""
    if os.getpid() != FIRST:
        os.kill(os.getpid(), signal.SIGKILL)
    return job * job, os.getpid()


FIRST = os.getpid()


@ON_LINUX
def test_what_a_killed_process_should_have_made_is_made_here() -> None:
    ahead = Ahead(killed_or_squared, 2)
    ahead.expect(JOBS)
    assert [ahead.fetch(job) for job in JOBS] == [(job * job, FIRST) for job in JOBS]


@ON_LINUX
def test_a_killed_process_is_no_matter_to_what_it_had_not_to_make() -> None:
    ahead = Ahead(killed_or_squared, 2)
    ahead.expect(range(1, 200))
    ahead.fetch(0)
    time.sleep(0.5)  # by now the processes are known to be gone
    assert [ahead.fetch(job) for job in (1000, 1001, 3, 150)] == [(job * job, FIRST) for job in (1000, 1001, 3, 150)]


ABANDONED = """
import os, signal, time
from offprint.ahead import Ahead
signal.signal(signal.SIGINT, signal.default_int_handler)  # a shell's background job inherits that it is ignored
ahead = Ahead(lambda job: (time.sleep(job and 0.05), os.getpid())[1], 2)
ahead.expect(range(60))
ahead.fetch(0)
print(ahead.fetch(1), ahead.fetch(2), ahead.fetch(3), ahead.fetch(4), flush=True)
time.sleep(60)
"""


@ON_LINUX
@pytest.mark.parametrize("sent", [signal.SIGKILL, signal.SIGTERM, signal.SIGINT])
def test_processes_end_with_the_first(sent: signal.Signals) -> None:
    first = subprocess.Popen(
        [sys.executable, "-c", ABANDONED], cwd=ROOT / "plugins", stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    assert first.stdout is not None
    others = {Path("/proc", maker) for maker in first.stdout.readline().split()}
    assert others
    first.send_signal(sent)
    first.communicate(timeout=10)
    for _ in range(100):
        if not any(map(is_alive, others)):
            return
        time.sleep(0.1)
    pytest.fail(f"still there: {others}")


def is_alive(process: Path) -> bool:
    try:
        return (process / "stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


@ON_LINUX
def test_a_site_is_the_same_in_any_number_of_processes(tmp_path: Path) -> None:
    content, conf = tmp_path / "content", tmp_path / "conf.py"
    for number in range(5):
        shutil.copytree(ROOT / "content", content / str(number))
    (content / "bad.html").write_bytes(b"\0" * 50)
    (content / "2" / "ferry-line.toml").write_text("publisher = 7\n")
    seen = []
    for processes in (1, 3):
        conf.write_text(
            f"import sys\nsys.path.insert(0, {str(ROOT)!r})\nfrom previewconf import *\n"
            f"OFFPRINT = {{**OFFPRINT, 'PROCESSES': {processes}}}\n"
            f"THEME = {str(ROOT / 'theme')!r}\nPLUGIN_PATHS = [{str(ROOT / 'plugins')!r}]\n"
        )
        output = tmp_path / str(processes)
        run = run_pelican(content, output, settings=str(conf))
        seen.append((run.returncode, run.stdout.partition("Done:")[0], tree(output)))
    assert seen[0][0] == 1
    assert "ferry-line.toml:1" in seen[0][1]
    assert seen[0] == seen[1]
