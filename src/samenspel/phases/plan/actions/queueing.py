"""Work on a list or a file that somebody sent, put in the queue."""

import uuid
from typing import Any

from django.core.files import File
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from samenspel.foundation.access import Refused
from samenspel.foundation.locks import in_turn
from samenspel.foundation.locks.acting import acting
from samenspel.foundation.tasks import start
from samenspel.foundation.tasks.models import Job
from samenspel.foundation.tasks.queries import unfinished
from samenspel.foundation.tasks.uploads import put_aside
from samenspel.phases.plan.models import BudgetRound
from samenspel.phases.plan.queries import locked
from samenspel.spine.initiatives.models import Initiative
from samenspel.spine.people.models import Person

WAIT: dict[str, Promise] = {
    "import_election": _("Your other file is still being read. Wait until it is done, then send this one."),
    "list_voters": _("Your other list is still being read. Wait until it is done, then send this one."),
    "make_codes": _("Your other codes are still being made. Wait until they are done."),
}


def import_later(
    *,
    actor: Person,
    file: "File[Any]",
    file_name: str,
    initiative: Initiative | None = None,
    **values: Any,
) -> Job:
    """Put the file aside; a task imports and counts it. `values`: title, credit, electorate."""
    with put_aside(file) as upload, acting(actor, "plan.import_election", initiative):
        return _start(
            actor,
            "import_election",
            upload,
            file_name=file_name,
            initiative_id=initiative.pk if initiative else None,
            title=gettext("Importing %(file)s") % {"file": file_name[:100]},
            back_url=reverse("plan:import_election", args=[initiative.slug] if initiative else []),
            about=values,
        )


def list_voters_later(*, actor: Person, round: BudgetRound, file: "File[Any]") -> Job:
    """Put the file aside; a task reads it and puts its addresses on the roll."""
    with put_aside(file) as upload, acting(actor, "plan.list_voters", round, locked) as round:
        return _start(
            actor,
            "list_voters",
            upload,
            round_id=round.pk,
            title=gettext("Reading the list of voters"),
            back_url=reverse("plan:list_voters", args=[round.pk]),
        )


def make_codes_later(*, actor: Person, round: BudgetRound, count: int) -> Job:
    with acting(actor, "plan.make_codes", round, locked) as round:
        return _start(
            actor,
            "make_codes",
            round_id=round.pk,
            count=count,
            order=str(uuid.uuid4()),
            title=gettext("Making the codes"),
            back_url=reverse("plan:make_codes", args=[round.pk]),
        )


def _start(actor: Person, name: str, *given: str, title: str, back_url: str, **words: Any) -> Job:
    """One of each kind for each person at a time: whoever starts an initiative may send files, and no one
    fills the queue. `acting` lets two requests of a person go on side by side; here they come one by one."""
    in_turn(f"{name} of {actor.pk}")
    if unfinished(actor, name).exists():
        raise Refused(f"plan.{name}", WAIT[name])
    return start(
        f"plan.{name}", *given, person_id=str(actor.pk), by=actor, title=title, back_url=back_url, **words
    )
