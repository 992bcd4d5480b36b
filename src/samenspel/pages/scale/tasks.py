"""Long work: the journal into Parquet, every night once somebody began, and the report over all of it."""

from functools import partial

from django.conf import settings
from django.utils.translation import gettext as _

from samenspel.foundation.tasks import every, progress, task
from samenspel.pages.scale.actions import keep_report
from samenspel.pages.scale.exporting import (
    export,
    is_begun,
    make_months,
    renew_sides,
    report,
    this_month,
)
from samenspel.pages.scale.models import SiteReport
from samenspel.pages.scale.queries import told_apart
from samenspel.spine.people.models import Person


@task()
def make_report(*, person_id: str) -> SiteReport:
    """Of the months that are over. Whoever is killed left whole parts or nothing; run again, it goes on."""
    export(partial(progress, text=_("Reading the journal…")))
    renew_sides()
    until, counting = this_month(), partial(progress, text=_("Counting…"))
    make_months(until, counting)
    told = report(settings.FEWEST_SHOWN, until, told_apart(), counting)
    return keep_report(actor=Person.objects.get(pk=person_id), told=told)


@every(hours=24)
def export_the_journal() -> None:
    if is_begun():
        export(progress)
        make_months(this_month(), progress)
