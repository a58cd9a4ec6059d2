from __future__ import annotations

from pathlib import Path

import pytest

from offprint.excerpts.attributions import attributed, signed
from offprint.excerpts.source import named, source_of
from offprint.glosses import glosses_of

LEAD_INS = [
    line.split("\t")
    for line in (Path(__file__).parent / "data" / "lead_ins.tsv").read_text(encoding="utf-8").splitlines()
    if not line.startswith("#")
]


@pytest.mark.parametrize(
    ("before", "name"),
    [
        ("New York Times:", "New York Times"),
        ("From the NYT:", "New York Times"),
        ("The Northport Herald has a story on the lamps:", "Northport Herald"),
        ("The council met on Thursday. As Ines Calloway writes:", "Ines Calloway"),
        ("According to Tomas Errol, who wrote the report,", "Tomas Errol"),
        ("In his essay on ferries, Ward Brandt argues:", "Ward Brandt"),
        ("I asked @northportines, and she answered:", "@northportines"),
        ("Ines Calloway (@northportines), founder of a ferry line:", "Ines Calloway"),
        ("Here is what Wikipedia has to say about lighthouses:", "Wikipedia"),
        ("Die Süddeutsche Zeitung schreibt:", "Süddeutsche Zeitung"),
        ("In Falk v. Harbour Estates the court of appeal put it like this:", "Falk v. Harbour Estates"),
        ("The ninth court said in City of Quarrel v. Vane and Sons:", "City of Quarrel v. Vane and Sons"),
        ("Le Monde rapporte :", "Le Monde"),
        ("The Economist writes:", "The Economist"),
        ("Explains Brandt:", "Brandt"),
        ("Again quoting wikipedia:", "Wikipedia"),
        ("The Northport Herald’s Ines Calloway offered this, via Twitter:", "Ines Calloway"),
        ("Former Harbour Director Tomas Errol said in 2003:", "Tomas Errol"),
        ("We asked Ward Brandt (keeper since 1986), who had this to say:", "Ward Brandt"),
        ("Posted on the American Lighthouse Society's website:", "American Lighthouse Society"),
        ("Here is a little piece from the Northport FAQ:", "Northport"),
        ('He says "we failed" in an interview. Then read this article by Ines Calloway.', "Ines Calloway"),
        ("Ines Calloway wrote a letter. In the Preface she says:", "Ines Calloway"),
        ("Brandt unsparingly judges the lamps in his essay on Errol Hall:", "Brandt"),
        ("Over at the Ferry Letters Ines Calloway argues that it was late:", "Ines Calloway"),
        ("I am reading The Winter Crossing by Ines Calloway. But here is a part I like:", "Ines Calloway"),
        ("I am reading the book Winter Crossing. But here is a part I like:", "Winter Crossing"),
        ("The island edition of Time also has an article. It is short, but it says more:", "Time"),
        ("It is run by an organization called FerryWatch. Here is an excerpt from their mission statement:", "FerryWatch"),
        ("Brandt believes Northport continues to need a ferry:", "Brandt"),
        ("The mayor’s clerk, Ines Calloway, was interviewed and described why Northport needs it:", "Ines Calloway"),
        ("In 1990 Ward Brandt, the builder of Ferry One, Ferry Two, Ferry Three, and others, said:", "Ward Brandt"),
        ("Ines Calloway in Crossing the Sound (first part) describes a winter:", "Ines Calloway"),
        ("Tides to Remember describes a winter like that:", "Tides to Remember"),
        ("The only one who understood it is Ines Calloway, a keeper of the lamps at Northport Harbour:", "Ines Calloway"),
        ("Ward, at the Northport Notes, brings up a point in saying “nobody asked”.", "Ward"),
        ("Brandt over at FerryWatch has been asking the same. I build on Brandt's statements about lamps:", "Brandt"),
        ("Researchers at Ferrylab published their findings on what a lamp costs:", "Ferrylab"),
        ("Winter Lamp is the other big lamp, built by Ward Brandt. Its own web site describes it like this:", "Winter Lamp"),
        ("This is a reaction to Ines Calloway’s “The Last Lamp” where she talks about the night:", "Ines Calloway"),
        (
            'Brandt2021 Ines Brandt, Ward Errol, and Bo Li: "What lamps cost". Lamps, 2(5), 10.1016/j.lamp.2021.004.',
            "Ines Brandt et al.",
        ),
        ("Ines Brandt and Ward A. Errol. Lamps at night. 2023. arXiv:2301.00444.", "Ines Brandt and Ward A. Errol"),
        ('Brandt1997 I. Brandt: "A lamp". doi:10.1016/j.lamp.1997.004', "I. Brandt"),
        ("Daly notes that the lamp was lit at noon:", "Daly"),
        ("Reed’s review of lamps:", "Reed"),
        ("We want all to see the same as Ward Brandt from Northport Harbour and Ropes:", "Ward Brandt"),
        ("Ines Calloway of the Herald reports on the lamps:", "Ines Calloway"),
        (
            "The Max Planck Institute for the History of Science has a description:",
            "Max Planck Institute for the History of Science",
        ),
        ('Brandt2019 Ines Brandt and Bo Li and Ward Errol: "Lamps". 2019, 10.1016/j.lamp.2019.004.', "Ines Brandt et al."),
        ("I note that the Ferry College information policy has this too:", "Ferry College"),
        ("On Monday the US Harbour Office opened its archive as a gift to readers:", "US Harbour Office"),
    ],
)
def test_a_lead_in_names_the_source(before: str, name: str) -> None:
    assert named(before) == name


