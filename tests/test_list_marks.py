"""Which lines begin as the items of a list do, and what Markdown keeps of how they begin."""

from __future__ import annotations

import pytest

from offprint.convert import convert
from offprint.list_marks import items
from offprint.write import write_body

BEFORE = "The harbour office asks everybody who takes the night boat to bring what the stalls on the long pier no longer sell."
AFTER = "Nobody reads the list, and so the keeper reads it aloud at eight, before the last passengers have found a seat."


@pytest.mark.parametrize(
    "lines",
    [
        ["• bread", "◦ rye", "• oil"],
        ["– lamp oil: two cans", "– rope: forty yards"],
        ["– une lampe ;", "– deux cordes ;", "– trois rames."],
        ["✅ Trim the wick", "❌ Leave the lamp alone"],
        ["✔️ bread", "✔️ oil"],
        ["▢ 400 g flour", "▢ 2 eggs"],
        ["9. the mole", "10. the pier"],
    ],
)
def test_neighbours_that_begin_with_marks_are_items(lines: list[str]) -> None:
    assert items(lines) == set(range(len(lines)))


@pytest.mark.parametrize(
    "lines",
    [
        ["– Vous venez ?", "– Oui."],
        ["– ¿Sale esta noche?", "– Si hay luna —dijo—."],
        ["– Kommst du mit", "– Nein!"],
        ["– „Nicht bei Flut“", "– warum nicht"],
        ["– alone"],
        ["–5 degrees", "–7 degrees"],
        ["— Ines Calloway", "— Ward Brandt"],
        ["* note", "- item"],
        ["3. Oktober", "5. Oktober"],
        [],
    ],
)
def test_speech_signatures_and_lone_marks_are_none(lines: list[str]) -> None:
    assert items(lines) == set()


def test_a_line_that_can_be_none_parts_a_list() -> None:
    assert items(["• bread", None, "• oil"]) == set()


def test_a_bullet_becomes_markdowns_own_and_a_tick_stays() -> None:
    text = f"{BEFORE}\n\n– lamp oil\n– rope\n\n{AFTER}\n\n✅ bread\n❌ nets\n\n{BEFORE}\n"
    written = write_body(convert(text.encode(), ".txt").body)
    assert "\n- lamp oil\n- rope\n" in written
    assert "\n- ✅ bread\n- ❌ nets\n" in written


def test_turns_of_speech_keep_their_dashes() -> None:
    written = write_body(convert(f"{BEFORE}\n\n– Vous venez ?\n– Pas ce soir.\n\n{AFTER}\n".encode(), ".txt").body)
    assert "– Vous venez ?" in written
    assert "– Pas ce soir." in written
