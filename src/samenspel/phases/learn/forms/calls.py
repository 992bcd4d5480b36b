"""What is typed about a call, the phases of its review, and its criteria."""

from collections.abc import Iterator
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from samenspel.foundation.mailboxes import MailboxInput
from samenspel.foundation.ui.fields import PlainText
from samenspel.phases.learn.forms.series import NOBODY
from samenspel.phases.learn.forms.zoned import ZonedMoment, moments_of, shown_in
from samenspel.phases.learn.models.calls import (
    LEAST_REVIEWERS,
    MARKS,
    MOST_REVIEWERS,
    Blindness,
    Call,
    Kind,
    Shown,
)
from samenspel.phases.learn.models.series import ANYWHERE, Edition
from samenspel.phases.learn.rules.conflicts import owners_of

MOST_THEMES, MOST_CRITERIA = 20, 12
EARLIER = _("It ends before it begins. Choose a later moment.")


def lines_in(text: str) -> list[str]:
    """Each once, without empty ones."""
    return [*dict.fromkeys(line for line in (" ".join(one.split()) for one in text.splitlines()) if line)]


class CallForm(forms.Form):
    """Its cleaned data are the words of `actions.calls.set_up_call`."""

    title = PlainText(label=_("Title"), rows=1, max_length=150)
    text = PlainText(label=_("What you ask"), rows=8, max_length=8000)
    themes = PlainText(
        label=_("Themes"), rows=4, max_length=1600, required=False, help_text=_("One on each line.")
    )
    kinds = forms.MultipleChoiceField(
        label=_("What may be handed in"),
        choices=Kind.choices,
        initial=[kind.value for kind in Kind],
        widget=forms.CheckboxSelectMultiple,
    )
    opens_at = ZonedMoment(label=_("Opens"))
    closes_at = ZonedMoment(label=_("Closes"))
    anywhere = forms.BooleanField(
        label=_("It closes when that moment has come everywhere on earth"),
        required=False,
        help_text=_("Then the end is read by the clocks where a day ends last (UTC−12)."),
    )
    blindness = forms.ChoiceField(
        label=_("Who knows whom"),
        choices=Blindness.choices,
        initial=Blindness.DOUBLE,
        widget=forms.RadioSelect,
    )
    each = forms.IntegerField(
        label=_("Reviewers for each contribution"),
        initial=3,
        min_value=LEAST_REVIEWERS,
        max_value=MOST_REVIEWERS,
        help_text=_("Among them at least one scholar and one practitioner."),
    )
    substitute = MailboxInput(
        label=_("Who runs what organisers themselves contribute"),
        required=False,
        help_text=_("Their e-mail address. Only they see such contributions and who reviews them."),
    )

    def __init__(self, typed: Any, *, edition: Edition, call: Call | None = None) -> None:
        super().__init__(typed, initial=_as_typed(call) if call else None)
        self.edition, self.call = edition, call

    def clean_themes(self) -> list[str]:
        themes = lines_in(self.cleaned_data["themes"])
        if len(themes) > MOST_THEMES or any(len(theme) > 80 for theme in themes):
            words = _("At most %(most)d themes, each of at most 80 characters.")
            raise forms.ValidationError(words, params={"most": MOST_THEMES})
        return themes

    def clean_substitute(self) -> Any:
        address = self.cleaned_data["substitute"]
        person = owners_of([address]).get(address) if address else None
        if address and person is None:
            raise forms.ValidationError(NOBODY)
        if person and self.edition.organisers.filter(person=person).exists():
            raise forms.ValidationError(_("They organise this themselves. Name somebody else."))
        return person

    def clean(self) -> dict[str, Any]:
        typed = super().clean() or {}
        zone = self.edition.tzinfo
        here = moments_of(self, zone, closes_at=ANYWHERE if typed.get("anywhere") else zone)
        if "opens_at" in here and "closes_at" in here and here["closes_at"] <= here["opens_at"]:
            self.add_error("closes_at", EARLIER)
        return {**typed, **here}


def _as_typed(call: Call) -> dict[str, Any]:
    zone = call.edition.tzinfo
    names = ("title", "text", "kinds", "anywhere", "blindness", "each")
    return {
        **{name: getattr(call, name) for name in names},
        "themes": "\n".join(one.name for one in call.themes.all()),
        "opens_at": shown_in(call.opens_at, zone),
        "closes_at": shown_in(call.closes_at, call.tzinfo),
        "substitute": call.substitute.email if call.substitute else "",
    }


class CancelForm(forms.Form):
    reason = PlainText(
        label=_("Why"),
        rows=3,
        max_length=400,
        help_text=_("Everyone reads this, and all who contributed or review are told by mail."),
    )


class PhaseForm(forms.Form):
    """Its cleaned data are the words of `actions.calls.add_phase`."""

    name = PlainText(
        label=_("Name"), rows=1, max_length=80, help_text=_("With the name of one that is there, it changes.")
    )
    opens_at = ZonedMoment(label=_("Opens"))
    closes_at = ZonedMoment(label=_("Closes"))
    shown = forms.ChoiceField(
        label=_("What reviewers see of each other"),
        choices=Shown.choices,
        initial=Shown.AFTER,
        widget=forms.RadioSelect,
    )
    talks = forms.BooleanField(
        label=_("Reviewers may discuss, once they handed in their own"), required=False
    )

    def __init__(self, typed: Any, *, call: Call) -> None:
        super().__init__(typed)
        self.call = call

    def clean(self) -> dict[str, Any]:
        typed = super().clean() or {}
        here = moments_of(self, self.call.edition.tzinfo)
        if len(here) == 2 and here["closes_at"] <= here["opens_at"]:
            self.add_error("closes_at", EARLIER)
        return {**typed, **here}


class CriteriaForm(forms.Form):
    """Its cleaned data are the words of `actions.calls.set_criteria`."""

    kind = forms.ChoiceField(label=_("For"), choices=Kind.choices, widget=forms.RadioSelect)
    criteria = PlainText(
        label=_("Questions, and what each mark means"),
        rows=8,
        max_length=6000,
        help_text=_("One on each line, with its marks from low to high: Is it clear? | No | Partly | Yes"),
    )

    def clean_criteria(self) -> list[tuple[str, list[str]]]:
        found = [*self._read(lines_in(self.cleaned_data["criteria"]))]
        if len(found) > MOST_CRITERIA or len({name for name, _words in found}) < len(found):
            words = _("At most %(most)d questions, each once.")
            raise forms.ValidationError(words, params={"most": MOST_CRITERIA})
        return found

    def _read(self, lines: list[str]) -> Iterator[tuple[str, list[str]]]:
        for line in lines:
            name, *words = (part.strip() for part in line.split("|"))
            if not name or len(name) > 150 or not 2 <= len(words) <= len(MARKS) or not all(words):
                fault = _("“%(line)s” needs a question and two to five marks, with | between them.")
                raise forms.ValidationError(fault, params={"line": line[:60]})
            yield name, words


def criteria_as_typed(call: Call, kind: str) -> dict[str, str]:
    rows = call.criteria.filter(of_kind=kind)
    return {"kind": kind, "criteria": "\n".join(" | ".join((one.name, *one.words)) for one in rows)}
