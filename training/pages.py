"""Bench pages and articles -> what the line model learns from: blocks with the truth of each, in many versions.

A version is a page as somebody may have saved it: whole, cut near the article, its HTML, its stray lines around
another page's article ("splice"), its article alone, its stray lines alone. Blog articles of the excerpt bench
come as clean articles. Folds go by domain or site; a version that took lines from two folds belongs to both.
"""

from __future__ import annotations

import gzip
import json
import random
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from functools import cache
from typing import Any, Final

import unseen
from articles import BENCH
from offprint.features import matchable
from offprint.lines.rules import rules_for
from offprint.model import Block
from offprint.readers.html import read_html
from offprint.readers.text import read_text

FOLDS: Final = 5
SEED: Final = 20261123
SAMPLED: Final = 60  # articles of one blog
FEWEST_LINES: Final = 3
FEWEST_STRAY: Final = 8
LONGEST_SPLICE: Final = 1500
CUTS: Final = (8, 8, 7, 6, 4, 0, -4, -12, -25, -60)  # lines by which a cut lies inside the bench's window, or outside
HALF: Final = 0.5
WORDS: Final = re.compile(r"\w+")
SHOWN: Final = "[code block]"  # what stands where a block has no text
Page = dict[str, Any]


@dataclass(frozen=True)
class Version:
    """A text or page to learn from: blocks, whether each is the article's, whether that is known, and the folds it is of."""

    kind: str
    blocks: tuple[Block, ...]
    truth: tuple[bool, ...]
    known: tuple[bool, ...]
    folds: frozenset[int]


@dataclass
class _Lines:
    """Lines on their way to a version; ``blank``: a blank line stands before it."""

    text: list[str] = field(default_factory=list)
    blank: list[bool] = field(default_factory=list)
    truth: list[bool] = field(default_factory=list)

    def add(self, text: str, *, truth: bool, blank: bool) -> None:
        self.text.append(text)
        self.truth.append(truth)
        self.blank.append(blank)

    def version(
        self, kind: str, folds: Iterable[int], *, has_layout: bool, begin: int = 0, end: int | None = None
    ) -> Version | None:
        """Return the lines from begin to end, None when there are none."""
        text, blank, truth = self.text[begin:end], self.blank[begin:end], self.truth[begin:end]
        if not text:
            return None
        blocks, number = [], 0
        for one, is_apart in zip(text, blank, strict=True):
            number += 1 + (has_layout and is_apart)
            blocks.append(Block(one, (number, number)))
        return Version(kind, tuple(blocks), tuple(truth), (True,) * len(blocks), frozenset(folds))


@cache
def blogs() -> dict[str, list[Page]]:
    """Return the excerpt bench's blogs with their articles; ordinary web pages are left out."""
    found = defaultdict(list)
    with gzip.open(BENCH / "excerpts" / "dev.jsonl.gz", "rt", encoding="utf-8") as lines:
        for article in map(json.loads, lines):
            if article["source"].startswith("github"):
                found[article["site"] or article["source"]].append(article)
    return {site: found[site] for site in sorted(found)}


def folds_of(names: Iterable[str]) -> dict[str, int]:
    """Deal domains or sites to folds."""
    shuffled = sorted(set(names))
    random.Random(SEED).shuffle(shuffled)
    return {name: number % FOLDS for number, name in enumerate(shuffled)}


def lines_of(page: Page) -> _Lines:
    """Return a page's lines with their truth and layout."""
    found, is_apart = _Lines(), True
    truth = iter(page["article"])
    for line in page["text"].split("\n"):
        if line.strip():
            found.add(line.strip(), truth=next(truth) == "1", blank=is_apart)
        is_apart = not line.strip()
    return found


def html_version(page: Page, fold: int) -> Version:
    """Read a page's HTML and give each block the truth of the line that it is."""
    blocks = read_html(unseen.input_of(page, "html")).blocks
    ours = [_words(block.text) for block in blocks]
    theirs = [_words(line) for line in page["lines"]]
    truth = [False] * len(ours)
    for kind, begin, end, first, last in SequenceMatcher(None, ours, theirs, autojunk=False).get_opcodes():
        labels = page["article"][first:last]
        if kind == "equal":
            truth[begin:end] = [label == "1" for label in labels]
            continue
        article, stray = (
            Counter(word for line, label in zip(theirs[first:last], labels, strict=True) if label == wanted for word in line)
            for wanted in "10"
        )
        for index in range(begin, end):
            words = ours[index]
            own = sum(word in article for word in words)
            truth[index] = own > sum(word in stray for word in words) and own >= HALF * len(words)
    return Version("html", blocks, tuple(truth), (True,) * len(blocks), frozenset({fold}))


def _words(text: str) -> tuple[str, ...]:
    return tuple(WORDS.findall(text.lower()))


