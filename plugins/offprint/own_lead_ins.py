"""Labelled lines -> those that announce running text right below them, however little they read like the article's.

"Then I read this in The New Yorker:" is short and names somebody, as bylines and menus do. Lost, it takes along who is
quoted and that anybody is. Labels nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from .excerpts.announcements import is_lead_in
from .features import Features
from .model import Label, Labelled

__all__ = ["own_lead_ins"]

REASON: Final = "announces the text below it"


def own_lead_ins(labelled: Sequence[Labelled], features: Sequence[Features], *, kept_from: float) -> dict[int, str]:
    """Return the places of such lines, from 0, each with the reason; the text below must be as likely as ``kept_from``."""
    below = zip(labelled, features, features[1:], strict=False)
    return {
        place: REASON
        for place, (item, feature, after) in enumerate(below)
        if item.label is Label.PARAGRAPH and after.is_prose and after.likely >= kept_from and is_lead_in(feature.text)
    }
