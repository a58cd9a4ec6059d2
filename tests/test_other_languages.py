from __future__ import annotations

from pathlib import Path

import pytest

from offprint.convert import convert
from offprint.lines.scripts import spaced, without_noun_capitals
from offprint.quotation_marks import in_english_marks
from offprint.quoted_lines import SENTENCE_END
from offprint.site.metadata import shares

PAGES = Path(__file__).parent / "data" / "languages"
PROSE = {"ja": 40, "zh": 40}  # characters; the lines of these pages that are longer are the article's
USUAL = 60


@pytest.mark.parametrize("language", ["de", "es", "fr", "ja", "zh"])
def test_a_page_in_another_language_keeps_its_article_and_hardly_more(language: str) -> None:
    data = (PAGES / f"page.{language}.txt").read_bytes()
    article = convert(data, ".txt")
    prose = [line for line in data.decode().split("\n") if len(line) > PROSE.get(language, USUAL)]
    kept = [item.text for item in article.body]
    assert [text for text in kept if text in prose] == prose
    assert len(kept) <= len(prose) + 1
    assert article.title in data.decode().split("\n")[8:11]
    assert article.language == language


def test_words_are_made_of_what_has_no_blanks() -> None:
    words = spaced("夜の渡し船は、冬を越えた。島の人は喜んだ。").split()
    assert words[0] == spaced("夜").strip()
    assert words[0][0].isupper()
    assert [word[-1] for word in words if not word[-1].isalpha()] == [",", ".", "."]


@pytest.mark.parametrize("text", ["The ferry ran.", "Die Fähre fuhr – spät.", "Паром ушёл.", "배가 떠났다.", ""])
def test_a_script_with_blanks_stays_as_it_is(text: str) -> None:
    assert spaced(text) == text


@pytest.mark.parametrize("text", ["・", "・・", "·", "「・」"])
def test_a_line_of_marks_alone_stays_one(text: str) -> None:
    assert spaced(text)
    assert "".join(block.text for block in convert(text.encode(), ".txt").body) in (text, "")


@pytest.mark.parametrize("language", ["de", "ja", "zh"])
def test_an_ideograph_counts_as_a_word(language: str) -> None:
    article = convert((PAGES / f"page.{language}.txt").read_bytes(), ".txt")
    counted = shares(article)
    assert counted["own"] == counted["words"] + counted["characters"]
    assert (counted["characters"] > counted["words"]) is (language in PROSE)
    assert counted["own"] > 150


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("»Das merkt kein Mensch«, sagt er.", "“Das merkt kein Mensch”, sagt er."),
        ("« Au début je notais tout. »", "“Au début je notais tout.”"),
        ("„Ja“, sagt er. „Ich gehe.", "“Ja”, sagt er. “Ich gehe."),
        ("Ich gehe.“", "Ich gehe.”"),
        ("”Det märker ingen”, säger han.", "“Det märker ingen”, säger han."),
        ("He said “so” and “no”.", "He said “so” and “no”."),
        ("«»", "“”"),
        ("» Die letzte Seilfähre", "» Die letzte Seilfähre"),
        ("« Vorheriger Beitrag", "« Vorheriger Beitrag"),
        ("", ""),
    ],
)
def test_a_pair_of_marks_quotes_and_a_guillemet_alone_points(text: str, read: str) -> None:
    assert in_english_marks(text) == read


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("Der Mann, der die Nebelhörner stimmte", "Der Mann, der die nebelhörner stimmte"),
        ("Dann rief die Wirtin von Geske Harms an.", "Dann rief die wirtin von geske Harms an."),
        ("Im Jahr 1988 Regen, die NATO schwieg.", "Im Jahr 1988 regen, die NATO schwieg."),
        ("Mehr Wind", "Mehr Wind"),
        ("", ""),
    ],
)
def test_a_noun_keeps_no_capital_where_a_line_is_judged(text: str, read: str) -> None:
    assert without_noun_capitals(text) == read


def test_a_paragraph_that_ends_in_marks_of_another_language_ends_a_sentence() -> None:
    said = ["„Das merkt kein Mensch, bis er auf der Sandbank sitzt.“", "»Dann merkt er es im Nebel aber ganz schnell.«"]
    assert all(SENTENCE_END.search(text) for text in said)
