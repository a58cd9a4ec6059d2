from __future__ import annotations

from dataclasses import replace

import pytest

from offprint.excerpts.article import Article
from offprint.excerpts.evidence import goes_on, starts
from offprint.excerpts.reading import read
from offprint.excerpts.voices import voice

FILL = " The council met on Thursday and talked for three hours about the ferry, the lamps and a tram stop that nobody planned."
OWN = (
    "Brandt doesn't like the ferry, and it's easy to see why nobody asks Brandt about it any more, in winter or at all." + FILL
)
QUOTED = (
    "On Thursday, Ms. Brandt was handed a report on the trial, and Ms. Brandt’s office would not say who had written it." + FILL
)
ON = "Two people who have read it said that Ms. Brandt had not, and that she wouldn’t." + FILL
BACK = "That isn't what the council heard from Brandt in spring, when she said she'd read it." + FILL
NEITHER = "Nobody said a word about the storm." + FILL


def article(*texts: str) -> Article:
    return Article(tuple(map(read, texts)), (0,) * len(texts), tuple(map(voice, texts)))


@pytest.mark.parametrize(
    ("paragraph", "share"),
    [
        (ON, 0.93),  # the courtesy title and the curly apostrophe are kept
        ("They wouldn’t say more." + FILL, 0.92),  # the apostrophe alone
        (BACK, 0.05),  # "Brandt" again
        ("They didn't say more." + FILL, 0.05),  # the author's apostrophe
        (NEITHER, 0.4),
    ],
)
def test_habits_say_plainly_whether_an_excerpt_goes_on(paragraph: str, share: float) -> None:
    assert goes_on(article(OWN, "New York Times:", QUOTED, paragraph, OWN), 2, 3, 0.4) == share


def test_most_of_an_authors_paragraphs_say_how_he_types() -> None:
    other = (BACK, OWN, "The mayor’s letter is short, and nobody has read it." + FILL)
    for ending, share in (("They wouldn’t say more.", 0.92), ("They didn't say more.", 0.05)):
        assert goes_on(article(OWN, "The Herald:", QUOTED.replace("Ms. ", ""), ending + FILL, *other), 2, 3, 0.4) == share
        assert goes_on(article(OWN, "The Herald:", QUOTED.replace("Ms. ", ""), ending + FILL, *other[1:]), 2, 3, 0.4) == 0.4


def test_an_author_of_mixed_habits_gives_nothing_away() -> None:
    mixed = article(OWN + " It’s so.", "New York Times:", QUOTED.replace("Ms. ", ""), NEITHER, OWN)
    assert goes_on(mixed, 2, 3, 0.4) == 0.4


SAID = "“The ferry is late because the harbour is, and the harbour is late because the sea is.”"
NAME = "— Ines Calloway, Strait Gazette"


def test_an_attribution_belongs_to_the_quotation_and_ends_it() -> None:
    attributed = article(OWN, SAID, NAME, NEITHER, OWN)
    assert starts(attributed, 1, 0.1, is_quoting=False) == 0.99
    assert goes_on(attributed, 1, 2, 0.1) == 0.91
    assert goes_on(attributed, 1, 3, 0.9) == 0.05
    assert starts(attributed, 3, 0.9, is_quoting=True) == 0.02
    assert starts(article(OWN, SAID, NAME, SAID, NAME, OWN), 3, 0.1, is_quoting=True) == 0.99


def test_what_stands_in_quotation_marks_alone_is_only_offered() -> None:
    assert starts(article(OWN, SAID, NEITHER, OWN), 1, 0.9, is_quoting=False) == 0.5
    assert starts(article(OWN, "She wrote to the council:", SAID, NEITHER, OWN), 2, 0.9, is_quoting=False) == 0.9
    assert goes_on(article(OWN, SAID, "Aumund Vaskesund", NEITHER), 1, 2, 0.9) == 0.55  # a heading, or who said it


def test_where_the_author_found_it_is_no_part_of_the_quotation() -> None:
    found = article(OWN, QUOTED, "[Via Harbour Notes]", NEITHER, OWN)
    assert goes_on(found, 1, 2, 0.9) == 0.05
    assert starts(found, 3, 0.9, is_quoting=True) == 0.02


def test_who_announces_something_right_below_a_quotation_is_the_author() -> None:
    lines = (OWN, "The Herald has it:", QUOTED, "Here is what the mayor said to that:", NEITHER)
    assert goes_on(article(*lines), 2, 3, 0.9) == 0.05
    assert goes_on(article(*lines[:3], NEITHER, *lines[3:]), 2, 4, 0.9) == 0.9  # a longer one has lists of its own


