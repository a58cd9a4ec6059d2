"""Labels of single lines and whole articles; docs/labels.md has an example and a near miss of each label."""

from __future__ import annotations

import pytest

from conftest import ROOT
from offprint.convert import convert
from offprint.headings import find_counted_headings
from offprint.label import label, label_lines
from offprint.model import Block, Hint, HintKind, Label, Place
from offprint.strays import BODY, DROPPED
from offprint.write import write_body

PARAGRAPH = (
    "The council met on Thursday evening and talked for three hours about the new ferry, the price of the "
    "tickets and the noise that the engines make at night when the harbour is still."
)
LAST = "Nobody was quite satisfied with the answer, which may be the best sign that it was a fair one for all of them."
TITLE = "Council Talks About the New Ferry"


def blocks(*texts: str) -> tuple[Block, ...]:
    return tuple(Block(text, (number, number)) for number, text in enumerate(texts, 1))


def labels(*texts: str) -> list[Label]:
    labelled = label(blocks(*texts))
    assert tuple(item.block for item in labelled) == blocks(*texts)
    return [item.label for item in labelled]


HEAD = [
    ("Premium", Label.ACCESS),
    ("For subscribers", Label.ACCESS),
    ("SPIEGEL+", Label.ACCESS),
    ("Réservé aux abonnés", Label.ACCESS),
    ("By Ines Calloway", Label.BYLINE),
    ("By Ines Calloway and Tomas Errol, Staff Writers", Label.BYLINE),
    ("Von Hanna Ostermeier", Label.BYLINE),
    ("Ines Calloway, Staff Writer", Label.BYLINE),
    ("April 22, 2025 10:15 AM", Label.PUBLISHED),
    ("Published on 22 April 2025", Label.PUBLISHED),
    ("Dienstag, 22. April 2025, 10:15 Uhr", Label.PUBLISHED),
    ("22 avril 2025", Label.PUBLISHED),
    ("Publicado el 22 de abril de 2025", Label.PUBLISHED),
    ("2025-04-22", Label.PUBLISHED),
    ("Last updated April 22, 2025", Label.UPDATED),
    ("AP Photo/Ines Calloway", Label.CREDIT),
    ("(Getty Images)", Label.CREDIT),
    ("Photograph: Ines Calloway/Reuters", Label.CREDIT),
    ("Ines Calloway/Reuters", Label.CREDIT),
    ("Foto: dpa", Label.CREDIT),
    ("Northport Herald Photo/Ines Calloway", Label.CREDIT),
    ("5 min read", Label.COUNTER),
    ("3 hours ago", Label.COUNTER),
    ("Politics", Label.SECTION),
    ("Share on Facebook", Label.SHARE),
    ("Skip to main content", Label.MENU),
    ("Advertisement", Label.ADVERTISEMENT),
]
TAIL = [
    ("Recommended", Label.RECOMMENDED),
    ("Trending on Strait Weekly Videos", Label.RECOMMENDED),
    ("You may also like", Label.RECOMMENDED),
    ("Related posts", Label.RELATED),
    ("Read also: The tram stop that nobody planned", Label.RELATED),
    ("Lesen Sie auch: Der Winterweg bleibt gesperrt", Label.RELATED),
    ("Sign up for our newsletter", Label.NEWSLETTER),
    ("Sign up for the Strait Weekly's newsletter", Label.NEWSLETTER),
    ("Newsletter abonnieren", Label.NEWSLETTER),
    ("Share this article", Label.SHARE),
    ("Facebook Twitter LinkedIn", Label.SHARE),
    ("12 comments", Label.COMMENTS),
    ("Leave a reply", Label.COMMENTS),
    ("© 2025 Strait Weekly. All rights reserved.", Label.LEGAL),
    ("Privacy Policy", Label.LEGAL),
    ("Subscribe now to continue reading", Label.PAYWALL),
    ("Read more", Label.READ_MORE),
    ("Tags: ferry, harbour, council", Label.TAGS),
    ("About the author", Label.AUTHOR_BIO),
    ("Werbung", Label.ADVERTISEMENT),
    ("Book now", Label.ADVERTISEMENT),
    ("$49.99 at Harbour Outfitters", Label.ADVERTISEMENT),
    ("Read our full review", Label.READ_MORE),
    ("You may also like: The tram stop that nobody planned", Label.RELATED),
    ("Loading comments...", Label.MENU),
    ("★★★★☆", Label.COUNTER),
    ("Lorem ipsum dolor sit amet, consectetur adipiscing elit", Label.MENU),
    ("\u200d", Label.BOILERPLATE),
]
# Lines that a phrase alone would take for something that they are not.
KEPT = [
    "Premium petrol is what the old engines of the ferry need, and it has become hard to find on the island.",
    "Recommended by nobody and loved by everyone, the ferry has carried more than a million people in its time.",
    "The newsletter that the harbour office sends to the fishermen every Friday morning has a new editor now.",
    "Book now, the agent had said, or the last cabin of the year goes to somebody who has never seen the sea.",
    "Tuesday",
    "May",
    "By then the engines were cold and the crew had gone home, so that the whole evening was lost for everyone.",
    "DIY Bug Bite Relief Stick",
    "Share and share alike is the rule on the quay, where the nets are mended by whoever has two free hands.",
    "She sold the house by the sea",
    "04/05/2025",
    "Related: I saw that somebody had the same idea about the lamps, and she is right.",
    "Video: “The Breakwater at Night” by Ines Calloway",
    "Related to that is the question of who pays for the lamps on the breakwater when the storm has broken them.",
]


