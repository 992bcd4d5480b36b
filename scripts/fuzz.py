"""Sends what nobody means to every address, on both databases, for as long as one likes."""

import argparse
import sys

from scripts.databases import on_both_databases

WALK = "tests/fuzz/test_every_address.py::test_no_address_breaks_for_long"


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m scripts.fuzz", description=__doc__)
    parser.add_argument("--minutes", type=float, default=60, help="on each database (default: %(default)s)")
    parser.add_argument("--seed", default="", help="the first one; a fault says which seed found it")
    chosen = parser.parse_args()
    return on_both_databases(WALK, FUZZ_MINUTES=str(chosen.minutes), FUZZ_SEED=chosen.seed)


if __name__ == "__main__":
    sys.exit(main())
