"""Labelled lines -> the same with the lines found that say who wrote the article and when.

Other pieces on a page have such lines too: those count that are surest and nearest to the title (front_lines.py). Lines of
other pieces lose the label that their words earned them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from .features import Features
from .front_lines import FRONTS, NEXT, FrontLine, front_lines
from .fronts import Front
from .given_names import is_known_given_name
from .model import Label, Labelled
from .people import is_post_alone
from .strays import BODY

__all__ = ["find_attribution"]

ACCOUNT: Final = re.compile(r"@\w{2,30}")


def find_attribution(labelled: Sequence[Labelled], features: Sequence[Features]) -> list[Labelled]:
    """Label the lines that name the author and the dates, with what they say as values."""
    found = _without_menus(front_lines(labelled, features))
    authors = _best(one for one in found if one.front.authors)
    published = _best(one for one in found if one.front.published)
    updated = _best(one for one in found if one.front.updated)
    out = [_without_front(item, feature) for item, feature in zip(labelled, features, strict=True)]
    for one in found:
        is_author = authors is not None and _belongs(one, authors)
        taken = replace(
            one.front,
            authors=one.front.authors if is_author else (),
            published=one.front.published if one is published else None,
            updated=one.front.updated if one is updated else None,
        )
        if taken.authors or taken.published or taken.updated or _repeats(one, (authors, published, updated)):
            for line in one.lines:
                out[line] = _as_front(out[line], one.front, taken, is_last=line == one.lines[-1])
    for index in range(1, len(out)):
        if out[index - 1].label is Label.BYLINE and out[index].label in BODY and (reason := _of_author(features[index].text)):
            out[index] = replace(out[index], label=Label.BYLINE, confidence=0.9, reason=reason, values=())
    return out


def _of_author(text: str) -> str:
    """Return what a line right below the author's name says of the author, if it does."""
    if ACCOUNT.fullmatch(text):
        return "an account of the author's"
    return "says what the author does" if is_post_alone(text) else ""


def _without_menus(found: list[FrontLine]) -> list[FrontLine]:
    """Leave out "By Type", "By Size": several lines of one word each that no given name is are ways to other pages."""
    single = [one for one in found if one.front.is_labelled and _is_one_word(one.front.authors)]
    return found if len({one.front.authors for one in single}) <= 1 else [one for one in found if one not in single]


def _is_one_word(authors: tuple[str, ...]) -> bool:
    return len(authors) == 1 and " " not in authors[0] and not is_known_given_name(authors[0])


def _best(found: Iterator[FrontLine]) -> FrontLine | None:
    return max(found, key=lambda one: one.weight, default=None)


def _belongs(one: FrontLine, best: FrontLine) -> bool:
    """Tell whether a line names authors of the same article: it is the best one, or follows it with another's name."""
    if one is best:
        return True
    return bool(one.front.authors) and one.surety >= best.surety and 0 < one.lines[0] - best.lines[-1] <= NEXT


def _repeats(one: FrontLine, best: tuple[FrontLine | None, ...]) -> bool:
    """Tell whether a line says nothing that those taken do not say."""
    said = {value for other in best if other for value in (*other.front.authors, other.front.published, other.front.updated)}
    own = {*one.front.authors, one.front.published, one.front.updated} - {None}
    return bool(own) and own <= said


def _without_front(item: Labelled, feature: Features) -> Labelled:
    if item.label not in FRONTS:
        return item
    return replace(
        item,
        label=Label.PARAGRAPH,
        confidence=round(feature.likely, 2),
        reason="names the author or the date of another piece",
        values=(),
    )


def _as_front(item: Labelled, own: Front, taken: Front, *, is_last: bool) -> Labelled:
    values = [("author", name) for name in taken.authors]
    values += [(name, date) for name, date in (("published", taken.published), ("updated", taken.updated)) if date]
    if own.authors:
        label, reason = Label.BYLINE, "names the author"
    elif own.updated and not own.published:
        label, reason = Label.UPDATED, "a line of its own with the date of an update"
    else:
        label, reason = Label.PUBLISHED, "a line of its own with a date"
    return replace(item, label=label, confidence=0.9, reason=reason, values=tuple(values) if is_last else ())
