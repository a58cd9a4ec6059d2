"""Pelican's signals -> Offprint: settings are checked, readers bound, ledgers written, the build summed up.

Receivers are held weakly, so each is a function of this module; what they share stands in
``_state``, which every build begins anew.
"""

from __future__ import annotations

import datetime
import traceback
from collections.abc import Iterator, Mapping
from functools import partial
from pathlib import Path
from typing import Any, Final

import pelican
from pelican import signals
from pelican.log import console

from . import __version__
from .ahead import Ahead
from .conversions import keys_of_file
from .errors import SettingError
from .pelican_memory import Memory, writer_with
from .pelican_pages import copy_theme_files, write_all
from .pelican_readers import readers_for
from .pelican_search import SEARCH_FILES, index_articles
from .pelican_settings import cache_path, complete, raw_files, read_beside, slugifier, theme_stamp
from .pelican_shared import Shared, expect_files
from .plugin_failures import take_failures
from .policy import read_takedown
from .progress import BuildProgress
from .recurring import count_folders
from .settings import Settings, read_settings
from .site.feeds import attribute_entries
from .site.lists import around, years
from .site.metadata import NO_DATE
from .site.slugs import slug_for
from .site.sources import Index, sources
from .site.summary import Outcome, summarise

__all__ = ["connect"]

RESERVED: Final = frozenset({"index", "archives", "authors", "categories", "tags", "sources", "404"})


class _State:
    """What the receivers of one build share."""

    def __init__(self) -> None:
        self.settings = Settings()
        self.cache = ""  # where Pelican keeps what these settings make
        self.memory = Memory()  # outlasts a build
        self.begin()

    def begin(self) -> None:
        """Forget the last build: with --autoreload one Pelican object runs many."""
        self.outcome = Outcome()
        self.progress = BuildProgress()
        self.files = 0  # under content/ that a reader takes
        self.shared = Shared(self.settings, self.outcome, memory=self.memory)
        self.index: Index = {}


_state = _State()


def connect() -> None:
    """Connect every receiver."""
    signals.initialized.connect(_initialise)
    signals.get_generators.connect(_begin)
    signals.get_writer.connect(_choose_writer)
    signals.readers_init.connect(_bind_readers)
    signals.generator_init.connect(_enable_markdown)
    signals.article_generator_init.connect(_count_files)
    signals.article_generator_preread.connect(_note_reading)
    signals.content_object_init.connect(_complete)
    signals.article_generator_pretaxonomy.connect(_part_slugs)
    signals.article_generator_finalized.connect(_collect)
    signals.page_generator_finalized.connect(_list_failed)
    signals.content_written.connect(_note_writing)
    signals.feed_generated.connect(_keep_dated)
    signals.article_writer_finalized.connect(_write_copies)
    signals.finalized.connect(_finish)


def _initialise(sender: Any) -> None:
    """Check and complete the settings; what is raised here stops the build with exit status 1."""
    settings = sender.settings
    if messages := take_failures():
        raise SettingError("PLUGINS", settings["PLUGINS"], "; ".join(messages))
    _state.settings = complete(settings, read_settings(settings))
    _state.cache = settings["CACHE_PATH"]
    _state.memory = Memory(is_on=pelican.autoreload.__code__ in _running())  # other settings make other pages


def _begin(sender: Any) -> None:
    _state.begin()
    settings = sender.settings
    folders = count_folders(_keys(settings)) if _state.settings.learn_from_folder else {}
    beside, taken_down = read_beside(settings, _state.settings)
    _state.shared = Shared(_state.settings, _state.outcome, folders, read_takedown(taken_down), _state.memory)
    settings["CACHE_PATH"] = cache_path(_state.cache, folders, beside + taken_down)


def _keys(settings: dict[str, Any]) -> Iterator[tuple[str, dict[int, int]]]:
    """Yield the folder of each raw file, and the keys of its lines."""
    files = raw_files(settings, _state.settings)
    keys = Ahead(keys_of_file, _state.settings.processes)
    keys.expect(path for _folder, path in files if not _state.memory.has_keys(path))
    for folder, path in files:
        _state.progress.advance("Comparing files", len(files))
        yield folder, _state.memory.keys(path, partial(keys.fetch, path))


def _choose_writer(sender: Any) -> type:
    return writer_with(_state.memory)


def _bind_readers(readers: Any) -> None:
    readers.reader_classes.update(readers_for(_state.shared))


def _count_files(generator: Any) -> None:
    settings = generator.settings
    files = generator.get_files(settings["ARTICLE_PATHS"], exclude=settings["ARTICLE_EXCLUDES"])
    _state.files = len(files)
    expect_files(_state.shared, generator, files)


