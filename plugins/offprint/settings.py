"""Pelican's settings -> Settings: ``OFFPRINT = {…}`` with its defaults; an unknown key is an error."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any, Final

from .errors import SettingError
from .model import Options
from .policy import DEFAULT, Policy, read_policy

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
    recur in the files of a folder count as the site's that they came from. ``policy``: how much is published, by
    publisher, host or "default". ``publish``: obey the policies, as publishconf.py says; a preview shows everything.
    ``takedown``: the file beside the content folder that lists what was taken down. ``canonical``: pages of others' text
    name the original as the one that counts. ``index_full_text``: let search engines take in others' whole texts.
    ``review``: add the pages on which a person checks each article; never when publishing. ``search``: add a search page,
    which needs Pagefind. ``processes``: at most so many convert files side by side; None for as many as pay.
    """

    mark_from: float = Options().mark_from
    static_files: tuple[str, ...] = WELL_KNOWN_FILES
    learn_from_folder: bool = True
    policy: tuple[tuple[str, Policy], ...] = ()
    publish: bool = False
    takedown: str = "takedown.txt"
    canonical: bool = False
    index_full_text: bool = False
    review: bool = False
    search: bool = False
    processes: int | None = None

    def keeps(self, relative: str) -> bool:
        """Tell whether a file is copied as it is; ``relative`` is its path from the content folder, with slashes."""
        return not {PurePosixPath(relative).name, f"/{relative}"}.isdisjoint(self.static_files)


def read_settings(settings: Mapping[str, Any]) -> Settings:
    """Check ``OFFPRINT`` and fill in the defaults; raise SettingError for what is wrong."""
    given = settings.get("OFFPRINT", {})
    if not isinstance(given, Mapping):
        raise SettingError("OFFPRINT", given, "must be a dictionary")
    for key in given:
        if key not in CHECKS:
            raise SettingError(f"OFFPRINT[{key!r}]", given[key], f"is not known; the keys are {', '.join(sorted(CHECKS))}")
    values: dict[str, Any] = {key.lower(): CHECKS[key](key, value) for key, value in given.items()}
    return Settings(**values)


def _confidence(key: str, value: object) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value <= 1:
        raise SettingError(f"OFFPRINT[{key!r}]", value, "must be a number from 0 to 1")
    return float(value)


def _names(key: str, value: object) -> tuple[str, ...]:
    if not isinstance(value, list | tuple) or not all(isinstance(name, str) for name in value):
        raise SettingError(f"OFFPRINT[{key!r}]", value, "must be a list of file names")
    return tuple(value)


def _switch(key: str, value: object) -> bool:
    if not isinstance(value, bool):
        raise SettingError(f"OFFPRINT[{key!r}]", value, "must be True or False")
    return value


def _count(key: str, value: object) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or value < 1:
        raise SettingError(f"OFFPRINT[{key!r}]", value, "must be a whole number from 1 on")
    return value


def _text(key: str, value: object) -> str:
    if not isinstance(value, str):
        raise SettingError(f"OFFPRINT[{key!r}]", value, "must be the name of a file")
    return value


def _policies(key: str, value: object) -> tuple[tuple[str, Policy], ...]:
    """Read policies by name; one alone is the default."""
    named = {DEFAULT: value} if isinstance(value, str) else value
    if not isinstance(named, Mapping) or not all(isinstance(name, str) for name in named):
        raise SettingError(
            f"OFFPRINT[{key!r}]", value, "must be a policy, or a dictionary from publishers and hosts to policies"
        )
    try:
        return tuple(sorted((name.casefold(), read_policy(text)) for name, text in named.items()))
    except ValueError as error:
        raise SettingError(f"OFFPRINT[{key!r}]", value, str(error)) from None


CHECKS: Final = {
    "CANONICAL": _switch,
    "INDEX_FULL_TEXT": _switch,
    "LEARN_FROM_FOLDER": _switch,
    "MARK_FROM": _confidence,
    "POLICY": _policies,
    "PROCESSES": _count,
    "PUBLISH": _switch,
    "REVIEW": _switch,
    "SEARCH": _switch,
    "STATIC_FILES": _names,
    "TAKEDOWN": _text,
}
