"""Kills what opens a vote, casts a ballot or opens the box, before every line that runs, on both databases.

It takes about ten minutes, and says of each deed how often it was killed and what was wrong after that.
"""

import argparse
import sys

from scripts.databases import on_both_databases

TEST = "tests/phases/plan/test_killed_at_any_line.py"


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m scripts.kills", description=__doc__)
    parser.parse_args()
    return on_both_databases(TEST, KILL_AT_EVERY_LINE="1")


if __name__ == "__main__":
    sys.exit(main())