@pytest.mark.parametrize(("line", "expected"), HEAD)
def test_labels_lines_before_the_text(line: str, expected: Label) -> None:
    assert labels(TITLE, line, PARAGRAPH, LAST) == [Label.TITLE, expected, Label.PARAGRAPH, Label.PARAGRAPH]


@pytest.mark.parametrize(("line", "expected"), TAIL)
def test_labels_lines_after_the_text(line: str, expected: Label) -> None:
    assert labels(TITLE, PARAGRAPH, LAST, line) == [Label.TITLE, Label.PARAGRAPH, Label.PARAGRAPH, expected]


@pytest.mark.parametrize("line", KEPT)
def test_keeps_lines_that_only_sound_like_promo(line: str) -> None:
    assert labels(TITLE, PARAGRAPH, line, LAST)[2] in BODY
    assert labels(TITLE, PARAGRAPH, LAST, line)[3] in BODY


def test_a_word_that_forms_use_is_a_heading_within_the_text() -> None:
    assert labels(TITLE, PARAGRAPH, "Email", LAST)[2] is Label.HEADING
    assert labels(TITLE, PARAGRAPH, LAST, "Email")[3] is Label.NEWSLETTER


def test_a_first_line_of_four_words_is_never_dropped_for_another_title() -> None:
    found = labels("Ferries and Their Enemies", "UPDATE: The council has taken the new ferry away again.", PARAGRAPH, LAST)
    assert found[0] not in DROPPED


def test_drops_promo_between_paragraphs() -> None:
    between = ["Advertisement", "Read also: The tram stop that nobody planned", "Sign up for our newsletter", "Read more"]
    found = labels(TITLE, PARAGRAPH, *between, LAST)
    assert found[2:-1] == [Label.ADVERTISEMENT, Label.RELATED, Label.NEWSLETTER, Label.READ_MORE]


def test_drops_what_stands_under_related_posts() -> None:
    found = labels(TITLE, PARAGRAPH, LAST, "Related posts", "Bees above the bus lane", "Where the rain goes")
    assert found[3:] == [Label.RELATED, Label.RELATED, Label.RELATED]


