"""The corpus of attack vectors in ../shared/security: nothing of it stays active on any page."""

from __future__ import annotations

import json
import re
from pathlib import Path

import html5lib
import lxml.etree
import pytest

from conftest import SHARED, run_pelican
from site_checks import SEARCH_PAGE

pytestmark = [pytest.mark.bench, pytest.mark.slow]
ACTIVE = {"script", "iframe", "object", "embed", "base", "form", "frame", "frameset", "style", "svg", "math", "applet"}
CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff]")
SCHEME = re.compile(r"\s*(?:javascript|data|vbscript)\s*:", re.IGNORECASE)
BODY = "\n\nA text of one sentence that is long enough to be read as the running text of an article by anybody."


def write_vectors(folder: Path, payloads: list[str]) -> None:
    """Put each vector where a scraper leaves it: in a text, in its first line, in a page, in front matter and Markdown."""
    for number, payload in enumerate(payloads):
        forms = {
            "body.txt": f"Vector {number}\n\nWords that stand before it: {payload}{BODY}",
            "first.txt": f"{payload}{BODY}",
            "page.html": f"<title>{payload}</title><h1>Vector {number}</h1><p>Before it.</p><div>{payload}</div><p>{BODY}</p>",
            "md.md": "\n".join(
                ["---", *(f"{key}: {json.dumps(payload)}" for key in ("title", "author", "source")), "---", payload]
            ),
        }
        name, text = list(forms.items())[number % len(forms)]
        (folder / f"{number:04}-{name}").write_bytes(text.encode("utf-8", "replace"))


def _is_data(element: lxml.etree._Element) -> bool:
    """Tell whether a script element holds JSON that no browser runs; a "<" in it could end it early."""
    text = element.text or ""
    return element.get("type") == "application/ld+json" and "<" not in text and isinstance(json.loads(text), dict)


def active_markup(page: Path) -> list[str]:
    """Name what could act on the page, as a browser's parser sees it."""
    found = []
    for element in html5lib.parse(page.read_text(encoding="utf-8"), namespaceHTMLElements=False).iter():
        tag = str(element.tag).rpartition("}")[2]
        found += [tag] if tag in ACTIVE and not _is_data(element) else []
        found += [name for name in element.attrib if str(name).lower().startswith("on") or name in ("style", "srcdoc")]
        found += [value for name, value in element.attrib.items() if name in ("href", "src", "cite") and SCHEME.match(value)]
        if tag == "meta" and element.get("http-equiv", "").lower() not in ("", "content-security-policy"):
            found.append("meta http-equiv")
    return found


def test_no_vector_stays_active(tmp_path: Path) -> None:
    rows = [json.loads(line) for line in (SHARED / "security" / "xss_vectors.jsonl").read_text().splitlines()]
    payloads = [row["payload"] for row in rows if not row["payload"].startswith("python-expr:")]
    assert len(payloads) > 1_000
    (tmp_path / "content").mkdir()
    write_vectors(tmp_path / "content", payloads)
    before = {path for path in tmp_path.rglob("*") if "content" in path.parts}
    run = run_pelican(tmp_path / "content", tmp_path / "output", "--fatal", "errors")
    assert run.returncode in (0, 1), run.stdout
    assert "Traceback" not in run.stdout
    written = [path for path in tmp_path.rglob("*") if path.is_file() and path not in before]
    assert all(path.is_relative_to(tmp_path / "output") for path in written)
    articles = list((tmp_path / "output").glob("*.md"))
    failed = run.stdout.count(" the page ") + run.stdout.count("front matter")
    absent = sum(map(int, re.findall(r"^(\d+) files? without an article", run.stdout, re.MULTILINE)))
    assert len(articles) + failed + absent >= len(payloads)
    assert absent < 10
    for page in (tmp_path / "output").rglob("*.html"):
        assert active_markup(page) == [] or (page.name == SEARCH_PAGE and "alert" not in page.read_text()), page
        assert not CONTROL.search(page.read_text(encoding="utf-8")), page
