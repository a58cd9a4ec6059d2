"""What one process remembers from build to build, so that a preview shows an edit at once.

With --autoreload Pelican reads every file and writes every page anew at each change. Here a file is read again only when it,
what stands beside it or what recurs in its folder has changed, and an article's pages are written again only when the
article, its neighbours or the theme have.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, Final, TypeVar

from pelican.writers import Writer

from .companions import CORRECTIONS
from .sidecar import FOLDER_SIDECAR
from .site.lists import Around

__all__ = ["Memory", "writer_with"]

Made = TypeVar("Made")
Parsed = tuple[str | None, dict[str, Any]]
Stamp = tuple[tuple[int, int] | None, ...]
OWN: Final = "offprint"  # the key of our part of an article's metadata


class Memory:
    """What was read and written in the builds before; ``is_on`` only where more than one build is to come."""

    def __init__(self, *, is_on: bool = False) -> None:
        self.is_on = is_on
        self.is_indexed = False  # for the search
        self._made: dict[tuple[str, str], tuple[object, Any]] = {}
        self._keys: dict[Path, tuple[Stamp, dict[int, int]]] = {}
        self._read: dict[str, tuple[object, Parsed]] = {}
        self._written: dict[str, list[object]] = {}

    def keys(self, path: Path, make: Callable[[], dict[int, int]]) -> dict[int, int]:
        """Return the keys of a file's lines, made anew when it has changed."""
        if not self.is_on:
            return make()
        if not self.has_keys(path):
            self._keys[path] = (_stamp(path), make())
        return self._keys[path][1]

    def has_keys(self, path: Path) -> bool:
        """Tell whether the keys of a file's lines need not be made again."""
        return path in self._keys and self._keys[path][0] == _stamp(path)

    def read(self, path: Path, known_else: object, make: Callable[[], Parsed]) -> Parsed:
        """Return what a file was read as, anew where it gave no page.

        ``known_else`` is what the page depends on besides its file and what stands beside it; equal ones mean the same.
        """
        if not self.is_on:
            return make()
        stamp = (known_else, _stamp(path, *_beside(path)))
        known = self._read.get(str(path))
        if known is None or known[0] != stamp:
            known = (stamp, make())
            if known[1][1].get(OWN, {}).get("facts"):
                self._read[str(path)] = known
        html, metadata = known[1]
        if OWN not in metadata:
            return html, metadata
        # A build adds its remarks to the list.
        return html, {**metadata, OWN: {**metadata[OWN], "remarks": list(metadata[OWN]["remarks"])}}

    def has_read(self, path: Path, known_else: object) -> bool:
        """Tell whether a file need not be read again."""
        known = self._read.get(str(path))
        return known is not None and known[0] == (known_else, _stamp(path, *_beside(path)))

    def once(self, kind: str, article: Any, make: Callable[[], Made]) -> Made:
        """Return what is made of an article alone, made anew when its file was read anew."""
        if not self.is_on:
            return make()
        facts = article.metadata[OWN]["facts"]
        key = (kind, article.relative_source_path)
        known = self._made.get(key)
        if known is None or known[0] is not facts:
            known = self._made[key] = (facts, make())
        value: Made = known[1]
        return value

    def has_changed(self, name: str, target: Path, article: Any, context: Any) -> bool:
        """Tell whether a page of an article must be written, and take it as written."""
        made = article.metadata.get(OWN)
        if made is None or not self.is_on:
            return True
        new = [made["facts"], article.slug, made["policy"], _near(context, article), _site(context)]
        old = self._written.get(name)
        self._written[name] = new
        # What was read is compared as an object: unread files keep theirs.
        return old is None or old[0] is not new[0] or old[1:] != new[1:] or not target.is_file()


def writer_with(memory: Memory) -> type[Writer]:
    """Return a writer that leaves pages of articles as they are when nothing on them has changed."""

    class RememberingWriter(Writer):  # type: ignore[misc]  # Pelican is untyped
        """Pelican's writer with a memory."""

        def write_file(self, name: str, template: Any, context: Any, *arguments: Any, **more: Any) -> None:
            """Write a page, unless it is one of an article and would come out as it is."""
            article = more.get("article")
            if article is None or memory.has_changed(name, Path(self.output_path, name), article, context):
                super().write_file(name, template, context, *arguments, **more)

    return RememberingWriter


def _beside(path: Path) -> tuple[Path, ...]:
    return path.with_suffix(".toml"), path.with_suffix(CORRECTIONS), path.with_name(FOLDER_SIDECAR)


def _stamp(*paths: Path) -> Stamp:
    return tuple(_one_stamp(path) for path in paths)


def _one_stamp(path: Path) -> tuple[int, int] | None:
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_mtime_ns, found.st_size


def _near(context: Any, article: Any) -> object:
    """Return what an article's page says of others."""
    near: Around | None = context[OWN]["around"].get(article.relative_source_path) if OWN in context else None
    if near is None:
        return None
    shared = [(pair[0].url, [_named(one) for one in pair[1]]) for pair in (near.same, near.quoting) if pair]
    return [_named(one) for one in (near.newer, near.older) if one], shared


def _named(article: Any) -> tuple[str, str]:
    return str(article.title), article.url


def _site(context: Any) -> object:
    """Return what every page says of the site: its pages, its theme."""
    pages = [(str(page.title), page.url) for page in context.get("pages", ())]
    return pages, context.get(OWN, {}).get("theme_stamp")
