"""Text of a paragraph -> Voice: courtesy titles and quotation marks, by which plain evidence tells writers apart."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

__all__ = ["Voice", "voice"]

# Patterns that begin with a letter are found fast; what must not stand before it comes after it.
HONORIFIC: Final = re.compile(
    r"(?:M(?<=\bM)(?:rs?|s|essrs)|D(?<=\bD)r|S(?<=\bS)en|R(?<=\bR)ep|G(?<=\bG)ov)\.? ([A-ZÀ-Þ][\w'’-]+)"
)
NAME: Final = re.compile(r"([A-ZÀ-Þ](?<!^.)(?<=\b.)(?<![.!?] .)[a-zà-ÿ]{2,})(?:'s|’s)?\b")


@dataclass(frozen=True, slots=True)
class Voice:
    """Habits that tell one writer's text from another's; sets of what was seen."""

    honorifics: frozenset[str]  # surnames that follow "Mr." and the like
    bare_names: frozenset[str]  # capitalised words used without one
    straight: bool  # ' or " is used
    curly: bool  # ’ “ ” are used


def voice(text: str) -> Voice:
    """Describe the habits of one piece of text."""
    honorifics = frozenset(name.removesuffix("'s").removesuffix("’s") for name in HONORIFIC.findall(text))
    without_honorifics = HONORIFIC.sub(" ", text) if honorifics else text
    return Voice(
        honorifics=honorifics,
        bare_names=frozenset(NAME.findall(without_honorifics)),
        straight="'" in text or '"' in text,
        curly="’" in text or "“" in text or "”" in text,
    )
