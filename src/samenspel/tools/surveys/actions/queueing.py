"""Inviting whom chance drew: the arms whose moment has come, each in one go."""

from samenspel.foundation import clock
from samenspel.foundation.locks.acting import acting
from samenspel.foundation.locks.rows import set_values
from samenspel.tools.surveys.actions.inviting import add_to, wave_of
from samenspel.tools.surveys.models.randomisations import Arm
from samenspel.tools.surveys.queries.invitations import wanted
from samenspel.tools.surveys.queries.randomisations import locked_arm, name_of


def queue_arm(*, actor: None, arm: Arm) -> int:
    """By the house; letters are written afterwards, some at a time. Whoever wants none since gets none. All
    at once: who is killed in between has invited nobody. Returns how many."""
    with acting(actor, "surveys.queue_arm", arm, locked_arm) as arm:
        survey = arm.randomisation.survey
        names = {*arm.assigned.values_list("pseudonym", flat=True)}
        if arm.queued_at is not None:
            return 0
        count = add_to(wave_of(survey), (one for one in wanted(survey) if name_of(survey, one.mark) in names))
        set_values(arm, queued_at=clock.now())
    return count