def test_a_quotation_mark_that_is_opened_anew_goes_on() -> None:
    first, second = "“The ferry is late." + FILL, "“The harbour is, too.”" + FILL
    assert goes_on(article(OWN, first, second, OWN), 1, 2, 0.1) == 0.98
    assert starts(article(OWN, first, second, OWN), 2, 0.9, is_quoting=False) == 0.02


def test_where_all_stands_in_quotation_marks_what_stands_in_none_is_the_authors() -> None:
    marked = "“Nobody has asked us, and we are the ones who have to carry the lamps.”"
    lines = (OWN, "She wrote to the council:", SAID, marked, NEITHER, OWN)
    assert goes_on(article(*lines), 2, 3, 0.1) == 0.96
    assert goes_on(article(*lines), 2, 4, 0.9) == 0.05
    assert goes_on(article(*lines[:2], NEITHER, *lines[2:]), 2, 5, 0.9) == 0.9  # its first paragraph has none either


@pytest.mark.parametrize(("line", "share"), [("A Harbour in the Snow", 0.05), ("Brandt", 0.4), ("Aumund Vaskesund", 0.4)])
def test_a_line_under_quotation_marks_that_can_be_no_name_is_a_heading(line: str, share: float) -> None:
    assert goes_on(article(OWN, SAID, line, NEITHER), 1, 2, 0.4) == share


def test_who_adds_emphasis_ends_the_quotation() -> None:
    assert goes_on(article(OWN, QUOTED + " (Emphasis added.)", NEITHER, OWN), 1, 2, 0.9) == 0.05
    assert goes_on(article(OWN, QUOTED + " (The emphasis was on lamps.)", NEITHER, OWN), 1, 2, 0.4) == 0.4


def test_what_a_columns_author_answers_is_not_quoted() -> None:
    column = article("Dear Doris,", OWN, "In the Dark, Dunmore", "Dear Dark,", NEITHER, QUOTED)
    assert starts(column, 0, 0.1, is_quoting=False) == 0.92
    assert starts(column, 4, 0.9, is_quoting=True) == 0.0
    assert goes_on(column, 0, 2, 0.1) > 0.9
    assert goes_on(column, 0, 3, 0.9) == 0.05


@pytest.mark.parametrize("mark", ["[...]", "[…]", "…", ". . .", "(snip)"])
def test_what_stands_on_both_sides_of_what_is_left_out_is_quoted(mark: str) -> None:
    elided = article(OWN, NEITHER, mark, NEITHER, OWN)
    assert goes_on(elided, 1, 2, 0.2) == goes_on(elided, 1, 3, 0.2) == 0.95
    assert goes_on(elided, 1, 4, 0.2) == 0.2
    assert goes_on(article(OWN, NEITHER, mark), 1, 2, 0.2) == 0.2


@pytest.mark.parametrize(
    ("before", "share"),
    [
        ("New York Times:", 0.93),
        ("From the Guardian:", 0.93),
        ("The Northport Herald reports:", 0.93),
        ("Requirements:", 0),
        ("The ferry left.", 0),
    ],
)
def test_a_publication_on_a_line_of_its_own(before: str, share: float) -> None:
    assert starts(article(OWN, before, QUOTED, OWN), 2, 0, is_quoting=False) == share
    assert starts(article(OWN, before, "Nothing.", OWN), 2, 0, is_quoting=False) == 0


NEWS = "Three people were hurt when the ferry struck the quay, local officials said, and the lamps there went out." + FILL


def test_a_newsroom_is_heard_again_only_after_an_excerpt() -> None:
    told = article(OWN, QUOTED, BACK, NEWS)
    assert [starts(told, 3, 0, is_quoting=above) for above in (True, False)] == [0.53, 0]
    assert starts(told, 2, 0, is_quoting=True) == 0


def test_a_newsroom_goes_on() -> None:
    told = article(OWN, BACK, *[NEITHER] * 5, NEWS, NEWS)
    assert goes_on(told, 7, 8, 0.1) == 0.93


def test_an_author_who_reports_is_no_excerpt() -> None:
    told = article(OWN, NEWS, NEWS, NEITHER)
    assert starts(told, 1, 0, is_quoting=True) == 0
    assert goes_on(told, 1, 2, 0.1) == 0.1


