from __future__ import annotations

import pytest

from offprint.excerpts.letters import Letter, answers, letters

PROSE = "The line's new head wrote to the crew on Monday, and it is rather good."
OTHER = "I have been lost four times in the building, and thank whoever put the arrow next to the lift."


@pytest.mark.parametrize(
    ("texts", "letter"),
    [
        ((PROSE, "Dear all,", OTHER, "Ingrid", PROSE), Letter(1, True, 4, "Ingrid")),
        (
            (PROSE, "Dear Ms. Brandt:", OTHER, "Yours sincerely,", "Ward Errol, keeper", PROSE),
            Letter(1, True, 5, "Ward Errol"),
        ),
        ((PROSE, "Hi team,", OTHER, "Cheers, Jo", "P.S. The lift is mended.", PROSE), Letter(1, True, 5, "Jo")),
        ((PROSE, "Hi team,", OTHER, PROSE), Letter(1, True)),
        ((PROSE, "Hi team,", OTHER, "Our Plan", OTHER, "Ines", PROSE), Letter(1, True, 6, "Ines")),
        (("A reader writes:", OTHER, OTHER, "Yours, with blunt regards, Alasdair", PROSE), Letter(1, False, 4, "Alasdair")),
        (("Cord replied:", OTHER, "T. Odell", PROSE), Letter(1, False, 3, "T. Odell")),
        (
            ("They asked for it:", OTHER, "I am, Sir, your most obedient and humble servant,", "J. Harkness.", PROSE),
            Letter(1, False, 4, "J. Harkness"),
        ),
        (
            ("Eine Leserin schreibt:", OTHER, "Mit freundlichen Grüßen, Hanna Brandt", PROSE),
            Letter(1, False, 3, "Hanna Brandt"),
        ),
        (
            (PROSE, "Sehr geehrte Damen und Herren,", OTHER, "Hochachtungsvoll", "Hanna Brandt"),
            Letter(1, True, 5, "Hanna Brandt"),
        ),
        ((PROSE, f"Dear Ruth, {OTHER}", OTHER, "Your loving Brother,", "Amos Hale", PROSE), Letter(1, True, 5, "Amos Hale")),
        ((PROSE, "Chère Madame,", OTHER, "Bien à vous, Claire", PROSE), Letter(1, True, 4, "Claire")),
        ((PROSE, "Estimada directora:", OTHER, "Atentamente, Rosa", PROSE), Letter(1, True, 4, "Rosa")),
    ],
)
def test_letters_are_known_by_how_they_greet_and_sign_off(texts: tuple[str, ...], letter: Letter) -> None:
    assert letters(texts) == [letter]


@pytest.mark.parametrize(
    "texts",
    [
        ("Dear all,", OTHER, "Ingrid", PROSE),  # the article is a letter itself
        ("Tomas Errol (3 May, 2024)", "Hi Ines,", OTHER, "Tomas"),  # a reader's comment
        ("A reader writes:", OTHER, "Ingrid", PROSE),  # a name alone may be a heading
        ("A reader writes:", OTHER, "Thanks Dave.", PROSE),  # the author's answer
        ("A reader writes:", OTHER, "Best Overall", PROSE),
        ("A reader writes:", OTHER, "Best for walks", "Allied Lamps", PROSE),  # a list of tips
        ("There are four:", OTHER, "Best wishes,", "Andrew", PROSE),
        ("A reader writes:", OTHER, PROSE, "Best wishes,", "Andrew"),  # the author signs his own text
        ("A reader writes:", OTHER, "Thanks, Mark. I have bought the book.", PROSE),
        (PROSE, "Hi-Res Audio Developments:", OTHER),
        (PROSE, OTHER, "Yours, Alasdair"),
        (PROSE, f"Dear Ruth, {OTHER}", OTHER, PROSE),  # nobody signs it
        (PROSE, f"Dear readers, {OTHER}", "Yours truly,", "Amos Hale"),  # the author's own
        (PROSE, "Dear me, what a night that was, with all the lamps out.", OTHER),
    ],
)
def test_what_is_no_letter_is_none(texts: tuple[str, ...]) -> None:
    assert letters(texts) == []


def test_a_letter_is_not_signed_by_who_wrote_the_next() -> None:
    greeted = (PROSE, "Dear Tomas,", OTHER, "Dear Ines,", OTHER, "Tomas", PROSE)
    assert letters(greeted) == [Letter(1, True), Letter(3, True, 6, "Tomas")]
    announced = ("A reader writes:", OTHER, "Here is another letter:", OTHER, "Yours, Alasdair", PROSE)
    assert letters(announced) == [Letter(3, False, 5, "Alasdair")]


def test_a_column_prints_letters_and_its_authors_answers() -> None:
    column = (
        "Dear Doris,",
        OTHER,
        "In the Dark, Dunmore",
        "Dear Dark,",
        OTHER,
        "Doris",
        "Dear Doris,",
        OTHER,
        "Jo",
        "Dear Jo,",
        OTHER,
    )
    assert answers(column) == {3, 9}
    assert letters(column) == [Letter(0, True, 3, "In the Dark"), Letter(6, True, 9, "Jo")]
    both_sides = (PROSE, "Dear Tomas,", OTHER, "Ines", "Dear Ines,", OTHER, "Tomas", PROSE)
    assert answers(both_sides) == frozenset()
