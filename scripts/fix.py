"""./samenspel fix: mends what a machine can."""

import subprocess
import sys

from scripts.check import PATHS, PROGRAMS, PYTHON, TEMPLATES
from scripts.steps import ROOT, takes_no_words

COMMANDS = [
    [PYTHON, "-m", "ruff", "check", "--fix", "--quiet", *PATHS],
    [PYTHON, "-m", "ruff", "format", "--quiet", *PATHS],
    [PROGRAMS / "djangofmt", "--quiet", TEMPLATES],
    [PYTHON, "-m", "scripts.messages", "update"],
]


def main() -> int:
    takes_no_words(__doc__)
    return max(subprocess.run(command, cwd=ROOT, check=False).returncode for command in COMMANDS)


if __name__ == "__main__":
    sys.exit(main())
