"""Reading what came of a promise."""

from typing import Any


def what_came_of(promise: Any) -> dict[str, Any]:
    """As the pages of `templates/promises` show it."""
    verdicts = list(promise.verdicts.all())
    return {
        "promise": promise,
        "milestones": list(promise.milestones.all()),
        "updates": list(promise.updates.select_related("by")),
        "verdicts": verdicts,
        "satisfied": sum(one.is_as_promised for one in verdicts),
    }
