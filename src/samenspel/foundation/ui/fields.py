"""Form fields that other apps use."""

from datetime import date
from typing import Any

from django import forms
from django.core.validators import MaxValueValidator, MinValueValidator
from django.utils.translation import gettext_lazy as _

from samenspel.foundation import clock
from samenspel.foundation.ui.figures import as_money, sign_of, to_cents

MOST = 10**12
TOO_LONG = _("This is %(show_value)d characters long, and may be %(limit_value)d. Say it shorter.")
DASHES = "---------"  # what Django writes for the empty choice


def name_the_empty_choice(field: Any) -> None:
    """In words instead of dashes, unless the form did so itself."""
    words = _("Choose one") if field.required else _("None")
    if isinstance(field, forms.ModelChoiceField):
        field.empty_label = words if field.empty_label == DASHES else field.empty_label
    else:
        field.choices = [(value, words if name == DASHES else name) for value, name in field.choices]


def let_people_finish() -> None:
    """Every text field of every form says what is too long in a sentence of ours, and `control` shows it
    whole: a browser would cut it off without a word."""
    messages = forms.CharField.default_error_messages
    forms.CharField.default_error_messages = {**messages, "max_length": TOO_LONG}


def keep_to_our_time() -> None:
    """Every date in every form."""
    forms.DateField.default_validators = forms.DateTimeField.default_validators = [check_year]


def check_year(day: date) -> None:
    if day.year not in clock.YEARS:
        years = {"first": clock.YEARS[0], "last": clock.YEARS[-1]}
        raise forms.ValidationError(_("Choose a year from %(first)d to %(last)d."), params=years)


class PlainText(forms.CharField):
    """What people write in their own words, in `rows` lines; with one row it is a line. What nobody can
    see is nothing. `needed`: when, in words, if not always."""

    def __init__(self, *, rows: int = 4, needed: Any = "", **options: Any) -> None:
        self.needed = needed
        messages = {"required": _("Nothing is written yet. Write something first.")}
        widget = forms.Textarea({"rows": rows}) if rows > 1 else forms.TextInput()
        super().__init__(**{"widget": widget, "error_messages": messages, **options})

    def to_python(self, value: Any) -> str:
        text = str(super().to_python(value)).replace("\r\n", "\n").replace("\r", "\n").strip()
        return text if any(mark.isprintable() and not mark.isspace() for mark in text) else ""


class MoneyInput(forms.TextInput):
    """A box with the currency's sign before it."""

    kind = "money"

    def __init__(self, currency: str) -> None:
        super().__init__({"inputmode": "decimal", "autocomplete": "off"})
        self.sign = sign_of(currency)

    def format_value(self, value: Any) -> str | None:
        if isinstance(value, int):
            return f"{value // 100}.{value % 100:02}" if value % 100 else str(value // 100)
        return value if isinstance(value, str) else None


class MoneyField(forms.Field):
    """An amount that people type in their own way; its value is an integer of cents."""

    def __init__(
        self, *, currency: str = "EUR", min_cents: int = 0, max_cents: int = MOST, **options: Any
    ) -> None:
        super().__init__(widget=MoneyInput(currency), **options)
        least, most = as_money(min_cents, currency), as_money(max_cents, currency)
        self.validators += [
            MinValueValidator(min_cents, _("Write %(limit)s or more.") % {"limit": least}),
            MaxValueValidator(max_cents, _("Write %(limit)s or less.") % {"limit": most}),
        ]

    def to_python(self, value: Any) -> int | None:
        if value in self.empty_values:
            return None
        try:
            return to_cents(str(value))
        except ValueError as error:
            raise forms.ValidationError(str(error), code="invalid") from error


class WordsForm(forms.Form):
    """One text: an answer, a reason, an objection."""

    text = PlainText(max_length=3000, rows=5)

    def __init__(self, typed: Any = None, *, label: Any, help_text: Any = "") -> None:
        super().__init__(typed)
        self.fields["text"].label, self.fields["text"].help_text = label, help_text


def look_while_typing(form: forms.Form, name: str, address: str) -> None:
    """What is found at the address stands in #similar, while somebody types in this field."""
    asks = {
        "hx-get": address,
        "hx-trigger": "input changed delay:400ms",
        "hx-target": "#similar",
        "hx-sync": "this:replace",
    }
    form.fields[name].widget.attrs.update(asks)


def moment(label: Any, **options: Any) -> forms.DateTimeField:
    """A day and a time, with the browser's own picker."""
    widget = forms.DateTimeInput({"type": "datetime-local"}, format="%Y-%m-%dT%H:%M")
    return forms.DateTimeField(label=label, widget=widget, **options)


def day(label: Any, **options: Any) -> forms.DateField:
    """With the browser's own picker."""
    widget = forms.DateInput({"type": "date"}, format="%Y-%m-%d")
    return forms.DateField(label=label, widget=widget, **options)


def filled_rows(formset: forms.BaseFormSet[Any], needed: str) -> list[dict[str, str]]:
    """What was typed in the rows without mistakes whose `needed` field is not empty."""
    rows = [form.cleaned_data for form in formset.forms if form.is_valid()]
    return [row for row in rows if row.get(needed)]
