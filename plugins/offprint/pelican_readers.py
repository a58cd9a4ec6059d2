"""Files under content/ -> what Pelican's readers return: HTML and metadata.

A file at fault is listed in the build's outcome and skipped; the others go on. What came
of a file travels in its metadata, so that Pelican's cache keeps it with the page.
"""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Callable
from functools import partial
from pathlib import Path, PurePosixPath
from typing import Any, ClassVar, Final

from markupsafe import Markup, escape
from pelican.readers import BaseReader

from .conversions import read_file
from .decode import decode
from .errors import InputError
from .model import Field
from .pelican_settings import slugifier
from .pelican_shared import Shared, file_at
from .policy import Kind
from .render import render, render_handwritten
from .site.handwritten import Document, read_document, stated_facts
from .site.metadata import NO_DATE
from .site.publishing import Published, tombstone
from .site.reading import length, opening_words
from .site.slugs import shorten, slug_for

__all__ = ["FinishedReader", "RawReader", "readers_for"]

Parsed = tuple[str | None, dict[str, Any]]
SKIP: Final[dict[str, Any]] = {"status": "skip", "title": "", "offprint_skipped": True}
LANGUAGE: Final = re.compile(r"[a-z]{2,3}(?:-[a-z0-9]{2,8})*")


def readers_for(shared: Shared) -> dict[str, type[BaseReader]]:
    """Return Pelican's reader classes by file extension, bound to what they share."""
    bound = {"shared": shared}
    raw = type("RawReader", (RawReader,), bound)
    finished = type("FinishedReader", (FinishedReader,), bound)
    return {**dict.fromkeys(("txt", "html", "htm", "xhtml"), raw), **dict.fromkeys(FinishedReader.file_extensions, finished)}


class _OffprintReader(BaseReader):  # type: ignore[misc]  # Pelican is untyped
    """What the two readers share: one file's failure is reported and never stops the build."""

    file_extensions: ClassVar[list[str]] = []
    shared: Shared

    def read(self, source_path: str) -> Parsed:
        """Return HTML and metadata, or a stub that Pelican skips."""
        path = Path(source_path)
        relative = Path(os.path.relpath(path, self.settings["PATH"])).as_posix()
        if self.shared.settings.keeps(relative):
            return None, dict(SKIP)
        try:
            return self.shared.memory.read(path, self.shared.known_else(relative), lambda: self.parse(path, relative))
        except InputError as error:
            self.shared.outcome.failures[relative] = error.at(relative)
        return None, dict(SKIP)

    def parse(self, path: Path, relative: str) -> Parsed:
        """Read the file; ``relative`` is its path from the content folder."""
        raise NotImplementedError

    @property
    def slug(self) -> Callable[[str], str]:
        """How names become parts of addresses, as the site's settings say."""
        return slugifier(self.settings)

    def named(self, kind: str, names: list[str]) -> Any:
        """Turn names into Pelican's authors or tags, safe in themes that escape nothing and as file names."""
        made = self.process_metadata(kind, [Markup(escape(name)) for name in names if self.slug(name)])
        for wrapper in made if isinstance(made, list) else []:
            wrapper.slug = shorten(wrapper.slug)
        return made


class RawReader(_OffprintReader):
    """Stripped text and HTML pages: converted, every line accounted for."""

    def parse(self, path: Path, relative: str) -> Parsed:
        """Describe the page of the file in Pelican's terms, and in ours under "offprint"."""
        made = self.shared.pages.fetch(file_at(path, relative))
        self._note(made, relative)
        slug = slug_for(made.title, relative, self.slug)
        if made.kind is Kind.TAKEN_DOWN:
            return "", tombstone(slug)
        if (shown := made.shown) is None:
            return None, dict(SKIP)
        metadata: dict[str, Any] = {
            "slug": slug,
            "title": Markup(escape(shown.title)),
            "date": shown.date,
            "summary": Markup("<p>{}</p>").format(shown.summary) if shown.summary else Markup(""),
            "offprint": shown.known,
        }
        if shown.language:
            metadata["lang"] = shown.language
        if shown.byline:
            metadata["authors"] = self.named("authors", list(shown.byline))
        return shown.html, metadata

    def _note(self, made: Published, relative: str) -> None:
        outcome = self.shared.outcome
        if made.absent:
            outcome.absent[relative] = made.absent
        elif made.kind is None:
            outcome.unchosen.append(relative)
        elif made.kind is not Kind.FULL:
            outcome.withheld[relative] = made.kind


class FinishedReader(_OffprintReader):
    """Markdown written or corrected by hand: rendered by the same engine, never converted."""

    file_extensions: ClassVar[list[str]] = ["md", "markdown", "mkd", "mdown"]

    def parse(self, path: Path, relative: str) -> Parsed:
        """Render the file and read its front matter."""
        data = read_file(path)
        decoded = decode(data)
        document = read_document(decoded.text)
        digest = hashlib.sha256(data).hexdigest()
        if self.shared.takedown.holds(digest, document.facts.get(Field.URL, [None])[0]):
            self.shared.outcome.withheld[relative] = Kind.TAKEN_DOWN
            return "", tombstone(slug_for(document.title or relative, relative, self.slug))
        metadata = self._metadata(document, relative)
        metadata["offprint"] |= {"markdown": decoded.text, "path": relative, "sha256": digest}
        quoted = partial(render, sources=document.quoted) if document.quoted else render_handwritten
        html = quoted(document.body)
        opening = Markup("<p>{}</p>").format(opening_words(html))
        return html, {"summary": opening, **metadata}

    def _metadata(self, document: Document, relative: str) -> dict[str, Any]:
        """Describe the page in Pelican's terms, and in ours under "offprint"."""
        title = document.title or PurePosixPath(relative).stem.replace("-", " ").replace("_", " ").strip() or relative
        facts = document.facts
        metadata: dict[str, Any] = {
            "title": Markup(escape(title)),
            "date": document.date or NO_DATE,
            "slug": slug_for(title, relative, self.slug),
            "offprint": {
                "shares": length(document.body),
                "record": None,
                "facts": stated_facts(document),
                "quoted": [name for name in dict.fromkeys(document.quoted) if name],
                "publisher": facts.get(Field.PUBLISHER, [None])[0],
                "policy": None,
                "licence": None,
                "remarks": [],
                "undated": document.date is None,
            },
        }
        metadata.update(self._front_matter(document))
        if authors := facts.get(Field.BYLINE):
            metadata["authors"] = self.named("authors", authors)
        return metadata

    def _front_matter(self, document: Document) -> dict[str, Any]:
        taken = dict(document.metadata)
        if "slug" in taken:
            taken["slug"] = shorten(self.slug(taken["slug"]))
        if not taken.get("slug"):
            taken.pop("slug", None)
        if "lang" in taken:
            taken["lang"] = taken["lang"].lower()
            if not LANGUAGE.fullmatch(taken["lang"]):
                raise InputError(f"front matter: lang “{taken['lang']}” is no language code such as en or pt-br", line=1)
        if "tags" in taken:
            taken["tags"] = self.named("tags", taken["tags"])
        if "category" in taken:
            taken["category"] = self.process_metadata("category", Markup(escape(taken["category"])))
            taken["category"].slug = shorten(taken["category"].slug)
        if "summary" in taken:
            taken["summary"] = Markup("<p>{}</p>").format(taken["summary"])
        return taken
