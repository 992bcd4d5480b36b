"""Moments that are said by the clocks of one place."""

from datetime import UTC, datetime, tzinfo
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from samenspel.foundation.ui.words import said
from samenspel.methods.moments import NoMoment, read_moment

TWICE = _(
    "This time comes twice in that night, because the clock is set back. Choose another, or write behind it "
    "which: %(first)s or %(second)s."
)


class ZonedMoment(forms.CharField):
    """2026-12-05 23:59, or with an offset behind it; `zone` is set by the form that has it."""

    zone: tzinfo = UTC

    def __init__(self, **options: Any) -> None:
        help_text = _("Such as 2026-12-05 23:59.")
        widget = forms.TextInput({"autocomplete": "off", "inputmode": "text"})
        super().__init__(**{"max_length": 40, "help_text": help_text, "widget": widget, **options})

    def moment(self, text: str) -> datetime:
        """Raises ValidationError for what the clocks there never show, or show twice."""
        try:
            written = read_moment(text)
            found = written.at(self.zone)
        except NoMoment as error:
            words = gettext("Write a day and a time, such as 2026-12-05 23:59.")
            problem = said(error.problem) if error.problem else words
            raise forms.ValidationError(problem[:1].upper() + problem[1:]) from None
        if written.clock is None:
            raise forms.ValidationError(_("Write a time too, such as 23:59."))
        first, second = (found.replace(fold=fold).utcoffset() for fold in (0, 1))
        if written.offset is None and first != second:
            names = (found.replace(fold=fold).strftime("%z") for fold in (0, 1))
            told = dict(zip(("first", "second"), (f"{one[:3]}:{one[3:]}" for one in names), strict=True))
            raise forms.ValidationError(TWICE, params=told)
        return found.astimezone(UTC)


def shown_in(moment: datetime | None, zone: tzinfo) -> str:
    """As it would be typed; with its offset where it would not be clear without."""
    if moment is None:
        return ""
    local = moment.astimezone(zone)
    is_twice = local.replace(fold=0).utcoffset() != local.replace(fold=1).utcoffset()
    offset = local.strftime("%z")
    return f"{local:%Y-%m-%d %H:%M}" + (f" {offset[:3]}:{offset[3:]}" if is_twice else "")


def moments_of(form: forms.Form, zone: tzinfo, **others: tzinfo) -> dict[str, datetime]:
    """Of all such fields that were filled in, in this zone or in those of `others`, by field; what is wrong
    stands beside it."""
    found = {}
    for name, field in form.fields.items():
        if isinstance(field, ZonedMoment) and (text := form.cleaned_data.get(name)):
            field.zone = others.get(name, zone)
            try:
                found[name] = field.moment(text)
            except forms.ValidationError as error:
                form.add_error(name, error)
    return found
