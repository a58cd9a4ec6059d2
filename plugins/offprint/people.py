"""Texts -> names of people: what a byline or an author's field holds.

Knows how names are written, not who is who: a name is one by its form, by a common given name (data/given_names.txt), and
by its words not being used as words in the article.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from .features import Features
from .tables import words

__all__ = ["is_account", "is_known_given_name", "is_named_like_a_person", "is_post", "names_in", "spoken_words", "written_as_name"]

BY: Final = re.compile(
    r"^(?:by|von|par|por|di|door|(?:written|posted|published|reported|reviewed|story|text|words|authored|contributed)(?: and \w+)? by"
    r"|authors?|autor(?:in|en)?|auteurs?|autora|contributors?|(?:[ée]crit|escrito|verfasst|geschrieben) (?:par|por|von))\b ?:? ?",
    re.IGNORECASE,
)
BETWEEN: Final = re.compile(r"\s*(?:,? (?:and|und|et|y|e|with)\b|[,;&|]|\s/\s| • | · )\s*", re.IGNORECASE)
# What stands behind a name and belongs to it: degrees and posts in letters.
CREDENTIAL: Final = re.compile(
    r"(?:[A-Z]{2,6}|[A-Z](?:\.\s?[A-Z]){1,4}\.?|Ph\.? ?D\.?|M\.? ?D\.?|D\.? ?Phil|MSc|BSc|MEd|EdD|PsyD|PharmD|LMFT|CFP®?|Jr\.?|Sr\.?|I{2,3}"
    r"|[A-Z]{2,5}-[A-Z]{1,4}|E-RYT \d+)(?:[ ](?:[A-Z]{2,6}|\d+))*\.?"
)
POST: Final = re.compile(
    r"\b(?:writers?|reporters?|correspondent|editors?|columnist|contributor|photographer|journalist|author|staff|team|director|manager"
    r"|specialist|expert|founder|ceo|cto|officer|president|professor|analyst|consultant|strategist|marketer|coach|attorney|lawyer|engineer"
    r"|designer|dietitian|nutritionist|gardener|chef|developer|blogger|head of|executive|freelancer?|redakteur\w*|korrespondent\w*|journaliste|periodista|redactor\w*)\b",
    re.IGNORECASE,
)
# A post behind a name, as far as the next name: ", Home and Garden Editor".
WITH_POST: Final = re.compile(rf",\s+[^,;|]{{0,60}}?{POST.pattern}(?:\s+(?!and\b|und\b|et\b|y\b)[\w-]+)*", re.IGNORECASE)
BEHIND: Final = re.compile(r"(?<=\w) (?:for|from|at|in|on|via|für|pour|para)\b.*")
SPOKEN: Final = re.compile(r"(?<![\w'-])[^\W\d_A-Z]{2,}")
LONGEST: Final = 60  # characters of a name
MOST_WORDS: Final = 6
NO_NAME: Final = re.compile(r"https?:|www\.|@|^\W*$|[{}<>=#:]|\d{3,}|(?<!\w)\d+(?!\w)|^page\.")
NAME_WORD: Final = re.compile(r"[^\W\d_][\w'’.\-]*")
ACCOUNTS: Final = re.compile(r"(?=[^\s]*[a-z])[\w.\-]+|.*(?<!\w)(?:admin|administrator|webmaster|editor|editorial|redaktion|staff|team)\b.*", re.IGNORECASE)
ADDRESSED: Final = frozenset({"dr", "prof", "mr", "mrs", "ms", "sir", "dame", "rev", "professor", "doctor"})
PARTICLES: Final = frozenset("de da do dos das von van der den ten zu zur la le el al bin ibn del della di du af av y e of the and for und et".split())


def names_in(text: str) -> tuple[str, ...]:
    """Return the names that a field for authors holds, as they are written; a post behind a name is left out, a degree stays."""
    text = WITH_POST.sub("", BY.sub("", text.strip())).strip(" ,;:|•·-–—")
    names: list[str] = []
    for part in map(_single, BETWEEN.split(text)):
        if names and CREDENTIAL.fullmatch(part):
            names[-1] += f", {part}"
        elif part and not (names and POST.search(part)) and _may_be_name(part) and part not in names:
            names.append(part)
    return tuple(names)


def _single(part: str) -> str:
    """Return a name without what follows it ("… for the Herald"), and once where it stands twice."""
    part = BEHIND.sub("", part).strip(" -–—")
    words = part.split()
    half = len(words) // 2
    if words and words[:half] == words[half:]:
        part = " ".join(words[:half])
    return part


def _may_be_name(part: str) -> bool:
    if len(part) > LONGEST or NO_NAME.search(part) or part.casefold() in words("no_authors.txt"):
        return False
    return len(part.split()) <= MOST_WORDS and any(map(str.isalpha, part))


def is_account(name: str) -> bool:
    """Tell whether a name is one that a person logs in with, or a post's: "jdoe", "NOC Admin"."""
    return ACCOUNTS.fullmatch(name) is not None and (" " not in name or POST_ACCOUNT.search(name) is not None)


POST_ACCOUNT: Final = re.compile(r"(?<!\w)(?:admin|administrator|webmaster)\b", re.IGNORECASE)


def spoken_words(features: Sequence[Features]) -> frozenset[str]:
    """Return the words that a file has in lower case: a name's words are hardly among them."""
    return frozenset(word for feature in features for word in SPOKEN.findall(feature.text))


def is_known_given_name(name: str) -> bool:
    """Tell whether a name begins with a given name that is common, a form of address left out."""
    own = [part.strip(".").casefold() for part in name.split()]
    return next((part for part in own if part not in ADDRESSED), "") in words("given_names.txt")


def is_post(text: str) -> bool:
    """Tell whether a text names somebody's work: "Staff Writer"."""
    return POST.search(text) is not None


def written_as_name(text: str) -> bool:
    """Tell whether a text that is announced as a name has the form of one: words in capitals, small ones between them."""
    parts = text.split()
    own = [part for part in parts if part not in PARTICLES]
    return 0 < len(own) <= MOST_WORDS and all(part[0].isupper() or not part[0].isalpha() for part in own) and parts[0][0].isalpha() and not text.endswith((".", "?", "!")) or CREDENTIAL.fullmatch(parts[-1]) is not None and parts[0][0].isupper()


def is_named_like_a_person(text: str, spoken: frozenset[str]) -> bool:
    """Tell whether a text is a person's name; ``spoken`` are the words that the file has in lower case."""
    parts = text.partition(",")[0].split()
    own = [part for part in parts if part not in PARTICLES]
    if not 2 <= len(own) <= 4 or len(parts) > MOST_WORDS or not all(NAME_WORD.fullmatch(part) for part in parts):
        return False
    if not all(part[0].isupper() for part in own):
        return False
    lowered = [part.casefold().strip(".") for part in own]
    if any(word in words("no_names.txt") or word in words("publication_words.txt") for word in lowered):
        return False
    if is_known_given_name(" ".join(own)):
        return True
    return not any(word in spoken for word in lowered)
