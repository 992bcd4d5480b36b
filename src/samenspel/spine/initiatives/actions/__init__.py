"""Starting initiatives and running them: charter, people, phases, activities, decisions, replies."""

from samenspel.spine.initiatives.actions.children import add_child, ask_guardian
from samenspel.spine.initiatives.actions.founding import (
    adopt_charter,
    change_initiative,
    open_initiative,
    start_initiative,
)
from samenspel.spine.initiatives.actions.members import accept_charter, appoint, join, leave
from samenspel.spine.initiatives.actions.partners import (
    accept_partnership,
    add_service,
    ask_partner,
    change_promise,
    decline_partnership,
    drop_service,
    end_partnership,
)
from samenspel.spine.initiatives.actions.running import (
    add_activity,
    change_activity,
    decide,
    plan_phase,
    reply,
)
from samenspel.spine.initiatives.actions.typology import code_case, place_activity, say_coproducer

__all__ = [
    "accept_charter",
    "accept_partnership",
    "add_activity",
    "add_child",
    "add_service",
    "adopt_charter",
    "appoint",
    "ask_guardian",
    "ask_partner",
    "change_activity",
    "change_initiative",
    "change_promise",
    "code_case",
    "decide",
    "decline_partnership",
    "drop_service",
    "end_partnership",
    "join",
    "leave",
    "open_initiative",
    "place_activity",
    "plan_phase",
    "reply",
    "say_coproducer",
    "start_initiative",
]
