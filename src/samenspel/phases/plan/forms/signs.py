"""Certifying a vote."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from samenspel.phases.plan.actions.certifying import SAY_WHY


class CertifyForm(forms.Form):
    """Nothing to fill in, unless there are signs to look at."""

    despite = forms.CharField(
        label=_("What did you find out about the signs?"),
        max_length=3000,
        widget=forms.Textarea({"rows": 4}),
        help_text=_("And why do you certify the vote all the same? Everyone reads this, with your name."),
        error_messages={"required": SAY_WHY},
    )

    def __init__(self, typed: Any = None, *, with_signs: bool) -> None:
        super().__init__(typed)
        if not with_signs:
            del self.fields["despite"]
