from __future__ import annotations

from pathlib import Path

import pytest

from offprint.excerpts.source import named
from offprint.glosses import LANGUAGES, MEASURED, gloss, gloss_sentence, glosses_of
from offprint.label import label
from offprint.model import Block, Label, Labelled, Options
from offprint.tables import rows

ARTICLES = Path(__file__).parent / "data" / "languages"
QUOTED = 3  # the paragraph of each that is


def article(language: str) -> tuple[str, ...]:
    return tuple((ARTICLES / f"{language}.txt").read_text(encoding="utf-8").strip().split("\n\n"))


def labelled(texts: tuple[str, ...]) -> tuple[Labelled, ...]:
    return label(tuple(Block(text, (number, number)) for number, text in enumerate(texts, 1)))


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_excerpt_in_another_language_ends_where_the_author_answers(language: str) -> None:
    excerpts = [(place, item.source) for place, item in enumerate(labelled(article(language))) if item.label is Label.EXCERPT]
    assert excerpts == [(QUOTED, "Errol")]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_same_words_unannounced_are_the_authors(language: str) -> None:
    texts = article(language)
    plain = (*texts[:2], texts[2].rpartition(".")[0] + ".", texts[QUOTED].strip("„“«»” "), *texts[QUOTED + 1 :])
    assert all(item.label is not Label.EXCERPT for item in labelled(plain))


@pytest.mark.parametrize("language", ["pl", *sorted({*LANGUAGES} - MEASURED)])
def test_where_no_articles_say_how_sure_it_is_an_excerpt_is_offered_and_not_shown(language: str) -> None:
    sure = [item.confidence for item in labelled(article(language)) if item.label is Label.EXCERPT]
    assert sure
    assert max(sure) < Options().mark_from


def test_words_are_exchanged_one_for_one() -> None:
    assert gloss(("eu", "acho", "que", "ferry"), glosses_of("pt")) == ("i", "think", "that", "ferry")
    assert gloss(("l'auteur", "qu'il", "j'ai", "l'île"), glosses_of("fr")) == ("author", "he", "i've", "île")


@pytest.mark.parametrize(
    ("language", "sentence", "glossed"),
    [
        ("pt", "Como escreve Inês de Castro no Jornal da Ilha:", "as writes Inês de Castro in Jornal da Ilha:"),
        ("de", "Im Artikel der Zeitung sagt Errol, dass", "in article the newspaper says Errol, that"),
        ("de", "Die Northporter Zeitung meldet:", "the Northporter Zeitung reports:"),
        ("fr", "Selon l'auteur, j’ai parlé :", "according the author, I've parlé :"),
    ],
)
def test_a_name_is_not_exchanged(language: str, sentence: str, glossed: str) -> None:
    assert gloss_sentence(sentence, glosses_of(language)) == glossed


@pytest.mark.parametrize(
    ("language", "before", "name"),
    [
        ("pt", "Como Calloway descreve:", "Calloway"),
        ("pt", "O capitão Tomas Errol disse ontem no porto:", "Tomas Errol"),
        ("es", "Según cuenta Ines Calloway en su libro:", "Ines Calloway"),
        ("fr", "La capitaine Anne Leroux répond dans le Courrier du Nord :", "Anne Leroux"),
        ("de", "So schreibt Errol in seinem Bericht:", "Errol"),
        ("de", "Die Süddeutsche Zeitung schreibt:", "Süddeutsche Zeitung"),
        ("pt", "Muitas coisas mudaram desde então:", None),
        ("pt", "Agora, mais um trecho do mesmo artigo:", None),
        ("de", "Auf der Webseite der Werft heißt es:", None),
        ("de", "Das führt über das Wissen und über das Gefühl hinaus:", None),
        ("de", "Ich war an einem Nachmittag im Mai im Hafen.", None),
        ("pt", "Eu disse o seguinte ao Errol:", None),
    ],
)
def test_in_other_languages_a_capital_alone_names_nobody(language: str, before: str, name: str | None) -> None:
    assert named(before, glosses_of(language)) == name


@pytest.mark.parametrize("language", ["en", "pl", None])
def test_other_languages_are_read_as_they_are(language: str | None) -> None:
    assert not glosses_of(language)


def test_a_form_has_one_gloss_a_language() -> None:
    for column, language in enumerate(LANGUAGES, 1):
        forms = [word for row in rows("glosses.tsv") for word in row[column].split() if word != "-"]
        assert len(forms) == len(set(forms)) == len(glosses_of(language).words), language


@pytest.mark.parametrize(
    "spoken",
    [
        "«Non le segno per ricordare», dice. «Le segno per sapere dove mettere la morsa.»",
        "«Eran mil doscientos y una estufa», cuenta. «La estufa se la llevó el ayuntamiento.»",
        '"Quem vem do mar não vê a boia, ouve", explicava. "Se ela canta errado, o homem perde o canal."',
        "„Das merkt kein Mensch“, sagt er, „bis er auf der Sandbank sitzt.“",
        "”Det märker ingen”, säger han, ”förrän han sitter på sandbanken.”",
    ],
)
@pytest.mark.parametrize("language", LANGUAGES)
def test_speech_that_nothing_announces_is_not_shown_in_any_language(language: str, spoken: str) -> None:
    texts = (*article(language)[:2], spoken, *article(language)[4:])
    shown = [item for item in labelled(texts) if item.label is Label.EXCERPT and item.confidence >= Options().mark_from]
    assert not shown
