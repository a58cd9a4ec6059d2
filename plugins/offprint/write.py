"""Article -> Markdown: YAML front matter and CommonMark.

Drops nothing and changes no word: rendered again, every block gives its text back. What
would be read as markup is escaped; which characters are is data (data/unsafe.tsv).
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from functools import cache
from itertools import groupby
from typing import Any, Final

import yaml

from .model import Article, BodyBlock, Credit, Label
from .split import BULLETED, NUMBERED
from .tables import rows

__all__ = ["excerpts", "front_matter", "write", "write_body", "write_front_matter"]

TOP_HEADING: Final = 2  # the title is the only first-level heading of a page
DEEPEST_HEADING: Final = 6
YAML_BREAK: Final = re.compile("[\x85\u2028\u2029]")
BACKTICKS: Final = re.compile(r"`+")


class _Dumper(yaml.SafeDumper):
    """Quotes strings that hold line ends other than LF, which YAML 1.1 folds in plain ones."""


def _represent_string(dumper: yaml.SafeDumper, text: str) -> yaml.ScalarNode:
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style='"' if YAML_BREAK.search(text) else None)


_Dumper.add_representer(str, _represent_string)


@cache
def _unsafe() -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{row[0]})" for row in rows("unsafe.tsv")))


def escape(text: str) -> str:
    """Escape one line that has no blanks at either end."""
    return _unsafe().sub(lambda match: f"{match[0][:-1]}\\{match[0][-1]}", text)


def write(article: Article) -> str:
    """Return front matter and body."""
    return f"{write_front_matter(article)}\n{write_body(article.body)}"


def write_front_matter(article: Article) -> str:
    """Return the front matter between its two lines of three hyphens."""
    dumped = yaml.dump(
        front_matter(article),
        Dumper=_Dumper,
        allow_unicode=True,
        sort_keys=False,
        width=float("inf"),
        default_flow_style=None,
    )
    return f"---\n{dumped}---\n"


def write_body(body: Iterable[BodyBlock]) -> str:
    """Return the CommonMark of the body; blocks are parted by blank lines."""
    body = _with_levels(tuple(body))
    parts = ["".join(_write_run(list(run))) for _, run in groupby(_with_run_keys(body), key=lambda pair: pair[0])]
    return "\n".join(parts)


def _with_levels(body: tuple[BodyBlock, ...]) -> tuple[BodyBlock, ...]:
    """Renumber the levels of headings so that they begin below the title and skip none."""
    used = sorted({block.level for block in body if block.label is Label.HEADING})
    levels = {level: min(DEEPEST_HEADING, TOP_HEADING + rank) for rank, level in enumerate(used)}
    return tuple(replace(block, level=levels[block.level]) if block.label is Label.HEADING else block for block in body)


def front_matter(article: Article) -> dict[str, Any]:
    """Return what the front matter says, in its order; unknown fields are left out of all but ``basis``."""
    stated = {
        "title": article.title,
        "dek": article.dek,
        "authors": list(article.byline),
        "date": article.published,
        "updated": article.updated,
        "publisher": article.publisher,
        "source": article.url,
        "section": article.section,
        "dateline": article.dateline,
        "access": article.access,
        "lang": article.language,
        "credits": [_credit(credit) for credit in article.credits],
        "excerpts": excerpts(article.body),
        "sha256": article.sha256,
        "basis": {str(basis.field): basis.how for basis in article.basis},
    }
    return {key: value for key, value in stated.items() if value}


def excerpts(body: Iterable[BodyBlock]) -> list[dict[str, Any]]:
    """Return one entry for each quotation that the Markdown shows, in its order."""
    found = []
    for _, run in groupby(_with_run_keys(body), key=lambda pair: pair[0]):
        blocks = [block for _, block in run]
        if _is_quotation(blocks[0]):
            found.append(
                {
                    "source": blocks[0].source,
                    "lines": [blocks[0].lines[0], blocks[-1].lines[1]],
                    "confidence": min(block.confidence for block in blocks),
                    "reason": blocks[0].reason,
                }
            )
    return found


def _credit(credit: Credit) -> dict[str, str]:
    parts = {"text": credit.text, "agency": credit.agency, "person": credit.person}
    return {key: value for key, value in parts.items() if value}


def _is_quotation(block: BodyBlock) -> bool:
    return (block.label is Label.EXCERPT and block.marked) or block.label is Label.EMBED


def _with_run_keys(body: Iterable[BodyBlock]) -> Iterable[tuple[tuple[str, int], BodyBlock]]:
    """Key each block so that neighbours of one quotation or list share a key and no others do."""
    number = 0
    previous: tuple[Label, int, bool] | None = None
    for block in body:
        is_numbered = block.marker != "" or NUMBERED.fullmatch(block.text) is not None
        kind = (block.label, block.group, is_numbered and block.label is Label.LIST_ITEM)
        joins = _is_quotation(block) or block.label is Label.LIST_ITEM
        if not joins or kind != previous:
            number += 1
        previous = kind if joins else None
        yield (str(block.label), number), block


def _write_run(run: list[tuple[tuple[str, int], BodyBlock]]) -> list[str]:
    blocks = [block for _, block in run]
    if _is_quotation(blocks[0]):
        return ["> " + "\n>\n> ".join(escape(block.text) for block in blocks) + "\n"]
    if blocks[0].label is Label.LIST_ITEM:
        return _write_list(blocks)
    return [_write_block(block) for block in blocks]


def _write_block(block: BodyBlock) -> str:
    if block.label is Label.HEADING:
        return f"{'#' * block.level} {escape(block.text)}\n"
    if block.label is Label.CODE:
        longest = max((len(run) for run in BACKTICKS.findall(block.text)), default=0)
        fence = "`" * max(3, longest + 1)
        return f"{fence}\n{block.text}\n{fence}\n"
    return f"{escape(block.text)}\n"


def _write_list(blocks: list[BodyBlock]) -> list[str]:
    """Write a list; where markers would come out other than they are, write paragraphs."""
    texts = [f"{block.marker} {block.text}" if block.marker else block.text for block in blocks]
    numbered = [NUMBERED.fullmatch(text) for text in texts]
    if all(numbered):
        items = [match for match in numbered if match]
        first = int(items[0]["number"])
        if [int(item["number"]) for item in items] == list(range(first, first + len(items))):
            return [f"{item['number']}. {escape(item['text'])}\n" for item in items]
    if any(numbered):
        return ["\n".join(f"{escape(text)}\n" for text in texts)]
    return [f"- {escape(bulleted['text'] if (bulleted := BULLETED.fullmatch(text)) else text)}\n" for text in texts]
