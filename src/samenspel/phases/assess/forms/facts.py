"""What only people know of a study: the questions that checklists ask."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from samenspel.foundation.ui.fields import PlainText
from samenspel.foundation.ui.words import said
from samenspel.methods.reporting import CHECKLISTS, FACTS
from samenspel.phases.assess.models.reports import Report
from samenspel.spine.initiatives.models import Side

MOST = 2000
OF_OUR_OWN = {
    "next": _("What should be tried next?"),
    "harms.sought": _("Did you ask for side effects, whom, and how?"),
    "harms": _("Which side effects were there?"),
    "others": _("What did it change for those who took no part, and how do you know?"),
    f"cost.hours.{Side.CITIZEN}": _("How many hours did citizens give, and how do you know?"),
    f"cost.hours.{Side.ORGANISATION}": _("How many hours did the organisation give, and how do you know?"),
    f"cost.money.{Side.ORGANISATION}": _("What did it cost the organisation, besides those hours?"),
    f"cost.money.{Side.CITIZEN}": _("What did it cost citizens?"),
}


class FactsForm(forms.Form):
    """A question for each fact of one checklist, with what was told before."""

    def __init__(self, typed: Any, *, report: Report, checklist: str) -> None:
        super().__init__(typed)
        for name, label in questions_in(checklist).items():
            self.fields[name] = PlainText(
                label=label, rows=2, max_length=MOST, required=False, initial=report.facts.get(name, "")
            )


def questions_in(checklist: str) -> dict[str, Any]:
    """Those of any report where there is no such checklist."""
    found = {one.name.split()[0].lower(): one for one in CHECKLISTS}.get(checklist)
    if found is None:
        return OF_OUR_OWN
    names = dict.fromkeys(name for item in found.items for name in item.facts)
    return {name: said(FACTS[name]) for name in names}
