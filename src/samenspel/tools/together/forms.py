"""Merging one thing with another."""

from typing import Any

from django import forms
from django.db.models import QuerySet


class MergeForm(forms.Form):
    """Which of the `others` would take this one in."""

    into = forms.ModelChoiceField[Any](None, widget=forms.RadioSelect, empty_label=None)

    def __init__(
        self, typed: Any = None, *, others: "QuerySet[Any]", label: Any, initial: Any = None
    ) -> None:
        super().__init__(typed, initial=initial)
        field = self.fields["into"]
        assert isinstance(field, forms.ModelChoiceField)
        field.label, field.queryset = label, others.order_by("title")
