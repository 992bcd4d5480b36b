"""The process that computes at length for a task on what we wrote ourselves: as `parsing`, with no limits.

What it imports, the process that answers requests does not.
"""

import sys

from samenspel.foundation.apart.parsing import answer, find

if __name__ == "__main__":
    sys.exit(answer(find(sys.argv[1]), sys.stdin.buffer, sys.stdout.buffer))
