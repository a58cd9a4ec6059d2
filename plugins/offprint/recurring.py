"""Lines of a folder's files -> which of them recur: what a site repeats on its pages, and an article rarely says again.

The same whatever the order of the files. Copies of one article count as one file, so that an article saved
twice is not taken for what its site repeats.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from hashlib import blake2b, sha256
from math import exp, log
from typing import Final

__all__ = ["Recurring", "count_folders", "count_recurring", "keys_of"]

FEWEST: Final = 3  # files in which a line recurs
COPIES: Final = 3  # a line in no more files may be what copies of one article share
# What a recurring line loses in log odds: the first wherever it recurs, the second times the share of files.
SHIFT, SHIFT_BY_SHARE = 1.0, 4.0
SUREST: Final = 1e-6  # how near a likelihood may come to 0 or 1
KEY_BYTES: Final = 8


@dataclass(frozen=True)
class Recurring:
    """How many files were counted, and in how many of them each recurring line stands, by its key."""

    files: int = 0
    counts: Mapping[int, int] = field(default_factory=dict)

    def count(self, text: str) -> int:
        """Return in how many files a line recurs, 0 when it does not; ``text`` as Features.text has it."""
        return self.counts.get(_key(text), 0) if self.counts else 0

    def weighed(self, likely: float, count: int) -> float:
        """Return how likely a line is the article's, 0 to 1, that stands in so many of the files."""
        if not count:
            return likely
        bounded = min(max(likely, SUREST), 1 - SUREST)
        odds = log(bounded / (1 - bounded)) - SHIFT - SHIFT_BY_SHARE * count / self.files
        return 1 / (1 + exp(-odds))

    @cached_property
    def name(self) -> str:
        """A name for what was counted; equal ones stand for equal counts."""
        return sha256(repr((self.files, sorted(self.counts.items()))).encode()).hexdigest()


def keys_of(texts: Iterable[str]) -> dict[int, int]:
    """Return the key of each line of a file, with the line's length in characters."""
    return {_key(text): len(text) for text in texts if any(map(str.isalpha, text))}


def count_recurring(files: Sequence[Mapping[int, int]]) -> Recurring:
    """Count the lines of the files, each as keys_of returns them; a single file repeats nothing."""
    seen = Counter(key for keys in files for key in keys)
    articles: dict[tuple[int, int], set[int]] = {}
    for keys in files:
        # Copies share the longest line that is not all over the folder; files without such a line are copies many times over.
        longest = max(((length, key) for key, length in keys.items() if seen[key] <= COPIES), default=(0, 0))
        articles.setdefault(longest, set()).update(keys)
    counts = Counter(key for keys in articles.values() for key in keys)
    return Recurring(len(articles), {key: count for key, count in counts.items() if count >= FEWEST})


def count_folders(files: Iterable[tuple[str, Mapping[int, int]]]) -> dict[str, Recurring]:
    """Count the lines of each folder's files by themselves; a file comes as its folder and its keys."""
    folders: dict[str, list[Mapping[int, int]]] = {}
    for folder, keys in files:
        folders.setdefault(folder, []).append(keys)
    return {folder: count_recurring(every) for folder, every in folders.items() if len(every) >= FEWEST}


def _key(text: str) -> int:
    return int.from_bytes(blake2b(text.encode("utf-8", "surrogatepass"), digest_size=KEY_BYTES).digest())
