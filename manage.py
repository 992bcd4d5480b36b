#!/usr/bin/env python3
"""Django's own command line, for those who know it; without settings, on the site of `./samenspel up`."""

import os
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent

if __name__ == "__main__":
    sys.path.insert(0, str(ROOT / "src"))
    from samenspel.config.local import make_local_environment
    from scripts.catalogues import compile_catalogues

    compile_catalogues()
    os.environ.setdefault("SAMENSPEL_VAR", str(ROOT / "var"))
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "samenspel.config.settings")
    make_local_environment()
    from django.core.management import execute_from_command_line

    execute_from_command_line(sys.argv)
