"""Links of a page -> addresses in full: what could run something, or leads nowhere outside the page, is none."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final
from urllib.parse import quote, urljoin, urlsplit

__all__ = ["address", "bare"]

SCHEMES: Final = frozenset({"http", "https", "mailto"})
LONGEST_ADDRESS: Final = 2000  # characters; longer ones carry data, and browsers refuse some
# Characters that stay as they are in an address; the rest is percent-encoded (RFC 3986), so that no bracket ends it early.
ADDRESS: Final = "%:/?#@!$&'*+,;=-._~"
# Most links: in full, with nothing in them that would be written otherwise. It saves taking them apart.
WHOLE: Final = re.compile(r"https?://[a-z0-9.-]+/[\w%:@!$&'*+,=.~/-]*", re.ASCII)
UNTOLD: Final = re.compile(r"^https?://(?:www\.)?|#.*$")
CONTROL: Final = re.compile(r"[\x00-\x20\x7f]+")


@lru_cache(maxsize=4096)  # the ways to other pages of a site recur in every file of it
def address(link: str, base: str) -> str:
    """Return the address of a link in full, "" when it is none that a reader should be sent to; ``base`` may be ""."""
    if not link or link.startswith("#") or len(link) > LONGEST_ADDRESS:
        return ""
    if WHOLE.fullmatch(link):
        return link
    try:
        full = urljoin(base, CONTROL.sub("", link))
        parts = urlsplit(full)
    except ValueError:  # such as a bracket left open in the host's name
        return ""
    if parts.scheme not in SCHEMES or not (parts.netloc or parts.scheme == "mailto"):
        return ""
    return quote(full, safe=ADDRESS)


def bare(link: str) -> str:
    """Return an address without what does not tell pages apart: scheme, www, fragment, last slash; in lower case."""
    return UNTOLD.sub("", link.strip().casefold()).rstrip("/")