QUIET = ("The Quiet Harbour | The Strait Weekly", "The Quiet Harbour")


def test_drops_a_menu_and_the_repeated_title() -> None:
    menu = ["Home", "Harbour", "Island life", "Weather", "Boats", "Tides"]
    found = labels(*menu, f"{TITLE} | Strait Weekly", TITLE, "By Ines Calloway", PARAGRAPH, LAST)
    assert set(found[:6]) <= DROPPED
    assert found[6:9] == [Label.REPEATED, Label.TITLE, Label.BYLINE]


@pytest.mark.parametrize(("suffix", "publisher"), [("Strait Weekly", "Strait Weekly"), ("A Keeper's Guide", None)])
def test_a_subtitle_behind_a_repeated_title_is_no_publisher(suffix: str, publisher: str | None) -> None:
    text = "\n\n".join(["Home", "Harbour", f"{TITLE} - {suffix}", TITLE, "By Ines Calloway", PARAGRAPH, LAST])
    article = convert(text.encode(), ".txt")
    assert (article.title, article.publisher) == (TITLE, publisher)


def test_the_first_line_states_the_title_and_the_publisher() -> None:
    dek = "What a town hears when the boats stop"
    article = convert("\n".join([*QUIET, dek, "By Tilda Marsh", PARAGRAPH, f"A town hears boats. {LAST}"]).encode(), ".txt")
    assert (article.title, article.dek, article.publisher) == ("The Quiet Harbour", dek, "The Strait Weekly")


def test_the_title_once_more_within_the_text_is_a_heading() -> None:
    found = labels(TITLE, PARAGRAPH, TITLE.lower(), "The lamps", PARAGRAPH.replace("ferry", "tram"), LAST)
    assert found[2] in BODY
    assert labels(TITLE, TITLE.lower(), PARAGRAPH, LAST)[1] is Label.REPEATED


def test_a_breadcrumb_that_ends_in_the_title_is_not_the_title() -> None:
    crumbs = f"Home / Council / Harbour / {TITLE}"
    assert labels(crumbs, TITLE, "By Ines Calloway", PARAGRAPH, LAST)[1] is Label.TITLE


def test_finds_dek_and_headings() -> None:
    dek = "What three hours of talk have changed, and what they have not"
    found = labels(TITLE, dek, "By Ines Calloway", PARAGRAPH, LAST, "What happens next", PARAGRAPH, LAST)
    assert found[:3] == [Label.TITLE, Label.DEK, Label.BYLINE]
    assert found[5] is Label.HEADING


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("What three hours of talk have changed on the quay, and what they have not", Label.DEK),
        ("We may earn a commission if you buy a ticket by one of our links", Label.ADVERTISEMENT),
        ("The ferry in the news, week by week and in short:", Label.BOILERPLATE),
        ("Council / Harbour / what the three hours of talk on the quay have changed", Label.BOILERPLATE),
    ],
)
def test_a_sentence_right_under_the_title_is_the_dek_however_unlike_the_text(line: str, expected: Label) -> None:
    """Enough lines stray for what is unlikely to go."""
    texts = [TITLE, line, *["Boats"] * 9, PARAGRAPH, LAST]
    labelled = label(blocks(*texts), [0.9, 0.03, *[0.01] * 9, 0.99, 0.99])
    assert [item.label for item in labelled[:2]] == [Label.TITLE, expected]


@pytest.mark.parametrize(
    "heading",
    [
        "1. Light the Lamps",
        "2) Wait at the pier",
        "Step 3: Board the Ferry",
        "Tip #3: Board Late",
        "Tipp 4: Die Lampe",
        "5. Why does nobody wave?",
    ],
)
def test_headings_are_counted(heading: str) -> None:
    assert labels(TITLE, PARAGRAPH, LAST, heading, PARAGRAPH, LAST)[3] is Label.HEADING


