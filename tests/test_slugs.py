from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pelican.settings import DEFAULT_CONFIG
from pelican.utils import slugify

from offprint.site.slugs import ALPHABET, slug_for


def make(text: str) -> str:
    return slugify(text, regex_subs=DEFAULT_CONFIG["SLUG_REGEX_SUBSTITUTIONS"])


@pytest.mark.parametrize(
    ("title", "start"),
    [
        ("A Night Ferry, After All", "a-night-ferry-after-all-"),
        ("Archives", "archives-"),
        ("???", "question-mark-question-mark-question-mark-"),
        ("🔥 ", "fire-"),
        ("中文标题", "zhong-wen-biao-ti-"),
        ("Über Öl", "uber-ol-"),
        ("\u2060", "word-joiner-"),
        ("word " * 60, "word-word-"),
        ("w" * 5000, "w" * 60 + "-"),
    ],
)
def test_slugs_can_be_read(title: str, start: str) -> None:
    slug = slug_for(title, "a.txt", make)
    assert slug.startswith(start)
    assert len(slug) <= 67


def test_a_slug_depends_on_its_own_file_only() -> None:
    assert slug_for("Same Title", "a.txt", make) == slug_for("Same Title", "a.txt", make)
    assert slug_for("Same Title", "a.txt", make) != slug_for("Same Title", "b.txt", make)


@given(st.text(), st.text())
def test_a_slug_is_safe_in_a_path_and_an_address(title: str, path: str) -> None:
    assert re.fullmatch(rf"[a-z0-9_-]*-[{ALPHABET}]{{6}}", slug_for(title, path, make))
