"""What is typed to publish tables, and to take a release back."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from samenspel.foundation.ui.fields import PlainText
from samenspel.spine.initiatives.things import part_of
from samenspel.tools.releases.models import Licence
from samenspel.tools.releases.wording import in_language

TABLES, MOST_BY = 3, 3
AGAIN = _("Count by each question once in a table.")
GAP = _("Choose the first question of this table, too.")


class ReleaseForm(forms.Form):
    """`words`: those of `actions.prepare_release`."""

    part = forms.ChoiceField(label=_("Of whom"), widget=forms.RadioSelect)
    purpose = PlainText(label=_("What for"), rows=2, max_length=300)
    licence = forms.ChoiceField(
        label=_("Licence"), choices=Licence.choices, widget=forms.RadioSelect, initial=Licence.CC0
    )
    sensitive = forms.MultipleChoiceField(
        label=_("Of which nobody may learn that a whole group answered alike"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, typed: Any = None, *, thing: Any, language: str) -> None:
        counted = part_of(thing, "counted")
        parts, names = counted.parts(thing), counted.variables(thing)
        super().__init__(typed, initial={"part": next(iter(parts), "")})
        choices = [(name, in_language(one.words, language)) for name, one in names.items()]
        fields: Any = self.fields
        fields["part"].choices = [*parts.items()]
        fields["sensitive"].choices = choices
        for table in range(1, TABLES + 1):
            for place in range(1, MOST_BY + 1):
                fields[f"by_{table}_{place}"] = self._by(table, place, choices)
        self.order_fields(["part", *(name for name in fields if name.startswith("by_")), "purpose"])

    def _by(self, table: int, place: int, choices: list[tuple[str, str]]) -> forms.ChoiceField:
        first, more = _("Table %(number)d: people by"), _("and by")
        return forms.ChoiceField(
            label=first % {"number": table} if place == 1 else more,
            choices=[("", "---------"), *choices],
            required=table == place == 1,
        )

    def clean(self) -> None:
        self.tables = []
        for table in range(1, TABLES + 1):
            chosen = [self.cleaned_data.get(f"by_{table}_{place}", "") for place in range(1, MOST_BY + 1)]
            by = [name for name in chosen if name]
            if len({*by}) < len(by):
                self.add_error(f"by_{table}_1", AGAIN)
            elif by and not chosen[0] and f"by_{table}_1" not in self.errors:
                self.add_error(f"by_{table}_1", GAP)
            self.tables += [by] if by else []

    @property
    def words(self) -> dict[str, Any]:
        asked = {name: self.cleaned_data[name] for name in ("part", "purpose", "licence")}
        used = {name for by in self.tables for name in by}
        sensitive = [name for name in self.cleaned_data["sensitive"] if name in used]
        return {**asked, "tables": self.tables, "sensitive": sensitive}


class TableForm(forms.Form):
    """Which categories of a table are wanted; of none ticked, all."""

    table = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, asked: Any, *, table: int, variables: Any) -> None:
        super().__init__(asked if any(name.startswith("only_") for name in asked) else None)
        self.initial["table"], fields = table, self.fields
        for at, (label, choices) in enumerate(variables):
            fields[f"only_{at}"] = forms.MultipleChoiceField(
                label=label, choices=choices, required=False, widget=forms.CheckboxSelectMultiple
            )

    @property
    def wanted(self) -> list[list[str]]:
        """What is not there narrows nothing."""
        names = [name for name in self.fields if name.startswith("only_")]
        found = self.cleaned_data if self.is_bound and self.is_valid() else {}
        return [found.get(name, []) for name in names]


class TakeBackForm(forms.Form):
    reason = PlainText(label=_("Why it is taken back"), rows=2, max_length=300)
