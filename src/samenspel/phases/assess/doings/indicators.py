"""What waits for coordinators about indicators."""

from collections.abc import Iterable, Sequence

from django.db.models import Max, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from samenspel.foundation import clock
from samenspel.methods.indicators import Rhythm
from samenspel.phases.assess.models.indicators import Indicator, Side
from samenspel.phases.assess.queries.indicators import failing_sources
from samenspel.phases.assess.wording import told
from samenspel.spine.initiatives.doings import Doing, Viewer
from samenspel.spine.initiatives.models import Initiative, PhasePeriod, Role
from samenspel.spine.initiatives.phases import Phase

MEASURED = (Phase.DELIVER, Phase.ASSESS)


def goals_to_say(viewer: Viewer, initiatives: Sequence[Initiative]) -> Iterable[Doing]:
    """Before it begins: later, nobody believes what was meant to change."""
    mine = viewer.where(initiatives, Role.COORDINATOR)
    silent = PhasePeriod.objects.filter(initiative__in=mine, initiative__indicators=None, phase__in=MEASURED)
    going_on = silent.filter(Q(closes_at=None) | Q(closes_at__gt=clock.now()))
    for key in sorted({period.initiative_id for period in going_on}):
        url = reverse("assess:add_indicator", args=[mine[key].slug])
        text = _("What should change, how you measure it, and how you would know.")
        yield Doing(mine[key], _("Say what should change"), url, text, phase="assess", waits=True)


def sources_to_mend(viewer: Viewer, initiatives: Sequence[Initiative]) -> Iterable[Doing]:
    mine = viewer.where(initiatives, Role.COORDINATOR)
    for remote in failing_sources(mine):
        indicator = remote.indicator
        home, url = mine[indicator.initiative_id], indicator.get_absolute_url()
        text = f"{indicator.title}: {told(remote.failure)}"
        yield Doing(home, _("A source gives no values"), url, text, phase="assess", waits=True)


def values_to_note(viewer: Viewer, initiatives: Sequence[Initiative]) -> Iterable[Doing]:
    """A period is over, and nobody noted its value."""
    mine = viewer.where(initiatives, Role.COORDINATOR, Role.PROFESSIONAL)
    typed = Indicator.objects.filter(initiative__in=mine, ended_at=None, remote=None, counts=[])
    ours = Q(readings__side=Side.OURS, readings__ended_at=None)
    for indicator in typed.annotate(last=Max("readings__period", filter=ours)):
        rhythm, today = Rhythm(indicator.rhythm), clock.today()
        due = rhythm.after(indicator.last) if indicator.last else rhythm.period_of(indicator.begins_on)
        if rhythm.after(due) <= today:
            url = reverse("assess:add_reading", args=[indicator.pk])
            home = mine[indicator.initiative_id]
            yield Doing(home, _("Note a value"), url, indicator.title, phase="assess", waits=True)
