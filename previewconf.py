"""Settings for previewing: the site as it is, and on every article the page on which a person checks it."""

import os
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from pelicanconf import *  # noqa: F403

OFFPRINT = {**OFFPRINT, "REVIEW": True}
