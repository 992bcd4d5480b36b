"""What is typed about signs, figures and readiness."""

from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from samenspel.foundation.ui.fields import PlainText
from samenspel.foundation.ui.lists import ListForm, choice
from samenspel.methods.barriers import GAUGES, SIDES, Side, catalogue
from samenspel.methods.typology import SECTORS
from samenspel.phases.learn.models.watching import LONGEST_ANSWER, LONGEST_SOURCE, Readiness, SignSeen
from samenspel.phases.learn.queries.risks import sectors_of
from samenspel.phases.learn.queries.watching import answers_of, gauges_counted
from samenspel.spine.initiatives.models import Initiative

LONGEST_READY = 600
MOST = Decimal(10**11)


class BarriersList(ListForm):
    side = choice(_("Side"), {"": _("Both sides"), **{one.value: _(SIDES[one]) for one in Side}})
    sector = choice(_("Sector"), {"": _("All sectors"), **{name: _(said) for name, said in SECTORS.items()}})


class SignForm(forms.Form):
    """Its cleaned data are the words of `actions.watching.answer_sign`."""

    answer = PlainText(
        label=_("What you say to it"),
        rows=4,
        max_length=LONGEST_ANSWER,
        help_text=_("Without names. The coordinators of both sides read it."),
    )
    is_settled = forms.TypedChoiceField(
        label=_("What becomes of it"),
        choices=[("yes", _("It is as it should be")), ("no", _("We look into it"))],
        coerce=lambda typed: typed == "yes",
        widget=forms.RadioSelect,
    )

    def __init__(self, typed: Any = None, *, sign: SignSeen) -> None:
        super().__init__(typed, initial={"answer": sign.answer})


class NotedForm(forms.Form):
    """Its cleaned data are the words of `actions.watching.note_gauge`."""

    gauge = forms.ChoiceField(label=_("What you note"))
    part = forms.DecimalField(
        label=_("First amount"), min_value=0, max_value=MOST, max_digits=14, decimal_places=2
    )
    whole = forms.DecimalField(
        label=_("Second amount"),
        min_value=Decimal("0.01"),
        max_value=MOST,
        max_digits=14,
        decimal_places=2,
    )
    source = PlainText(
        label=_("Where you have it from"),
        rows=1,
        max_length=LONGEST_SOURCE,
        help_text=_("Such as: the department's budget of 2026, page 12."),
    )

    def __init__(self, typed: Any = None) -> None:
        super().__init__(typed)
        counted = gauges_counted()
        noted = [one for one in GAUGES.values() if one.is_noted and one.name not in counted]
        words = _("%(label)s: first %(part)s, then %(whole)s")
        self.fields["gauge"].choices = [  # type: ignore[attr-defined]
            (one.name, words % {"label": _(one.label), "part": _(one.part), "whole": _(one.whole)})
            for one in noted
        ]


class ReadinessForm(forms.Form):
    """One question for each thing to ask this side, in the sectors of the initiative."""

    def __init__(
        self, typed: Any = None, *, initiative: Initiative, side: str, last: Readiness | None
    ) -> None:
        super().__init__(typed, initial=dict(answers_of(last)))
        language = get_language() or "en"
        for one in catalogue().asked_of(Side(side), sectors_of(initiative)):
            label = one.text.get(language, one.text["en"])
            self.fields[one.name] = PlainText(label=label, rows=2, max_length=LONGEST_READY, required=False)

    def clean(self) -> dict[str, Any]:
        typed: dict[str, Any] = super().clean() or {}
        if not self.errors and not any(typed.values()):
            raise forms.ValidationError(_("Answer at least one question."))
        return typed
