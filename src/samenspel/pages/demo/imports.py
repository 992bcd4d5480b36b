"""Brings real votes and conversations into the demo town, as an administrator does with their files."""

from pathlib import Path

from samenspel.methods.budgeting import Rule
from samenspel.pages.demo.stories.elsewhere import CREDIT, POLIS, Conversation, Election
from samenspel.phases.design.actions.importing import import_opinion_map
from samenspel.phases.design.models.opinion_maps import OpinionMap
from samenspel.phases.plan.actions import import_election, tally_round
from samenspel.phases.plan.models import BudgetRound
from samenspel.spine.initiatives.actions import plan_phase
from samenspel.spine.initiatives.models import Activity, Initiative
from samenspel.spine.people.models import Person

HERE = Path(__file__).parent
WHAT_IFS = (Rule("phragmen"), Rule("max-welfare"))


def is_here(told: Election | Conversation) -> bool:
    return all(path.exists() for path in _files(told))


def _files(told: Election | Conversation) -> list[Path]:
    folder = HERE / ("elections" if isinstance(told, Election) else "conversations")
    return [folder / name for name in told.files]


def bring_in(
    told: Election | Conversation, actor: Person, initiative: Initiative
) -> BudgetRound | OpinionMap:
    if isinstance(told, Election):
        return _vote(told, actor, initiative)
    return _conversation(told, actor, initiative)


def _vote(told: Election, actor: Person, initiative: Initiative) -> BudgetRound:
    round = import_election(
        actor=actor,
        initiative=initiative,
        source=_files(told)[0].read_bytes(),
        file_name=told.files[0],
        title=str(told.title),
        credit=str(CREDIT),
    )
    _plan("plan", round.activity, actor)
    return round


def _conversation(told: Conversation, actor: Person, initiative: Initiative) -> OpinionMap:
    statements, votes = (path.read_bytes() for path in _files(told))
    map = import_opinion_map(
        actor=actor,
        initiative=initiative,
        comments=statements,
        votes=votes,
        title=str(told.title),
        credit=str(POLIS),
    )
    _plan("design", map.activity, actor)
    return map


def _plan(phase: str, activity: Activity, actor: Person) -> None:
    plan_phase(
        actor=actor,
        initiative=activity.initiative,
        phase=phase,
        opens_at=activity.opens_at,
        closes_at=activity.closes_at,
    )


def count(round: BudgetRound, actor: Person) -> None:
    for rule in (None, *WHAT_IFS):
        tally_round(actor=actor, round=round, rule=rule)
