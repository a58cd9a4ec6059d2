"""Lines that are not written as English is -> the same as a model counts them that has learned from English.

A line's words, how long they are and which of them other lines have are most of what the line model goes by. Chinese and
Japanese have no blanks; there two ideographs, a run of katakana, or up to three hiragana pass for a word, written in letters
that stand for nothing. The marks of a sentence become those of Latin script. Capitals tell headlines and menus from sentences,
but German nouns have them too.
"""

from __future__ import annotations

import re
from typing import Final

__all__ = ["spaced", "without_noun_capitals"]

IDEOGRAPHS, HIRAGANA = "\u3005\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff", "\u3041-\u309f"
PIECE: Final = re.compile(f"[{IDEOGRAPHS}]{{1,2}}|[\u30a1-\u30ff\u31f0-\u31ff\uff66-\uff9f]+|[{HIRAGANA}]{{1,3}}")
GRAMMAR: Final = re.compile(f"[{HIRAGANA}]")
BEFORE_MARK: Final = re.compile(r" (?=[.,!?:;)”])")
BEGINNING: Final = re.compile(r"(?:^|[.!?] )[(“]?\w")  # of a sentence
LETTERS: Final = "bcdfghjklmnpqrstvwxz"
LONG, SHORT = 6, 3  # letters of a word of a topic, of one that is mostly grammar
MARKS: Final = str.maketrans(
    {"。": ". ", "、": ", ", "，": ", ", "！": "! ", "？": "? ", "：": ": ", "；": "; ", "（": " (", "）": ") "}
    | dict.fromkeys("「『《〈", " “")
    | dict.fromkeys("」』》〉", "” ")
    | dict.fromkeys("・·", " ")
)
OPENING: Final = "\"'“„‘‚«»("


def without_noun_capitals(text: str) -> str:
    """Return a German line with small letters where a capital is only a noun's: after a word that has none.

    So the second part of a name keeps its capital, and headlines are left with as many as English ones in sentence case.
    """
    words = text.split(" ")
    for place in range(len(words) - 1, 0, -1):
        word, before = words[place], words[place - 1].lstrip(OPENING)[:1]
        if word[:1].isupper() and not word.isupper() and (before.islower() or before.isdigit()):
            words[place] = word[0].lower() + word[1:]
    return " ".join(words)


def spaced(text: str) -> str:
    """Return a line with blanks between its words; one in another script as it is."""
    if text.isascii() or not PIECE.search(text):
        return text
    words = " ".join(PIECE.sub(lambda piece: f" {_word(piece[0])} ", text.translate(MARKS)).split())
    return BEFORE_MARK.sub("", BEGINNING.sub(lambda begin: begin[0].upper(), words)) or text  # "・" alone parts nothing


def _word(piece: str) -> str:
    """Write a piece in letters, the same each time."""
    number = int.from_bytes(piece.encode(), "big")
    letters = []
    for _ in range(SHORT if GRAMMAR.match(piece) else LONG):
        number, letter = divmod(number, len(LETTERS))
        letters.append(LETTERS[letter])
    return "".join(letters)
