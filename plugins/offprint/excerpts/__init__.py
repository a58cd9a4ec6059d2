"""Labelled blocks -> the same with excerpts, their lead-ins and sources found, and lists that have lost their bullets.

Where a page's markup says what is quoted, or the marks of a letter, they are believed. In stripped text a trained
model decides over the whole article (likely.py); the names come from the words around
(source.py). A wrong quotation puts words into somebody's mouth, so what is not likely stays
a paragraph.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from ..blas import LIMITS  # noqa: F401  # before NumPy is imported

# isort: split
from ..features import Features
from ..glosses import glosses_of
from ..language import language_of
from ..model import HintKind, Label, Labelled, SpanKind
from ..people import spoken_words
from .article import Article
from .asking import Asked, ask
from .attributions import found_at, signed
from .evidence import OFFERED, is_announced
from .items import lists
from .likely import Likely, likely_excerpts
from .markup import quotations
from .mentions import in_full
from .model import Model, load_model, share_at
from .reading import read
from .reasons import marks, reason
from .search import Found, chances, choose, falling
from .signs import START, telling
from .source import named
from .voices import voice

__all__ = ["body_of", "find_excerpts", "mark_excerpts"]

KINDS: Final = {Label.PARAGRAPH: 0, Label.HEADING: 1, Label.LIST_ITEM: 2, Label.CAPTION: 3, Label.CODE: 3}
FEWEST: Final = 2  # paragraphs; with fewer there is no author to tell the excerpt from
LEAD_IN_WORDS: Final = 8  # a longer line that announces is a paragraph of the author's
POST, POSTED = "credited as a post of a social network", 0.95  # the reason, the confidence
OFFERED_AT_MOST: Final = 0.6  # confidence, where how sure the model is has not been measured
LEAST: Final = 0.05  # confidence; what is less sure than this has no place in an excerpt
ITEM: Final = "made like its neighbours, as the items of a list that has lost its bullets are"
ATTRIBUTES: Final = "says whose the quotation above it is"
GOES_ON: Final = "goes on as the paragraph above, unlike the article's own"


def find_excerpts(labelled: Sequence[Labelled], features: Sequence[Features]) -> list[Labelled]:
    """Label excerpts, stand-alone lead-ins and lists; group numbers count from 1."""
    hints = {feature.hint for feature in features}
    if hints <= {None, HintKind.QUOTE}:  # text, of which only the marks of letters are known
        labelled = mark_excerpts(load_model(), labelled, features)
    return quotations(labelled, features)


def body_of(labelled: Sequence[Labelled]) -> tuple[Article, tuple[int, ...]]:
    """Read what may be quoted; return it with the place of each paragraph among the blocks."""
    places = tuple(place for place, item in enumerate(labelled) if item.label in KINDS)
    texts = [labelled[place].block.text for place in places]
    glosses = glosses_of(language_of(" ".join(texts)))
    readings = tuple(read(text, glosses) for text in texts)
    kinds = tuple(KINDS[labelled[place].label] for place in places)
    breaks = (any(span.kind is SpanKind.BREAK for span in labelled[place].block.spans) for place in places)
    verse = frozenset(index for index, is_verse in enumerate(breaks) if is_verse)
    return Article(readings, kinds, tuple(map(voice, texts)), glosses, verse), places


def mark_excerpts(model: Model, labelled: Sequence[Labelled], features: Sequence[Features]) -> list[Labelled]:
    """Label what a model finds in an article without markup."""
    out = list(labelled)
    article, places = body_of(labelled)
    if len(places) < FEWEST:
        return out
    asked = ask(model, article)
    likely = likely_excerpts(asked)
    quoted = chances(likely, len(places), article.attributions)
    confidences = [round(share_at(model.calibration, raw), 2) for raw in quoted]
    here = [features[place] for place in places]
    named_above: list[tuple[Found, str]] = []
    for group, found in enumerate(choose(likely, quoted, article.attributions), 1):
        source = _source(article, found, named_above)
        named_above += [(found, source)] if source else []
        why = reason(article, found, telling(asked.signs[START], article, found[0]))
        own = _confidences(article, likely, confidences, found)
        _mark_lead_in(out, places, here, found, own[0])
        for index, confidence in enumerate(own, found[0]):
            out[places[index]] = replace(
                out[places[index]],
                label=Label.EXCERPT,
                confidence=max(LEAST, confidence),
                reason=why if index == found[0] else ATTRIBUTES if index in article.attributions else GOES_ON,
                group=group,
                source=source,
            )
    _mark_posts(out, places, article)
    _mark_lists(out, places, asked)
    return out


def _confidences(article: Article, likely: Sequence[Likely], confidences: Sequence[float], found: Found) -> list[float]:
    """Return those of an excerpt's paragraphs; where only the model says so in a language not measured, it is offered."""
    is_plain = any(one.index == found[0] and one.start > OFFERED for one in likely)
    most = 1.0 if article.is_measured or is_plain else OFFERED_AT_MOST
    return [min(most, one) for one in falling(confidences, found)]


