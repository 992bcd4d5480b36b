"""Sends what nobody means to every address, on both databases, for as long as one likes."""

import argparse
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from samenspel.config.postgres import FAST, running
from scripts.steps import ROOT

WALK = "tests/fuzz/test_every_address.py::test_no_address_breaks_for_long"


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m scripts.fuzz", description=__doc__)
    parser.add_argument("--minutes", type=float, default=60, help="on each database (default: %(default)s)")
    parser.add_argument("--seed", default="", help="the first one; a fault says which seed found it")
    chosen = parser.parse_args()
    told = {**os.environ, "FUZZ_MINUTES": str(chosen.minutes), "FUZZ_SEED": chosen.seed}
    told.pop("DATABASE_URL", None)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o755)
        with running(folder / "postgres", FAST) as url:
            walks = [_start(told), _start({**told, "DATABASE_URL": url})]
            return max(walk.wait() for walk in walks)


def _start(told: dict[str, str]) -> "subprocess.Popen[bytes]":
    return subprocess.Popen(
        [sys.executable, "-m", "pytest", WALK, "-q", "-s", "--tb=short"], cwd=ROOT, env=told
    )


if __name__ == "__main__":
    sys.exit(main())
