"""Pelican's settings -> the same, with the defaults closed that would harm an archive of others' text."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path
from typing import Any, Final

from markupsafe import Markup, escape

from . import __version__
from .settings import Settings
from .site.metadata import NO_DATE

__all__ = ["complete"]

OUR_TEMPLATE: Final = Path("templates", "offprint.html")  # by this a theme is known as ours
OUR_PAGES: Final = ("sources", "404")


def complete(settings: dict[str, Any], ours: Settings) -> Settings:
    """Change Pelican's settings in place; return ours with all files that stay as they are."""
    ours = _keep_static(settings, ours)
    if settings["ARTICLE_ORDER_BY"] == "reversed-date":
        settings["ARTICLE_ORDER_BY"] = _newest_first  # files come as a set: dates alone leave ties to chance
    settings["ARTICLE_TRANSLATION_ID"] = None  # equal slugs never occur, and looking for them is quadratic
    settings["CACHE_PATH"] = str(Path(settings["CACHE_PATH"]) / _digest(ours))
    if (Path(settings["THEME"]) / OUR_TEMPLATE).is_file():
        _prepare_our_theme(settings)
    elif not settings["JINJA_ENVIRONMENT"].get("autoescape"):
        settings["JINJA_FILTERS"] = {"striptags": _strip_tags_safely, **settings["JINJA_FILTERS"]}
    return ours


def _keep_static(settings: dict[str, Any], ours: Settings) -> Settings:
    """Let static folders, files named for copying and well-known text files stay what they are."""
    content = Path(settings["PATH"])
    known = [name for name in ours.static_files if (content / name).is_file()]
    settings["STATIC_PATHS"] = list(dict.fromkeys([*settings["STATIC_PATHS"], *known]))
    folders = [path for path in settings["STATIC_PATHS"] if path and (content / path).is_dir()]
    for key in ("ARTICLE_EXCLUDES", "PAGE_EXCLUDES"):
        settings[key] = [*settings[key], *folders]
    copied = (*settings["EXTRA_PATH_METADATA"], *settings["STATIC_PATHS"])
    named = (f"/{path}" for path in copied if (content / path).is_file())
    return Settings(ours.mark_from, tuple(dict.fromkeys((*ours.static_files, *named))))


def _prepare_our_theme(settings: dict[str, Any]) -> None:
    settings["JINJA_ENVIRONMENT"] = {**settings["JINJA_ENVIRONMENT"], "autoescape": True}
    settings["DIRECT_TEMPLATES"] = [
        *settings["DIRECT_TEMPLATES"],
        *(name for name in OUR_PAGES if name not in settings["DIRECT_TEMPLATES"]),
    ]


def _strip_tags_safely(value: object) -> Markup:
    """Strip tags as Jinja does, but leave the text escaped: themes without autoescape print it as it is."""
    return escape(Markup(value).striptags())


def _digest(settings: Settings) -> str:
    """Name the cache by the code and settings that made it; Pelican looks only at the article's own time."""
    digest = hashlib.sha256(repr((__version__, settings)).encode())
    for part in sorted(_package_files(files(__package__)), key=str):
        digest.update(part.read_bytes())
    return f"offprint-{digest.hexdigest()[:16]}"


def _package_files(folder: Any) -> Iterator[Any]:
    for entry in folder.iterdir():
        if entry.is_dir():
            yield from _package_files(entry)
        elif not entry.name.endswith(".pyc"):
            yield entry


def _newest_first(article: Any) -> tuple[float, str]:
    date = article.date.replace(tzinfo=None)
    return -(date - NO_DATE).total_seconds(), article.relative_source_path or ""
