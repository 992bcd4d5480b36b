"""Real elections, from Pabulib files."""

import hashlib
from collections.abc import Callable
from itertools import islice
from typing import Any

from django.db import IntegrityError
from django.utils.translation import gettext_lazy as _

from samenspel.foundation.journal.sentences import describe
from samenspel.foundation.locks.acting import acting
from samenspel.methods.budgeting import Election, read_pabulib
from samenspel.phases.plan.actions.elsewhere import initiative_for_elections
from samenspel.phases.plan.elections import written_choices
from samenspel.phases.plan.models import Ballot, BudgetRound, Proposal
from samenspel.phases.plan.sources import (
    check_size,
    check_storable,
    currency_of,
    language_of,
    proposals_of,
    rule_of,
    title_of,
    voting_days,
)
from samenspel.spine.initiatives.actions import add_activity
from samenspel.spine.initiatives.models import Activity, Initiative
from samenspel.spine.initiatives.telling import tell
from samenspel.spine.people.models import Person

Progress = Callable[[int, int], None]
Reader = Callable[[bytes, Progress | None], Election]
AT_ONCE = 5000


class AlreadyImported(ValueError):
    """The same file is here; `round` is what it became."""

    def __init__(self, round: BudgetRound) -> None:
        super().__init__(f"This file was imported before, as “{round}”.")
        self.round = round


describe(
    "plan.import_election",
    _("{actor} imported “{title}”. Ballots: {ballots}; projects: {proposals}."),
)


def import_election(
    *,
    actor: Person,
    source: bytes,
    file_name: str,
    initiative: Initiative | None = None,
    title: str = "",
    credit: str = "",
    electorate: int | None = None,
    progress: Progress | None = None,
    read: Reader = read_pabulib,
) -> BudgetRound:
    """A closed round with its proposals and ballots; without `initiative` under the site's own collection.

    `read` parses the file, and tells `progress` how many ballots are read. Raises MalformedFile,
    UnfitElection or AlreadyImported; then nothing is saved.
    """
    check_size(source)
    election = read(source, progress)
    check_storable(election)
    sha256 = hashlib.sha256(source).hexdigest()
    about = {"file_name": file_name[:200], "file_sha256": sha256, "credit": credit, "electorate": electorate}
    try:
        with acting(actor, "plan.import_election", initiative):
            home = initiative or initiative_for_elections(actor)
            activity = _add_activity(actor, home, title or title_of(election.meta), election)
            round = _store(activity, election, about)
            projects, ballots = len(election.projects), election.voters
            tell(actor, "plan.import_election", round, proposals=projects, ballots=ballots, sha256=sha256)
    except IntegrityError as error:
        earlier = BudgetRound.objects.filter(file_sha256=sha256).select_related("activity").first()
        if earlier is None:
            raise
        raise AlreadyImported(earlier) from error
    return round


def _add_activity(actor: Person, initiative: Initiative, title: str, election: Election) -> Activity:
    opens_at, closes_at = voting_days(election.meta)
    return add_activity(
        actor=actor,
        initiative=initiative,
        phase="plan",
        kind="imported_round",
        title=title,
        opens_at=opens_at,
        closes_at=closes_at,
    )


def _store(activity: Activity, election: Election, about: dict[str, Any]) -> BudgetRound:
    round = BudgetRound.objects.create(
        activity=activity,
        budget=election.budget,
        scale=election.scale,
        currency=currency_of(election.meta),
        language=language_of(election.meta),
        ballot_format=election.ballot_format,
        points_scale=election.points_scale,
        rule=rule_of(election).as_dict(),
        meta=election.meta,
        **about,
    )
    Proposal.objects.bulk_create(proposals_of(round, election))
    ballots = (Ballot(round=round, choice=choice, count=count) for choice, count in written_choices(election))
    while some := list(islice(ballots, AT_ONCE)):
        Ballot.objects.bulk_create(some)
    return round
