"""What a line says of itself: rows of the table, requests in several sentences, and the letters that patterns begin with."""

from __future__ import annotations

import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from offprint.features import Zone, matchable
from offprint.first_letters import alternatives, beginning_of, beginnings_of
from offprint.lines.rules import rules_for
from offprint.model import Label
from offprint.tables import expand, rows


def says(line: str) -> Label | None:
    """Return what a line says wherever it stands."""
    return next((rule.label for rule in rules_for(matchable(line)) if Zone.BODY in rule.zones), None)


@pytest.mark.parametrize(
    ("line", "label"),
    [
        ("Please share this post with a friend.", Label.SHARE),
        ("If you value our work, please consider making a donation.", Label.PAYWALL),
        ("For more on the coast, sign up to our Shoreline newsletter.", Label.NEWSLETTER),
        ("Enjoying this essay? Subscribe for free to get the next one.", Label.PAYWALL),
        ("We rely on readers like you. Donate today.", Label.PAYWALL),
        ("Thoughts? Questions? Leave them in the comments.", Label.COMMENTS),
        ("Hat Ihnen dieser Artikel gefallen? Dann teilen Sie ihn!", Label.SHARE),
        ("¿Te ha gustado este artículo? ¡Compártelo!", Label.SHARE),
    ],
)
def test_a_request_is_known_by_its_sentences(line: str, label: Label) -> None:
    assert says(line) is label


@pytest.mark.parametrize(
    ("line", "label"),
    [
        ("Teaserbild: Hafenamt", Label.CREDIT),
        ("Źródło zdjęcia: Urząd Portu", Label.CREDIT),
        ("Фото: Анна Берегова", Label.CREDIT),
        ("Shutterstock", Label.CREDIT),
        ("Bitte passen Sie die Einstellungen an.", Label.MENU),
        ("Abonneer je op dit kanaal", Label.NEWSLETTER),
        ("Фото лежало в ящике, и никто его не искал.", None),
        ("Stock photo of a pier that nobody built", None),
        ("Shutterstock sells them by the hundred.", None),
    ],
)
def test_what_sites_print_elsewhere_is_known_as_in_english(line: str, label: Label | None) -> None:
    assert says(line) is label


@pytest.mark.parametrize(
    "line",
    [
        "Enjoying this essay? I doubt it.",
        "Do you agree?",  # the author asks as well
        "Nobody came. Donate today.",
        "For details, write to us.",
        "If you value your boots, do not walk there in March.",
        "Subscribe now. " * 5,
    ],
)
def test_what_asks_in_some_of_its_sentences_is_none(line: str) -> None:
    assert says(line) is None


@pytest.mark.parametrize(
    ("pattern", "parts"),
    [
        ("lamp|quay", [("lamp", {"lam"}), ("quay", {"qua"})]),
        ("(?:lamp|(?:a|the) quay)", [("lamp", {"lam"}), ("(?:a|the) quay", {"a q", "the"})]),
        ("(?:the )?lamp", [("(?:the )?lamp", {"the", "lam"})]),
        (r"\(?\d+\)?", [(r"\(?\d+\)?", {"(0", "(0)", "0", "0)"})]),
        (r"(?P<who>[A-Z]\w+)|[ab]x", [(r"(?P<who>[A-Z]\w+)", {""}), ("[ab]x", {"ax", "bx"})]),
        (
            r".{0,3}lamp|(?=x)lamp|\w+|\N{BULLET} x|^a.b",
            [(".{0,3}lamp", {"", "lam"}), ("(?=x)lamp", {"lam"}), (r"\w+", {""}), (r"\N{BULLET} x", {""}), ("^a.b", {"a"})],
        ),
        ("x{0,2}lamp|y{2}|z*", [("x{0,2}lamp", {"x", "xla", "lam"}), ("y{2}", {"y"}), ("z*", {"", "z"})]),
        (r"[\]x]a|[^]a]b", [(r"[\]x]a", {""}), ("[^]a]b", {""})]),
    ],
)
def test_the_letters_that_a_pattern_may_begin_with(pattern: str, parts: list[tuple[str, set[str]]]) -> None:
    assert [(part, set(beginnings)) for part, beginnings in alternatives(pattern)] == parts


@given(st.data(), st.sampled_from(["(?:the )?lamp|a(?:b|c)?d", r"\d+ x|(?:y|z)+w", "(?:a?b?)c|[de]f", r"x{0,1}y|\$\d|q"]))
def test_what_matches_begins_with_one_of_them(data: st.DataObject, pattern: str) -> None:
    text = data.draw(st.from_regex(re.compile(pattern, re.ASCII), fullmatch=True))
    begun = beginnings_of(beginning_of(text))
    assert any(not beginnings.isdisjoint(begun) for _part, beginnings in alternatives(pattern))


@pytest.mark.parametrize("row", rows("holding.tsv"), ids=lambda row: row[1][:60])
@given(data=st.data())
@settings(max_examples=10, suppress_health_check=[HealthCheck.too_slow])
def test_what_a_row_says_a_line_holds_is_in_whatever_it_matches(data: st.DataObject, row: tuple[str, ...]) -> None:
    parts, pattern = row[0].split("|"), re.compile(expand(row[1]), re.ASCII)
    text = data.draw(st.from_regex(pattern, fullmatch=True, alphabet=st.characters(exclude_categories=["Cs", "Cc"])))
    assert any(part in text.lower() for part in parts)


@pytest.mark.parametrize(
    ("line", "label"),
    [
        ("The lamp on the mole, dark since May. Photo: Ines Calloway", Label.CREDIT),
        ("Keepers carry the lamp down the stairs, Monday, May 4, 2026. (AP Photo/Ines Calloway)", Label.CREDIT),
        ("A lantern on the hook. | Ines Calloway/STRAIT DESK", Label.CREDIT),
        ("La lanterne du môle, le 4 mai. INES CALLOWAY POUR « LE DÉTROIT »", Label.CREDIT),
        ("She kept one thing from the tower, and it was a photo of the lamp.", None),
        ("He shows me the hook on which the lantern hung (photo below).", None),
        ("The lens came from a firm in Birmingham (courtesy of a nephew in the trade).", None),
        (
            "A keeper needs patience, not light, and he had learned to sit through any night without a word. "
            "It took him years and much tea. (Image by Ilse.)",
            None,
        ),
        ("10 / 10", None),
        ("Do you want to get a better night's sleep?", None),
        ("Would you like to receive notifications about new posts?", Label.NEWSLETTER),
        ("Newsletter Design Tips", None),
        ("Most Read Books", None),
        ("Coordinates: 52.68, 1.21", None),
        ("Categories: Fiction, Verse", None),
        ("Testen Sie jetzt die Verbindung zum Drucker.", None),
        ("2 of 4 |", Label.MENU),
        ("This summary is AI-generated and may be wrong.", Label.COMMENTS),
        ("To support my work, become a paid subscriber.", Label.NEWSLETTER),
        ("He asked her to become a member, and she did.", None),
    ],
)
def test_a_line_is_known_by_what_it_holds(line: str, label: Label | None) -> None:
    assert says(line) is label


def test_a_caption_names_whose_the_picture_is() -> None:
    lines = ("A lantern on the hook. Photo: Ines Calloway for The Strait Gazette", "Masts in May. Credit: Lamplight")
    made = [dict(rules_for(matchable(line))[0].values) for line in lines]
    assert made[0] == {"caption": "A lantern on the hook", "person": "Ines Calloway", "agency": "The Strait Gazette"}
    assert made[1] == {"caption": "Masts in May", "agency": "Lamplight"}
