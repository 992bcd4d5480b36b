"""python -m samenspel.config: the same as the command samenspel."""

import sys

from samenspel.config.command import main

sys.exit(main())
