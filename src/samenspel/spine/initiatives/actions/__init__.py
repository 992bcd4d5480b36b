"""Starting initiatives and running them: charter, people, phases, activities, decisions, replies."""

from samenspel.spine.initiatives.actions.children import add_child, ask_guardian
from samenspel.spine.initiatives.actions.founding import (
    adopt_charter,
    change_initiative,
    open_initiative,
    start_initiative,
)
from samenspel.spine.initiatives.actions.members import accept_charter, appoint, join, leave
from samenspel.spine.initiatives.actions.running import (
    add_activity,
    change_activity,
    decide,
    plan_phase,
    reply,
)

__all__ = [
    "accept_charter",
    "add_activity",
    "add_child",
    "adopt_charter",
    "appoint",
    "ask_guardian",
    "change_activity",
    "change_initiative",
    "decide",
    "join",
    "leave",
    "open_initiative",
    "plan_phase",
    "reply",
    "start_initiative",
]
