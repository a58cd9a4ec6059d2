"""Pelican's settings -> Settings: ``OFFPRINT = {…}`` with its defaults; an unknown key is an error."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from .errors import SettingError

__all__ = ["Settings", "read_settings"]

# Text files by these names mean something to visitors that are no people; they are never articles.
WELL_KNOWN_FILES: Final = (
    "ads.txt",
    "app-ads.txt",
    "humans.txt",
    "llms.txt",
    "robots.txt",
    "security.txt",
)


@dataclass(frozen=True, slots=True)
class Settings:
    """What ``OFFPRINT`` in pelicanconf.py may hold, in lower case.

    ``mark_from``: least confidence, 0 to 1, of an excerpt that the site shows as one.
    ``static_files``: text and HTML files that are copied as they are, by name in any folder
    or by path from the content folder with a slash before it. ``learn_from_folder``: lines that
    recur in the files of a folder count as the site's that they came from.
    """

    mark_from: float = 0.64
    static_files: tuple[str, ...] = WELL_KNOWN_FILES
    learn_from_folder: bool = True


def read_settings(settings: Mapping[str, Any]) -> Settings:
    """Check ``OFFPRINT`` and fill in the defaults; raise SettingError for what is wrong."""
    given = settings.get("OFFPRINT", {})
    if not isinstance(given, Mapping):
        raise SettingError("OFFPRINT", given, "must be a dictionary")
    for key in given:
        if key not in CHECKS:
            raise SettingError(f"OFFPRINT[{key!r}]", given[key], f"is not known; the keys are {', '.join(sorted(CHECKS))}")
    values: dict[str, Any] = {key.lower(): CHECKS[key](value) for key, value in given.items()}
    return Settings(**values)


def _confidence(value: object) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value <= 1:
        raise SettingError("OFFPRINT['MARK_FROM']", value, "must be a number from 0 to 1")
    return float(value)


def _names(value: object) -> tuple[str, ...]:
    if not isinstance(value, list | tuple) or not all(isinstance(name, str) for name in value):
        raise SettingError("OFFPRINT['STATIC_FILES']", value, "must be a list of file names")
    return tuple(value)


def _switch(value: object) -> bool:
    if not isinstance(value, bool):
        raise SettingError("OFFPRINT['LEARN_FROM_FOLDER']", value, "must be True or False")
    return value


CHECKS: Final = {"LEARN_FROM_FOLDER": _switch, "MARK_FROM": _confidence, "STATIC_FILES": _names}
