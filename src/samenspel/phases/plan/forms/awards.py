"""Following up what was chosen."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from samenspel.foundation.ui.fields import MoneyField
from samenspel.tools.promises import forms as promises


class UpdateForm(promises.UpdateForm):
    """And what it has cost until now; without an amount, as much as before."""

    spent = MoneyField(label=_("Spent until now"), required=False)
    field_order = ("text", "state", "spent", "picture", "picture_words", "shows_nobody")

    def clean(self) -> dict[str, Any]:
        values = super().clean()
        spent = values.get("spent")
        kept = self.initial.get("spent", 0) if spent is None else spent
        return {**values, "spent": kept}
