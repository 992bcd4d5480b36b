"""What the arms are, sealed before the draw and told when outcomes are: nobody changes round what they were.

Whoever is asked must not read beforehand what others are asked. So the list has only the SHA-256 of this, and
a salt keeps names that are easily thought of from being guessed.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence

FORMAT = "samenspel arms"


def meaning_as_json(arms: Sequence[Mapping[str, str]], salt: str) -> str:
    """`arms`: in their order, what is settled of each. The same bytes for the same arms.

    >>> meaning_as_json([{"name": "Now"}, {"name": "Later"}], "x")
    '{"arms":[{"name":"Now"},{"name":"Later"}],"salt":"x","samenspel":"samenspel arms"}'
    """
    told = {"samenspel": FORMAT, "arms": [*map(dict, arms)], "salt": salt}
    return json.dumps(told, sort_keys=True, separators=(",", ":"), ensure_ascii=False)


def meaning_hash(arms: Sequence[Mapping[str, str]], salt: str) -> str:
    """As `sha256sum` says it of the file."""
    return hashlib.sha256(meaning_as_json(arms, salt).encode()).hexdigest()
