"""Who sets up a survey, who answers it, and who takes what was answered along."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from samenspel.foundation.access import is_signed_in, permit, predicate
from samenspel.methods.questionnaires.options import Of
from samenspel.spine.initiatives.models import Side
from samenspel.spine.initiatives.rules import (
    activity_is_open,
    can_coordinate,
    can_see,
    is_member,
    membership_of,
)
from samenspel.tools.surveys.invitations import invited_of
from samenspel.tools.surveys.models.surveys import Asked

SIDES: dict[str, Of] = {Side.ORGANISATION: "professional", Side.NEUTRAL: "neutral"}


def side_of(person: Any, survey: Any) -> Of:
    """Whoever takes no part is a citizen to whoever asks."""
    membership = membership_of(person, survey)
    return SIDES.get(membership.side, "citizen") if membership else "citizen"


@predicate(_("There are no questions yet."))
def has_questions(person: Any, survey: Any) -> bool:
    return bool(survey.editions.exists())


@predicate(_("Who takes part in the initiative is asked."))
def is_for_everyone(person: Any, survey: Any) -> bool:
    return bool(survey.asked == Asked.EVERYONE)


@predicate(_("Who takes part in the initiative is asked."))
def is_for_members(person: Any, survey: Any) -> bool:
    return bool(survey.asked == Asked.MEMBERS)


@predicate(_("Only who is invited answers this survey, by the link in a letter."))
def is_invited(person: Any, survey: Any) -> bool:
    invited = invited_of(survey, person)
    return invited is not None and not invited.is_withdrawn


@predicate(_("Begin by the link in your letter."))
def has_letters(person: Any, survey: Any) -> bool:
    """Whoever began by one has nothing but a cookie; the action looks for what they began."""
    return bool(survey.invited.exists())


@predicate(_("This survey does not ask children."))
def asks_this_age(person: Any, survey: Any) -> bool:
    return bool(survey.asks_children) or not getattr(person, "is_child", False)


@predicate(_("This survey does not ask about encounters."))
def asks_about_encounters(person: Any, survey: Any) -> bool:
    edition = survey.editions.last()
    return edition is not None and any(page.get("encounter") for page in edition.questions["pages"])


@predicate(_("Citizens and professionals meet here; you stand on neither side."))
def stands_on_a_side(person: Any, survey: Any) -> bool:
    return side_of(person, survey) != "neutral"


is_asked = (is_for_everyone | (is_for_members & is_signed_in & is_member) | is_invited) & asks_this_age

permit("surveys.set_up_survey", can_coordinate, sees=can_see)
permit("surveys.show_survey", can_see)
permit("surveys.change_questions", can_coordinate, sees=can_see)
permit("surveys.build_questions", can_coordinate, sees=can_see)
permit("surveys.add_question", can_coordinate, sees=can_see)
permit("surveys.change_question", can_coordinate, sees=can_see)
permit("surveys.move_question", can_coordinate, sees=can_see)
permit("surveys.remove_question", can_coordinate, sees=can_see)
permit("surveys.show_questions", can_see & has_questions, sees=can_see)
permit("surveys.begin_wave", can_coordinate & has_questions & activity_is_open, sees=can_see)
can_answer = can_see & has_questions & activity_is_open
permit("surveys.begin_response", can_answer & is_asked, sees=can_see)
answers = can_answer & (has_letters | is_asked)
permit("surveys.begin_anew", answers, sees=can_see)
permit("surveys.answer_page", answers, sees=can_see)
permit("surveys.hand_in", answers, sees=can_see)
permit("surveys.answer_encounter", answers & asks_about_encounters & stands_on_a_side, sees=can_see)
permit("surveys.change_consent", can_see & has_questions, sees=can_see, for_oneself=True)
permit("surveys.withdraw_response", can_see, for_oneself=True)
