"""What waits for people about risks: a score, a measure that is due, a look back, a sign to answer."""

from collections.abc import Iterable, Sequence

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from samenspel.foundation import clock
from samenspel.phases.learn.models.risks import Measure, Risk, RiskSide
from samenspel.phases.learn.queries.risks import risks_to_score, without_owner
from samenspel.phases.learn.queries.watching import signs_that_wait
from samenspel.phases.learn.rules.risks import side_of
from samenspel.spine.initiatives.doings import Doing, Viewer
from samenspel.spine.initiatives.models import Initiative, Role

MINE = (Role.COORDINATOR, Role.PROFESSIONAL, Role.CITIZEN)


def scores_to_give(viewer: Viewer, initiatives: Sequence[Initiative]) -> Iterable[Doing]:
    """For each side that has not scored, whatever the other has done."""
    mine = viewer.where(initiatives, *MINE)
    for side in RiskSide.values:
        waiting = [*risks_to_score(side, [*mine])]
        homes = {key for key in {risk.initiative_id for risk in waiting} if _speaks(viewer, mine[key], side)}
        for risk in waiting:
            if risk.initiative_id in homes:
                text = _("Say how likely and how bad it is. You see what the other side says afterwards.")
                url, home = reverse("learn:score_risk", args=[risk.pk]), mine[risk.initiative_id]
                yield Doing(home, _("Score a risk"), url, text, phase="learn", waits=True)


def _speaks(viewer: Viewer, initiative: Initiative, side: str) -> bool:
    return side_of(viewer.person, initiative) == side


def measures_to_end(viewer: Viewer, initiatives: Sequence[Initiative]) -> Iterable[Doing]:
    """For who owns one that is due; for who coordinates, where the owner takes no part any more."""
    if not viewer.person.is_authenticated:
        return
    ours = {one.pk: one for one in initiatives}
    agreed = Measure.objects.filter(state=Measure.State.AGREED, strand__risk__closed_at=None)
    agreed = agreed.filter(strand__risk__initiative__in=ours).select_related("strand__risk")
    for measure in agreed.filter(owner=viewer.person.pk, due_on__lte=clock.today()):
        home = ours[measure.strand.risk.initiative_id]
        url = reverse("learn:end_measure", args=[measure.strand.risk_id, measure.pk])
        yield Doing(home, _("Say how your measure went"), url, measure.what, phase="learn", waits=True)
    mine = viewer.where(initiatives, Role.COORDINATOR)
    for measure in without_owner(agreed.filter(strand__risk__initiative__in=mine)):
        home = mine[measure.strand.risk.initiative_id]
        url = reverse("learn:change_measure", args=[measure.strand.risk_id, measure.pk])
        yield Doing(home, _("A measure has no owner"), url, measure.what, phase="learn", waits=True)


def risks_to_review(viewer: Viewer, initiatives: Sequence[Initiative]) -> Iterable[Doing]:
    mine = viewer.where(initiatives, Role.COORDINATOR)
    for risk in Risk.objects.filter(initiative__in=mine, closed_at=None, review_on__lte=clock.today()):
        home = mine[risk.initiative_id]
        yield Doing(home, _("Look at a risk again"), risk.get_absolute_url(), risk.event, "learn", waits=True)


def signs_to_answer(viewer: Viewer, initiatives: Sequence[Initiative]) -> Iterable[Doing]:
    """For the coordinators of both sides."""
    mine = viewer.where(initiatives, Role.COORDINATOR)
    for sign in signs_that_wait(mine):
        home = mine[sign.initiative_id]
        yield Doing(home, _("A question for you"), sign.get_absolute_url(), str(sign), "learn", waits=True)
