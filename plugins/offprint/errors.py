"""The error family: whose fault it is, and where.

OffprintError
├── InputError     the article is at fault: path, line (from 1) or byte offset (from 0)
└── SettingError   the configuration is at fault: key, value, the keys that exist

Anything else that escapes is a bug of ours and keeps its traceback.
"""

from __future__ import annotations

__all__ = ["InputError", "OffprintError", "SettingError"]


class OffprintError(Exception):
    """Base of all errors that Offprint raises on purpose."""


class InputError(OffprintError):
    """Say what is wrong with one input: line counts from 1, offset is in bytes from 0."""

    def __init__(self, message: str, *, line: int | None = None, offset: int | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.line = line
        self.offset = offset

    def __reduce__(self) -> tuple[object, ...]:
        """Rebuild with the keywords, which a worker process would lose."""
        return (_rebuild_input_error, (self.message, self.line, self.offset))

    def at(self, path: str) -> str:
        """Return the message with the place, in the form that editors jump to."""
        if self.line is not None:
            return f"{path}:{self.line}: {self.message}"
        if self.offset is not None:
            return f"{path}: byte {self.offset}: {self.message}"
        return f"{path}: {self.message}"


def _rebuild_input_error(message: str, line: int | None, offset: int | None) -> InputError:
    return InputError(message, line=line, offset=offset)


class SettingError(OffprintError):
    """Say which setting is wrong and which keys exist."""

    def __init__(self, key: str, value: object, expected: str) -> None:
        super().__init__(f"{key} = {value!r}: {expected}")
        self.key = key
        self.value = value
        self.expected = expected

    def __reduce__(self) -> tuple[object, ...]:
        """Rebuild from the three parts instead of the joined message."""
        return (type(self), (self.key, self.value, self.expected))
