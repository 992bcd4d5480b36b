"""Who organises, contributes, reviews and decides; and who is kept from what by a conflict."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from samenspel.foundation.access import anyone, is_signed_in, permit, predicate
from samenspel.phases.learn.models.calls import Call, ReviewPhase
from samenspel.phases.learn.models.contributions import Author, Contribution
from samenspel.phases.learn.models.reviews import Assignment, Outcome, Reviewer, Stage
from samenspel.phases.learn.models.series import Edition, Organiser
from samenspel.phases.learn.rules.conflicts import conflicts_between, conflicts_with
from samenspel.spine.services.rules import is_administrator


def line(thing: Any, kind: type) -> Any:
    """What this stands in, of that kind."""
    while thing is not None and not isinstance(thing, kind):
        thing = thing.parent
    return thing


@predicate(_("Only those who organise this edition may do this."))
def is_organiser(person: Any, thing: Any) -> bool:
    edition = line(thing, Edition)
    return Organiser.objects.filter(edition=edition, person=person).exists()


@predicate(_("This call is not open now."))
def call_is_open(person: Any, thing: Any) -> bool:
    return bool(line(thing, Call).is_open)


@predicate(_("Only its authors may do this."))
def is_author(person: Any, thing: Any) -> bool:
    contribution = line(thing, Contribution)
    return Author.objects.filter(contribution=contribution, person=person).exists()


def is_own(contribution: Contribution) -> bool:
    """Of organisers: then only the substitute runs it."""
    people = Organiser.objects.filter(edition=contribution.call.edition_id).values("person")
    return Author.objects.filter(contribution=contribution, person__in=people).exists()


@predicate(_("Only organisers without a conflict may do this."))
def is_chair(person: Any, thing: Any) -> bool:
    """Runs this contribution: organisers whom no conflict keeps away, or the substitute."""
    contribution = line(thing, Contribution)
    return bool(chaired_by(person, contribution.call, [contribution]))


def chaired_by(person: Any, call: Call, contributions: list[Contribution]) -> list[Contribution]:
    """Those of these, of one call, that this person runs."""
    organises = Organiser.objects.filter(edition=call.edition_id, person=person).exists()
    stands_in = call.substitute_id == person.pk
    if not organises and not stands_in:
        return []
    people = Organiser.objects.filter(edition=call.edition_id).values("person")
    own = {
        *Author.objects.filter(contribution__call=call, person__in=people).values_list(
            "contribution", flat=True
        )
    }
    hidden = conflicts_with(person, call, contributions)
    theirs = (one for one in contributions if one.pk not in hidden)
    return [one for one in theirs if (stands_in if one.pk in own else organises)]


@predicate(_("Only organisers may do this."))
def runs_call(person: Any, thing: Any) -> bool:
    """Some of its contributions, at least."""
    call = line(thing, Call)
    is_one = Organiser.objects.filter(edition=call.edition_id, person=person).exists()
    return is_one or call.substitute_id == person.pk


@predicate(_("This decision was sent already."))
def is_undecided(person: Any, thing: Any) -> bool:
    decision = getattr(line(thing, Contribution), "decision", None)
    return decision is None or decision.sent_at is None


@predicate(_("This contribution was not accepted, so there is nothing to withdraw."))
def is_not_refused(person: Any, thing: Any) -> bool:
    decision = getattr(line(thing, Contribution), "decision", None)
    return decision is None or decision.sent_at is None or decision.outcome != Outcome.REJECT


@predicate(_("This contribution was withdrawn."))
def is_in(person: Any, thing: Any) -> bool:
    return not line(thing, Contribution).is_withdrawn


@predicate(_("Only this reviewer may do this."))
def is_reviewer(person: Any, thing: Any) -> bool:
    return bool(line(thing, Reviewer).person_id == person.pk)


@predicate(_("You do not review this."))
def is_assigned(person: Any, thing: Any) -> bool:
    """Told, with no conflict that came up since."""
    return (
        thing.stage == Stage.TOLD
        and thing.reviewer.person_id == person.pk
        and not thing.contribution.is_withdrawn
        and not conflicts_between(person, thing.contribution)
    )


@predicate(_("This call was cancelled."))
def goes_on(person: Any, thing: Any) -> bool:
    return not line(thing, Call).is_cancelled


def phase_of(call: Any) -> ReviewPhase | None:
    """The one that is open; of several the last that opened."""
    if call.is_cancelled:
        return None
    return next((one for one in reversed(call.phases.all()) if one.is_open), None)


@predicate(_("There is no reviewing now."))
def review_is_open(person: Any, thing: Any) -> bool:
    return phase_of(line(thing, Call)) is not None


@predicate(_("There is no discussion now."))
def talk_is_open(person: Any, thing: Any) -> bool:
    phase = phase_of(line(thing, Call))
    return phase is not None and phase.talks


@predicate(_("Hand in your own review first."))
def has_reviewed(person: Any, assignment: Assignment) -> bool:
    review = getattr(assignment, "review", None)
    return review is not None and review.is_handed_in


can_organise = is_signed_in & (is_administrator | is_organiser)
can_run = is_signed_in & runs_call
can_chair = is_signed_in & is_chair
writes = is_signed_in & is_author
reads = is_signed_in & (is_author | is_chair)
reviews = is_signed_in & is_assigned

permit("learn.list_series", anyone)
permit("learn.show_series", anyone)
permit("learn.add_series", is_administrator, sees=anyone)
permit("learn.show_edition", anyone)
permit("learn.add_edition", is_administrator, sees=anyone)
permit("learn.change_edition", can_organise, sees=anyone)
permit("learn.appoint_organiser", can_organise, sees=anyone)
permit("learn.dismiss_organiser", can_organise, sees=anyone)
permit("learn.set_up_call", can_organise, sees=anyone)
permit("learn.show_call", anyone)
permit("learn.cancel_call", can_organise & goes_on, sees=anyone)
permit("learn.change_call", can_organise & goes_on, sees=anyone)
permit("learn.remove_phase", can_organise & goes_on, sees=anyone)
permit("learn.add_phase", can_organise & goes_on, sees=anyone)
permit("learn.set_criteria", can_organise & goes_on, sees=anyone)
permit("learn.submit_contribution", is_signed_in & call_is_open, sees=anyone)
permit("learn.show_contribution", reads)
permit("learn.change_contribution", writes & is_in & call_is_open, sees=reads)
permit("learn.add_version", writes & is_in & call_is_open, sees=reads)
permit("learn.withdraw_contribution", writes & is_in & is_not_refused, sees=reads)
permit("learn.download_version", reads)
permit("learn.keep_copy", anyone)
permit("learn.list_contributions", can_run, sees=anyone)
permit("learn.list_reviewers", can_run, sees=anyone)
permit("learn.ask_reviewer", can_run & goes_on, sees=anyone)
permit("learn.remove_reviewer", can_run, sees=can_run)
permit("learn.assign_reviewers", can_run & goes_on, sees=anyone)
permit("learn.keep_plan", can_run)
permit("learn.keep_assignment", can_chair)
permit("learn.tell_reviewers", can_run & goes_on, sees=anyone)
permit("learn.show_reviewing", is_signed_in & is_reviewer)
permit("learn.change_reviewing", is_signed_in & is_reviewer)
permit("learn.declare_conflict", reviews)
permit("learn.show_review", reviews & review_is_open, sees=reviews)
permit("learn.write_review", reviews & review_is_open, sees=reviews)
permit("learn.download_copy", reviews & review_is_open, sees=reviews)
permit("learn.add_remark", reviews & talk_is_open & has_reviewed, sees=reviews)
permit("learn.decide", can_chair & is_in & goes_on & is_undecided, sees=can_chair)
permit("learn.show_decisions", can_run, sees=anyone)
permit("learn.send_decisions", can_run & goes_on, sees=anyone)
