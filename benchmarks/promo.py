"""Lines of tests/data/promo.txt, each alone in an article of its language -> the share that is dropped or kept as it should be.

The hardest case there is: one line of promo and nothing else astray. A line is set after the third paragraph and after the
last; it counts as right when both are.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final, NamedTuple

from offprint.convert import convert

DATA: Final = Path(__file__).resolve().parent.parent / "tests" / "data"
MIDDLE: Final = 4  # lines before the place in the middle: the title and three paragraphs


class Line(NamedTuple):
    """A line of the corpus: its language, whether it should be dropped, why, and the words."""

    language: str
    is_promo: bool
    reason: str
    text: str


def lines() -> list[Line]:
    """Read the corpus."""
    found = []
    for head, body in _sections("promo.txt"):
        language, verdict, reason = head.split(" ", 2)
        found += [Line(language, verdict == "drop", reason, text) for text in body]
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
    """Return the shares that are right, in all and by language, and which lines are wrong."""
    right: dict[tuple[str, bool], list[bool]] = defaultdict(list)
    wrong = []
    bodies = articles()
    for line in lines():
        article = bodies[line.language]
        places = [place for place in (MIDDLE, len(article)) if kept(article, line.text, place) is line.is_promo]
        right[line.language, line.is_promo].append(not places)
        wrong += [f"{'left' if line.is_promo else 'lost'} {line.language} {place}: {line.text}" for place in places]
    shares: dict[str, Any] = {}
    for is_promo, name in ((True, "dropped"), (False, "kept")):
        every = [one for (_language, kind), own in right.items() for one in own if kind is is_promo]
        shares[name] = sum(every) / len(every)
        shares |= {f"{name}_{language}": sum(own) / len(own) for (language, kind), own in right.items() if kind is is_promo}
    return {"lines": sum(map(len, right.values())), **shares, "wrong": wrong}