@pytest.mark.parametrize(
    "before",
    [
        "She writes in her letter to the council:",
        "Here is what it says:",
        "The ferry left Northport at noon, and nobody waited for it.",
        "This is the list:",
        "Three years ago the source was opened, and in a letter I said the following:",
        "Of course Sales and Marketing have their own pressures, as this reply indicates:",
        "Think about it this way:",
        "I’ve put up the answer of the council as an example:",
        "The lamps are AI-generated. Here is a part:",
        "The line I like best is from Brandt's mother, who said the following without a smile:",
        "He was seen with serious chats while strolling around Lamp Park. Was this to find out what it cost?",
        "Ostensibly a lamp is what the ferry looks for:",
        "the lamp and the ferry, 10.1016/j.lamp.1997.004",
        "Having seen the lamp, the keeper lit another:",
        "Based on what the keeper had seen:",
        "Which leads to the lamp (which nobody lit):",
        'One of the laws is Brandt\'s Law, that ferries wait. As I have long said, "a lamp is a lamp":',
        "The Strait Gazette took a letter of mine. Here is what I wrote:",
        "The Herald printed a question. Here was my response to it:",
        "Increasingly I hear a saying that goes like this:",
        "Here is my response to Ines...",
        "Ferries run on Perl. Here is how it started:",
        "He crossed the sound as a Keeper:",
        "Hi All,",
        "Dear Ms. Brandt:",
        "",
    ],
)
def test_where_nobody_is_named_there_is_no_source(before: str) -> None:
    assert named(before) is None


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("— Ines Calloway", "Ines Calloway"),
        ("-- Ward Brandt, letter to the council", "Ward Brandt"),
        ("[ The Guardian ]", "The Guardian"),
        ("[Via Calloway]", "Calloway"),
        ("Source: Strait Gazette", "Strait Gazette"),
        ("[Quelle: Strait Gazette, 3. Mai]", "Strait Gazette"),
        ("Source: the Strait Gazette", "Strait Gazette"),
        ("Quelle: dpa", "dpa"),
        ("Source: https://gazette.example/lamps", None),
        ("Quelle: eigene Messung", None),
        ("Source: X", None),
        ("— Tomas Errol: Keeper, Father, Sailor", "Tomas Errol"),
        ("[Listening to: The Last Lamp - Tomas Errol]", None),
        ("[Via Reuters: Top News]", "Reuters"),
        ("- Ines Calloway HARBOUR 1995 (page 5)", "Ines Calloway"),
        ("Tomas Errol, Keeper of the Northport Light", "Tomas Errol"),
        ("— and that was all there was to say about it, at least on that day.", None),
        ("The ferry left at noon.", None),
    ],
)
def test_a_line_under_an_excerpt_names_the_source(line: str, name: str | None) -> None:
    assert attributed(line) == name


