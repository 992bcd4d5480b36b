"""How much is new, for the header of every page."""

from typing import Any

from django.utils.functional import SimpleLazyObject

from samenspel.tools.notices.queries import count_of_new


def news(request: Any) -> dict[str, Any]:
    """Counted only where it is shown."""
    person = getattr(request, "user", None)
    if person is None or not person.is_authenticated:
        return {}
    return {"news_count": SimpleLazyObject(lambda: count_of_new(person))}
