"""Long work: reading a file, making a list, counting the votes."""

import logging
from contextlib import suppress
from functools import partial
from typing import Any
from uuid import UUID

from django.db.models import Q
from django.utils.translation import gettext as _

from samenspel.foundation import clock
from samenspel.foundation.access import Refused, allow
from samenspel.foundation.locks import writing
from samenspel.foundation.tasks import Failed, each, every, progress, task
from samenspel.foundation.tasks.models import Job
from samenspel.foundation.tasks.parsed import parsed
from samenspel.foundation.tasks.uploads import taken
from samenspel.foundation.tasks.work import Told
from samenspel.foundation.ui.addresses import BY_NUMBER, Addresses, faults_said, mended_said
from samenspel.foundation.ui.uploads import MOST_LINES, NO_TEXT, TOO_MANY_LINES, TooManyLines
from samenspel.foundation.ui.words import said
from samenspel.methods.budgeting import MalformedFile, UnfitRule
from samenspel.phases.plan import actions
from samenspel.phases.plan.actions.voting import RulesBroken
from samenspel.phases.plan.box.keyring import tidy_keys
from samenspel.phases.plan.box.keys import KeyGone
from samenspel.phases.plan.box.shuffling import shuffle_roll
from samenspel.phases.plan.counting import count_votes as count
from samenspel.phases.plan.elections import election_of, recount_file
from samenspel.phases.plan.models import BudgetRound, CodeList, Tally
from samenspel.phases.plan.queries import alone_with_the_box, find_round, find_tally
from samenspel.phases.plan.sources import UnfitElection
from samenspel.phases.plan.wording import listed
from samenspel.spine.initiatives.models import Initiative
from samenspel.spine.people.models import Person

logger = logging.getLogger(__name__)
PABULIB = "samenspel.methods.budgeting:read_pabulib"
ADDRESSES = "samenspel.foundation.ui.addresses:read_addresses"


@task()
def import_election(
    upload: str,
    *,
    person_id: str,
    file_name: str,
    initiative_id: int | None,
    about: dict[str, Any],
) -> Job | BudgetRound:
    """Returns the job that counts the votes by the file's own rule, or the round where they are counted."""
    actor = Person.objects.get(pk=person_id)
    initiative = Initiative.objects.get(pk=initiative_id) if initiative_id else None
    with taken(upload) as file:
        round = _round_of(actor, file.read(), file_name, {"initiative": initiative, **about})
    if round.state == BudgetRound.State.CLOSED and allow(actor, "plan.tally_round", round):
        job = actions.tally_round(actor=actor, round=round).job
        return job if job and allow(actor, "tasks.show_job", job) else round
    return round


def _round_of(actor: Person, source: bytes, file_name: str, values: dict[str, Any]) -> BudgetRound:
    try:
        return actions.import_election(
            actor=actor,
            source=source,
            file_name=file_name,
            progress=partial(progress, text=_("Reading the ballots…")),
            read=partial(parsed, PABULIB),
            **values,
        )
    except actions.AlreadyImported as error:  # the file came twice, or this very task was killed after saving
        if allow(actor, "plan.show_round", error.round):
            return error.round
        raise Failed(_("This file was imported before, in an initiative that you can't see.")) from error
    except MalformedFile as error:
        words = {"line": error.line, "file": file_name, "problem": said(error.problem)}
        raise Failed(_("Line %(line)d of %(file)s: %(problem)s") % words) from error
    except UnfitElection as error:
        raise Failed(str(error)) from error


@task()
def list_voters(upload: str, *, person_id: str, round_id: int) -> Told:
    with taken(upload) as file:
        found = _addresses(file.read())
    if not found.emails:
        raise Failed(_("There is no address on this list."))
    if found.faults:
        raise Failed("\n".join(faults_said(found, BY_NUMBER)))
    round, keys = find_round(round_id), partial(progress, text=_("Writing the list…"))
    actor = Person.objects.get(pk=person_id)
    count = actions.list_voters(actor=actor, round=round, emails=found.emails, progress=keys)
    return Told(round, (*mended_said(found, BY_NUMBER), listed(count)))


def _addresses(source: bytes) -> Addresses:
    try:
        found: Addresses = parsed(ADDRESSES, source, partial(progress, text=_("Reading line by line…")))
    except MalformedFile as error:
        raise Failed(str(NO_TEXT)) from error
    except TooManyLines as error:
        raise Failed(TOO_MANY_LINES % {"most": MOST_LINES}) from error
    return found


@task()
def make_codes(*, person_id: str, round_id: int, count: int, order: str) -> CodeList:
    """Whoever starts again finds what was made before the worker was killed."""
    if made := CodeList.objects.filter(pk=order).first():
        return made
    with suppress(actions.AlreadyMade):
        actions.make_codes(
            actor=Person.objects.get(pk=person_id),
            round=find_round(round_id),
            count=count,
            order=UUID(order),
            progress=partial(progress, text=_("Making the codes…")),
        )
    return CodeList.objects.get(pk=order)


@task()
def count_votes(tally_id: int, person_id: str) -> Tally:
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
    return tally


@every(seconds=15)
def close_what_is_over() -> None:
    """Open the boxes of rounds in which everybody who was in time has had an answer."""
    ended = clock.settled()
    no_paper = Q(papers_until=None, votes_until__lte=ended)
    over = BudgetRound.objects.filter(no_paper | Q(papers_until__lte=ended), state=BudgetRound.State.VOTING)
    each(over.select_related("activity__initiative__service__organisation"), _close)


def _close(round: BudgetRound) -> None:
    try:
        actions.close_voting(actor=None, round=round)
    except Refused:
        return  # another worker was quicker, or sheets of paper are not finished
    except (KeyGone, RulesBroken) as error:
        logger.critical("The box of round %s stays closed: %s", round.pk, error)


@every(hours=24)
def mix_rolls() -> None:
    """While people vote: a copy of the database tells neither the order nor the moment of votes before."""
    each(BudgetRound.objects.filter(state=BudgetRound.State.VOTING), _mix)


def _mix(round: BudgetRound) -> None:
    with writing():
        shuffle_roll(alone_with_the_box(round))


# Whoever was killed, or had no room on the disk, left a key behind.
every(seconds=15)(tidy_keys)
