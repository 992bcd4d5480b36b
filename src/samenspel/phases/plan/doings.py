"""What waits for somebody in the plan phase, and what there is to read."""

from collections.abc import Iterable, Sequence

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from samenspel.phases.plan.models import BudgetRound, Tally
from samenspel.spine.initiatives.doings import Doing, Viewer, offers
from samenspel.spine.initiatives.models import Initiative, Role


@offers
def rounds_to_count(viewer: Viewer, initiatives: Sequence[Initiative]) -> Iterable[Doing]:
    mine = {one.pk: one for one in initiatives if viewer.has_role(one, Role.COORDINATOR)}
    waiting = BudgetRound.objects.filter(activity__initiative__in=mine, state=BudgetRound.State.CLOSED)
    for round in waiting.select_related("activity"):
        yield Doing(
            mine[round.activity.initiative_id],
            _("Count the votes"),
            reverse("plan:tally_round", args=[round.pk]),
            str(round),
            phase="plan",
            waits=True,
        )


@offers
def results_to_read(viewer: Viewer, initiatives: Sequence[Initiative]) -> Iterable[Doing]:
    by_id = {one.pk: one for one in initiatives}
    tallies = Tally.objects.filter(
        round__activity__initiative__in=initiatives, is_official=True, counted_at__isnull=False
    )
    for tally in tallies.select_related("round__activity").defer("result"):
        yield Doing(
            by_id[tally.round.activity.initiative_id],
            _("See why each project won or lost"),
            tally.get_absolute_url(),
            str(tally.round),
            phase="plan",
        )
