from __future__ import annotations

import pytest

from offprint.convert import convert
from offprint.model import Label
from offprint.render import render
from offprint.write import excerpts, write_body

TEXT = "The council met on Thursday and talked for three hours about the ferry, the lamps and a tram stop that nobody planned."
MORE = "Nobody was asked whether the lamps had been lit in winter, and nobody said so of his own accord that evening."
QUOTED = "Ms. Brandt was handed a report on Thursday that puts the cost of the trial at well under the heliport's."


def body(*parts: str) -> list[tuple[Label, str | None]]:
    page = f"<html><title>Lamps</title><body><article><h1>Lamps</h1><p>{TEXT}</p>{''.join(parts)}<p>{MORE}</p></article>"
    return [(block.label, block.source) for block in convert(page.encode(), ".html").body]


@pytest.mark.parametrize(
    "quotation",
    [
        f"<blockquote><p>{QUOTED}</p></blockquote>",
        f'<div class="bbcode_quote"><p>{QUOTED}</p></div>',
        f'<div class="block-quote">{QUOTED}</div>',
    ],
)
def test_the_shapes_in_which_sites_quote(quotation: str) -> None:
    found = body("<p>The Northport Herald reports:</p>", quotation)
    assert (Label.EXCERPT, "Northport Herald") in found
    assert found[-1] == (Label.PARAGRAPH, None)


@pytest.mark.parametrize(
    ("cite", "expected"),
    [
        ("https://herald.example/report?a=1", "https://herald.example/report?a=1"),
        ("/report", ""),  # the page does not say what it is relative to
        ("javascript:alert(1)", ""),
        ("", ""),
    ],
)
def test_a_quotation_keeps_the_address_that_it_cites(cite: str, expected: str) -> None:
    quotation = f'<blockquote cite="{cite}"><p>{QUOTED}</p></blockquote>'
    page = f"<html><title>Lamps</title><body><article><h1>Lamps</h1><p>{TEXT}</p>{quotation}<p>{MORE}</p></article>"
    article = convert(page.encode(), ".html")
    assert [block.cite for block in article.body if block.label is Label.EXCERPT] == [expected]
    opening = f'<blockquote cite="{expected}">' if expected else "<blockquote>"
    assert opening in render(write_body(article.body), [None], [entry.get("cite", "") for entry in excerpts(article.body)])


def test_headings_and_lists_within_a_quotation_are_quoted() -> None:
    found = body(f"<blockquote><h3>Of the lamps</h3><p>{QUOTED}</p><ul><li>Nine of them burned.</li></ul></blockquote>")
    assert [label for label, _source in found] == [Label.PARAGRAPH, *[Label.EXCERPT] * 3, Label.PARAGRAPH]


def test_an_embedded_post_is_no_excerpt() -> None:
    post = f'<blockquote class="twitter-tweet"><p>{QUOTED}</p>— Ines Calloway (@northportines) <a>May 3, 2025</a></blockquote>'
    found = body(post)
    assert (Label.EMBED, "Ines Calloway") in found
    assert all(name is not Label.EXCERPT for name, _source in found)


def test_a_pull_quote_repeats_the_article() -> None:
    pulled = MORE.partition(",")[0]
    page = f"<html><body><article><h1>Lamps</h1><p>{TEXT}</p><blockquote>“{pulled}”</blockquote><p>{MORE}</p></article>"
    article = convert(page.encode(), ".html")
    assert [dropped.label for dropped in article.dropped] == [Label.PULL_QUOTE]
    assert "line" in article.dropped[0].reason


def test_a_class_that_only_sounds_like_it() -> None:
    assert all(
        name is not Label.EXCERPT for name, _ in body(f'<div class="quotation-marks-off unblockquoted"><p>{QUOTED}</p></div>')
    )


def test_marks_of_a_letter_say_where_an_excerpt_begins_and_ends() -> None:
    letter = (
        f"Lamps\n\n{TEXT}\n\nOn Monday Ines Calloway wrote:\n> {QUOTED}\n>\n> {TEXT.replace('council', 'board')}\n\n{MORE}\n"
    )
    found = convert(letter.encode(), ".txt").body
    assert [(item.label, item.source) for item in found[-3:]] == [
        (Label.EXCERPT, "Ines Calloway"),
        (Label.EXCERPT, "Ines Calloway"),
        (Label.PARAGRAPH, None),
    ]
    assert [item.lines for item in found[-3:]] == [(6, 7), (8, 8), (10, 10)]
    assert write_body(found).count("\n> ") == 2
    assert "&gt;" not in render(write_body(found))


def test_a_letter_s_other_excerpts_are_found_too() -> None:
    announced = "The Northport Herald reports:"
    marked = "> I was at the council and I heard nothing of the kind, as you know."
    letter = f"Lamps\n\n{TEXT}\n\n{announced}\n\n{QUOTED}\n\n{MORE}\n\n{marked}\n\n{TEXT}\n"
    found = convert(letter.encode(), ".txt").body
    excerpts_found = [(item.lines[0], item.source, item.group) for item in found if item.label is Label.EXCERPT]
    assert excerpts_found[0] == (7, "Northport Herald", 1)
    assert excerpts_found[-1] == (11, None, 2)
