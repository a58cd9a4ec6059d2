"""What the readers of one build share; the files that they will read -> pages, made ahead."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property, partial
from pathlib import Path, PurePosixPath
from typing import Any

from .ahead import Ahead
from .conversions import File, convert_file
from .convert import can_convert
from .model import Recurring
from .pelican_memory import Memory
from .policy import Takedown
from .settings import Settings
from .site.publishing import Published, publish
from .site.summary import Outcome

__all__ = ["Shared", "expect_files", "file_at"]


@dataclass(frozen=True)
class Shared:
    """What the readers of one build share; ``folders``: what recurs in each, by its path from the content folder."""

    settings: Settings = field(default_factory=Settings)
    outcome: Outcome = field(default_factory=Outcome)
    folders: Mapping[str, Recurring] = field(default_factory=dict)
    takedown: Takedown = field(default_factory=Takedown)
    memory: Memory = field(default_factory=Memory)

    @cached_property
    def pages(self) -> Ahead[File, Published]:
        """The pages of raw files; fetching one raises InputError for a file at fault."""
        make = partial(_published, self.settings, self.folders, self.takedown)
        return Ahead(make, self.settings.processes)

    def known_else(self, relative: str) -> object:
        """Return what a file's page depends on besides the file and what stands beside it."""
        recurring = self.folders.get(_folder(relative))
        return recurring.name if recurring else "", self.takedown


def expect_files(shared: Shared, generator: Any, names: Iterable[str]) -> None:
    """Let the raw files be converted that Pelican is about to read, by their paths from the content folder, in its order."""
    wanted = []
    for name in names:
        path, relative = Path(generator.path, name), PurePosixPath(name).as_posix()
        is_cached = generator.get_cached_data(name) or generator.readers.get_cached_data(str(path), (None, None))[0]
        is_raw = can_convert(name) and not shared.settings.keeps(relative)
        if is_raw and not is_cached and not shared.memory.has_read(path, shared.known_else(relative)):
            wanted.append(file_at(path, relative))
    shared.pages.expect(wanted)


def _published(settings: Settings, folders: Mapping[str, Recurring], takedown: Takedown, file: File) -> Published:
    conversion = convert_file(settings.mark_from, folders, file)
    return publish(conversion, file.shown, settings, takedown)


def file_at(path: Path, relative: str) -> File:
    """Return a file below the content folder; ``relative`` is its path from there, with slashes."""
    return File(path, relative, _folder(relative), PurePosixPath(relative).parent.name)


def _folder(relative: str) -> str:
    return str(PurePosixPath(relative).parent)
