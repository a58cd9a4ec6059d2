"""What links say of a block of a page: bars of them, and pointers to another piece; and tables that lay out a page."""

from __future__ import annotations

import pytest

from offprint.convert import convert
from offprint.model import Article, Label

TEXT = [
    "The lamp on the mole has been dark since Ines Calloway left, and nobody will light it again before the spring comes.",
    "She had kept it for thirty years, in every weather, and wrote down each night what she saw and what she thought she saw.",
    "The harbour office has the books now. They fill a shelf and a half, and the half is what the fishermen come to read.",
]
PARAGRAPHS = [f"<p>{text}</p>" for text in TEXT]


def page(before: str = "", among: str = "", behind: str = "") -> Article:
    first, second, third = PARAGRAPHS
    html = f"<html><body>{before}<h1>The lamp on the mole</h1>{first}{among}{second}{third}{behind}</body></html>"
    return convert(html.encode(), ".html")


def kept(article: Article) -> list[str]:
    return [block.text for block in article.body]


@pytest.mark.parametrize("mark", [" | ", " · ", "<br>"])
def test_links_side_by_side_beside_the_text_are_a_bar(mark: str) -> None:
    bar = mark.join(f"<a href='{name}.html'>{name}</a>" for name in ("Harbours", "Lamps", "Fogs"))
    assert kept(page(f"<div>{bar}</div>")) == TEXT
    assert mark == "<br>" or kept(page(behind=f"<div>{bar}</div>")) == TEXT


def test_authors_that_are_linked_side_by_side_are_none() -> None:
    authors = " | ".join(f"<a href='/{name}'>{name}</a>" for name in ("Jane Doe", "Peter Marlow", "Anna Brandt"))
    assert page(behind="").byline == ()
    article = convert(
        f"<html><body><h1>The lamp on the mole</h1><div>{authors}</div>{''.join(PARAGRAPHS)}</body></html>".encode(), ".html"
    )
    assert article.byline == ("Jane Doe", "Peter Marlow", "Anna Brandt")


def test_a_link_with_read_more_before_it_points_to_another_piece() -> None:
    article = page(among="<div><span>Read more</span><a href='/n/1'>The ferry that sailed without a crew</a></div>")
    assert kept(article) == TEXT
    assert [one.label for one in article.dropped] == [Label.RELATED]


def test_a_sentence_with_a_link_at_its_end_is_the_authors() -> None:
    own = "I read more about the lamp and about those who kept it in <a href='/b'>the book of the harbour</a>"
    assert len(kept(page(among=f"<p>{own}</p>"))) == len(TEXT) + 1


def test_all_of_a_box_that_asks_for_an_address_goes_where_the_text_stands_outside() -> None:
    form = "<form><input type='email'></form>"
    box = f"<div><h3>The Morning Lamp</h3><p>What matters on the coast, in five minutes.</p>{form}</div>"
    assert kept(page(among=box)) == TEXT


def test_a_long_sentence_beside_a_form_stays() -> None:
    own = "Whoever has letters of hers is asked to lend them to the office, which will copy them and send them back."
    form = "<form><input type='email'><button>Sign up</button></form>"
    assert own in kept(page(among=f"<div><p>{own}</p>{form}</div>"))


def cell(text: str) -> str:
    return f"<td valign='top'>{text}</td>"


def test_a_table_lays_out_a_page_where_a_cell_has_paragraphs() -> None:
    menu = "<b>Sections</b><br><a href='a'>Lamps</a><br><a href='b'>Fogs</a><br><a href='c'>Harbours</a>"
    text = "<br><br>".join([f"<b>The lamp on the mole</b><br>by Ines Calloway, 3 May 1999<br><br>{TEXT[0]}", *TEXT[1:]] * 2)
    article = convert(f"<table><tr>{cell(menu)}{cell(text)}</tr></table>".encode(), ".html")
    assert (article.byline, article.published) == (("Ines Calloway",), "1999-05-03")
    assert all(block.label is not Label.TABLE_ROW for block in article.body)
    assert TEXT[1] in kept(article)


def test_questions_beside_long_answers_are_no_margin() -> None:
    answer = "<br><br>".join(TEXT * 2)
    questions = ("Who lit the lamp?", "Who has the books now?", "Who will light it again?")
    rows = "".join(f"<tr>{cell(question)}{cell(answer)}</tr>" for question in questions)
    article = convert(f"<h1>The lamp on the mole</h1><table>{rows}</table>".encode(), ".html")
    assert [text for text in kept(article) if text.endswith("?")] == list(questions)


def test_a_text_beside_longer_comments_is_no_margin() -> None:
    text = "<br><br>".join(["<b>The lamp on the mole</b>", *TEXT, "Nobody came."] * 2)
    comments = "<br><br>".join(
        [f"<b>reader {number}</b><br>I disagree, and so does my aunt, who was there." for number in range(90)]
    )
    article = convert(f"<table><tr>{cell(text)}{cell(comments)}</tr></table>".encode(), ".html")
    assert kept(article).count("Nobody came.") == 2


def test_a_table_of_data_stays_one() -> None:
    rows = "".join(f"<tr>{cell(name)}{cell('lit since 1868<br>no keeper')}</tr>" for name in ("Gull Rock", "Skerry Point"))
    article = page(among=f"<table>{rows}</table>")
    assert [block.label for block in article.body].count(Label.TABLE_ROW) == 2
