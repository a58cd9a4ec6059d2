"""A file -> what stands beside it: its own sidecar and its folder's."""

from __future__ import annotations

from pathlib import Path

from .decode import decode
from .errors import InputError
from .sidecar import FOLDER_SIDECAR, Sidecar, merge, read_sidecar

__all__ = ["read_companions"]


def read_companions(path: Path, shown: str) -> Sidecar:
    """Read what is said of a file beside it; ``shown`` is its path as messages name it.

    Raise InputError that names the sidecar, as shown, and the line of what is wrong in it.
    """
    beside = Path(shown).parent
    own = _read(path.with_suffix(".toml"), beside)
    return merge(own, _read(path.with_name(FOLDER_SIDECAR), beside), path.name)


def _read(path: Path, beside: Path) -> Sidecar:
    if not path.is_file():
        return Sidecar()
    try:
        return read_sidecar(decode(path.read_bytes()).text, path.name)
    except InputError as error:
        raise InputError(error.at((beside / path.name).as_posix())) from None
    except OSError as error:
        raise InputError(f"{(beside / path.name).as_posix()}: cannot be read: {error.strerror}") from None
