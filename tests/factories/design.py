"""What people design together, made by the actions."""

from samenspel.phases.design.actions import texts
from tests.factories.initiatives import coordinator_of, in_days, make_initiative
from tests.stages import stage


@stage
def make_text(initiative=None, days=(-1, 7), words="", **values):
    initiative = initiative or make_initiative()
    opens_at, closes_at = in_days(*days)
    values = {"title": "The evening opening", "opens_at": opens_at, "closes_at": closes_at, **values}
    return texts.set_up_text(actor=coordinator_of(initiative), initiative=initiative, words=words, **values)


@stage
def make_script(initiative=None, days=(-1, 7), words="", **values):
    initiative = initiative or make_initiative()
    opens_at, closes_at = in_days(*days)
    values = {"title": "The wind in the willows", "opens_at": opens_at, "closes_at": closes_at, **values}
    return texts.set_up_script(actor=coordinator_of(initiative), initiative=initiative, words=words, **values)
