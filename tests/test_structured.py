"""The structured data of every kind of page keeps to the vocabulary and says only what is known."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

from conftest import CI, NEEDS_TOOLS, TOOLS
from offprint.convert import convert
from offprint.record import record
from offprint.site.structured import json_ld
from site_checks import article_pages, pages, parse

# The properties that schema.org defines for these types, of those that a page of ours may use (https://schema.org/docs/full.html).
VOCABULARY = {
    "Article": {
        *("headline", "alternativeHeadline", "inLanguage", "articleSection", "creditText", "isAccessibleForFree", "license"),
        *("isBasedOn", "hasPart", "url", "author", "publisher", "datePublished", "dateModified"),
    },
    "WebSite": {"name", "description", "inLanguage"},
    "Quotation": {"text", "creditText"},
    "Organization": {"name"},
    "Person": {"name"},
}
KINDS = {
    "isBasedOn": {"Article"},
    "hasPart": {"Quotation"},
    "author": {"Person"},
    "publisher": {"Organization"},
}


def check(node: Any, place: str = "page") -> None:
    """Fail on a type or property that is none, on a value of the wrong kind, and on one that says nothing."""
    own = dict(node)
    own.pop("@context", None)
    kind = own.pop("@type")
    assert set(own) <= VOCABULARY[kind], f"{place}: {set(own) - VOCABULARY[kind]} of {kind}"
    for name, value in own.items():
        assert value not in (None, "", [], {}), f"{place}.{name} says nothing"
        for one in value if isinstance(value, list) else [value]:
            assert isinstance(one, dict) is (name in KINDS), f"{place}.{name}"
            if isinstance(one, dict):
                assert one["@type"] in KINDS[name]
                check(one, f"{place}.{name}")


@pytest.mark.skipif(shutil.which("node") is None and not CI, reason="needs Node (Debian package nodejs)")
@NEEDS_TOOLS
@pytest.mark.parametrize("is_mended", [True, False])
def test_the_whole_vocabulary_knows_our_data(example_site: Path, tmp_path: Path, *, is_mended: bool) -> None:
    scripts = [script.text for page in pages(example_site) for script in parse(page).xpath("//script[not(@src)]")]
    assert len(scripts) >= 6
    if not is_mended:
        scripts[0] = scripts[0].replace('"headline"', '"hedline"', 1)
    # schema-dts has all types and properties of schema.org; the compiler refuses an unknown one of either.
    lines = [f"export const page{number}: WithContext<Thing> = {text};" for number, text in enumerate(scripts)]
    (tmp_path / "pages.ts").write_text('import type { Thing, WithContext } from "schema-dts";\n' + "\n".join(lines))
    (tmp_path / "node_modules").symlink_to(TOOLS, target_is_directory=True)
    compiler = TOOLS / "typescript" / "lib" / "tsc.js"
    options = ["--noEmit", "--strict", "--skipLibCheck", "--module", "nodenext"]
    run = subprocess.run(["node", compiler, *options, "pages.ts"], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert (run.returncode == 0) is is_mended, run.stdout


def test_the_structured_data_of_every_page_keeps_to_the_vocabulary(example_site: Path) -> None:
    found = 0
    for page in pages(example_site):
        for script in parse(page).xpath("//script[@type='application/ld+json']"):
            node = json.loads(script.text)
            assert node["@context"] == "https://schema.org"
            check(node)
            found += 1
    assert found >= 6


def test_an_article_is_based_on_its_original_and_quotes_others(example_site: Path) -> None:
    root = article_pages(example_site)["Marrow Island Council Weighs a Night Ferry After Years of Saying No"]
    node = json.loads(root.xpath("string(//script)"))
    assert node["isBasedOn"]["publisher"] == {"@type": "Organization", "name": "Strait Weekly"}
    assert node["isAccessibleForFree"] is False
    assert "Ines Calloway" in node["creditText"]
    (quotation,) = node["hasPart"]
    assert quotation["creditText"] == "Northport Herald"
    assert "publisher" not in node
    assert "author" not in node
    assert root.xpath("//meta[@name='dcterms.publisher']/@content") == ["Strait Weekly"]
    link = root.xpath("//figure[contains(@class, 'h-cite')]/figcaption/a/@href")
    assert [parse(example_site / one).xpath("string(//h1)") for one in link] == ["Quoting Northport Herald"]


def test_nothing_in_the_data_can_end_its_script() -> None:
    made = record(
        convert(b"</script><script>alert(1)</script> & more\n\nA line of text that is long enough to be the text.\n", ".txt"),
        "a.txt",
    )
    written = json_ld(made, None)
    assert "<" not in written
    assert json.loads(written)["@type"] == "Article"


def test_the_ledger_page_accounts_for_every_line(example_site: Path) -> None:
    (page,) = example_site.glob("marrow-island*/ledger/index.html")
    rows = [[" ".join(cell.text_content().split()) for cell in row] for row in parse(page).xpath("//tbody/tr")]
    ledger = json.loads(next(example_site.glob("marrow-island*.json")).read_text())
    assert len(rows) == len(ledger["blocks"]) + len(ledger["dropped"]) + len(ledger["moved"])
    assert rows[0][2].startswith("moved to ")
    assert any(row[2].startswith("kept as excerpt of Northport Herald: ") for row in rows)
    assert any(row[1] == "Recommended" and row[2].startswith("left out as recommended: ") for row in rows)