def _enable_markdown(generator: Any) -> None:
    """Keep Pelican from asking for Python-Markdown; our reader has its files."""
    for extension in generator.readers.reader_classes:
        generator.readers.disabled_readers.pop(extension, None)


def _note_reading(generator: Any) -> None:
    _state.progress.advance("Reading articles", _state.files)


def _note_writing(path: str, context: Mapping[str, Any]) -> None:
    _state.progress.advance("Writing pages", max(_state.files, len(context["articles"])))


def _complete(content: Any) -> None:
    """Take back what Pelican fills in for others' articles: the site's owner as author, a date it needs."""
    if "offprint" not in content.metadata:
        return
    if "authors" not in content.metadata and hasattr(content, "author"):
        del content.author, content.authors
    if content.metadata["offprint"]["undated"]:
        content.locale_date = "date not stated"


def _part_slugs(generator: Any) -> None:
    """Part articles whose front matter claims one slug, or that of a page of the site."""
    taken: set[str] = set(RESERVED)
    every = sorted(_articles(generator), key=lambda article: article.relative_source_path)
    for article in every:
        if article.slug in taken:
            path = article.relative_source_path
            remark = f"slug “{article.slug}” is taken by another page"
            article.slug = article.metadata["slug"] = slug_for(article.slug, path, str)
            _remark(article, f"{remark}; published as {article.slug}")
        taken.add(article.slug)


def _remark(article: Any, text: str) -> None:
    if "offprint" in article.metadata:
        article.metadata["offprint"]["remarks"].append(text)


def _articles(generator: Any) -> list[Any]:
    return [
        article
        for name in ("articles", "translations", "hidden_articles", "hidden_translations", "drafts", "drafts_translations")
        for article in getattr(generator, name)
    ]


def _collect(generator: Any) -> None:
    """Gather what the pages brought along, also those from Pelican's cache."""
    _state.shared.pages.stop()
    for article in _articles(generator):
        made = article.metadata.get("offprint")
        path = article.relative_source_path
        if made is None:
            continue
        if made["record"] is None:
            _state.outcome.handwritten += 1
        else:
            _state.outcome.records[path] = made["record"]
        if made["remarks"]:
            _state.outcome.remarks[path] = made["remarks"]
    index = sources(generator.articles, slugifier(generator.settings))
    _state.index = index
    generator.context["offprint"] = {
        "version": __version__,
        "theme_stamp": theme_stamp(generator.settings),
        **index,
        "years": years(generator.articles),
        "around": around(generator.articles, index),
    }
    _list_failed(generator)


def _list_failed(generator: Any) -> None:
    """Name the files that Pelican dropped with no more than a line in its log."""
    for path, content in generator.context["generated_content"].items():
        if content is None and path not in _state.outcome.failures:
            _state.outcome.failures[path] = f"{path}: Pelican could not use this file; run with --debug for the cause"


def _keep_dated(context: Mapping[str, Any], feed: Any) -> None:
    """Leave undated articles out of feeds, where every entry must bear a date, and say where the others came from."""
    feed.items = [item for item in feed.items if item["pubdate"].replace(tzinfo=None) > NO_DATE + datetime.timedelta(days=2)]
    attribute_entries(feed, context["articles"], context.get("FEED_DOMAIN") or context["SITEURL"])


def _write_copies(generator: Any, writer: Any) -> None:
    """Write what Pelican does not by itself; a preview searches in what there was when it began."""
    write_all(generator, writer, _articles(generator), _state.index, _state.memory)
    if generator.settings["OFFPRINT_SHOWN"]["search"] and not _state.memory.is_indexed:
        index_articles(Path(generator.output_path), generator.articles, generator.settings["DEFAULT_LANG"])
        copy_theme_files(generator.settings, SEARCH_FILES)
        _state.memory.is_indexed = _state.memory.is_on


def _finish(sender: Any) -> None:
    """Print the summary; a build that left a file out ends with exit status 1."""
    _state.progress.stop()
    for line in summarise(_state.outcome):
        console.print(line, markup=False, highlight=False, soft_wrap=True)
    if (_state.outcome.failures or _state.outcome.unchosen) and _runs_once():
        raise SystemExit(1)


def _runs_once() -> bool:
    """Tell whether Pelican's command runs a single build; a preview must go on after a bad file."""
    return pelican.main.__code__ in _running() and pelican.autoreload.__code__ not in _running()


def _running() -> set[Any]:
    """Return the functions that are running, as code."""
    return {frame.f_code for frame, _line in traceback.walk_stack(None)}