def article_version(article: Page, fold: int, *, has_layout: bool) -> Version | None:
    """Return a blog's article: title, then blocks; what the table of lines calls anything is not known to be the article's."""
    found = _Lines()
    for text in texts_of(article):
        found.add(text, truth=True, blank=True)
    made = found.version("clean", {fold}, has_layout=has_layout)
    if made is None or len(made.blocks) < FEWEST_LINES:
        return None
    known = (False, *(not rules_for(matchable(block.text)) for block in made.blocks[1:]))
    return Version(made.kind, made.blocks, made.truth, known, made.folds)


def texts_of(article: Page) -> list[str]:
    """Return an article's title and its blocks, a line each."""
    blocks = [" ".join((block["text"] or SHOWN).split()) or SHOWN for block in article["blocks"]]
    return [" ".join((article["title"] or "Untitled").split()), *blocks]


def page_version(page: Page, kind: str, fold: int, number: int) -> Version | None:
    """Return a version of a page's text; ``number`` sets chance and, odd or even, whether blank lines stay."""
    chance = random.Random(f"{SEED} {page['id']} {kind} {number}")
    lines, has_layout = lines_of(page), number % 2 == 1
    if kind == "whole":
        return lines.version(kind, {fold}, has_layout=has_layout)
    if kind in ("article", "stray"):
        wanted, fewest = (True, FEWEST_LINES) if kind == "article" else (False, FEWEST_STRAY)
        some = _Lines()
        for text, truth, blank in zip(lines.text, lines.truth, lines.blank, strict=True):
            if truth is wanted:
                some.add(text, truth=truth, blank=blank)
        return some.version(kind, {fold}, has_layout=has_layout) if len(some.text) >= fewest else None
    if not page["window"]:
        return None
    begin, end = page["window"]
    if kind == "cut":
        begin, end = max(0, begin + chance.choice(CUTS)), end - chance.choice(CUTS)
    return lines.version(kind, {fold}, has_layout=has_layout, begin=begin, end=end)


def spliced_version(host: Page, guests: Sequence[Page], folds: dict[str, int], number: int) -> Version | None:
    """Set another page's or a blog's article among the stray lines of a page, in the places where its own stood."""
    chance = random.Random(f"{SEED} {host['id']} splice {number}")
    guest, title, fold = _guest(chance, guests, folds)
    lines = lines_of(host)
    if len(guest.text) < FEWEST_LINES or not any(lines.truth):
        return None
    found, seen, taken = _Lines(), 0, 0
    for text, truth, blank in zip(lines.text, lines.truth, lines.blank, strict=True):
        if truth:
            seen += 1
            upto = round(seen / sum(lines.truth) * len(guest.text))
            for index in range(taken, upto):
                found.add(guest.text[index], truth=True, blank=guest.blank[index])
            taken = upto
        else:
            found.add(title if text == host["title"] and title else text, truth=truth, blank=blank)
    if len(found.text) > LONGEST_SPLICE:
        return None
    begin, end = 0, len(found.text)
    if chance.random() < HALF:
        begin = max(0, found.truth.index(True) - chance.choice((0, 1, 3, 8, 8, 20)))
        end -= found.truth[::-1].index(True) - min(chance.choice((0, 1, 3, 8, 8, 20, 60)), found.truth[::-1].index(True))
    both = {folds[host["domain"]], fold}
    return found.version("splice", both, has_layout=chance.random() < HALF, begin=begin, end=end)


def _guest(chance: random.Random, pages: Sequence[Page], folds: dict[str, int]) -> tuple[_Lines, str, int]:
    """Draw an article from the pages or the blogs; return its lines, title and fold."""
    found = _Lines()
    if chance.random() < HALF:
        site = chance.choice(list(blogs()))
        article = chance.choice(blogs()[site])
        for text in texts_of(article)[1:]:
            found.add(text, truth=True, blank=True)
        return found, article["title"] or "", folds[site]
    page = chance.choice(pages)
    lines = lines_of(page)
    for text, truth, blank in zip(lines.text, lines.truth, lines.blank, strict=True):
        if truth:
            found.add(text, truth=truth, blank=blank)
    return found, page["title"] or "", folds[page["domain"]]


def drawn_articles() -> list[tuple[str, Page]]:
    """Draw some articles of each blog; return them with their site."""
    chance = random.Random(SEED)
    return [(site, article) for site, every in blogs().items() for article in chance.sample(every, min(SAMPLED, len(every)))]


def blocks_of(page: Page, task: str) -> tuple[Block, ...]:
    """Read a page's file as the package does."""
    data = unseen.input_of(page, task)
    return (read_html(data) if task == "html" else read_text(data)).blocks if data.strip() else ()


def clean_samples(folds: dict[str, int]) -> list[tuple[bytes, int]]:
    """Return the bench's sample articles without stray lines, each with the fold of its site, 0 where no fold has it."""
    sites = {tuple(texts_of(article)[:4]): site for site, every in blogs().items() for article in every}
    found = []
    for _name, data in unseen.clean_samples():
        lines = [" ".join(line.split()) for line in data.decode().split("\n") if line.strip()]
        found.append((data, folds.get(sites.get(tuple(lines[:4]), ""), 0)))
    return found
