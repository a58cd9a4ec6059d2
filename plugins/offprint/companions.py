"""A file -> what stands beside it: its own sidecar and its folder's, and what a person corrected."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple, TypeVar

from .corrections import read_corrections
from .decode import decode
from .errors import InputError
from .model import Corrections
from .sidecar import FOLDER_SIDECAR, Sidecar, merge, read_sidecar

__all__ = ["CORRECTIONS", "Companions", "read_companions"]

CORRECTIONS = ".fix.toml"  # in place of the file's suffix
Read = TypeVar("Read", Sidecar, Corrections)


class Companions(NamedTuple):
    """What is said of a file beside it."""

    sidecar: Sidecar = Sidecar()
    corrections: Corrections = Corrections()


def read_companions(path: Path, shown: str) -> Companions:
    """Read what stands beside a file; ``shown`` is its path as messages name it.

    Raise InputError that names the file at fault, as shown, and the line of what is wrong in it.
    """
    beside = Path(shown).parent
    own = _read(path.with_suffix(".toml"), beside, read_sidecar, Sidecar())
    folder = _read(path.with_name(FOLDER_SIDECAR), beside, read_sidecar, Sidecar())
    corrections = _read(path.with_suffix(CORRECTIONS), beside, read_corrections, Corrections())
    return Companions(merge(own, folder, path.name), corrections)


def _read(path: Path, beside: Path, read: Callable[[str, str], Read], nothing: Read) -> Read:
    shown = (beside / path.name).as_posix()
    if not path.is_file():
        return nothing
    try:
        return read(decode(path.read_bytes()).text, path.name)
    except InputError as error:
        raise InputError(error.at(shown)) from None
    except OSError as error:
        raise InputError(f"{shown}: cannot be read: {error.strerror}") from None