def test_what_only_a_newsrooms_words_began_ends_with_them() -> None:
    told = article(OWN, BACK, *[NEITHER] * 5, NEWS, NEITHER)
    assert goes_on(told, 7, 8, 0.9) == 0.05
    announced = article(OWN, BACK, *[NEITHER] * 5, "The Guardian:", NEWS, NEITHER)
    assert goes_on(announced, 8, 9, 0.9) == 0.9


@pytest.mark.parametrize("first", ["1. The lamp is lit.", "(1) The lamp is lit."])
def test_a_list_that_is_numbered_is_the_authors(first: str) -> None:
    assert starts(article(OWN, "There are two rules:", first, "2. It stays lit.", OWN), 2, 0.9, is_quoting=False) == 0.04


@pytest.mark.parametrize(
    ("before", "share"),
    [
        ("Section 14 of the Lamps Act says:", 0.9),
        ("Under § 3 the text reads:", 0.9),
        ("The law has two rules, and each says:", 0.04),
        ("Section 14 has two rules:", 0.04),
    ],
)
def test_a_law_is_quoted_with_its_numbers(before: str, share: float) -> None:
    assert starts(article(OWN, before, "(1) The lamp is lit.", "(2) It stays lit.", OWN), 2, 0.9, is_quoting=False) == share


@pytest.mark.parametrize("lost", ["[code block]", "[Image: a lamp]", "[video]", "[Embedded tweet removed]"])
def test_what_was_left_out_starts_nothing(lost: str) -> None:
    assert starts(article(OWN, "Look at this:", lost, OWN), 2, 0.9, is_quoting=True) == 0
    assert starts(article(OWN, "Look at this:", f"{lost} and the lamp beside it.", OWN), 2, 0.7, is_quoting=True) > 0.5


@pytest.mark.parametrize(
    "code",
    [
        "for x in $(ls *.txt); do echo $x; done",
        "// the lamp is lit from the keeper's own table",
        'levels = [float(line.split()[1]) for line in open("gauge.txt")]',
        'open("gauge.txt", encoding="cp850")',
        "gauge.read(level);",
        "def level(line):",
    ],
)
def test_code_starts_nothing(code: str) -> None:
    assert starts(article(OWN, "Run this:", code, OWN), 2, 0.9, is_quoting=True) == 0


@pytest.mark.parametrize(
    "prose", ["Lamps (all of them)", "Class of 1907:", "From the quay (where nobody was)", "For the lamps, see below:"]
)
def test_prose_is_no_code(prose: str) -> None:
    assert not article(OWN, prose).is_code[1]


@pytest.mark.parametrize(
    ("before", "share"),
    [
        ("Here is a chart of the crossings:", 0.3 * 0.5 / (0.5 + 0.3 * 0.5)),
        ("I drew a chart. Here is what Brandt wrote:", 0.5),
        ("There is a chart of the crossings.", 0.5),
    ],
)
def test_under_a_picture_that_is_lost_the_author_goes_on(before: str, share: float) -> None:
    assert starts(article(OWN, before, QUOTED, OWN), 2, 0.5, is_quoting=False) == pytest.approx(share)


@pytest.mark.parametrize(
    ("before", "share"),
    [("The boat was late again.", 0.5), ("The owner of the boat wrote to us:", 0.9), ("Here is what I heard…", 0.9)],
)
def test_what_somebody_is_heard_to_say_is_an_excerpt_only_when_it_is_announced(before: str, share: float) -> None:
    spoken = "“People think that it is late,” she said. “It is full.”" + FILL + "”"
    assert starts(article(OWN, before, spoken), 2, 0.9, is_quoting=False) == share


LABELS = ("Lamps:", "Ropes:", "Tickets:", "The harbour office:", "Dogs:", "Bicycles:")


def labelled(labels: tuple[str, ...]) -> float:
    """Return how likely the paragraph below the last label starts an excerpt, where half was learned."""
    texts = [text for label in labels for text in (label, "Bring your own, and carry it on deck." + FILL)]
    return starts(article(OWN, *texts), len(texts), 0.5, is_quoting=False)


def test_labels_of_a_list_announce_nothing() -> None:
    assert labelled(LABELS) == 0.01
    assert labelled(LABELS[:5]) == 0.5
    assert labelled((*LABELS[:5], "February 15:")) == 0.5
    assert labelled(("Lamps:",) * 6) == 0.5  # who speaks in a dialogue is named again and again


@pytest.mark.parametrize(
    "label", ["Strait Gazette:", "Ines Calloway:", "Calloway writes:", "Of all that she carried on board:"]
)
def test_who_is_quoted_is_no_label(label: str) -> None:
    assert labelled((*LABELS[:5], label)) >= 0.5


