"""Reviews, what reviewers say to each other, and decisions."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

from samenspel.foundation import clock
from samenspel.foundation.access import Refused
from samenspel.foundation.journal import record
from samenspel.foundation.journal.sentences import untold
from samenspel.foundation.locks.acting import acting
from samenspel.foundation.locks.rows import set_values
from samenspel.phases.learn.models.calls import Call
from samenspel.phases.learn.models.contributions import Contribution
from samenspel.phases.learn.models.reviews import Assignment, Decision, Remark, Review
from samenspel.phases.learn.queries.panels import locked_assignment, locked_call, locked_contribution, run_by
from samenspel.spine.people.letters import write_to, write_to_address
from samenspel.spine.people.models import Person

untold(
    "learn.write_review",
    "learn.add_remark",
    "learn.decide",
    "learn.send_decisions",
    because="Reviews and decisions are told to those they are for.",
)
UNJUDGED = _("Give a mark for each question, and write something for the authors; then you can hand it in.")


def write_review(
    *,
    actor: Person,
    assignment: Assignment,
    marks: Mapping[str, int],
    for_authors: str,
    for_organisers: str = "",
    is_handed_in: bool = False,
) -> Review:
    """A draft as often as wanted. Once handed in it can be changed as long as reviewing is open, and stays
    handed in."""
    with acting(actor, "learn.write_review", assignment, locked_assignment) as assignment:
        review, _is_new = Review.objects.get_or_create(assignment=assignment)
        done = is_handed_in or review.is_handed_in
        if done and (not for_authors or len(marks) < _asked(assignment)):
            raise Refused("learn.write_review", UNJUDGED)
        words = {"for_authors": for_authors, "for_organisers": for_organisers}
        moment = (review.handed_in_at or clock.now()) if done else None
        set_values(review, marks=dict(marks), handed_in_at=moment, **words)
        record(actor=actor, verb="learn.write_review", thing=assignment.contribution.call)
    return review


def _asked(assignment: Assignment) -> int:
    contribution = assignment.contribution
    return contribution.call.criteria.filter(of_kind=contribution.kind).count()


def add_remark(*, actor: Person, assignment: Assignment, text: str) -> Remark:
    with acting(actor, "learn.add_remark", assignment, locked_assignment) as assignment:
        remark = Remark.objects.create(contribution=assignment.contribution, person=actor, text=text)
        record(actor=actor, verb="learn.add_remark", thing=assignment.contribution.call)
    return remark


def decide(*, actor: Person, contribution: Contribution, outcome: str, words: str) -> Decision:
    """A draft, until all are sent."""
    with acting(actor, "learn.decide", contribution, locked_contribution) as contribution:
        values = {"outcome": outcome, "words": words}
        decision, _is_new = Decision.objects.update_or_create(contribution=contribution, defaults=values)
        record(actor=actor, verb="learn.decide", thing=contribution.call)
    return decision


def send_decisions(*, actor: Person, call: Call) -> int:
    """All drafts that this organiser may know of, in one act: each author gets a letter."""
    with acting(actor, "learn.send_decisions", call, locked_call) as call:
        waiting = [one for one in run_by(actor, call) if unsent(one)]
        for contribution in waiting:
            set_values(contribution.decision, sent_at=clock.now())
            _write_to_authors(contribution)
        record(actor=actor, verb="learn.send_decisions", thing=call)
    return len(waiting)


def unsent(contribution: Contribution) -> bool:
    decision = getattr(contribution, "decision", None)
    return decision is not None and decision.sent_at is None and not contribution.is_withdrawn


def _write_to_authors(contribution: Contribution) -> None:
    shown: dict[str, Any] = {"call": contribution.call, "decision": contribution.decision}
    for author in contribution.authors.select_related("person"):
        if author.person and author.person.email:
            write_to(author.person, "learn/decided", contribution, **shown)
        elif author.email:
            write_to_address(author.email, contribution.language, "learn/decided", contribution, **shown)
