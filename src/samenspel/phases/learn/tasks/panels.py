"""Long work of panels: copies for reviewers, and who reviews what."""

from django.utils.translation import gettext as _

from samenspel.foundation.tasks import Failed, progress, task
from samenspel.foundation.tasks.parsed import parsed
from samenspel.foundation.tasks.work import Told
from samenspel.foundation.ui.words import said
from samenspel.methods.reviewing import Contribution as Asked
from samenspel.methods.reviewing import Panel, Plan, UnfitPanel, assign
from samenspel.methods.reviewing import Reviewer as Reads
from samenspel.methods.stripping import Unstrippable, said_to
from samenspel.phases.learn.actions.contributions import keep_copy, sought_in
from samenspel.phases.learn.actions.reviewing import keep_plan
from samenspel.phases.learn.models.calls import Call
from samenspel.phases.learn.models.contributions import Contribution, Copying, Version, every_version
from samenspel.phases.learn.models.reviews import Assignment, Reviewer, Stage
from samenspel.phases.learn.queries.panels import find_call, in_review, reviewers_of, run_by
from samenspel.phases.learn.rules.conflicts import conflicts_in
from samenspel.spine.people.models import Person

MOST_TOLD = 8
NAMING = {"contributions", "pairs"}
STRIP = "samenspel.methods.stripping:strip_sent"


@task()
def strip_version(*, version_id: int) -> None:
    """Killed at any line, it is done again: what is kept is kept once."""
    version = every_version().filter(pk=version_id, copying=Copying.WAITING).first()
    if version is None:
        return
    try:
        copy = parsed(STRIP, _sent(version), progress)
    except Unstrippable as error:
        keep_copy(actor=None, version=version, copy=None, problem=said(error.problem))
    except Failed as error:
        keep_copy(actor=None, version=version, copy=None, problem=str(error))
    else:
        keep_copy(actor=None, version=version, copy=copy)


def _sent(version: Version) -> bytes:
    with version.file.open("rb") as file:
        return said_to(file.read(), sought_in(version.contribution))


@task()
def plan_reviews(*, call_id: int, person_id: str) -> Told:
    call, actor = find_call(call_id), Person.objects.get(pk=person_id)
    contributions, reviewers = _contributions(call), _reviewers(call)
    try:
        plan = assign(_panel(call, contributions, reviewers))
    except UnfitPanel as error:
        raise Failed(said(error.problem)) from error
    if not plan.possible:
        raise Failed(_why_not(plan, {f"#{one.number}" for one in run_by(actor, call)}))
    keys = {**{name: one.pk for name, one in contributions.items()}, **_keys(reviewers)}
    keep_plan(actor=actor, call=call, seats=plan.seats, keys=keys)
    return Told(call, (_sentence(plan),))


def _contributions(call: Call) -> dict[str, Contribution]:
    rows = in_review(call).prefetch_related("themes")
    return {f"#{one.number}": one for one in rows}


def _reviewers(call: Call) -> dict[str, Reviewer]:
    return {f"{one.person} ({one.pk})": one for one in reviewers_of(call)}


def _keys(reviewers: dict[str, Reviewer]) -> dict[str, int]:
    return {name: one.pk for name, one in reviewers.items()}


def _panel(call: Call, contributions: dict[str, Contribution], reviewers: dict[str, Reviewer]) -> Panel:
    """What is told or kept stays; what has ended does not come back."""
    names = {one.pk: name for name, one in contributions.items()}
    people = {one.pk: name for name, one in reviewers.items()}
    pairs = {(names[c], people[r]): found[0].kind for (c, r), found in conflicts_in(call).items()}
    rows = [one for one in Assignment.objects.filter(contribution__call=call) if one.contribution_id in names]
    at = {one.pk: (names[one.contribution_id], people[one.reviewer_id]) for one in rows}
    ended = {at[one.pk]: one.ended_because for one in rows if one.stage == Stage.ENDED}
    kept = {
        at[one.pk] for one in rows if one.stage == Stage.TOLD or (one.is_kept and one.stage == Stage.DRAFT)
    }
    return Panel(
        tuple(Asked(name, topics_of(one)) for name, one in contributions.items()),
        tuple(Reads(name, one.side, words_in(one.topics)) for name, one in reviewers.items()),
        call.each,
        conflicts={**pairs, **ended},
        locked=frozenset(kept - pairs.keys() - ended.keys()),
    )


def topics_of(contribution: Contribution) -> tuple[str, ...]:
    return (*(one.name for one in contribution.themes.all()), *words_in(contribution.topics))


def words_in(text: str) -> tuple[str, ...]:
    words = (word.strip() for word in text.replace(";", ",").split(","))
    return tuple(dict.fromkeys(word for word in words if word))


def _why_not(plan: Plan, known: set[str]) -> str:
    """Where it fails and what would help, with nothing of what this organiser may not know of."""
    fails = [
        f"{one.contribution}: {said(one.reason)}." for one in plan.obstacles if one.contribution in known
    ]
    all_are_known = known >= plan.panel.contribution.keys()
    changes = (one.change for one in plan.remedies)
    helps = [said(one) for one in changes if all_are_known or not NAMING & one.values.keys()]
    return " ".join([_("This cannot be done."), *fails[:MOST_TOLD], _("One of these would help:"), *helps])


def _sentence(plan: Plan) -> str:
    proven = _("No plan is better: that is proven.") if plan.proven else _("It may not be the best there is.")
    return f"{_('Reviewers are planned. Look at it, and tell them.')} {proven}"
