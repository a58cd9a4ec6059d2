from __future__ import annotations

import pytest

from offprint.dates import iso_date
from offprint.tables import rows


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("April 22, 2025", "2025-04-22"),
        ("Apr. 22, 2025", "2025-04-22"),
        ("22 April 2025", "2025-04-22"),
        ("April 1st, 2025", "2025-04-01"),
        ("22. April 2025", "2025-04-22"),
        ("3. März 2024", "2024-03-03"),
        ("1er mars 2024", "2024-03-01"),
        ("14 août 2023", "2023-08-14"),
        ("22 de abril de 2025", "2025-04-22"),
        ("5 de março de 2024", "2024-03-05"),
        ("9 lutego 2026, 06:30", "2026-02-09"),
        ("3 октября 2026", "2026-10-03"),
        ("4 maj 2026", "2026-05-04"),
        ("21.mai.2026", "2026-05-21"),
        ("2025-04-22", "2025-04-22"),
        ("2025/04/22", "2025-04-22"),
        ("22.04.2025", "2025-04-22"),
        ("04/05/2025", None),
        ("May", None),
        ("Tuesday", None),
        ("May 2025", None),
        ("31 February 2025", None),
        ("22.13.2025", None),
        ("yesterday", None),
        ("", None),
    ],
)
def test_reads_only_dates_of_certain_meaning(written: str, expected: str | None) -> None:
    assert iso_date(written) == expected


def test_every_form_of_a_date_has_a_digit() -> None:
    """A text without one is not searched."""
    assert all(r"\d" in pattern for pattern, _example in rows("dates.tsv"))
