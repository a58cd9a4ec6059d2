"""Texts of lines -> which are items of a list: by bullets, ticks, dashes, or numbers that count up.

A bullet says nothing, and Markdown writes its own. A tick or a cross says something of its item and stays in its text.
Dashes open turns of speech in many languages, so that lines with dashes are items only where they do not end as speech does.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, pairwise
from typing import Final

__all__ = ["BULLETED", "LIST_MARKER", "NUMBERED", "items"]

TYPED: Final = "-*+"  # other things begin with these too, so that neighbours must have the same
PRINTED: Final = "•◦▪‣·●○■▸►▶➢➤▢"
DASH: Final = "–"
TELLING: Final = "✅✔✓☑☐❌✗✘➡→👉"
# The emoji among these may be followed by a selector of their look.
TICKED: Final = re.compile(rf"[{TELLING}]\N{{VARIATION SELECTOR-16}}?\s+\S")
BULLETED: Final = re.compile(rf"[{re.escape(TYPED)}{PRINTED}{DASH}]\s+(?P<text>\S.*)", re.DOTALL)
NUMBERED: Final = re.compile(r"(?P<number>\d{1,3})[.)]\s+(?P<text>\S.*)", re.DOTALL)
LIST_MARKER: Final = re.compile(
    rf"(?:[{re.escape(TYPED)}{PRINTED}–—]|[{TELLING}]\N{{VARIATION SELECTOR-16}}?|\d{{1,3}}[.)]|[a-z][.)])\s"
)
SPEECH_END: Final = re.compile(r"[.!?…][\"'“”‘’«»)\]]*$|[\"'“”‘’«»]$")


def items(texts: Sequence[str | None]) -> set[int]:
    """Return the places of the lines that are items, each beside another; None stands for a line that is none.

    One alone may be a date, a dash, or any other thing.
    """
    own = list(_without_speech(texts))
    first = [at for at, (text, after) in enumerate(pairwise(own)) if text and after and _is_next(text, after)]
    return {*first, *(at + 1 for at in first)}


def _is_next(text: str, after: str) -> bool:
    if BULLETED.fullmatch(text) and BULLETED.fullmatch(after):
        return text[0] == after[0] or (text[0] in PRINTED and after[0] in PRINTED)
    if TICKED.match(text) and TICKED.match(after):
        return True
    first, second = NUMBERED.fullmatch(text), NUMBERED.fullmatch(after)
    return bool(first and second and int(second["number"]) == int(first["number"]) + 1)


def _without_speech(texts: Iterable[str | None]) -> Iterator[str | None]:
    """Put None for the lines of each run that begins with dashes and is what people say."""
    for is_dashed, run in groupby(texts, key=lambda text: text is not None and text.startswith(DASH)):
        lines = list(run)
        yield from [None] * len(lines) if is_dashed and _is_speech([line or "" for line in lines]) else lines


def _is_speech(run: Sequence[str]) -> bool:
    """Tell whether lines end as speech does; the last item of a list may have the full stop of a sentence that all are."""
    *before, last = (line.rstrip() for line in run)
    is_sentence = all(line.endswith((";", ",")) for line in before)
    return any(map(SPEECH_END.search, before)) or (not is_sentence and SPEECH_END.search(last) is not None)
