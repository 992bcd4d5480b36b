"""Whom organisers ask to review, what each reads, and telling them so."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from samenspel.foundation.access import Refused
from samenspel.foundation.journal import record
from samenspel.foundation.journal.sentences import untold
from samenspel.foundation.locks.acting import acting, stay
from samenspel.foundation.locks.rows import set_values
from samenspel.foundation.tasks import start
from samenspel.foundation.tasks.models import Job
from samenspel.methods.reviewing import Seat
from samenspel.phases.learn.actions.contributions import end_conflicted
from samenspel.phases.learn.models.calls import Call
from samenspel.phases.learn.models.reviews import Assignment, Declared, Reviewer, Stage
from samenspel.phases.learn.queries.panels import (
    are_told,
    in_review,
    locked_assignment,
    locked_call,
    locked_reviewer,
    run_by,
)
from samenspel.phases.learn.rules.conflicts import conflicts_in
from samenspel.spine.people.letters import write_to
from samenspel.spine.people.models import Person

untold(
    "learn.ask_reviewer",
    "learn.remove_reviewer",
    "learn.change_reviewing",
    "learn.declare_conflict",
    "learn.keep_plan",
    "learn.keep_assignment",
    "learn.tell_reviewers",
    because="Who reviews what is known to reviewers and organisers only.",
)


def ask_reviewer(*, actor: Person, call: Call, person: Person, side: str, topics: str = "") -> Reviewer:
    """Twice is once; their own words stay."""
    with acting(actor, "learn.ask_reviewer", call, locked_call) as call:
        stay(person, "learn.ask_reviewer")
        values = {"side": side, "topics": topics}
        reviewer, is_new = Reviewer.objects.get_or_create(call=call, person=person, defaults=values)
        if is_new:
            record(actor=actor, verb="learn.ask_reviewer", thing=call)
            write_to(person, "learn/reviewer_asked", reviewer, call=call)
    return reviewer


def remove_reviewer(*, actor: Person, reviewer: Reviewer) -> None:
    """Before reviewers are told what to read: a rule for each of them would say who reads what is hidden."""
    with acting(actor, "learn.remove_reviewer", reviewer, locked_reviewer) as reviewer:
        locked_call(reviewer.call)
        if are_told(reviewer.call):
            raise Refused(
                "learn.remove_reviewer", _("Reviewers were told what to read already, so they stay.")
            )
        record(actor=actor, verb="learn.remove_reviewer", thing=reviewer.call)
        write_to(reviewer.person, "learn/reviewer_let_go", reviewer.call)
        reviewer.delete()


def change_reviewing(*, actor: Person, reviewer: Reviewer, **values: str) -> Reviewer:
    """What they know about, and where they work: conflicts are looked for again."""
    with acting(actor, "learn.change_reviewing", reviewer, locked_reviewer) as reviewer:
        set_values(reviewer, **values)
        end_conflicted(locked_call(reviewer.call))
        record(actor=actor, verb="learn.change_reviewing", thing=reviewer.call)
    return reviewer


def declare_conflict(*, actor: Person, assignment: Assignment, why: str) -> Reviewer:
    """They read it no more; organisers without a conflict read why."""
    with acting(actor, "learn.declare_conflict", assignment, locked_assignment) as assignment:
        words = {"contribution": assignment.contribution, "reviewer": assignment.reviewer}
        Declared.objects.get_or_create(**words, defaults={"why": why})
        set_values(assignment, stage=Stage.ENDED, ended_because="declared")
        record(actor=actor, verb="learn.declare_conflict", thing=assignment.reviewer.call)
    return assignment.reviewer


def assign_reviewers(*, actor: Person, call: Call) -> Job:
    """A task finds who reads what, which takes seconds; it is a draft until reviewers are told."""
    with acting(actor, "learn.assign_reviewers", call, locked_call) as call:
        if not in_review(call).exists():
            raise Refused("learn.assign_reviewers", _("There is nothing to review yet."))
        if not call.reviewers.exists():
            raise Refused("learn.assign_reviewers", _("Ask reviewers first."))
        return start(
            "learn.plan_reviews",
            call_id=call.pk,
            person_id=str(actor.pk),
            by=actor,
            title=gettext("Reviewers for “%(call)s”") % {"call": call},
            back_url=reverse("learn:list_contributions", args=[call.pk]),
        )


def keep_plan(*, actor: Person, call: Call, seats: Iterable[Seat], keys: Mapping[str, Any]) -> int:
    """Drafts in place of those before; who was told stays told. What has a conflict by now is left out."""
    with acting(actor, "learn.keep_plan", call, locked_call) as call:
        conflicts, told = conflicts_in(call), _told(call)
        Assignment.objects.filter(contribution__call=call, stage=Stage.DRAFT, is_kept=False).delete()
        there = {*Assignment.objects.filter(contribution__call=call).values_list("contribution", "reviewer")}
        made = []
        for seat in seats:
            pair = keys[seat.contribution], keys[seat.reviewer]
            if pair not in conflicts and pair not in there and pair not in told:
                reason = {"template": seat.reason.template, "values": dict(seat.reason.values)}
                made.append(Assignment(contribution_id=pair[0], reviewer_id=pair[1], reason=reason))
        Assignment.objects.bulk_create(made)
        record(actor=actor, verb="learn.keep_plan", thing=call)
    return len(made)


def _told(call: Call) -> set[tuple[int, int]]:
    rows = Assignment.objects.filter(contribution__call=call, stage=Stage.TOLD)
    return {*rows.values_list("contribution", "reviewer")}


def keep_assignment(*, actor: Person, assignment: Assignment, is_kept: bool) -> Assignment:
    """What is kept stays when reviewers are assigned anew."""
    with acting(actor, "learn.keep_assignment", assignment, locked_assignment) as assignment:
        set_values(assignment, is_kept=is_kept)
        record(actor=actor, verb="learn.keep_assignment", thing=assignment.contribution.call)
    return assignment


def tell_reviewers(*, actor: Person, call: Call) -> int:
    """All drafts that this organiser may know of become real, and each reviewer gets one letter."""
    with acting(actor, "learn.tell_reviewers", call, locked_call) as call:
        end_conflicted(call)
        mine = [one.pk for one in run_by(actor, call)]
        drafts = Assignment.objects.filter(contribution__in=mine, stage=Stage.DRAFT)
        reviewers = [*Reviewer.objects.filter(assignments__in=drafts).select_related("person").distinct()]
        drafts.update(stage=Stage.TOLD)
        for reviewer in sorted(reviewers, key=lambda one: str(one.person_id)):
            write_to(reviewer.person, "learn/reviews_wait", reviewer, call=call)
        record(actor=actor, verb="learn.tell_reviewers", thing=call)
    return len(reviewers)