def test_the_first_heading_may_stand_before_two_paragraphs_do() -> None:
    found = labels(TITLE, PARAGRAPH, "The Lamps", PARAGRAPH + " So.", "The Ropes", PARAGRAPH + " Yes.", "The Bells", LAST)
    assert [found[at] for at in (2, 4, 6)] == [Label.HEADING] * 3


@pytest.mark.parametrize(
    "line", ["1. light the lamps,", "3. Oktober 2024 war es dann so weit;", "2. The ferry left.", "Step 3:"]
)
def test_what_is_counted_and_goes_on_or_ends_as_a_sentence_is_no_heading(line: str) -> None:
    assert labels(TITLE, PARAGRAPH, LAST, line, PARAGRAPH, LAST)[3] is not Label.HEADING


def test_beside_counted_headings_another_needs_no_paragraphs_around() -> None:
    found = labels(TITLE, PARAGRAPH, LAST, "1. Lamps", PARAGRAPH, "2. Ropes", PARAGRAPH, "A rope", "3. Bells", PARAGRAPH, LAST)
    assert [found[at] for at in (3, 5, 7, 8)] == [Label.HEADING, Label.HEADING, Label.PARAGRAPH, Label.HEADING]
    alone = find_counted_headings(*label_lines(blocks(TITLE, PARAGRAPH, LAST, "A rope", "3. Bells", PARAGRAPH, LAST)))
    assert alone[4].label is Label.PARAGRAPH


@pytest.mark.parametrize("title", ["Is the Ferry Worth the Noise?", "The Ferry Is Here.", "Fähre oder Brücke?", "!!!", "🔥"])
def test_takes_the_first_line_for_the_title(title: str) -> None:
    assert labels(title, PARAGRAPH, LAST) == [Label.TITLE, Label.PARAGRAPH, Label.PARAGRAPH]


@pytest.mark.parametrize(
    "first",
    ["The keeper of the lamp writes about winter, boats and the ferry:", "Last week we got our ferry.", "Too bored for it..."],
)
def test_what_announces_or_is_a_sentence_under_the_title_is_the_articles(first: str) -> None:
    assert labels("Quote of the Day", first, PARAGRAPH, LAST)[:2] == [Label.TITLE, Label.PARAGRAPH]


def test_a_title_of_two_sentences_may_stand_over_a_credit() -> None:
    title = "The Minister Says the Trams Run on Time. About Those Trams."
    assert labels("Premium", title, "Strait Photo/Bo Lind", PARAGRAPH, LAST)[1] is Label.TITLE


def test_a_text_may_have_no_title() -> None:
    assert labels(PARAGRAPH, LAST) == [Label.PARAGRAPH, Label.PARAGRAPH]


def test_list_items_are_known_by_their_markers() -> None:
    assert labels(TITLE, PARAGRAPH, "• one", "• two", LAST)[2:4] == [Label.LIST_ITEM, Label.LIST_ITEM]
    assert labels(TITLE, PARAGRAPH, "1. one", "2. two", "3. three", LAST)[2:5] == [Label.LIST_ITEM] * 3


@pytest.mark.parametrize(
    "lines", [("3. Oktober 2024",), ("1. one", "3. three"), ("- No", "– Yes"), ("• one",), ("- no", "* one")]
)
def test_a_lone_marker_makes_no_list(lines: tuple[str, ...]) -> None:
    assert Label.LIST_ITEM not in labels(TITLE, PARAGRAPH, *lines, LAST)


