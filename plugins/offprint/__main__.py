"""``python -m offprint``: the command, without an installed script."""

from __future__ import annotations

import sys

from .cli import main

sys.exit(main())
