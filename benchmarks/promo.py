"""Lines of promo.txt and promo_unseen.txt in tests/data, each alone in an article -> the share dropped or kept as it should be.

The hardest case there is: one line of promo and nothing else astray. A line is set after the third paragraph and after the
last; it counts as right when both are. A word of a page's navigation ("Contato") may be an author's heading in the middle and
is set after the last only.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final, NamedTuple

from offprint.convert import convert

DATA: Final = Path(__file__).resolve().parent.parent / "tests" / "data"
MIDDLE: Final = 4  # lines before the place in the middle: the title and three paragraphs
FIGURES: Final = {"drop": "dropped", "edge": "dropped_at_edge", "keep": "kept"}  # by what should become of a line


class Line(NamedTuple):
    """A line of the corpus: its language, what should become of it (drop, edge, keep), why, and the words."""

    language: str
    verdict: str
    reason: str
    text: str

    @property
    def is_promo(self) -> bool:
        """Whether it should be dropped, wherever or at the edge."""
        return self.verdict != "keep"


def lines(name: str = "promo.txt") -> list[Line]:
    """Read the corpus, or the lines that no row was made for (promo_unseen.txt)."""
    found = []
    for head, body in _sections(name):
        language, verdict, reason = head.split(" ", 2)
        found += [Line(language, verdict, reason, text) for text in body]
    return found


def articles() -> dict[str, list[str]]:
    """Read the articles, by language."""
    return dict(_sections("promo_articles.txt"))


def _sections(name: str) -> Iterator[tuple[str, list[str]]]:
    text = (DATA / name).read_text(encoding="utf-8")
    for section in text.split("\n== ")[1:]:
        head, *body = section.split("\n")
        yield head, [line for line in body if line]


def kept(article: list[str], text: str, place: int) -> bool:
    """Tell whether a line set at a place of an article stays in its body or becomes a metadata field."""
    data = "\n\n".join([*article[:place], text, *article[place:]]) + "\n"
    dropped = {line for item in convert(data.encode(), ".txt").dropped for line in range(item.lines[0], item.lines[1] + 1)}
    return 2 * place + 1 not in dropped


def promo() -> dict[str, Any]:
    """Return the shares that are right, by language and in all, of the unseen lines too, and which lines are wrong."""
    right, wrong = _right(lines())
    unseen, wrong_unseen = _right(lines("promo_unseen.txt"))
    shares: dict[str, Any] = {}
    for verdict, name in FIGURES.items():
        shares[name] = _share(right, verdict)
        shares |= {f"{name}_{language}": sum(own) / len(own) for (language, other), own in right.items() if other == verdict}
        shares |= {f"{name}_unseen": _share(unseen, verdict)} if verdict != "edge" else {}
    counts = {"lines": sum(map(len, right.values())), "lines_unseen": sum(map(len, unseen.values()))}
    return {**counts, **shares, "wrong": wrong, "wrong_unseen": wrong_unseen}


def _right(found: list[Line]) -> tuple[dict[tuple[str, str], list[bool]], list[str]]:
    """Return by language and verdict which lines are right, and those that are not with their places."""
    right: dict[tuple[str, str], list[bool]] = defaultdict(list)
    wrong = []
    bodies = articles()
    for line in found:
        article = bodies[line.language]
        asked = (len(article),) if line.verdict == "edge" else (MIDDLE, len(article))
        places = [place for place in asked if kept(article, line.text, place) is line.is_promo]
        right[line.language, line.verdict].append(not places)
        wrong += [f"{'left' if line.is_promo else 'lost'} {line.language} {place}: {line.text}" for place in places]
    return right, wrong


def _share(right: dict[tuple[str, str], list[bool]], verdict: str) -> float:
    every = [one for (_language, other), own in right.items() if other == verdict for one in own]
    return sum(every) / len(every)
