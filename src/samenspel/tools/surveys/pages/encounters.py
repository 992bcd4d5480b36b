"""The page about an encounter, for either side."""

from typing import Any

from samenspel.foundation.ui.pages import Context
from samenspel.methods.questionnaires import walk
from samenspel.spine.people.requests import Visitor
from samenspel.tools.surveys.forms.answering import EncounterForm
from samenspel.tools.surveys.forms.fields import Asking
from samenspel.tools.surveys.models.surveys import Survey
from samenspel.tools.surveys.queries.encounters import draws_for, new_code
from samenspel.tools.surveys.queries.surveys import newest_edition, questions_of


def encounter_page(survey: Survey, visitor: Visitor, language: str, sent: Any) -> Context:
    """A professional finds a new code, for both."""
    edition = newest_edition(survey)
    assert edition is not None
    draws = draws_for(survey, edition, visitor)
    way = walk(questions_of(edition), draws, {})
    page = way.next()
    assert page is not None
    gives = draws.side == "professional"
    form = EncounterForm(
        sent, code=new_code() if gives else "", way=way, page=page, asking=Asking(draws, language)
    )
    return {"form": form, "survey": survey, "gives_code": gives}
