"""Having the whole site counted."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from samenspel.foundation.journal import record
from samenspel.foundation.journal.sentences import untold
from samenspel.foundation.locks.acting import acting
from samenspel.foundation.tasks import start
from samenspel.foundation.tasks.models import Job
from samenspel.foundation.tasks.queries import unfinished
from samenspel.pages.scale.models import SiteReport
from samenspel.spine.people.models import Person

untold("scale.make_report", because="Of no initiative: there is no history and no feed to tell it in.")


def make_report_later(*, actor: Person) -> Job:
    """A task makes it; whoever asked watches it, and may stop it. Who asks twice watches the same."""
    with acting(actor, "scale.make_report"):
        return unfinished(actor, "make_report").first() or start(
            "scale.make_report",
            person_id=str(actor.pk),
            by=actor,
            title=_("The whole site in figures"),
            back_url=reverse("scale:list_reports"),
        )


def keep_report(*, actor: Person, told: dict[str, Any]) -> SiteReport:
    """`told` is protected already."""
    with acting(actor, "scale.make_report"):
        report = SiteReport.objects.create(told=told)
        record(actor=actor, verb="scale.make_report", thing=report)
    return report