@pytest.mark.parametrize(
    ("first", "last", "share"),
    [
        ("„Drei Gutachten sagen es.", "Zwei der Gutachter sind gegangen.“", 0.93),
        ("« Trois études l'ont montré.", "Deux géomètres sont partis. »", 0.93),
        ('"Three surveys say so.', 'Two of the surveyors have left."', 0.93),
        ("„Drei Gutachten sagen es.“", "Zwei der Gutachter sind gegangen.", 0.4),  # closed at once
        ("„Drei Gutachten sagen es.", "„Zwei der Gutachter sind gegangen.“", 0.4),  # opened anew
        ("„Drei Gutachten sagen es.", "Zwei der Gutachter sind gegangen.", 0.4),  # never closed
    ],
)
def test_what_a_quotation_mark_holds_is_one_excerpt(first: str, last: str, share: float) -> None:
    assert goes_on(article(NEITHER, "The Herald:", first, "Nobody said more.", last, NEITHER), 2, 3, 0.4) == share


LETTER = ("The line's new head wrote to the crew, and it's rather good:", "Dear all,", ON, NEITHER, "Ingrid", OWN, BACK)


def test_a_letter_goes_from_its_greeting_to_the_name_under_it() -> None:
    letter = article(OWN, *LETTER)
    assert starts(letter, 2, 0, is_quoting=False) == 0.92
    on = [goes_on(letter, 2, index, 0.4) for index in range(3, 8)]
    assert min(on[:3]) > 0.95
    assert max(on[3:]) == 0.05


@pytest.mark.parametrize(
    ("paragraph", "share"),
    [
        ('"Handed a report on the trial" is one way to put it.' + FILL, 0.05),
        ('"The trial" is one way to put it.' + FILL, 0.4),  # two words may be a name
        ('"A report that nobody has read" is one way to put it.' + FILL, 0.4),  # nobody said so
        ("That last sentence is one way to put it." + FILL, 0.05),
        ("It is a wonderful sentence, and nobody would put it so." + FILL, 0.05),
        ("It is a wonderful lamp, and nobody would put it so." + FILL, 0.4),
        ("By the end of the third sentence nobody would put it so." + FILL, 0.05),
        ("By the third line of people nobody would put it so." + FILL, 0.4),
        ("By the third day nobody would put it so." + FILL, 0.4),
        ("It is that last bit that I would not put so." + FILL, 0.05),
        ("The boat that last put it so was sold." + FILL, 0.4),
        ("It reminds me of a better way to put it." + FILL, 0.05),
        ("This passage is one way to put it." + FILL, 0.05),
        ('"This passage is one way to put it," she said.' + FILL, 0.4),
    ],
)
def test_who_quotes_the_excerpt_is_the_author(paragraph: str, share: float) -> None:
    quoted = "On Thursday the mayor was handed a report on the trial." + FILL
    assert goes_on(article(OWN, "The Herald has it:", quoted, paragraph, OWN), 2, 3, 0.4) == share


@pytest.mark.parametrize(
    ("first", "paragraph", "share"),
    [
        ("The mayor said on Friday that the boats were late.", "I walked it on Monday.", 0.05),
        ("The mayor said on Friday that the boats were late.", '"I walked it on Monday," the clerk said.', 0.4),
        ("I said on Friday that the boats were late.", "I walked it on Monday.", 0.4),
        ("On Friday the boats were late.", "I walked it on Monday.", 0.4),  # nobody reports
    ],
)
def test_a_newsroom_does_not_say_i(first: str, paragraph: str, share: float) -> None:
    quoted = first + 3 * FILL
    assert goes_on(article(OWN, "The Herald has it:", quoted, paragraph + FILL, OWN), 2, 3, 0.4) == share


@pytest.mark.parametrize(
    ("before", "share"),
    [("The last stanza goes:", 0.85), ("Here is one that I wrote:", 0.2), ("That is how it ends.", 0.2)],
)
def test_announced_verse_is_quoted_and_prose_under_it_is_not(before: str, share: float) -> None:
    texts = (OWN, before, "The boat goes out, the boat comes in, the rope is thrown.", "It ends as early as it ought.", BACK)
    poem = replace(article(*texts), verse=frozenset({2, 3}))
    assert starts(poem, 2, 0.2, is_quoting=False) == share
    assert goes_on(poem, 2, 3, 0.4) == 0.85
    assert goes_on(poem, 2, 4, 0.4) == 0.1
