"""Words before and after an excerpt -> the name of who is quoted, None when unsure.

Every name in the words before is weighed by what stands beside it (data/source_cues.tsv);
an attribution under the excerpt (attributions.py) goes before them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from ..given_names import is_known_given_name
from ..glosses import NO_GLOSSES, Glosses, gloss_sentence
from ..tables import words
from .attributions import found_at, signed
from .naming import is_compound_masthead, is_masthead, is_publication, normal
from .reading import cues, words_of
from .weighing import LISTED, NAME, NAME_AMONG_GLOSSES, weighed

__all__ = ["SENTENCE", "likeliest", "named", "source_of"]

# 'The "Northport Herald" writes:', 'Dazu die "Rundschau":': a name in quotation marks that says something, or a publication's.
NAME_QUOTED: Final = re.compile(
    rf"(?P<article>(?:^|(?<=[.!?] ))(?:[A-ZÀ-Þ]\w* )?)[\"“„«]\s?(?P<name>{NAME.pattern})\s?[\"”“»]"
    r"(?=(?P<says>(?:\s[a-zà-ÿ]+){0,3})\s?[:…])"
)
CAPITALS: Final = 3  # more that must speak for a name in capitals, which is a command or an acronym more often
ALONE: Final = re.compile(r"(?P<name>(?:The )?[A-ZÀ-Þ][\w.'’-]*(?: [A-ZÀ-Þ][\w.'’-]*){0,3}):")
GREETING: Final = re.compile(r"(?:dear|hello|hey|hi)\b", re.IGNORECASE)
# "Brandt2021 Ines Brandt and Ward Errol: …, 10.1016/j.lamp.2021.004": an entry in a list of papers ends with its address.
ENTRY: Final = re.compile(r"\b(?:doi:? ?|arXiv:|10\.\d{4,}/)\S+$")
AUTHOR: Final = r"[A-ZÀ-Þ](?:\.|[\w’'-]+)(?: (?:de|da|von|van|der|[A-ZÀ-Þ](?:\.|[\w’'-]+))){1,4}"
AUTHORS: Final = re.compile(
    rf"(?:[A-Z][\w’'-]+\d{{4}}[a-z]? )?(?P<first>{AUTHOR})(?: and (?P<second>{AUTHOR})[:.] |(?P<more>, | and )|[:.] )"
)
# "As I have long said:", "Here was my response:": the author's own words, whoever else is named.
OWN: Final = re.compile(
    r"\b(?<!which )(?:I|[Ww]e)(?:['’]ve| have|['’]d| had)?(?: \w+ly| also| once| long| just| first| already)* "
    r"(?:said|wrote|noted|argued|pointed out|explained|responded|replied|concluded|tweeted|commented|stated|suggested)\b"
    r"(?!.*\b(?:who|he|she|they|which|his|her|their|from)\b)[^!?]*$"
    r"|\b[Mm]y (?:\w+ )?(?:response|reply|answer|tweet|comment|advice|take|notes)\b(?: \w+){0,3}[:.…]*$"
)
OPENER: Final = re.compile(r"[A-Z][a-z]+(?:ly|ing|[^e]ed)")  # "Increasingly, …", "Having …", "Based on …"; not "Daly writes"
SPEAKS: Final = 5  # the weight in source_cues.tsv of a name that says something
NO_SOURCE: Final = re.compile(r"[^\W_]+(?:-[a-zà-ÿ]{4,}|['’](?:d|ll|m|re|ve))")  # "AI-generated", "That'd"
PARTY: Final = r"[A-ZÀ-Þ][\w&'’-]*(?: (?:(?:of|the|and|&) )*[A-ZÀ-Þ][\w&'’-]*)*"
CASE: Final = re.compile(rf"\b(?!(?:As|For|From|In|See)\b){PARTY} vs?\. {PARTY}")  # "Falk v. Harbour Estates", of a court
UNNAMED: Final = -9
INVERTED: Final = 8  # more for who stands after the verb, as in "so schreibt Errol": what stands before it is not who speaks
TAIL: Final = 320  # characters of the words before that are looked at
SENTENCE: Final = re.compile(r"(?<=[a-z0-9)\]\"”’][.!?])(?<! v\.)(?<! vs\.) (?=[A-Z@“\"\[(])|(?<=[.!?][\"”’)]) (?=[A-Z@“\"])")
ENOUGH_EARLIER: Final = 2  # in the sentence before, when the last one names nobody
ANNOUNCING: Final = (":", "…", "...", ",")
ENOUGH: Final = 1  # after words that end as an announcement does
SURE: Final = 3  # after others
ARTICLE: Final = re.compile(r"(?<=\S )(?:El|La|Los|Las|Le|Les|O|A) $")  # of a masthead: "según El Correo"


def source_of(before: str | None, quoted: Sequence[str], after: str | None, glosses: Glosses = NO_GLOSSES) -> str | None:
    """Name who is quoted by the paragraph before an excerpt, its own, and the one after it."""
    return signed(quoted, after) or (named(before, glosses) if before else None) or found_at(quoted, after)


def named(before: str, glosses: Glosses = NO_GLOSSES) -> str | None:
    """Return whom the words before an excerpt announce, in English or with its glosses."""
    if GREETING.match(before) or (glosses and not before.endswith(ANNOUNCING)):
        return None
    if ENTRY.search(before):
        return _authors(before)
    if (alone := ALONE.fullmatch(before)) and not _is_person_or_publication(alone["name"]):
        return None
    last, earlier = (ENOUGH, ENOUGH_EARLIER) if before.endswith(ANNOUNCING) else (SURE, SURE)
    plain = NAME_QUOTED.sub(_unquoted, before[-TAIL:])
    sentences = [gloss_sentence(sentence, glosses) for sentence in SENTENCE.split(plain)]
    if OWN.search(sentences[-1]):
        return None
    for back, sentence in enumerate(reversed(sentences)):
        enough = earlier if back else last
        if found := _best_glossed(sentence, enough, glosses) if glosses else _best(sentence, enough):
            return found
    return None


def _unquoted(quoted: re.Match[str]) -> str:
    return quoted["article"] + quoted["name"] if quoted["says"] or is_masthead(quoted["name"]) else quoted[0]


def _authors(entry: str) -> str | None:
    """Return who wrote the paper of an entry: one, two, or the first of more."""
    found = AUTHORS.match(entry)
    if found is None:
        return None
    if found["second"]:
        return f"{found['first']} and {found['second']}"
    return found["first"] + " et al." * bool(found["more"])


def _is_person_or_publication(name: str) -> bool:
    """Tell a name from a heading: a line of its own that ends in a colon is a heading more often."""
    if is_publication(name) or is_masthead(name):
        return True
    first, space, _rest = name.partition(" ")
    return bool(space) and first != "The" and first.lower() not in words("title_openings.txt")


def likeliest(before: str) -> int:
    """Return how much speaks for the likeliest name in the last sentence of an announcement, UNNAMED for none."""
    if not before.endswith(ANNOUNCING):
        return UNNAMED
    sentence = SENTENCE.split(before[-TAIL:])[-1]
    return max((weight for weight, _start, _name in weighed(sentence)), default=UNNAMED)


def _best(sentence: str, enough: int) -> str | None:
    """Return the name of the highest weight, the last of equals, None when none weighs enough."""
    weight, start, name = max(weighed(sentence), default=(enough - 1, 0, ""))
    if name.startswith("@"):  # "Jane Doe (@jane)"
        name = next((own for _weight, at, own in weighed(sentence) if sentence[at + len(own) : start] == " ("), name)
    if weight < enough + CAPITALS * name.isupper() or _is_no_source(name):
        return None
    opens = start == 0 and weight < SPEAKS and OPENER.fullmatch(name) and not is_known_given_name(name)
    if opens:
        return None
    case = next((case[0] for case in CASE.finditer(sentence) if case.start() <= start < case.end()), None)
    return case or normal(name)


def _best_glossed(sentence: str, enough: int, glosses: Glosses) -> str | None:
    """Return the name of the highest weight among those that weigh enough, None when none does.

    Only a known given name or publication tells a name from a word that is not known: for others a cue must speak, and for
    what a capital says nothing of, the words beside it must say who speaks.
    """
    found = []
    for plain, begin, written in weighed(sentence, NAME_AMONG_GLOSSES):
        is_noun = glosses.has_capital_nouns and sentence[:begin].endswith(("the ", "a "))
        name = _without_post(written, is_noun=is_noun) if glosses.has_capital_nouns else written
        start = begin + len(written) - len(name)
        is_compound = glosses.has_capital_nouns and " " not in name and is_compound_masthead(name)
        is_paper = is_compound or (" " in name and is_masthead(name))
        weight = plain + INVERTED * _follows_verb(sentence[:start]) + LISTED * is_paper
        is_known = is_publication(name) or is_paper or (" " in name and is_known_given_name(name))
        is_bare = glosses.has_capital_nouns or (not start and " " not in name)
        least = enough if is_known else SPEAKS if is_bare else max(enough, SURE)
        is_word = _is_word(name, glosses) or (is_noun and not is_known and " " not in name)  # "Der Verlag schreibt:"
        if weight >= least + CAPITALS * name.isupper() and not is_word and not _is_no_source(name):
            found.append((weight, start, name))
    if not found:
        return None
    _weight, start, name = max(found)
    article = ARTICLE.search(sentence[:start]) if is_masthead(name) else None
    return normal(article[0] + name if article else name)


def _is_word(name: str, glosses: Glosses) -> bool:
    """Tell what is written as a name from one: "Die Zeit drängt:", but "Le Monde écrit :"."""
    is_known = not glosses.has_capital_nouns and is_publication(name)
    return not is_known and glosses.words.keys() >= set(name.lower().split())


def _without_post(name: str, *, is_noun: bool) -> str:
    """Return "Hanna Brandt" of "Historikerin Hanna Brandt": where nouns have capitals a post does not stand out.

    ``is_noun``: an article stands before it.
    """
    post, _space, person = name.partition(" ")
    is_person = is_known_given_name(person) or (is_noun and not is_masthead(name) and not is_publication(name))
    return person if " " in person and is_person and not is_known_given_name(post) else name


def _follows_verb(before: str) -> bool:
    return not cues("attribution").isdisjoint(words_of(before.lower())[-1:])


def _is_no_source(name: str) -> bool:
    """Tell what is weighed as a name, because the model's column counts it, and is nobody."""
    return name.casefold() in words("no_sources.txt") or NO_SOURCE.fullmatch(name) is not None