def test_markup_comes_before_form() -> None:
    place = Place("p", frozenset({"article"}), frozenset({"body"}), (4, 3), 5, 0.0, inside=True, hidden=False)
    blocks = (
        Block("A Title", (1, 1), Hint(HintKind.TITLE), place),
        Block("Menu of the page", (2, 2), Hint(HintKind.OUTSIDE, marker="hidden"), place),
        Block(PARAGRAPH, (3, 3), Hint(HintKind.PARAGRAPH), place),
        Block("A part", (4, 4), Hint(HintKind.HEADING, level=2), place),
        Block("x = 1", (5, 5), Hint(HintKind.CODE), place),
        Block("A boat.", (6, 6), Hint(HintKind.CAPTION), place),
        Block("item", (7, 7), Hint(HintKind.LIST_ITEM), place),
        Block("Words of another.", (8, 8), Hint(HintKind.QUOTE, group=1), place),
    )
    assert [item.label for item in label(blocks)] == [
        Label.TITLE,
        Label.BOILERPLATE,
        Label.PARAGRAPH,
        Label.HEADING,
        Label.CODE,
        Label.CAPTION,
        Label.LIST_ITEM,
        Label.EXCERPT,
    ]


def test_every_label_is_kept_moved_or_dropped() -> None:
    from offprint.assemble import FIELDS

    assert set(Label) == BODY | DROPPED | set(FIELDS)
    assert not BODY & DROPPED
    assert not (BODY | DROPPED) & set(FIELDS)


def test_an_empty_text_has_no_labels() -> None:
    assert label(()) == ()


def test_every_label_is_defined_in_the_documents() -> None:
    text = (ROOT / "docs" / "labels.md").read_text(encoding="utf-8")
    assert [name for name in Label if f"| `{name}` |" not in text] == []


ANSWER = "It leaves at eleven from the long pier, in every weather that the harbour office has not called a storm."
QUESTIONS = ("When does the night ferry leave?", "Which pier does it leave from?", "Does it run in winter?")


@pytest.mark.parametrize(
    ("opened", "closed", "is_heading"),
    [("<div><button>", "</button></div>", True), ("<div>", "</div>", True), ("<p>", "</p>", False)],
)
def test_questions_that_unfold_their_answers_are_headings(opened: str, closed: str, is_heading: bool) -> None:  # noqa: FBT001
    asked = "".join(f"{opened}{question}{closed}<p>{ANSWER} {number}.</p>" for number, question in enumerate(QUESTIONS))
    page = f"<html><body><article><h1>The Night Ferry</h1><p>{ANSWER} So it does.</p>{asked}</article></body></html>"
    found = {block.text: block.label for block in convert(page.encode(), ".html").body}
    assert [found[question] is Label.HEADING for question in QUESTIONS] == [is_heading] * len(QUESTIONS)


def test_a_question_is_a_heading_below_the_one_that_the_markup_names() -> None:
    asked = "".join(f"<div>{question}</div><p>{ANSWER} {number}.</p>" for number, question in enumerate(QUESTIONS))
    parts = f"<h2>The boat</h2><p>{ANSWER} So it does.</p><h2>Questions</h2>{asked}<h2>The pier</h2><p>{ANSWER} Yes.</p>"
    made = convert(f"<html><body><article><h1>The Night Ferry</h1>{parts}</article></body></html>".encode(), ".html")
    headings = [line for line in write_body(made.body).splitlines() if line.startswith("#")]
    assert headings == ["## The boat", "## Questions", *(f"### {question}" for question in QUESTIONS), "## The pier"]


def test_a_caption_of_the_markup_stays_with_its_credit() -> None:
    paragraph = (
        "<p>The harbour office counted forty passengers on the night ferry that week, and nobody had expected so many.</p>"
    )
    caption = "The lamp on the mole has been dark since the keeper left. Photo: Ines Calloway"
    figure = f"<figure><figcaption>{caption}</figcaption></figure>"
    page = f"<html><body><article><h1>The Lamp</h1>{paragraph * 3}{figure}{paragraph}</article></body></html>"
    html = convert(page.encode(), ".html")
    text = convert(f"The Lamp\n{caption}\nNobody lit it.".encode(), ".txt")
    assert [block.label for block in html.body if block.text == caption] == [Label.CAPTION]
    assert [credit.text for credit in text.credits] == [caption]
