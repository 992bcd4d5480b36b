"""Cases from elsewhere and of here, with scores."""

from samenspel.methods.cases import Case
from samenspel.phases.learn.actions.factors import ask_comparison, import_cases, score_case
from samenspel.phases.learn.models.factors import StudiedCase
from tests.factories.initiatives import coordinator_of, make_initiative
from tests.factories.risks import make_professional
from tests.factories.services import make_administrator
from tests.stages import stage

ASKED = {
    "outcome": "outcome_trust",
    "conditions": ["attitude", "efficacy"],
    "sector": "",
    "level": "",
    "phase": "",
}


def case(key="a-library", attitude=1, efficacy=1, trust=1, **values):
    """Somewhere else, made up."""
    scores = {"attitude": attitude, "efficacy": efficacy, "outcome_trust": trust}
    return Case(key=key, title=f"The case {key}", scores=scores, **{"sectors": ("education",), **values})


@stage
def make_cases(*cases):
    """All that there are."""
    import_cases(actor=make_administrator(), cases=cases or [case()])
    return [*StudiedCase.objects.order_by("pk")]


@stage
def make_scored(initiative=None, scores=None, second=None):
    """Scored by its coordinator and by a professional, alike if not told otherwise."""
    initiative = initiative or make_initiative()
    scores = scores or {"attitude": 1.0, "efficacy": 0.67, "outcome_trust": 1.0}
    for actor, said in (
        (coordinator_of(initiative), scores),
        (make_professional(initiative), second or scores),
    ):
        score_case(actor=actor, initiative=initiative, scores=said, because=dict.fromkeys(said, "We saw it."))
    return initiative


@stage
def make_comparison(**asked):
    found, _job = ask_comparison(actor=make_administrator(), **{**ASKED, **asked})
    return found
