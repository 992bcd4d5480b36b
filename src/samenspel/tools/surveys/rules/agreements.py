"""Who agrees on research, who takes answers along, and who sees that."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from samenspel.foundation.access import is_signed_in, permit, predicate
from samenspel.spine.initiatives.rules import can_coordinate, can_see
from samenspel.tools.surveys.models.agreements import Agreement, AnswerFiles
from samenspel.tools.surveys.rules.people import drawing_of
from samenspel.tools.surveys.rules.surveys import has_questions


def agreement_of(thing: Any) -> Agreement:
    return thing.agreement if isinstance(thing, AnswerFiles) else thing


@predicate(_("Only the person with whom this was agreed takes answers along."))
def is_holder(person: Any, thing: Any) -> bool:
    return bool(agreement_of(thing).holder_id == person.pk)


@predicate(_("This agreement is over."))
def agreement_runs(person: Any, thing: Any) -> bool:
    return agreement_of(thing).runs


@predicate(_("It was drawn who is asked what: answers are taken along once the outcomes are opened."))
def outcomes_are_open(person: Any, thing: Any) -> bool:
    drawing = drawing_of(agreement_of(thing).survey)
    return drawing is None or drawing.is_draft or not drawing.is_blind


permit("surveys.agree_on_research", can_coordinate & has_questions, sees=can_see)
permit("surveys.show_agreement", can_see)
permit("surveys.end_agreement", can_coordinate & agreement_runs, sees=can_see)
takes_along = is_signed_in & is_holder & agreement_runs & outcomes_are_open & can_see
permit("surveys.write_files", takes_along, sees=can_see)
permit("surveys.download_answers", takes_along, sees=can_see)
