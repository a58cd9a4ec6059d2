from __future__ import annotations

import pytest

from offprint.excerpts.mentions import in_full

ABOVE = (
    "There are novelists who describe weather. Marta Quill describes it because nothing else in her book is certain.",
    "Harbourmaster Philip Errol and his brother Tomas met Ines Brandt, Lena Brandt and the Gazette's Ines Calloway.",
)


@pytest.mark.parametrize(
    ("name", "full"),
    [
        ("Quill", "Marta Quill"),
        ("Marta", "Marta Quill"),
        ("Errol", "Philip Errol"),
        ("Brandt", "Brandt"),  # Ines or Lena
        ("Ines", "Ines"),
        ("Lindahl", "Lindahl"),
        ("Ward Brandt", "Ward Brandt"),
        ("@quill", "@quill"),
        ("Time", "Time"),
    ],
)
def test_a_name_is_given_in_full_where_the_text_has_one_and_no_other(name: str, full: str) -> None:
    assert in_full(name, ABOVE) == full
