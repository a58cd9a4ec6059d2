"""What the operator chose is obeyed: no word that is withheld is anywhere in the site."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest

from conftest import run_pelican
from offprint.convert import convert
from offprint.errors import InputError
from offprint.model import Options
from offprint.policy import Kind, Policy, choose, read_policy, read_takedown
from offprint.sidecar import Sidecar, merge, read_sidecar
from site_checks import parse

SITE = {"SITEURL": "https://example.org"}
WORDS = ("quinquereme", "ratline", "spindrift")  # one of each paragraph, and of nothing else
ARTICLE = f"""A Night on the Quay

By Ines Calloway

April 22, 2025

The old {WORDS[0]} lay at the quay that night, and nobody in the harbour office could say who had tied it up there or why.

A boy climbed a {WORDS[1]} to look for a name, and came down again with tar on his hands and nothing to tell.

By morning {WORDS[2]} had covered the stones, and the ship was gone. The harbour office wrote a line into its book.

{{promo}}
"""

FOLDER = """publisher = "Strait Weekly"
base = "https://strait.example/"
licence = "CC BY 4.0"
policy = "full"
"""


def publish(tmp_path: Path, files: dict[str, str]) -> tuple[Path, str, int]:
    """Publish the files of a content folder; return the output, what was printed, and the exit status."""
    for name, text in files.items():
        path = tmp_path / "content" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    run = run_pelican(tmp_path / "content", tmp_path / "output", "--fatal", "errors", settings="publishconf.py", env=SITE)
    return tmp_path / "output", run.stdout, run.returncode


def content_of(path: Path) -> str:
    """Return what a file says, also one of the search index, which is compressed."""
    data = path.read_bytes()
    return (gzip.decompress(data) if data.startswith(b"\x1f\x8b") else data).decode("utf-8", "replace")


def words_in(output: Path) -> set[str]:
    """Return which of the article's telling words stand anywhere in the site, in any file or file name."""
    every = " ".join(str(path) for path in output.rglob("*"))
    every += "".join(content_of(path) for path in output.rglob("*") if path.is_file())
    return {word for word in WORDS if word in every}


@pytest.mark.parametrize(
    ("policy", "shown"),
    [
        ("full", set(WORDS)),
        ("excerpt 30", {WORDS[0], WORDS[1]}),
        ("excerpt 9", {WORDS[0]}),
        ("link", set()),
        ("private", set()),
    ],
)
def test_no_withheld_word_is_in_the_site(tmp_path: Path, policy: str, shown: set[str]) -> None:
    output, printed, status = publish(tmp_path, {"quay.txt": ARTICLE, "quay.toml": f'policy = "{policy}"\n'})
    assert status == 0, printed
    assert words_in(output) == shown
    assert ("withheld" in printed) is (policy != "full")
    pages = list(output.glob("a-night-on-the-quay-*.html"))
    assert len(pages) == (0 if policy == "private" else 1)
    for page in pages:
        assert parse(page).xpath("//meta[@name='robots']/@content") == ["noindex"]
        assert ("No line of the file was left out" in page.read_text()) is (policy == "full")


def test_nothing_is_published_for_which_nobody_chose(tmp_path: Path) -> None:
    output, printed, status = publish(tmp_path, {"quay.txt": ARTICLE})
    assert status == 1
    assert 'write policy = "excerpt 60" (or "full", "link", "private") into sources.toml' in " ".join(printed.split())
    assert words_in(output) == set()


@pytest.mark.parametrize("entry", ["https://www.example.net/quay/", "example.net", "SHA"])
def test_what_was_taken_down_leaves_a_tombstone(tmp_path: Path, entry: str) -> None:
    import hashlib

    digest = hashlib.sha256(ARTICLE.encode()).hexdigest()
    (tmp_path / "takedown.txt").write_text(f"# asked for in April\n{digest if entry == 'SHA' else entry}\n")
    sidecar = 'url = "http://example.net/quay"\npolicy = "full"\npublisher = "Strait Weekly"\n'
    output, printed, status = publish(tmp_path, {"quay.txt": ARTICLE, "quay.toml": sidecar, "b/other.md": "# Other\n\nText.\n"})
    assert status == 0, printed
    assert words_in(output) == set()
    (page,) = output.glob("a-night-on-the-quay-*.html")
    root = parse(page)
    assert root.xpath("string(//h1)") == "Taken down"
    assert root.xpath("//meta[@name='robots']/@content") == ["noindex"]
    assert not list(output.glob("a-night-on-the-quay-*.json"))
    for other in (*output.rglob("*.html"), *output.rglob("*.xml"), output / "sources.json"):
        assert other == page or page.name not in other.read_text(), other


