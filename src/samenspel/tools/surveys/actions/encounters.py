"""What somebody says of an encounter. Not in the journal, like all answers."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

from samenspel.foundation import clock
from samenspel.foundation.access import Refused
from samenspel.foundation.locks.acting import acting
from samenspel.methods.questionnaires import plain
from samenspel.spine.people.requests import Visitor
from samenspel.tools.surveys.actions.answering import seal
from samenspel.tools.surveys.invitations import my_pseudonym
from samenspel.tools.surveys.models.encounters import Encounter
from samenspel.tools.surveys.models.responses import week_of
from samenspel.tools.surveys.models.surveys import Survey
from samenspel.tools.surveys.queries.encounters import draws_for, name_of
from samenspel.tools.surveys.queries.surveys import (
    current_wave,
    locked_survey,
    newest_edition,
)
from samenspel.tools.surveys.rules.surveys import side_of

VERB = "surveys.answer_encounter"


def answer_encounter(
    *, actor: Any, survey: Survey, code: str, answers: Mapping[str, Any], language: str, device: str = ""
) -> Encounter:
    """Once by each side: whoever comes second on one side has another code."""
    with acting(actor, VERB, survey, locked_survey) as survey:
        visitor, wave, edition = Visitor(actor, device), current_wave(survey), newest_edition(survey)
        if wave is None or edition is None or not visitor.is_known:
            raise Refused(VERB, _("Nobody is asked anything yet."))
        seal(edition)
        encounter, is_new = Encounter.objects.get_or_create(
            name=name_of(survey, code),
            side=side_of(actor, survey),
            defaults={
                "wave": wave,
                "edition": edition,
                "pseudonym": my_pseudonym(survey, visitor),
                "language": language,
                "answers": dict(answers),
                "drawn": plain(draws_for(survey, edition, visitor)),
                "week": week_of(clock.today()),
            },
        )
        if not is_new:
            raise Refused(VERB, _("With this code your side has told of it already. Ask for another code."))
    return encounter
