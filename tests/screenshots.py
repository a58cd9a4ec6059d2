"""Take the pictures of docs/screenshots: `make screenshots`. The articles are those of content/, as a preview shows them."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT / "tests"), str(ROOT / "plugins"), str(ROOT)]

from playwright.sync_api import sync_playwright  # noqa: E402

from conftest import CHROMIUM, FLAGS, run_pelican  # noqa: E402
from site_checks import served  # noqa: E402

PICTURES: Final = ROOT / "docs" / "screenshots"
KINDS: Final = {
    "desktop": {"viewport": {"width": 1280, "height": 860}},
    "phone": {"viewport": {"width": 390, "height": 844}},
    "dark": {"viewport": {"width": 1280, "height": 860}, "color_scheme": "dark"},
    "print": {"viewport": {"width": 794, "height": 1123}},
}


def main() -> None:
    """Build, serve, take a picture of each page in each kind."""
    PICTURES.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        output = Path(folder)
        run = run_pelican(ROOT / "content", output, settings="previewconf.py")
        if run.returncode:
            sys.exit(run.stdout)
        article = next(output.glob("marrow-island*.html")).stem
        pages = {
            "article": f"{article}.html",
            "index": "index.html",
            "sources": "sources.html",
            "review": f"{article}/review/index.html",
        }
        with served(output) as address, sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
            for kind, options in KINDS.items():
                page = browser.new_page(**options)
                page.emulate_media(media="print" if kind == "print" else "screen")
                for name, path in pages.items():
                    page.goto(f"{address}/{path}")
                    page.screenshot(path=PICTURES / f"{name}-{kind}.png")
                page.close()
            browser.close()


if __name__ == "__main__":
    main()
