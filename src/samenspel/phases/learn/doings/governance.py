"""What waits for people about who governs: to look again each year whether a side is ready."""

from collections.abc import Iterable, Sequence
from datetime import timedelta

from django.db.models import Max
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from samenspel.foundation import clock
from samenspel.phases.learn.models.watching import Readiness
from samenspel.phases.learn.rules.risks import side_of
from samenspel.spine.initiatives.doings import Doing, Viewer
from samenspel.spine.initiatives.models import Initiative, Role

YEAR = timedelta(days=365)


def readiness_to_check(viewer: Viewer, initiatives: Sequence[Initiative]) -> Iterable[Doing]:
    """For who speaks for a side that checked more than a year ago."""
    mine = viewer.where(initiatives, Role.COORDINATOR, Role.PROFESSIONAL)
    rows = Readiness.objects.filter(initiative__in=mine).order_by().values("initiative", "side")
    for row in rows.annotate(last=Max("checked_on")).filter(last__lte=clock.today() - YEAR):
        home = mine[row["initiative"]]
        if side_of(viewer.person, home) == row["side"]:
            url = reverse("learn:check_readiness", args=[home.slug])
            text = _("A year ago your side said whether it was ready. Look at it again.")
            yield Doing(home, _("Are we still ready?"), url, text, phase="learn", waits=True)
