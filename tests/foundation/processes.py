"""Real processes on the test's own database, to be killed."""

import os
import subprocess
import sys
from pathlib import Path

from django.conf import settings
from django.db import connection

ROOT = Path(__file__).parents[2]
START = """
import sys
from django.conf import settings
settings.DATABASES["default"]["NAME"], settings.BALLOT_KEYS, settings.MEDIA_ROOT = sys.argv[1:]
import django
django.setup()
print("ready", flush=True)
"""


def start_process(code, **environment):
    """Run `code` in a Django of its own; its output can be read line by line."""
    own = (connection.settings_dict["NAME"], settings.BALLOT_KEYS, settings.MEDIA_ROOT)
    process = subprocess.Popen(
        [sys.executable, "-c", START + code, *map(str, own)],
        env={**os.environ, "DJANGO_SETTINGS_MODULE": "tests.settings", **environment},
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout.readline() == "ready\n"
    return process


def kill(process):
    """kill -9: no handler runs, nothing is tidied up."""
    process.kill()
    process.wait()
    process.stdin.close()
    process.stdout.close()
