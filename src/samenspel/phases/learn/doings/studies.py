"""What waits in studies: a draw at its moment, a first look when the days are over, a yes that ended."""

from collections.abc import Iterable, Iterator, Sequence

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from samenspel.foundation import clock
from samenspel.phases.learn.models.studies import Study
from samenspel.phases.learn.queries.studies import asking_again, going_on_in
from samenspel.phases.learn.rules.ethics import trial_of
from samenspel.phases.learn.rules.studies import outcome_until
from samenspel.spine.initiatives.doings import Doing, Viewer
from samenspel.spine.initiatives.models import Initiative, Role

RUNNERS = (Role.COORDINATOR, Role.PROFESSIONAL, Role.SCHOLAR)


def studies_that_wait(viewer: Viewer, initiatives: Sequence[Initiative]) -> Iterable[Doing]:
    """For who leads one, and for coordinators."""
    if not viewer.person.is_authenticated:
        return
    mine = viewer.where(initiatives, *RUNNERS)
    coordinated = viewer.where(initiatives, Role.COORDINATOR)
    for study in going_on_in([*mine]):
        home = study.initiative
        if home is not None and (home.pk in coordinated or study.lead_id == viewer.person.pk):
            yield from _waiting(study, mine[home.pk])


def studies_that_ask_again(viewer: Viewer, initiatives: Sequence[Initiative]) -> Iterable[Doing]:
    """Of who said yes to what is not so any more, or stayed out meanwhile; and of a child that is asked."""
    mine = {one.pk: one for one in initiatives if one.pk in viewer.memberships}
    for study in asking_again(viewer.person, [*mine]) if mine else ():
        home, url = mine[study.initiative_id or 0], study.get_absolute_url()
        yield Doing(home, _("Say whether you are in a study"), url, study.title, phase="learn", waits=True)


def _waiting(study: Study, home: Initiative) -> Iterator[Doing]:
    trial = trial_of(study)
    if trial is None or study.opened_at is not None:
        return
    if trial.waits and trial.draws_at and trial.draws_at <= clock.now():
        url = reverse("learn:draw_trial", args=[study.pk])
        yield Doing(home, _("Draw who is invited"), url, study.title, phase="learn", waits=True)
    elif trial.drawn_at is not None and outcome_until(trial) <= clock.settled():
        url = reverse("learn:open_study", args=[study.pk])
        yield Doing(home, _("Look at the outcomes of a study"), url, study.title, phase="learn", waits=True)
