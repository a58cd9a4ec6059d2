"""Files under content/ -> what Pelican's readers return: HTML and metadata.

A file at fault is listed in the build's outcome and skipped; the others go on. What came
of a file travels in its metadata, so that Pelican's cache keeps it with the page.
"""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path, PurePosixPath
from typing import Any, ClassVar, Final

from markupsafe import Markup, escape
from pelican.readers import BaseReader

from .companions import read_companions
from .convert import convert
from .decode import decode
from .errors import InputError
from .model import Article, Field, Options, Recurring
from .pelican_memory import Memory
from .pelican_settings import slugifier
from .policy import Kind, Policy, Takedown, choose
from .render import render, render_handwritten
from .review import remarks
from .settings import Settings
from .site.handwritten import Document, read_document, stated_facts
from .site.metadata import NO_DATE, Page, page, shares, title_of
from .site.publishing import as_far_as_published, tombstone
from .site.reading import length, opening_words
from .site.slugs import shorten, slug_for
from .site.structured import json_ld
from .site.summary import Outcome

__all__ = ["FinishedReader", "RawReader", "readers_for"]

Parsed = tuple[str | None, dict[str, Any]]
SKIP: Final[dict[str, Any]] = {"status": "skip", "title": "", "offprint_skipped": True}
LANGUAGE: Final = re.compile(r"[a-z]{2,3}(?:-[a-z0-9]{2,8})*")


def readers_for(
    settings: Settings, outcome: Outcome, folders: Mapping[str, Recurring], takedown: Takedown, memory: Memory
) -> dict[str, type[BaseReader]]:
    """Return Pelican's reader classes by file extension, bound to what they share."""
    bound = {"offprint_settings": settings, "outcome": outcome, "folders": folders, "takedown": takedown, "memory": memory}
    raw = type("RawReader", (RawReader,), bound)
    finished = type("FinishedReader", (FinishedReader,), bound)
    return {**dict.fromkeys(("txt", "html", "htm", "xhtml"), raw), **dict.fromkeys(FinishedReader.file_extensions, finished)}


class _OffprintReader(BaseReader):  # type: ignore[misc]  # Pelican is untyped
    """What the two readers share: one file's failure is reported and never stops the build."""

    file_extensions: ClassVar[list[str]] = []
    offprint_settings: Settings = Settings()
    outcome: Outcome = Outcome()
    folders: ClassVar[Mapping[str, Recurring]] = {}  # by their path from the content folder
    takedown: Takedown = Takedown()
    memory: Memory = Memory()

    def read(self, source_path: str) -> Parsed:
        """Return HTML and metadata, or a stub that Pelican skips."""
        path = Path(source_path)
        relative = Path(os.path.relpath(path, self.settings["PATH"])).as_posix()
        if {path.name, f"/{relative}"} & set(self.offprint_settings.static_files):
            return None, dict(SKIP)
        try:
            recurring = self.folders.get(str(PurePosixPath(relative).parent), Recurring())
            return self.memory.read(path, (recurring.name, self.takedown), lambda: self.parse(_read(path), relative))
        except InputError as error:
            self.outcome.failures[relative] = error.at(relative)
        except OSError as error:
            self.outcome.failures[relative] = f"{relative}: cannot be read: {error.strerror}"
        return None, dict(SKIP)

    def parse(self, data: bytes, relative: str) -> Parsed:
        """Read the bytes of the file at this path below the content folder."""
        raise NotImplementedError

    def policy(self, relative: str, known: tuple[str, str | None, str | None], own: Policy | None) -> Policy | None:
        """Return how much of an article is published, None when nobody chose; ``known``: its SHA-256, publisher and address."""
        sha256, publisher, url = known
        settings = self.offprint_settings
        if self.takedown.holds(sha256, url):
            self.outcome.withheld[relative] = Kind.TAKEN_DOWN
            return Policy(Kind.TAKEN_DOWN)
        if not settings.publish:
            return Policy(Kind.FULL)
        chosen = choose(dict(settings.policy), own, publisher, url)
        if chosen is None:
            self.outcome.unchosen.append(relative)
        elif chosen.kind is not Kind.FULL:
            self.outcome.withheld[relative] = chosen.kind
        return chosen

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

    def parse(self, data: bytes, relative: str) -> Parsed:
        """Convert the file and describe its page."""
        path = PurePosixPath(relative)
        recurring = self.folders.get(str(path.parent), Recurring())
        beside = read_companions(Path(self.settings["PATH"], relative), relative)
        options = Options(
            self.offprint_settings.mark_from, path.name, path.parent.name, recurring, beside.sidecar.facts, beside.corrections
        )
        article = convert(data, path.suffix, options)
        if article.absent:
            self.outcome.absent[relative] = article.absent
            return None, dict(SKIP)
        slug = slug_for(title_of(article), relative, self.slug)
        policy = self.policy(relative, (article.sha256, article.publisher, article.url), beside.sidecar.policy)
        if policy is None or policy.kind is Kind.PRIVATE:
            return None, dict(SKIP)
        if policy.kind is Kind.TAKEN_DOWN:
            return "", tombstone(slug)
        article = as_far_as_published(article, policy)
        made = page(article, relative)
        metadata = {"slug": slug, **self._metadata(article, made)}
        metadata["offprint"] |= {
            "policy": str(policy.kind),
            "licence": beside.sidecar.licence,
            "json_ld": json_ld(made.record, beside.sidecar.licence),
        }
        return render(made.body, made.sources, made.cites, made.captions), metadata

    def _metadata(self, article: Article, made: Page) -> dict[str, Any]:
        """Describe the page in Pelican's terms, and in ours under "offprint"."""
        metadata: dict[str, Any] = {
            "title": Markup(escape(made.title)),
            "date": made.date,
            "summary": Markup("<p>{}</p>").format(made.summary) if made.summary else Markup(""),
            "offprint": {
                "shares": shares(article),
                "record": made.record,
                "facts": made.facts,
                "quoted": made.quoted,
                "markdown": made.markdown,
                "remarks": [
                    f"line {remark.line}: {remark.text}" if remark.line else remark.text for remark in remarks(article)
                ],
                "undated": made.date == NO_DATE,
            },
        }
        if article.language:
            metadata["lang"] = article.language
        if article.byline:
            metadata["authors"] = self.named("authors", list(article.byline))
        return metadata


class FinishedReader(_OffprintReader):
    """Markdown written or corrected by hand: rendered by the same engine, never converted."""

    file_extensions: ClassVar[list[str]] = ["md", "markdown", "mkd", "mdown"]

    def parse(self, data: bytes, relative: str) -> Parsed:
        """Render the file and read its front matter."""
        decoded = decode(data)
        document = read_document(decoded.text)
        digest = hashlib.sha256(data).hexdigest()
        if self.takedown.holds(digest, document.facts.get(Field.URL, [None])[0]):
            self.outcome.withheld[relative] = Kind.TAKEN_DOWN
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


def _read(path: Path) -> bytes:
    if not path.is_file():
        raise InputError("this is no regular file")  # a FIFO would wait for ever
    return path.read_bytes()