def _mark_posts(out: list[Labelled], places: Sequence[int], article: Article) -> None:
    """Label posts of social networks; they are numbered on from the excerpts."""
    last = max((item.group for item in out), default=0)
    for group, post in enumerate(article.posts, last + 1):
        for place in places[post.first : post.end]:
            if out[place].label is not Label.EXCERPT:
                made = replace(out[place], label=Label.EMBED, confidence=POSTED, reason=POST, group=group, source=post.person)
                out[place] = made


def _mark_lists(out: list[Labelled], places: Sequence[int], asked: Asked) -> None:
    """Label the items of lists that have lost their bullets; the trees go by known words."""
    if not asked.article.has_known_words:
        return
    for run, likely in lists(asked.article, asked.items, [out[place].label is Label.PARAGRAPH for place in places]):
        for place in places[run.start : run.stop]:
            out[place] = replace(out[place], label=Label.LIST_ITEM, confidence=round(likely, 2), reason=ITEM)


def _around(article: Article, found: Found) -> tuple[Sequence[str], str | None]:
    """Return an excerpt's paragraphs and the line under it; of several lines that attribute it the first names somebody."""
    start, end = found
    after = article.readings[end].text if end < len(article.readings) else None
    while {end - 2, end - 1} <= article.attributions.keys():
        end -= 1
    return article.texts[start:end], after


def _source(article: Article, found: Found, quoted: Sequence[tuple[Found, str]]) -> str | None:
    """Name who is quoted, in full where the words above do: by an attribution, else by the words before."""
    around = _around(article, found)
    is_attributed = not article.attributions.keys().isdisjoint((found[1] - 1, found[1]))
    spoken = spoken_words(article.texts) if is_attributed else None
    return in_full(
        signed(*around, spoken) or _named_before(article, found, quoted) or found_at(*around), article.texts[: found[0]]
    )


def _named_before(article: Article, found: Found, quoted: Sequence[tuple[Found, str]]) -> str | None:
    """Name whom the words before name or, where they announce nothing, who was quoted last and seems to go on."""
    if not is_announced(article, found[0]):
        before, source = quoted[-1] if quoted else (None, None)
        if article.reports[found[0]]:
            return source
        if before and marks(article, found) & marks(article, before):
            return source
    above = found[0] - 1
    is_free = above >= 0 and above not in article.attributions  # those say whose the text above them is
    name = named(article.readings[above].text, article.glosses) if is_free else None
    letter = article.letters.get(found[0])
    return name or (letter.signer if letter else None)


def _mark_lead_in(
    out: list[Labelled], places: Sequence[int], features: Sequence[Features], found: Found, confidence: float
) -> None:
    if not found[0]:
        return
    before, feature = places[found[0] - 1], features[found[0] - 1]
    short = feature.words <= LEAD_IN_WORDS and feature.ends_colon
    if short and out[before].label in (Label.PARAGRAPH, Label.HEADING):
        reason = "announces the excerpt after it"
        out[before] = replace(out[before], label=Label.LEAD_IN, confidence=confidence, reason=reason)