def test_the_line_under_an_excerpt_goes_before_the_words_above() -> None:
    assert source_of("I found this in the Guardian:", ["— Ines Calloway"], None) == "Ines Calloway"
    assert source_of("I found this in the Guardian:", ["It was cold."], "It was.") == "The Guardian"


@pytest.mark.parametrize("line", ["[Via Northport Notes]", "Via: Northport Notes", "— via Northport Notes"])
def test_where_the_author_found_it_names_the_source_only_when_nothing_else_does(line: str) -> None:
    assert source_of("I found this in the Guardian:", ["It was cold."], line) == "The Guardian"
    assert source_of("So it goes:", ["It was cold."], line) == "Northport Notes"
    assert source_of("So it goes:", ["It was cold.", line], None) == "Northport Notes"
    assert source_of("So it goes:", ["It was cold. — Ines Calloway"], line) == "Ines Calloway"


@pytest.mark.parametrize(
    ("last", "name"),
    [
        ("A ferry is a bridge that leaves. — Ines Calloway", "Ines Calloway"),
        ('"A ferry is a bridge." -- Ines Calloway, Keeper of the Light', "Ines Calloway"),
        ("A ferry is a bridge that leaves. — Northport", None),  # a name, a town or where the author read it
        ("They met in the harbour - Brandt and the mayor.", None),
    ],
)
def test_a_quotation_ends_with_who_said_it(last: str, name: str | None) -> None:
    assert signed([last], None) == name


@pytest.mark.parametrize(
    ("quoted", "line", "name"),
    [
        ('"A ferry is a bridge that leaves."', "Anna Calloway", "Anna Calloway"),
        ("“A ferry is a bridge that leaves.”", "Anna Calloway, Lamps of the Coast", "Anna Calloway"),
        ("“A ferry is a bridge that leaves.”", "Risk and Reward", None),  # a heading
        ("“A ferry is a bridge that leaves.”", "Lamps", None),
        ("A ferry is a bridge that leaves.", "Anna Calloway", None),
    ],
)
def test_a_name_under_quotation_marks_says_who_is_quoted(quoted: str, line: str, name: str | None) -> None:
    assert signed([quoted], line) == signed([quoted, line], None) == name


@pytest.mark.parametrize(
    ("language", "before", "name"),
    [
        (None, 'The "Northport Herald" writes:', "Northport Herald"),
        (None, "A reader of “The Last Lamp” writes:", None),
        ("de", 'Das "Handelsblatt" berichtet:', "Handelsblatt"),
        ("de", "Die „Frankfurter Rundschau“ meldet:", "Frankfurter Rundschau"),
        ("de", "Die Küstenpost schreibt dazu:", "Küstenpost"),
        ("de", "Der Kollege vom Stadtanzeiger bringt es auf den Punkt:", "Stadtanzeiger"),
        ("de", "Die Tageszeitung schreibt:", None),
        ("de", "Die Post schreibt:", None),
        ("de", "Die Zeit drängt:", None),
        ("fr", "« Le Monde » écrit :", "Le Monde"),
        ("fr", "Le monde change :", None),
        ("es", "El País informa:", "El País"),
        ("es", "Según publica El Faro del Norte:", "El Faro del Norte"),
        ("es", "El mundo cambia:", None),
    ],
)
def test_publications_are_named_in_quotation_marks_and_in_other_languages(
    language: str | None, before: str, name: str | None
) -> None:
    assert named(before, glosses_of(language)) == name


@pytest.mark.parametrize(("language", "names", "before"), LEAD_INS)
def test_lead_ins_as_people_write_them(language: str, names: str, before: str) -> None:
    assert (named(before, glosses_of(language)) or "-") in names.split("|")