def test_a_sidecar_states_what_the_text_does_not(tmp_path: Path) -> None:
    files = {
        "pj/quay.txt": ARTICLE,
        "pj/sources.toml": FOLDER,
        "pj/quay.toml": 'url = "2025/quay"\nauthors = ["Somebody Else"]\n',
    }
    output, printed, status = publish(tmp_path, files)
    assert status == 0, printed
    (path,) = output.glob("a-night-on-the-quay-*.json")
    record = json.loads(path.read_text())
    assert (record["publisher"], record["basis"]["publisher"]) == ("Strait Weekly", "stated in a sidecar (sources.toml)")
    assert record["url"] == "https://strait.example/2025/quay"
    assert (record["byline"], record["basis"]["byline"]) == (["Ines Calloway"], "stated")
    rights = parse(path.with_suffix(".html")).xpath("//meta[@name='dcterms.rights']/@content")
    assert rights == ["CC BY 4.0"]


@pytest.mark.parametrize("claim", ["© 2025 Strait Weekly", "© Strait Weekly 2025", "© Strait Weekly 2003"])
def test_the_year_of_a_claim_is_no_part_of_a_publisher(claim: str) -> None:
    assert convert(f"{ARTICLE}\n\n{claim}\n".encode(), ".txt").publisher == "Strait Weekly"


@pytest.mark.parametrize(
    ("folder", "publisher"),
    [
        ("Northport Herald", "Northport Herald"),
        ("Northport_Herald", "Northport Herald"),
        ("www.strait.example", "strait.example"),
        ("News", None),
        ("to read", None),
        ("2024", None),
        ("v1.2", None),
    ],
)
def test_a_folder_may_be_named_after_a_publisher(folder: str, publisher: str | None) -> None:
    made = convert(ARTICLE.encode(), ".txt", Options(folder_name=folder))
    how = {basis.field: basis.how for basis in made.basis}
    assert (made.publisher, how["publisher"]) == (publisher, "inferred: the folder's name" if publisher else "unknown")


def test_a_wrong_sidecar_is_named_with_its_line(tmp_path: Path) -> None:
    _output, printed, status = publish(tmp_path, {"quay.txt": ARTICLE, "quay.toml": 'policy = "full"\npublsher = "X"\n'})
    assert status == 1
    assert "quay.toml:2: “publsher” is not known" in " ".join(printed.split())


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("a = ", "no valid TOML"),
        ("policy = 'some'", "is not one of full"),
        ("title = 3", "must be a text"),
        ("nme = 'x'", "is not known"),
        ("published = 'soon'", "must be a date such as 2025-04-22"),
        ("title = ['A', 'B']", "must be a text"),
    ],
)
def test_errors_of_sidecars(text: str, message: str) -> None:
    with pytest.raises(InputError, match=message) as raised:
        read_sidecar(text, "a.toml")
    assert raised.value.line == 1


def test_a_sidecar_of_a_folder_speaks_of_the_files_that_it_names() -> None:
    folder = read_sidecar('files = ["a.txt"]\npolicy = "link"\n', "sources.toml")
    assert merge(Sidecar(), folder, "a.txt").policy == Policy(Kind.LINK)
    assert merge(Sidecar(), folder, "b.txt").policy is None
    assert merge(read_sidecar('policy = "full"', "a.toml"), folder, "a.txt").policy == Policy(Kind.FULL)


@pytest.mark.parametrize(
    ("publisher", "url", "kind"),
    [
        ("Strait Weekly", None, Kind.FULL),
        ("strait weekly", None, Kind.FULL),
        (None, "https://news.example.net/a", Kind.PRIVATE),
        (None, "https://example.org/a", Kind.LINK),
        (None, None, Kind.LINK),
    ],
)
def test_the_policy_is_the_nearest(publisher: str | None, url: str | None, kind: Kind) -> None:
    chosen = {"default": "link", "strait weekly": "full", "example.net": "private"}
    found = choose({name: read_policy(text) for name, text in chosen.items()}, None, publisher, url)
    assert found == Policy(kind)


def test_a_takedown_list_knows_addresses_hosts_and_digests() -> None:
    listed = read_takedown(f"https://a.example/x  # why\nb.example\n{'0' * 64}\n\n")
    assert listed.holds("", "http://www.a.example/x/")
    assert listed.holds("", "https://sub.b.example/any")
    assert listed.holds("0" * 64, None)
    assert not listed.holds("1" * 64, "https://a.example/y")
    assert not listed.holds("", "https://nota.example/x")
