from __future__ import annotations

import pytest

from offprint.errors import SettingError
from offprint.settings import Settings, read_settings

KEYS = (
    "CANONICAL, INDEX_FULL_TEXT, LEARN_FROM_FOLDER, MARK_FROM, POLICY, "
    "PROCESSES, PUBLISH, REVIEW, SEARCH, STATIC_FILES, TAKEDOWN"
)


def test_defaults_and_given_values() -> None:
    assert read_settings({}) == Settings()
    assert read_settings({"OFFPRINT": {"MARK_FROM": 1, "STATIC_FILES": ["a.txt"]}}) == Settings(1.0, ("a.txt",))


@pytest.mark.parametrize(
    ("given", "message"),
    [
        (
            {"MARK_FORM": 0.5},
            f"OFFPRINT['MARK_FORM'] = 0.5: is not known; the keys are {KEYS}",
        ),
        ({"MARK_FROM": 2}, "OFFPRINT['MARK_FROM'] = 2: must be a number from 0 to 1"),
        ({"MARK_FROM": True}, "OFFPRINT['MARK_FROM'] = True: must be a number from 0 to 1"),
        ({"STATIC_FILES": "a.txt"}, "OFFPRINT['STATIC_FILES'] = 'a.txt': must be a list of file names"),
        ({"PROCESSES": 0}, "OFFPRINT['PROCESSES'] = 0: must be a whole number from 1 on"),
        ([], "OFFPRINT = []: must be a dictionary"),
    ],
)
def test_wrong_settings_name_the_key_and_what_it_takes(given: object, message: str) -> None:
    with pytest.raises(SettingError) as raised:
        read_settings({"OFFPRINT": given})
    assert str(raised.value) == message
