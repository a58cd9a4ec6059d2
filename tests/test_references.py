"""The list of references below an article is the article's; what only has a like heading is judged by its words."""

from __future__ import annotations

import pytest

from offprint.features import extract, matchable
from offprint.model import Block
from offprint.references import with_references

ARTICLE = [
    f"The harbour office counted {number} passengers on the night ferry that week, and nobody had expected so many of them."
    for number in range(40, 47)
]
LISTS = {
    "APA": [
        "Brandt, W. (2019). Crossing at night. Strait University Press.",
        "Calloway, I. (2021, May). Quays and their keepers.",
    ],
    "Vancouver": [
        "Errol T, Sand P, et al. Sleep on ferries. J Harb Med. 2020;12(3):44-51.",
        "Roe J. Night work. Lancet. 2018;4:9.",
    ],
    "Chicago": [
        "Calloway, Ines. The Quay. Northport: Strait University Press, 2011.",
        "Errol, Tomas. “Night Work.” Harbours 12 (4): 9–31.",
    ],
    "pages": [
        "Why the Lamps Went Out on the Outer Pier | Strait Gazette",
        "Night ferries, ten years on https://gazette.example/ferries",
    ],
}


def trusted(lines: list[str], unlikely: list[str]) -> list[str]:
    blocks = [Block(text, (number, number)) for number, text in enumerate(lines, 1)]
    likely = [0.1 if text in unlikely else 0.9 for text in lines]
    features = with_references(extract(blocks, [matchable(text) for text in lines], likely, kept_from=0.5))
    return [block.text for block, feature in zip(blocks, features, strict=True) if feature.likely > 0.9]


@pytest.mark.parametrize("entries", LISTS.values(), ids=LISTS.keys())
@pytest.mark.parametrize("head", ["References", "Key References", "Works Cited:", "Literaturverzeichnis", "Bibliografía"])
def test_heading_and_entries_are_the_articles(head: str, entries: list[str]) -> None:
    assert trusted([*ARTICLE, head, *entries, "Subscribe to the Strait Weekly"], entries) == [head, *entries]


def test_an_entry_in_another_form_between_two_is_one_too() -> None:
    entries = [LISTS["APA"][0], "Rules of the Harbour, as posted on the quay", LISTS["APA"][1]]
    assert trusted([*ARTICLE, "References", *entries], entries) == ["References", *entries]


@pytest.mark.parametrize("head", ["Sources", "Notes", "Related reading", "References available on request"])
def test_other_headings_vouch_for_nothing(head: str) -> None:
    assert trusted([*ARTICLE, head, *LISTS["APA"]], LISTS["APA"]) == []


def test_a_heading_without_entries_vouches_for_nothing() -> None:
    menu = ["About the Strait Weekly and its readers", "Advertise with the Strait Weekly", "All the papers of the strait"]
    assert trusted([*ARTICLE, "References", *menu], menu) == []


def test_a_menu_above_the_article_is_none() -> None:
    assert trusted(["References", *LISTS["APA"], *ARTICLE], LISTS["APA"]) == []
