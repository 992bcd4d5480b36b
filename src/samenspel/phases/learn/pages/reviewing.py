"""What pages of reviewers, and of those who run a call, show."""

from typing import Any

from samenspel.foundation.access import may_do
from samenspel.foundation.ui.pages import Context
from samenspel.foundation.ui.words import said
from samenspel.phases.learn.actions.reviews import unsent
from samenspel.phases.learn.models.calls import Call
from samenspel.phases.learn.models.contributions import Contribution
from samenspel.phases.learn.models.reviews import Assignment, Outcome, Reviewer, Stage, words_of
from samenspel.phases.learn.queries.blind import blind_view, marked, numbered, others_reviews
from samenspel.phases.learn.queries.panels import (
    are_told,
    assignments_of,
    remarks_on,
    reviewers_of,
    run_by,
    told_to,
)
from samenspel.phases.learn.rules.conflicts import conflicts_with
from samenspel.phases.learn.rules.panels import phase_of

RUNS = (
    "assign_reviewers",
    "tell_reviewers",
    "list_reviewers",
    "ask_reviewer",
    "show_decisions",
    "send_decisions",
)


def contributions_page(call: Call, person: Any) -> Context:
    """Only what no conflict hides, and every number is of that."""
    rows = [_row(one) for one in run_by(person, call)]
    seats = [seat for row in rows for seat in row["seats"]]
    return {
        "call": call,
        "rows": rows,
        "drafts": sum(seat["is_draft"] for seat in seats),
        "told": sum(not seat["is_draft"] for seat in seats),
        "done": sum(seat["is_done"] for seat in seats),
        **may_do(person, "learn", RUNS, call),
    }


def _row(contribution: Contribution) -> Context:
    seats = [_seat(one) for one in contribution.assigned]  # type: ignore[attr-defined]  # by run_by
    newest = next(iter(reversed(contribution.versions.all())), None)
    decision = getattr(contribution, "decision", None)
    return {"contribution": contribution, "seats": seats, "newest": newest, "decision": decision}


def _seat(assignment: Assignment) -> Context:
    review = getattr(assignment, "review", None)
    return {
        "assignment": assignment,
        "is_draft": assignment.stage == Stage.DRAFT,
        "is_done": bool(review and review.is_handed_in),
        "reason": said(words_of(assignment.reason)),
    }


def reviewers_page(call: Call, person: Any) -> Context:
    """How much each reads, of what this organiser may know of."""
    loads: dict[int, int] = {}
    for contribution in run_by(person, call):
        for one in contribution.assigned:  # type: ignore[attr-defined]  # by run_by
            loads[one.reviewer_id] = loads.get(one.reviewer_id, 0) + 1
    rows = [{"reviewer": one, "load": loads.get(one.pk, 0)} for one in reviewers_of(call)]
    return {"call": call, "rows": rows, "are_told": are_told(call), **may_do(person, "learn", RUNS, call)}


def reviews_of(contribution: Contribution) -> list[Context]:
    """For those who run it: who said what, and what is still to come."""
    return [
        {
            "reviewer": one.reviewer,
            "review": (review := getattr(one, "review", None)),
            "marks": marked(review) if review and review.is_handed_in else [],
        }
        for one in assignments_of(contribution).filter(stage=Stage.TOLD)
    ]


def decisions_page(call: Call, person: Any) -> Context:
    """What would be sent now, as it would be read, and what is not decided yet."""
    rows = [one for one in run_by(person, call) if not one.is_withdrawn]
    waiting = [one for one in rows if unsent(one)]
    counts = [
        (label, sum(one.decision.outcome == value for one in waiting)) for value, label in Outcome.choices
    ]
    return {
        "call": call,
        "waiting": waiting,
        "undecided": [one for one in rows if getattr(one, "decision", None) is None],
        "counts": counts,
        **may_do(person, "learn", RUNS, call),
    }


def reviewing_page(reviewer: Reviewer) -> Context:
    """All that this reviewer reads and has no conflict with, each as a blind view."""
    open_now, seats = phase_of(reviewer.call), [*told_to(reviewer)]
    hidden = conflicts_with(reviewer.person, reviewer.call, [one.contribution for one in seats])
    rows = [
        {"assignment": one, "seen": blind_view(one.contribution), "review": getattr(one, "review", None)}
        for one in seats
        if one.contribution_id not in hidden
    ]
    return {"reviewer": reviewer, "call": reviewer.call, "rows": rows, "phase": open_now}


def reviewing_as_typed(reviewer: Reviewer) -> dict[str, str]:
    return {name: getattr(reviewer, name) for name in ("topics", "organisation", "orcid")}


def review_page(assignment: Assignment, person: Any) -> Context:
    contribution = assignment.contribution
    numbers = numbered(contribution)
    review = getattr(assignment, "review", None)
    return {
        "assignment": assignment,
        "reviewer": assignment.reviewer,
        "seen": blind_view(contribution),
        "review": review,
        "marks": marked(review) if review else [],
        "others": others_reviews(assignment),
        "remarks": [(numbers.get(one.person_id), one.text) for one in remarks_on(contribution)],
        "me": numbers.get(person.pk),
        "phase": phase_of(contribution.call),
        **may_do(person, "learn", ("write_review", "add_remark"), assignment),
    }
