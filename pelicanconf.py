"""Settings of the site for building and previewing on one's own machine; publishconf.py adds what deploying needs."""

import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE / "plugins"))
# Pelican only logs a plugin that cannot be imported and builds on without it; imported here, it stops the build.
import offprint.plugin  # noqa: E402, F401

SITENAME = "Offprint"
SITESUBTITLE = "Articles, each with the place it came from"
SITEURL = ""
RELATIVE_URLS = True
DEFAULT_LANG = "en"
TIMEZONE = "UTC"
LOCALE = "C"
DEFAULT_DATE_FORMAT = "%-d %B %Y"

PATH = "content"
OUTPUT_PATH = "output"
THEME = "theme"
PLUGIN_PATHS = ["plugins"]
PLUGINS = ["offprint"]
STATIC_PATHS = ["extra"]
EXTRA_PATH_METADATA = {"extra/robots.txt": {"path": "robots.txt"}}

DEFAULT_CATEGORY = "Articles"
DEFAULT_PAGINATION = 20
ARTICLE_LANG_URL = "{slug}.html"
ARTICLE_LANG_SAVE_AS = "{slug}.html"
# One feed will do, and only of the published site.
FEED_ALL_ATOM = None
CATEGORY_FEED_ATOM = None
TRANSLATION_FEED_ATOM = None
AUTHOR_FEED_ATOM = None
AUTHOR_FEED_RSS = None

OFFPRINT = {
    # Least confidence, 0 to 1, of an excerpt that is shown as one; the others are listed for review.
    "MARK_FROM": 0.66,
    "SEARCH": True,
}
