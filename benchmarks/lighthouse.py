"""Score the published site with Lighthouse: `make check-site`, or `python benchmarks/lighthouse.py`.

Builds content/ as it is published, serves it as GitHub Pages does (compressed, ten minutes in caches), and loads an article,
the index, the archive and the page for what is not found three times each. Prints the medians; exits with status 1 when
one is below 100. Articles are let into search engines for this: Lighthouse takes off points for the `noindex` that
republished texts bear otherwise. Needs Chromium, npm, and what `npm --prefix tests/tools ci` installs.
"""

from __future__ import annotations

import gzip
import json
import os
import shutil
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from statistics import median
from typing import Final

ROOT: Final = Path(__file__).resolve().parent.parent
TOOL: Final = ROOT / "tests" / "tools" / "node_modules" / "lighthouse" / "cli" / "index.js"
RUNS: Final = 3
BEST: Final = 100
FLAGS: Final = (
    "--headless=new --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync"
)
SETTINGS: Final = "from publishconf import *\nOFFPRINT = {**OFFPRINT, 'INDEX_FULL_TEXT': True}\n"


class Pages(SimpleHTTPRequestHandler):
    """What GitHub Pages answers."""

    protocol_version = "HTTP/1.1"

    def log_message(self, *arguments: object) -> None:
        """Say nothing."""

    def do_GET(self) -> None:  # the name that the base class calls
        """Send a file compressed."""
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        body = gzip.compress(path.read_bytes()) if path.is_file() else b""
        self.send_response(200 if body else 404)
        self.send_header("Content-Type", f"{self.guess_type(str(path))}; charset=utf-8")
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Cache-Control", "max-age=600")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """Serve a folder that is yet to be filled."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Pages, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()


def scores(address: str, folder: Path) -> dict[str, float]:
    """Return the four scores of one load, 0 to 100."""
    chrome = shutil.which("chromium") or shutil.which("google-chrome") or "chromium"
    flags = f"--chrome-flags={FLAGS} --user-data-dir={tempfile.mkdtemp(dir=folder)}"
    out = folder / "report.json"
    command = ["node", str(TOOL), address, "--quiet", "--output=json", f"--output-path={out}", flags]
    subprocess.run(command, env={**os.environ, "CHROME_PATH": chrome}, check=True, capture_output=True)
    report = json.loads(out.read_text())
    return {name: 100 * category["score"] for name, category in report["categories"].items()}


def main() -> int:
    """Build, serve, load, print."""
    if not TOOL.is_file():
        sys.exit("lighthouse: run npm --prefix tests/tools ci first")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        output = folder / "site"
        (folder / "conf.py").write_text(f"import sys\nsys.path.insert(0, {str(ROOT)!r})\n{SETTINGS}")
        with served(output) as address:
            command = [sys.executable, "-m", "pelican", str(ROOT / "content"), "-o", str(output), "-s", str(folder / "conf.py")]
            subprocess.run(command, check=True, cwd=ROOT, env={**os.environ, "SITEURL": address}, capture_output=True)
            article = next(output.glob("two-papers*.html")).name
            worst = BEST
            for page in (article, "index.html", "archives.html", "404.html"):
                runs = [scores(f"{address}/{page}", folder) for _run in range(RUNS)]
                medians = {name: median(run[name] for run in runs) for name in runs[0]}
                worst = min(worst, *medians.values())
                print(f"{page}: {json.dumps(medians)}")
    return int(worst < BEST)


if __name__ == "__main__":
    sys.exit(main())
