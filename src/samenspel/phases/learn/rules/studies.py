"""Who sets up a study, who reads what of it when, and what has to stand before what."""

from datetime import datetime, timedelta
from typing import Any

from django.utils.translation import gettext_lazy as _

from samenspel.foundation import clock
from samenspel.foundation.access import anyone, is_signed_in, permit, predicate
from samenspel.methods.studies import DESIGNS
from samenspel.phases.learn.models.studies import StudyPlan
from samenspel.phases.learn.models.trials import Trial
from samenspel.phases.learn.rules.ethics import ethics_holds, study_of, trial_of
from samenspel.phases.learn.rules.panels import is_organiser
from samenspel.phases.learn.rules.publications import is_curator
from samenspel.spine.initiatives.models import Initiative, Membership, Role
from samenspel.spine.initiatives.rules import can_coordinate, can_see, membership_of
from samenspel.spine.people.rules import is_grown_up, is_the_house
from samenspel.spine.services.rules import is_administrator


@predicate(_("This study is not open to you."))
def sees_study(person: Any, thing: Any) -> bool:
    initiative = study_of(thing).initiative
    return initiative is None or bool(can_see(person, initiative))


@predicate(_("Only who leads this study, or coordinates where it is done, may do this."))
def runs_study(person: Any, thing: Any) -> bool:
    study = study_of(thing)
    if not person.is_authenticated:
        return False
    if study.lead_id == person.pk or person.is_administrator:
        return True
    if study.initiative is not None:
        return bool(can_coordinate(person, study.initiative))
    return study.edition is not None and bool(is_organiser(person, study.edition))


@predicate(_("Coordinators, organisers of a panel and curators of the library set up studies."))
def may_begin(person: Any, place: Any) -> bool:
    if isinstance(place, Initiative):
        return bool(can_coordinate(person, place))
    if place is not None:
        return bool(is_organiser(person, place) or is_administrator(person, place))
    if is_administrator(person, None) or is_curator(person, None):
        return True
    coordinates = Membership.objects.filter(person=person, left_at=None, role=Role.COORDINATOR)
    return coordinates.exists() or person.organised.exists()


@predicate(_("This study is over."))
def is_going_on(person: Any, thing: Any) -> bool:
    return study_of(thing).ended_at is None


@predicate(_("This plan is hidden for now; its digest is public."))
def plan_is_public(person: Any, plan: StudyPlan) -> bool:
    return plan.frozen_at is not None and not plan.study.is_hidden


@predicate(_("This plan is not frozen yet."))
def is_frozen(person: Any, plan: StudyPlan) -> bool:
    return plan.frozen_at is not None


@predicate(_("Freeze the plan first."))
def has_frozen_plan(person: Any, thing: Any) -> bool:
    return study_of(thing).plans.exclude(frozen_at=None).exists()


@predicate(_("In this design nobody is drawn by lot."))
def is_drawn_by_lot(person: Any, thing: Any) -> bool:
    study = study_of(thing)
    return DESIGNS[study.design].is_drawn and study.initiative is not None


@predicate(_("The list is made: nothing of the arms changes any more."))
def has_no_list(person: Any, thing: Any) -> bool:
    trial = trial_of(study_of(thing))
    return trial is None or trial.announced_at is None


@predicate(_("Say first which arms there are."))
def has_arms(person: Any, thing: Any) -> bool:
    trial = trial_of(study_of(thing))
    return trial is not None and trial.arms.count() > 1


@predicate(_("This draw was held, or its list is not made."))
def draw_waits(person: Any, thing: Any) -> bool:
    trial = trial_of(study_of(thing))
    return trial is not None and trial.waits


@predicate(_("It is not yet the moment that was announced for the draw."))
def is_the_moment(person: Any, thing: Any) -> bool:
    trial = trial_of(study_of(thing))
    return trial is not None and trial.draws_at is not None and trial.draws_at <= clock.received()


@predicate(_("Nobody looks before the days that count are over."))
def days_are_over(person: Any, thing: Any) -> bool:
    study = study_of(thing)
    trial = trial_of(study)
    if trial is None:
        return not DESIGNS[study.design].is_drawn
    return trial.drawn_at is not None and outcome_until(trial) <= clock.settled()


def outcome_until(trial: Trial) -> datetime:
    """The end of the days that count."""
    assert trial.drawn_at is not None
    return trial.drawn_at + timedelta(days=trial.days)


@predicate(_("Outcomes were looked at already."))
def is_unseen(person: Any, thing: Any) -> bool:
    return study_of(thing).opened_at is None


@predicate(_("Nobody has looked at outcomes yet."))
def is_opened(person: Any, thing: Any) -> bool:
    return study_of(thing).opened_at is not None


@predicate(_("Only who takes part here is in this study, or stays out of it."))
def could_be_in_it(person: Any, thing: Any) -> bool:
    study = study_of(thing)
    return study.initiative is not None and membership_of(person, study.initiative) is not None


runs = is_signed_in & runs_study
works = runs & is_going_on
touches_people = works & ethics_holds & has_frozen_plan
"""Assigning, writing and reading outcomes: each asks this inside its transaction."""

permit("learn.list_studies", anyone)
permit("learn.set_up_study", is_signed_in & is_grown_up & may_begin)
permit("learn.show_study", sees_study, sees=sees_study)
permit("learn.change_study", works, sees=sees_study)
permit("learn.state_ethics", works, sees=sees_study)
permit("learn.download_decision", runs, sees=sees_study)
permit("learn.write_study_plan", works, sees=sees_study)
permit("learn.size_study", works, sees=sees_study)
permit("learn.add_expectation", works, sees=sees_study)
permit("learn.remove_expectation", works, sees=sees_study)
permit("learn.freeze_plan", works, sees=sees_study)
permit(
    "learn.download_study_plan",
    (sees_study & plan_is_public) | (runs & is_frozen),
    sees=(sees_study & plan_is_public) | (runs & is_frozen),
)
permit("learn.stamp_plan", runs & is_frozen, sees=(sees_study & plan_is_public) | (runs & is_frozen))
permit("learn.set_up_trial", works & is_drawn_by_lot & has_no_list, sees=sees_study)
permit("learn.announce_trial", touches_people & has_no_list & has_arms, sees=sees_study)
permit("learn.draw_trial", touches_people & draw_waits & is_the_moment, sees=sees_study)
permit("learn.write_trial_letters", is_the_house & ethics_holds & is_going_on)
permit("learn.open_study", touches_people & is_unseen & days_are_over, sees=sees_study)
permit("learn.analyse_study", touches_people & is_opened & days_are_over, sees=sees_study)
permit("learn.add_deviation", works & has_frozen_plan, sees=sees_study)
permit("learn.end_study", works, sees=sees_study)
permit("learn.export_study", runs, sees=sees_study)
permit("learn.download_export", runs, sees=runs)
permit("learn.drop_exports", is_the_house)
permit("learn.stay_out", is_signed_in & could_be_in_it, sees=sees_study, for_oneself=True)
permit("learn.come_back", is_signed_in & could_be_in_it, sees=sees_study, for_oneself=True)
permit("learn.agree_to_study", is_signed_in & could_be_in_it & is_going_on, sees=sees_study)
permit("learn.ask_guardians", works & ethics_holds, sees=sees_study)
permit("learn.allow_child", anyone, sees=anyone)
