"""What the operator chose -> how much of an article may be published, and which were taken down.

A policy is "full", "excerpt" or "excerpt 60" (that many words), "link" (title and address), or "private" (nothing). It comes
from the article's sidecar, else from ``OFFPRINT["POLICY"]`` by publisher or host, else from its "default". Without any,
publishing stops: nobody but the operator knows whose text it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final
from urllib.parse import urlsplit

from .readers.addresses import bare

__all__ = ["DEFAULT", "Kind", "Policy", "Takedown", "choose", "read_policy", "read_takedown"]

WRITTEN: Final = re.compile(r"(full|link|private)|excerpt(?:[ ]+(\d{1,4}))?(?: words)?")
EXCERPT_WORDS: Final = 60
SHA256: Final = re.compile(r"[0-9a-f]{64}")
DEFAULT: Final = "default"


class Kind(StrEnum):
    """How much of an article is published."""

    FULL = "full"
    EXCERPT = "excerpt"
    LINK = "link"
    PRIVATE = "private"
    TAKEN_DOWN = "taken down"


@dataclass(frozen=True, slots=True)
class Policy:
    """A policy; ``words`` are those of an excerpt that are shown."""

    kind: Kind
    words: int = 0


@dataclass(frozen=True, slots=True)
class Takedown:
    """What was taken down: whole addresses, hosts, and SHA-256 of files."""

    addresses: frozenset[str] = frozenset()
    hosts: frozenset[str] = frozenset()
    digests: frozenset[str] = frozenset()

    def holds(self, sha256: str, url: str | None) -> bool:
        """Tell whether an article is on the list."""
        return sha256 in self.digests or (url is not None and (bare(url) in self.addresses or _is_of(_host(url), self.hosts)))


def read_policy(text: object) -> Policy:
    """Read a policy as it is written in a setting or a sidecar; raise ValueError for what is none."""
    match = WRITTEN.fullmatch(text.strip()) if isinstance(text, str) else None
    if match is None:
        raise ValueError(f"{text!r} is not one of full, excerpt, excerpt 60, link, private")
    if match[1]:
        return Policy(Kind(match[1]))
    return Policy(Kind.EXCERPT, int(match[2] or EXCERPT_WORDS))


def read_takedown(text: str) -> Takedown:
    """Read a list with one entry a line: an address, a host or a SHA-256; ``#`` begins a comment."""
    entries = [line.partition("#")[0].strip().casefold() for line in text.splitlines()]
    entries = [entry for entry in entries if entry]
    addresses = frozenset(bare(entry) for entry in entries if "/" in entry)
    digests = frozenset(entry for entry in entries if SHA256.fullmatch(entry))
    return Takedown(addresses, frozenset(entry for entry in entries if "/" not in entry) - digests, digests)


def choose(policies: Mapping[str, Policy], own: Policy | None, publisher: str | None, url: str | None) -> Policy | None:
    """Return the policy of an article, None when nobody chose one."""
    if own is not None:
        return own
    names = (name for name in (publisher, *_hosts(_host(url) if url else "")) if name)
    found = (policies[name.casefold()] for name in names if name.casefold() in policies)
    return next(found, policies.get(DEFAULT))


def _host(address: str) -> str:
    return (urlsplit(address).hostname or "").removeprefix("www.")


def _hosts(host: str) -> Iterable[str]:
    """Return a host and those that it belongs to: news.example.org, example.org."""
    parts = host.split(".")
    return (".".join(parts[at:]) for at in range(len(parts) - 1)) if host else ()


def _is_of(host: str, hosts: frozenset[str]) -> bool:
    return any(one in hosts for one in _hosts(host))
