"""Settings for deploying: absolute addresses, a feed, an output folder that holds nothing old."""

import os
import sys
from urllib.parse import urlsplit

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from pelicanconf import *  # noqa: F403

SITEURL = os.environ.get("SITEURL", "").rstrip("/")
_parts = urlsplit(SITEURL)
if _parts.scheme not in ("http", "https") or not _parts.netloc:
    sys.exit(
        f"publishconf.py: SITEURL is {SITEURL or 'not set'}; publishing needs the full address of the site, "
        "for example: make publish SITEURL=https://example.org/articles"
    )
# What the operator chose is obeyed; nothing is published for which nobody has chosen.
OFFPRINT = {**OFFPRINT, "PUBLISH": True}
RELATIVE_URLS = False
FEED_DOMAIN = SITEURL
FEED_ALL_ATOM = "feeds/all.atom.xml"
DELETE_OUTPUT_DIRECTORY = True
