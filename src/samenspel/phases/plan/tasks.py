"""Long work: reading a file, counting the votes."""

import logging
from datetime import timedelta
from typing import Any

from django.core.files.storage import default_storage
from django.db.models import Q
from django.utils.translation import gettext as _

from samenspel.foundation import clock
from samenspel.foundation.access import Refused
from samenspel.foundation.tasks import Failed, every, progress, task
from samenspel.foundation.tasks.work import Interrupted
from samenspel.methods.budgeting import MalformedFile, UnfitRule
from samenspel.phases.plan import actions
from samenspel.phases.plan.actions.importing import UPLOADS
from samenspel.phases.plan.actions.voting import GRACE, RulesBroken
from samenspel.phases.plan.box.keys import KeyGone
from samenspel.phases.plan.counting import count_votes as count
from samenspel.phases.plan.elections import election_of, recount_file
from samenspel.phases.plan.models import BudgetRound
from samenspel.phases.plan.queries import find_tally
from samenspel.phases.plan.sources import UnfitElection
from samenspel.spine.initiatives.models import Initiative
from samenspel.spine.people.models import Person

logger = logging.getLogger(__name__)
UPLOADS_KEPT = timedelta(days=1)


@task()
def import_election(
    path: str,
    person_id: str,
    *,
    file_name: str,
    initiative_id: int | None,
    about: dict[str, Any],
) -> int:
    """Returns the round. The file that was put aside goes when this ends, well or badly."""
    with default_storage.open(path) as file:
        source = file.read()
    try:
        round = actions.import_election(
            actor=Person.objects.get(pk=person_id),
            source=source,
            file_name=file_name,
            initiative=Initiative.objects.get(pk=initiative_id) if initiative_id else None,
            **about,
            progress=lambda done, total: progress(done, total, _("Reading the ballots…")),
        )
    except Interrupted:
        raise  # the next worker needs the file
    except actions.AlreadyImported as error:
        round = error.round  # this very task was killed after saving, or the file came twice
    except BaseException as error:
        default_storage.delete(path)
        if isinstance(error, MalformedFile | UnfitElection):
            raise Failed(str(error)) from error
        raise
    default_storage.delete(path)
    return int(round.pk)


@task()
def count_votes(tally_id: int, person_id: str) -> None:
    tally = find_tally(tally_id)
    progress(0, 100, _("Fetching the ballots…"))
    election = election_of(tally.round)
    try:
        result = count(
            election, tally.as_rule, lambda done, total: progress(done, total, _("Dividing the budget…"))
        )
    except UnfitRule as error:
        raise Failed(str(error)) from error
    _file, sha256 = recount_file(tally.round, election)
    actions.save_tally(actor=Person.objects.get(pk=person_id), tally=tally, result=result, sha256=sha256)


@every(seconds=15)
def close_what_is_over() -> None:
    """Open the boxes of rounds in which everybody who was in time has had an answer."""
    ended = clock.now() - GRACE
    no_paper = Q(papers_until=None, votes_until__lte=ended)
    over = BudgetRound.objects.filter(no_paper | Q(papers_until__lte=ended), state=BudgetRound.State.VOTING)
    for round in over.select_related("activity__initiative__service__organisation"):
        try:
            actions.close_voting(actor=None, round=round)
        except Refused:
            continue  # another worker was quicker, or sheets of paper are not finished
        except (KeyGone, RulesBroken) as error:
            logger.critical("The box of round %s stays closed: %s", round.pk, error)


@every(hours=1)
def forget_uploads() -> None:
    """Files whose imports were killed again and again: they hold more about voters than we keep."""
    if not default_storage.exists(UPLOADS):
        return
    long_ago = clock.now() - UPLOADS_KEPT
    for name in default_storage.listdir(UPLOADS)[1]:
        path = f"{UPLOADS}/{name}"
        if default_storage.get_modified_time(path) < long_ago:
            default_storage.delete(path)
