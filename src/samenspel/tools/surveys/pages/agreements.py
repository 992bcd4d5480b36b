"""What the pages of agreements on research show."""

from typing import Any

from django.conf import settings
from django.utils.translation import get_language

from samenspel.foundation.access import may_do
from samenspel.foundation.ui.pages import Context
from samenspel.tools.surveys.forms.agreements import FilesForm
from samenspel.tools.surveys.models.agreements import Agreement
from samenspel.tools.surveys.queries.agreements import withdrawn_from
from samenspel.tools.surveys.queries.research_known import known_said
from samenspel.tools.surveys.wording import basis_said, withdrawn_said

ON_AN_AGREEMENT = ("end_agreement", "write_files")


def agreement_page(agreement: Agreement, person: Any) -> Context:
    may = may_do(person, "surveys", ON_AN_AGREEMENT, agreement)
    is_holder = may["may_write_files"]
    return {
        "agreement": agreement,
        "survey": agreement.survey,
        "basis": basis_said(agreement),
        "known": known_said(agreement, get_language() or ""),
        "fewest": settings.FEWEST_SHOWN,
        "withdrawn": withdrawn_said(withdrawn_from(agreement.survey)),
        "form": FilesForm(survey=agreement.survey) if is_holder else None,
        "files": agreement.files.first() if is_holder else None,
        **may,
    }
