"""What the pages of a survey show."""

from django.utils.translation import gettext_lazy as _

from samenspel.foundation.access import allow, may_do
from samenspel.foundation.ui.pages import Context
from samenspel.methods.questionnaires import ShownPage, Walk, draw, walk
from samenspel.spine.people.requests import Visitor
from samenspel.tools.surveys.forms.fields import Asking
from samenspel.tools.surveys.forms.pages import PageForm
from samenspel.tools.surveys.models.responses import Response, State
from samenspel.tools.surveys.models.surveys import Basis, Survey
from samenspel.tools.surveys.queries.agreements import RESEARCH
from samenspel.tools.surveys.queries.consents import consents_in, standing_consents
from samenspel.tools.surveys.queries.encounters import has_told
from samenspel.tools.surveys.queries.imports import taken_imports
from samenspel.tools.surveys.queries.results import told_waves
from samenspel.tools.surveys.queries.surveys import (
    current_wave,
    draft_of,
    draws_of,
    handed_in,
    newest_edition,
    questions_of,
    response_of,
)
from samenspel.tools.surveys.rules.people import drawing_of
from samenspel.tools.surveys.wording import in_bands

ON_A_SURVEY = (
    "change_questions",
    "show_questions",
    "begin_wave",
    "begin_response",
    "agree_on_research",
    "show_people",
    "list_sheets",
    "list_imports",
    "go_on_on_paper",
    "answer_encounter",
    "show_talk",
)
LOOKED_AT = "preview"
PURPOSES = {RESEARCH: _("research")}


def survey_page(survey: Survey, visitor: Visitor) -> Context:
    edition, wave = newest_edition(survey), current_wave(survey)
    response = response_of(survey, visitor)
    return {
        "survey": survey,
        "initiative": survey.initiative,
        "edition": edition,
        "questions": questions_of(edition) if edition else None,
        "pages": sum(not page.encounter for page in questions_of(edition).pages) if edition else 0,
        "wave": wave,
        "waves": survey.waves.count(),
        "drawing": drawing_of(survey),
        "is_answered": bool(handed := handed_in(survey)),
        "handed_in": in_bands(handed),
        "has_results": told_waves(survey).exists(),
        "agreements": survey.agreements.select_related("holder"),
        "has_papers": survey.waves.exclude(papers_until=None).exists(),
        "has_begun": response is not None and response.state == State.BEGUN,
        "has_finished": response is not None and response.state == State.FINISHED,
        "has_withdrawn": response is not None and response.state == State.WITHDRAWN,
        "has_full": response is not None and response.state == State.FULL,
        "may_change": allow(visitor.person, "initiatives.change_activity", survey.activity),
        "has_told": has_told(survey, visitor),
        "consents": standing_consents(survey, visitor),
        **uses_of(survey),
        **may_do(visitor.person, "surveys", ON_A_SURVEY, survey),
    }


def uses_of(survey: Survey) -> Context:
    """What the answers are for, and on which basis: said to everybody before they answer."""
    edition = newest_edition(survey)
    asked = consents_in(questions_of(edition)).values() if edition else ()
    return {
        "consent_versions": [(PURPOSES.get(one.purpose, one.purpose), one.version) for one in asked],
        "brought": taken_imports(survey),
        "grounds": [one for one in survey.agreements.all() if one.runs and one.ground != Basis.CONSENT],
    }


def asking_of(survey: Survey, language: str) -> Asking:
    """Whatever is not drawn."""
    return Asking(draw(draft_of(survey), LOOKED_AT), language)


def way_of(response: Response) -> Walk:
    return walk(questions_of(response.edition), draws_of(response), response.answers)


def page_asked(way: Walk, code: str) -> ShownPage | None:
    """The one in the address, or else the first with something open, or the first of all; none where all are
    done."""
    if code in way.page:
        return way.page[code]
    return next((page for page in way.pages if way.open(page.code)), None) or way.next()


def answering_page(survey: Survey, response: Response, page: ShownPage, way: Walk, language: str) -> Context:
    asking = Asking(draws_of(response), language)
    done, count = way.progress(page.code)
    return {
        "survey": survey,
        "asking": asking,
        "done": done,
        "number": done + 1,
        "count": count,
        "has_before": way.previous(page.code) is not None,
        "is_last": way.next(page.code) is None,
    }


def preview_page(survey: Survey, language: str) -> Context:
    """All pages with all that may be asked on them, as somebody may see them, and under which conditions."""
    edition = newest_edition(survey)
    assert edition is not None
    questions = questions_of(edition)
    asking = Asking(draw(questions, LOOKED_AT), language)
    way = walk(questions, asking.draws, {})
    shown = [ShownPage(page, tuple(asking.draws.order(page))) for page in questions.pages]
    forms = [PageForm(None, way=way, page=page, asking=asking) for page in shown]
    return {"survey": survey, "initiative": survey.initiative, "edition": edition, "forms": forms}
