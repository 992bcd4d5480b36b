"""Who draws up a draft, who tries it, who reads what they said, and what becomes of what was found."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from samenspel.foundation.access import is_signed_in, permit, predicate
from samenspel.foundation.journal.queries import address_of
from samenspel.phases.design.models.ideas import Idea
from samenspel.phases.design.rules.opinion_maps import may_take_along
from samenspel.spine.initiatives.rules import activity_is_open, can_coordinate, can_see, is_member
from samenspel.tools.talk.rules import may_moderate
from samenspel.tools.writing.models import Remark


@predicate(_("This step is of an earlier version, and stays as people tried it. Change the newest."))
def is_of_the_newest(person: Any, step: Any) -> bool:
    return not step.draft.prototype.drafts.filter(number__gt=step.draft.number).exists()


@predicate(_("The draft has no steps yet."))
def has_steps(person: Any, prototype: Any) -> bool:
    return bool(prototype.drafts.latest("number").steps.exists())


@predicate(_("Nobody tried this step yet."))
def is_tried(person: Any, step: Any) -> bool:
    return bool(step.experiences.exists())


@predicate(_("Somebody else does this test."))
def does_it(person: Any, trial: Any) -> bool:
    return person is not None and person.pk in (trial.person_id, trial.helper_id)


@predicate(_("Something came of this finding already; it stays."))
def came_to_nothing(person: Any, finding: Any) -> bool:
    origin = address_of(finding)
    made = [model.objects.filter(came_from=origin).exists() for model in (Idea, Remark)]
    return finding.answered_in_id is None and not any(made)


@predicate(_("Somebody else does this test."))
def is_a_visitor(person: Any, trial: Any) -> bool:
    """Who was signed out while trying is asked to sign in again, and loses nothing."""
    return not person.is_authenticated


sees_trial = can_see & (is_a_visitor | does_it)
does_trial = can_see & is_signed_in & does_it
takes_part = is_signed_in & is_member

permit("design.set_up_prototype", can_coordinate, sees=can_see)
permit("design.show_prototype", can_see)
permit("design.add_step", can_coordinate, sees=can_see)
permit("design.show_step", can_see)
permit("design.change_step", can_coordinate & is_of_the_newest, sees=can_see)
permit("design.begin_draft", can_coordinate & is_of_the_newest, sees=can_see)
permit("design.answer_finding", can_coordinate, sees=can_see)
permit("design.move_step", can_coordinate & is_of_the_newest, sees=can_see)
permit("design.remove_step", can_coordinate & is_of_the_newest, sees=can_see)
permit("design.begin_trial", takes_part & activity_is_open & has_steps, sees=can_see)
permit("design.answer_step", does_trial & is_member & activity_is_open, sees=sees_trial)
permit("design.take_back_trial", does_trial, sees=sees_trial, for_oneself=True)
permit("design.hide_words", may_moderate, sees=can_see)
permit("design.bring_back_words", may_moderate, sees=can_see)
permit("design.add_finding", can_coordinate & is_tried, sees=can_see)
permit("design.remove_finding", can_coordinate & came_to_nothing, sees=can_see)
permit("design.make_idea", takes_part, sees=can_see)
permit("design.make_suggestion", takes_part, sees=can_see)
permit("design.download_trials", may_take_along, sees=can_see)
