"""HTML that is drawn once for all, with a place left open for what is one reader's own."""

import secrets
from collections.abc import Mapping
from typing import Any

from django.template.loader import get_template


def draw_around(template: str, shown: Mapping[str, Any]) -> tuple[str, str]:
    """What stands before and after `{{ mark }}` in a template; both are safe, as the template made them.

    The mark can't be guessed, so that nothing people wrote holds it.
    """
    mark = f"mark-{secrets.token_hex(16)}"
    parts = get_template(template).render({**shown, "mark": mark}).split(mark)
    if len(parts) != 2:
        raise ValueError(f"{template} must hold its mark once, and holds it {len(parts) - 1} times.")
    return parts[0], parts[1]
