"""How many examples a property is tried on."""

from typing import Any

from hypothesis import settings


def examples(count: int, **others: Any) -> settings:
    """So many, and fewer or more where the profile has fewer or more than the usual hundred."""
    return settings(max_examples=max(count * settings().max_examples // 100, 1), **others)
