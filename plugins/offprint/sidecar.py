"""Text of a sidecar -> what its writer says of an article: facts, licence, policy.

``a.toml`` beside ``a.txt`` speaks of that article, ``sources.toml`` of all files of its folder, or of those that its key
``files`` names. Opens no file. The form is TOML (https://toml.io).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final
from urllib.parse import urljoin

from .errors import InputError
from .model import Fact, Field
from .policy import Policy, read_policy
from .toml_text import FIELDS, line_of, read_fact, read_texts, read_toml

__all__ = ["FOLDER_SIDECAR", "Sidecar", "merge", "read_sidecar"]

FOLDER_SIDECAR: Final = "sources.toml"
FACTS: Final = ("title", "authors", "published", "publisher", "url", "section", "access", "language", "saved")
OTHERS: Final = ("base", "files", "licence", "policy")


@dataclass(frozen=True, slots=True)
class Sidecar:
    """What a sidecar says; ``files`` are those it speaks of, all of the folder when empty."""

    facts: tuple[Fact, ...] = ()
    licence: str | None = None
    policy: Policy | None = None
    base: str = ""
    files: tuple[str, ...] = ()


def read_sidecar(text: str, name: str) -> Sidecar:
    """Read a sidecar; ``name`` stands in the basis of what it says. Raise InputError with the line of what is wrong."""
    values = read_toml(text, {*FACTS, *OTHERS})
    facts = [Fact(FIELDS[key], value, name) for key in FACTS for value in read_fact(values, key, text)]
    policy = values.get("policy")
    try:
        chosen = None if policy is None else read_policy(policy)
    except ValueError as error:
        raise InputError(f"policy: {error}", line=line_of(text, "policy")) from None
    return Sidecar(
        tuple(facts), _one(values, "licence", text), chosen, _one(values, "base", text) or "", read_texts(values, "files", text)
    )


def merge(own: Sidecar, folder: Sidecar, file: str) -> Sidecar:
    """Let what an article's own sidecar says come before its folder's, which counts if it speaks of the file."""
    if folder.files and file not in folder.files:
        folder = Sidecar()
    said = {fact.field for fact in own.facts}
    base = own.base or folder.base
    facts = (*own.facts, *(fact for fact in folder.facts if fact.field not in said))
    if base:
        facts = tuple(_based(fact, base) for fact in facts)
    return Sidecar(facts, own.licence or folder.licence, own.policy or folder.policy, base)


def _based(fact: Fact, base: str) -> Fact:
    return Fact(fact.field, urljoin(base, fact.value), fact.origin) if fact.field is Field.URL else fact


def _one(values: Mapping[str, Any], key: str, text: str) -> str | None:
    return next(iter(read_texts(values, key, text)), None)
