"""An excerpt and its article -> the reason a person is given, in a few words.

Says only what can be checked in the text: the words before, and habits in which the excerpt
differs from all other paragraphs.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from .article import STYLES, Article
from .search import Found
from .voices import Voice

__all__ = ["marks", "reason"]

SHOWN: Final = 48  # characters of the words before
MOST: Final = 3  # reasons given
HABITS: Final = (
    ("straight apostrophes", "curly apostrophes"),
    ("straight quotation marks", "curly quotation marks"),
    ("double hyphens", "dashes"),
    ("three full stops", "the character …"),
)


def reason(article: Article, found: Found, sign: str | None = None) -> str:
    """Say why this is an excerpt; ``sign`` is what signs.telling found."""
    start = found[0]
    given = [
        _announced(article, start),
        sign,
        _honorifics(article.habits, found),
        *_styles(article, found),
        _attributed(article, found),
        _reported(article, start),
    ]
    reasons = [one for one in given if one][:MOST]
    return "; ".join(reasons) or "reads unlike the rest of the article"


def marks(article: Article, found: Found) -> set[str]:
    """Return in which habits an excerpt differs from all other paragraphs, for comparing two excerpts."""
    titled = {"courtesy titles"} if _honorifics(article.habits, found) else set()
    return titled | set(_styles(article, found))


def _announced(article: Article, start: int) -> str | None:
    if not start or article.readings[start - 1].text[-1] not in ":…,":
        return None
    text = article.readings[start - 1].written
    shown = text if len(text) <= SHOWN else "…" + text[-SHOWN:].partition(" ")[2]
    return f"follows “{shown}”"


def _honorifics(habits: Sequence[Voice], found: Found) -> str | None:
    """Name somebody who is "Mr." in the excerpt and goes without it elsewhere."""
    start, end = found
    inside: set[str] = set().union(*(voice.honorifics for voice in habits[start:end]))
    elsewhere = [*habits[:start], *habits[end:]]
    bare: set[str] = set().union(*(voice.bare_names for voice in elsewhere))
    titled: set[str] = set().union(*(voice.honorifics for voice in elsewhere))
    names = sorted((inside & bare) - titled)
    return f"gives {names[0]} a title of courtesy, which the article does not" if names else None


def _styles(article: Article, found: Found) -> list[str]:
    start, end = found
    inside = [sum(column) for column in zip(*(one.counts for one in article.readings[start:end]), strict=True)]
    outside = [total - count for total, count in zip(article.totals, inside, strict=True)]
    given = []
    for (one, other), (name, other_name) in zip(STYLES, HABITS, strict=True):
        if inside[one] and outside[other] and not inside[other] and not outside[one]:
            given.append(f"{name} where the article has {other_name}")
        if inside[other] and outside[one] and not inside[one] and not outside[other]:
            given.append(f"{other_name} where the article has {name}")
    return given


def _reported(article: Article, start: int) -> str | None:
    words = article.reports[start]
    return f"reports as a newsroom does: “{words}”" if words else None


def _attributed(article: Article, found: Found) -> str | None:
    start, end = found
    first = next((at for at in range(start, end) if at in article.attributions), None)
    if first is not None:
        below = article.readings[first].written
    else:
        signs = end < len(article.readings) and article.readings[end].is_signature
        below = article.readings[end].written if signs else ""
    return f"“{below[:SHOWN]}” stands under it" if below else None
