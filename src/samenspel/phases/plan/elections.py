"""Elections as rows, and as `samenspel.methods` counts them."""

import hashlib
import io
from collections.abc import Iterator

from samenspel.methods.budgeting import Ballot as MergedBallot
from samenspel.methods.budgeting import Election, Project, Rule, write_pabulib
from samenspel.phases.plan.box.limits import whole_meta
from samenspel.phases.plan.box.written import read_choice, write_choice
from samenspel.phases.plan.counting import options_of
from samenspel.phases.plan.models import BudgetRound, Proposal
from samenspel.phases.plan.queries import on_ballot

CHOSEN = {True: "1", False: "0", None: ""}


def written_choices(election: Election) -> Iterator[tuple[str, int]]:
    """Each distinct ballot as `Ballot.choice` writes it, and how often it was cast; sorted."""
    ends = zip(election.pointers[:-1].tolist(), election.pointers[1:].tolist(), strict=True)
    listed, points = (election.listed + 1).tolist(), election.points.tolist()
    rows = [
        (listed[start:end], points[start:end], weight)
        for (start, end), weight in zip(ends, election.weights.tolist(), strict=True)
    ]
    for places, given, weight in sorted(rows):
        yield write_choice(places, given, election.ballot_format), weight


def _ballot(choice: str, ballot_format: str) -> MergedBallot:
    places, points = read_choice(choice, ballot_format)
    return tuple(place - 1 for place in places), points


def election_of(round: BudgetRound) -> Election:
    """What was voted, from the database."""
    ballots = {
        _ballot(choice, round.ballot_format): count
        for choice, count in round.ballots.values_list("choice", "count").iterator()
    }
    return Election.from_ballots(
        meta=whole_meta(round),
        projects=tuple(_project(proposal) for proposal in on_ballot(round)),
        budget=round.budget,
        ballots=ballots,
        ballot_format=round.ballot_format,
        scale=round.scale,
        points_scale=round.points_scale,
    )


def _project(proposal: Proposal) -> Project:
    extra = {
        "category": proposal.category,
        "description": proposal.description,
        "latitude": _degrees(proposal.latitude),
        "longitude": _degrees(proposal.longitude),
        "selected": CHOSEN[proposal.was_chosen],
    }
    return Project(proposal.number, proposal.cost, proposal.title, extra)


def _degrees(value: object) -> str:
    return "" if value is None else str(value)


def recount_file(round: BudgetRound, election: Election) -> tuple[bytes, str]:
    """The file from which anybody can count again, which names the round's own rule; and its SHA-256."""
    stream = io.BytesIO()
    write_pabulib(election, stream, meta={"samenspel_tally": options_of(Rule.from_dict(round.rule))})
    data = stream.getvalue()
    return data, hashlib.sha256(data).hexdigest()
