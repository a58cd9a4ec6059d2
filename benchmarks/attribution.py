"""Lines of tests/data/attribution.txt, each alone in an article of its language -> precision and recall of what is read there.

A line of the head is set between the title and the text, a publisher's line after the text. Everything that the article then
says of author, dates, credits and publisher counts: a line says what the corpus has for it, whole, or it does not.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final, NamedTuple

from offprint.convert import convert
from offprint.model import Article

DATA: Final = Path(__file__).resolve().parent.parent / "tests" / "data"
NONE: Final = "none"  # the kind of a near miss
MARK: Final = " => "


class Line(NamedTuple):
    """A line of the corpus: language, kind, text, and what it says, "" for a near miss."""

    language: str
    kind: str
    text: str
    says: str


def sections(name: str) -> list[tuple[str, list[str]]]:
    """Return the sections of a corpus, each as its head and its lines."""
    parts = (DATA / name).read_text(encoding="utf-8").split("\n== ")[1:]
    return [(part.split("\n")[0], [line for line in part.split("\n")[1:] if line]) for part in parts]


def lines() -> list[Line]:
    """Read the corpus."""
    found = []
    for head, body in sections("attribution.txt"):
        language, kind = head.split(" ")
        found += [Line(language, kind, *line.partition(MARK)[::2]) for line in body]
    return found


def read(line: Line, article: list[str]) -> str:
    """Return what an article says that holds the line, in the form of the corpus."""
    place = len(article) if line.kind == "publisher" else 1
    made = convert("\n\n".join([*article[:place], line.text, *article[place:]]).encode(), ".txt")
    return "; ".join(_said(made))


def _said(made: Article) -> list[str]:
    dates = [made.published] if made.published and not _is_inferred(made, "published") else []
    updated = [f"u{made.updated}"] if made.updated else []
    photographs = [f"{one.agency or '-'} / {one.person or '-'}" for one in made.credits]
    return [*made.byline, *dates, *updated, *photographs, *([made.publisher] if made.publisher else [])]


def _is_inferred(made: Article, field: str) -> bool:
    return any(basis.field == field and basis.how.startswith("inferred") for basis in made.basis)


def attribution() -> dict[str, Any]:
    """Return precision (of the lines that are read), recall (of the lines that say something), and what is wrong."""
    bodies = dict(sections("promo_articles.txt"))
    read_right = given = stated = 0
    wrong = []
    every = lines()
    for line in every:
        said = read(line, bodies[line.language])
        stated += bool(line.says)
        given += bool(said)
        read_right += bool(said) and said == line.says
        if said != line.says:
            wrong.append(f"{line.language} {line.kind} “{line.text}”: {said or 'nothing'}")
    return {
        "lines": stated,
        "near_misses": len(every) - stated,
        "precision": read_right / given,
        "recall": read_right / stated,
        "wrong": wrong,
    }
