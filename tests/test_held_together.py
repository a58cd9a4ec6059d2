"""What a page's markup holds together is as likely the article's as all of it is."""

from __future__ import annotations

from offprint.features import Features, extract, matchable
from offprint.held_together import with_markup
from offprint.model import Block, Hint, HintKind, Place, Span, SpanKind

PROSE = "The harbour office counted forty passengers on the night ferry that week, and nobody had expected so many."
FRAME = ((PROSE, None, 0.9), (f"{PROSE} Nor so few.", None, 0.9), (f"{PROSE} At all.", None, 0.9))
Line = tuple[str, Hint | None, float]


def likelihoods(*lines: Line, box: int = 4, linked: float = 0.0, spans: tuple[Span, ...] = ()) -> list[float]:
    """Return the likelihoods of lines below three paragraphs of the same element, and of the paragraphs."""
    tags = {HintKind.PARAGRAPH: "p", HintKind.CAPTION: "figcaption"}
    blocks = []
    for place, (text, hint, _likely) in enumerate((*FRAME, *lines)):
        is_own = place >= len(FRAME)
        kind = (hint or Hint(HintKind.PARAGRAPH)).kind
        own = Place(tags.get(kind, "li"), frozenset(), frozenset(), (box if is_own else 4, 1), 5, linked * is_own, True, False)
        shown = spans if place == 0 else ()
        blocks.append(Block(text, (place + 1, place + 1), hint or Hint(HintKind.PARAGRAPH), own, shown))
    likely = [chance for _text, _hint, chance in (*FRAME, *lines)]
    features: tuple[Features, ...] = extract(blocks, [matchable(block.text) for block in blocks], likely, kept_from=0.5)
    return [one.likely for one in with_markup(blocks, features)]


def test_rows_of_a_table_and_items_of_a_list_share_what_is_said_of_all() -> None:
    row, other, item = Hint(HintKind.ROW, group=1), Hint(HintKind.ROW, group=2), Hint(HintKind.LIST_ITEM, group=1)
    made = likelihoods(
        ("Lamps 9", row, 0.1), ("Masts 4", row, 0.5), ("Bells 1", other, 0.2), ("a bell", item, 0.4), ("a", item, 0.8)
    )
    assert [round(one, 6) for one in made[3:]] == [0.3, 0.3, 0.2, 0.6, 0.6]


def test_a_note_is_the_articles_where_it_is_referred_to() -> None:
    note = ("By the harbour master.", Hint(HintKind.FOOTNOTE, marker="1"), 0.05)
    assert likelihoods(note)[3] == 0.05
    assert likelihoods(note, spans=(Span(0, 3, SpanKind.NOTE, "1"),))[3] == 0.95


def test_a_sentence_beside_the_articles_paragraphs_is_one_of_them() -> None:
    short = ("The map is back now.", None, 0.2)
    assert likelihoods(short)[3] == 0.5
    assert likelihoods(short, box=9)[3] == 0.2  # in another element
    assert likelihoods(("The map is back now", None, 0.2))[3] == 0.2  # no sentence
    assert likelihoods(("The map is back now.", None, 0.01))[3] == 0.01


def test_a_caption_among_the_text_is_the_articles() -> None:
    hint = Hint(HintKind.CAPTION)
    after = (f"{PROSE} So it went.", None, 0.9)
    last = (f"{PROSE} For years.", None, 0.9)
    title = ("The Night Ferry", Hint(HintKind.TITLE), 0.9)
    caption = ("The old ferry at the pier in May.", hint, 0.1)
    assert likelihoods(title, caption, after, last)[4] == 0.5
    assert likelihoods(title, ("The old ferry", hint, 0.1), after, last)[4] == 0.1  # too short to say anything
    assert likelihoods(caption, after, last)[3] == 0.1  # above any title


def test_links_in_a_row_are_a_menu() -> None:
    links: list[Line] = [(word, None, 0.4) for word in ("News", "Weather", "Sports")]
    assert likelihoods(*links, linked=1.0)[3:] == [0.02] * 3
    assert likelihoods(*links[:2], linked=1.0)[3:] == [0.4] * 2
    assert likelihoods(*links)[3:] == [0.4] * 3


def test_stripped_text_stays_as_it_is() -> None:
    blocks = [Block(PROSE, (1, 1)), Block("The map is back now.", (2, 2))]
    features = extract(blocks, [block.text for block in blocks], [0.9, 0.1], kept_from=0.5)
    assert with_markup(blocks, features) == features
