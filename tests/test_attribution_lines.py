from __future__ import annotations

import pytest

from offprint.excerpts.attribution_lines import DASHED, NAMED, attribution_lines, says_where_found

PROSE = "Ines Calloway kept the lamp for nineteen years, and what she said of it is on the wall of the ferry office."
QUOTED = "“A lamp needs nothing from you for hours and then it needs everything at once.”"
PLAIN = "A lamp needs nothing from you for hours and then it needs everything at once."


@pytest.mark.parametrize(
    ("above", "line", "likely"),
    [
        (PLAIN, "— Ines Calloway, The Lamp Room", DASHED),
        (PLAIN, "-- Ines C.", DASHED),
        (PLAIN, "– VI –", 0.0),  # a part's number
        (PLAIN, "— And then the lamp went out.", 0.0),  # somebody speaks
        ("- Oil for the lamp", "- Matches and a spare wick", 0.0),  # a list
        ("Bring these things:", "- Matches", 0.0),
        (PLAIN, "Ines Calloway, The Lamp Room", 0.0),  # nothing says that the text above is hers
        (QUOTED, "Ines Calloway", NAMED),  # the surname stands above, too
        (QUOTED, "Martin Vane", NAMED),  # a common given name
        (QUOTED, "Arnbjoern Vaskesund", 0.0),  # as much a heading as a name
        (QUOTED, "The Lamp Room, 1931", NAMED),
        (QUOTED, "Letter, Ines Calloway", NAMED),
        (QUOTED, "Ines Calloway (@lampkeeper) on Mastodon", NAMED),
        (QUOTED, "@lampkeeper", NAMED),
        (QUOTED, "New York Times", NAMED),
        (QUOTED, "Waiting for the Thaw", 0.0),
        (QUOTED, "Ines Calloway, who kept the lamp, said so to everybody.", 0.0),
        ("„Ein Licht braucht nichts und dann alles.“", "Martin Vane, Leuchtturmwärter", NAMED),
        ("« Une lampe ne demande rien. »", "Martin Vane, gardien", NAMED),
    ],
)
def test_a_line_under_a_quotation_says_whose_it_is(above: str, line: str, likely: float) -> None:
    assert attribution_lines((PROSE, above, line, PROSE)).get(2, 0.0) == likely


@pytest.mark.parametrize(
    ("line", "is_found"),
    [
        ("[Via the Strait Gazette]", True),
        ("via example.org", True),
        ("(Hat tip: Ines)", True),
        ("Via Aurelia runs along the coast, and the ferry office stands at the end of it where the road meets the sea.", False),
        ("Viaducts", False),
    ],
)
def test_a_line_says_where_the_author_found_it(line: str, is_found: bool) -> None:  # noqa: FBT001
    assert says_where_found(line) == is_found
    assert not is_found or attribution_lines((PROSE, QUOTED, line)) == {}
