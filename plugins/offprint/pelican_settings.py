"""Pelican's settings -> the same, with the defaults closed that would harm an archive of others' text."""

from __future__ import annotations

import hashlib
import os
import shutil
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from importlib.resources import files
from pathlib import Path
from typing import Any, Final

from markupsafe import Markup, escape
from pelican.paginator import PaginationRule
from pelican.settings import DEFAULT_CONFIG
from pelican.utils import slugify

from . import __version__
from .convert import can_convert
from .model import Recurring
from .pelican_search import needs_pagefind
from .settings import Settings
from .site.lists import LISTING
from .site.metadata import NO_DATE
from .site.reading import contents
from .site.sources import link_sources
from .site.structured import allowed

__all__ = ["cache_path", "complete", "is_our_theme", "raw_files", "read_beside", "slugifier", "theme_stamp"]

OUR_TEMPLATE: Final = Path("templates", "offprint.html")  # by this a theme is known as ours
OUR_PAGES: Final = ("sources", "404")
# Pelican's own pattern makes page 2 of a folder "1" that of a folder "12", and the build fails.
PAGES: Final = ((1, "{name}{extension}", "{name}{extension}"), (2, "{name}/{number}{extension}", "{name}/{number}{extension}"))
LISTED: Final = 100  # articles on a page of a list


def complete(settings: dict[str, Any], ours: Settings) -> Settings:
    """Change Pelican's settings in place; return ours with all files that stay as they are."""
    ours = _keep_static(settings, ours)
    if settings["ARTICLE_ORDER_BY"] == "reversed-date":
        settings["ARTICLE_ORDER_BY"] = _newest_first  # files come as a set: dates alone leave ties to chance
    settings["ARTICLE_TRANSLATION_ID"] = None  # equal slugs never occur, and looking for them is quadratic
    settings["CACHE_PATH"] = str(Path(settings["CACHE_PATH"]) / _digest(ours))
    is_reviewed = ours.review and not ours.publish
    settings["OFFPRINT_SHOWN"] = {
        "canonical": ours.canonical,
        "index_full_text": ours.index_full_text,
        "review": is_reviewed,
        "search": ours.search and is_our_theme(settings),
    }
    if is_our_theme(settings):
        _prepare_our_theme(settings)
        if ours.search:
            needs_pagefind()
            settings["DIRECT_TEMPLATES"] = [*settings["DIRECT_TEMPLATES"], "search"]
    elif not settings["JINJA_ENVIRONMENT"].get("autoescape"):
        settings["JINJA_FILTERS"] = {"striptags": _strip_tags_safely, **settings["JINJA_FILTERS"]}
    return ours


def is_our_theme(settings: Mapping[str, Any]) -> bool:
    """Tell whether the site's theme is the one that comes with Offprint, or made from it."""
    return (Path(settings["THEME"]) / OUR_TEMPLATE).is_file()


def theme_stamp(settings: Mapping[str, Any]) -> float:
    """Return when the theme's templates were changed last, in seconds since 1970."""
    return max((path.stat().st_mtime for path in Path(settings["THEME"], "templates").glob("*.html")), default=0.0)


def slugifier(settings: Mapping[str, Any]) -> Callable[[str], str]:
    """Return what makes a slug as the site's settings say."""

    def make(text: str) -> str:
        return str(
            slugify(
                str(escape(text)),
                regex_subs=settings.get("SLUG_REGEX_SUBSTITUTIONS", []),
                use_unicode=settings.get("SLUGIFY_USE_UNICODE", False),
            )
        )

    return make


def raw_files(settings: dict[str, Any], ours: Settings) -> list[tuple[str, Path]]:
    """List the files that are converted, each with its folder's path from the content folder, in the order of their names."""
    content = Path(settings["PATH"])
    excluded = {str(Path(path)) for path in settings["ARTICLE_EXCLUDES"]}
    found = []
    for folder, subfolders, names in os.walk(content):
        relative = Path(folder).relative_to(content)
        subfolders[:] = sorted(name for name in subfolders if str(relative / name) not in excluded)
        for name in sorted(names):
            is_kept = ours.keeps((relative / name).as_posix())
            if can_convert(name) and not is_kept and (path := Path(folder, name)).is_file():
                found.append((relative.as_posix(), path))
    return found


def read_beside(settings: dict[str, Any], ours: Settings) -> tuple[str, str]:
    """Return all sidecars below the content folder as one text, and the list of what was taken down, which stands beside it."""
    content = Path(settings["PATH"])
    sidecars = (f"{path}\n{path.read_text(encoding='utf-8', errors='replace')}" for path in sorted(content.rglob("*.toml")))
    listed = content.parent / ours.takedown
    return "\n".join(sidecars), listed.read_text(encoding="utf-8") if listed.is_file() else ""


def cache_path(base: str, folders: Mapping[str, Recurring], beside: str) -> str:
    """Name the cache by what recurs in the folders and stands beside the files too: that changes pages. Older ones go."""
    found = sorted((folder, one.name) for folder, one in folders.items())
    digest = hashlib.sha256(repr((found, beside)).encode())
    path = Path(base, digest.hexdigest()[:16])
    for older in Path(base).glob("?" * 16):
        if older != path:
            shutil.rmtree(older, ignore_errors=True)
    return str(path)


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
    return replace(ours, static_files=tuple(dict.fromkeys((*ours.static_files, *named))))


def _prepare_our_theme(settings: dict[str, Any]) -> None:
    default = [tuple(rule) for rule in DEFAULT_CONFIG["PAGINATION_PATTERNS"]]
    if [tuple(rule) for rule in settings["PAGINATION_PATTERNS"]] == default:
        settings["PAGINATION_PATTERNS"] = [PaginationRule(*rule) for rule in PAGES]
    settings["JINJA_ENVIRONMENT"] = {**settings["JINJA_ENVIRONMENT"], "autoescape": True}
    settings["JINJA_FILTERS"] = {
        "allowed": lambda script: Markup(allowed(script)),  # a digest
        "link_sources": link_sources,
        "contents": contents,
        **settings["JINJA_FILTERS"],
    }
    settings["DIRECT_TEMPLATES"] = [
        *settings["DIRECT_TEMPLATES"],
        *(name for name in OUR_PAGES if name not in settings["DIRECT_TEMPLATES"]),
        *(("sitemap",) if settings["SITEURL"] else ()),  # which needs whole addresses
    ]
    settings["SITEMAP_SAVE_AS"] = "sitemap.xml"
    settings["PAGINATED_TEMPLATES"] = {LISTING: LISTED, **settings["PAGINATED_TEMPLATES"]}


def _strip_tags_safely(value: object) -> Markup:
    """Strip tags as Jinja does, but leave the text escaped: themes without autoescape print it as it is."""
    return escape(Markup(value).striptags())


def _digest(settings: Settings) -> str:
    """Name the cache by the code and settings that made it; Pelican looks only at the article's own time."""
    digest = hashlib.sha256(repr((__version__, replace(settings, processes=None))).encode())
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
