"""What is typed about rooms, sessions, talks, who discusses them, and who comes when."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from samenspel.foundation.mailboxes import MailboxInput
from samenspel.foundation.ui.fields import PlainText
from samenspel.methods.programmes.programme import LONGEST
from samenspel.phases.assess.forms.indicators import SavingForm
from samenspel.phases.learn.forms.calls import EARLIER
from samenspel.phases.learn.forms.series import somebody_at
from samenspel.phases.learn.forms.zoned import ZonedMoment, moments_of, shown_in
from samenspel.phases.learn.models.contributions import Contribution
from samenspel.phases.learn.models.programme import Room, Session, SessionKind
from samenspel.phases.learn.models.registrations import Registration
from samenspel.phases.learn.models.reviews import ReviewerSide
from samenspel.phases.learn.models.series import Edition

NEAR = timedelta(days=14)
STEPS = (-60, -15, 15, 60)
"""By how many minutes one press moves a session."""


def minutes_field(initial: int) -> forms.IntegerField:
    return forms.IntegerField(label=_("Minutes"), min_value=1, max_value=LONGEST, initial=initial)


class RoomForm(SavingForm):
    name = PlainText(label=_("Name"), rows=1, max_length=80)
    directions = PlainText(
        label=_("How to find it"),
        rows=2,
        max_length=300,
        required=False,
        help_text=_("Such as: second floor, there is a lift, and a loop for hearing aids."),
    )


class SessionForm(forms.Form):
    """Its cleaned data are the words of `actions.programme.add_session`."""

    title = PlainText(label=_("Title"), rows=1, max_length=150)
    kind = forms.ChoiceField(
        label=_("What it is"),
        choices=SessionKind.choices,
        initial=SessionKind.TALKS,
        widget=forms.RadioSelect,
    )
    starts_at = ZonedMoment(label=_("Begins"))
    minutes = minutes_field(90)
    room = forms.ModelChoiceField(label=_("Room"), queryset=Room.objects.none(), required=False)
    chair = MailboxInput(
        label=_("Who leads it"),
        required=False,
        help_text=_("Their e-mail address here. Their name is public with the programme."),
    )
    text = PlainText(label=_("What it is about"), rows=4, max_length=3000, required=False)

    def __init__(self, typed: Any, *, edition: Edition, session: Session | None = None) -> None:
        super().__init__(typed, initial=_as_typed(session) if session else _first(edition))
        self.edition = edition
        self.fields["room"].queryset = Room.objects.filter(edition=edition)  # type: ignore[attr-defined]  # of a ModelChoiceField
        self.fields["starts_at"].help_text = _("Such as 2026-12-05 09:30, by the clocks of %(zone)s.") % {
            "zone": edition.zone
        }

    def clean_chair(self) -> Any:
        address = self.cleaned_data["chair"]
        return somebody_at(address) if address else None

    def clean(self) -> dict[str, Any]:
        typed = super().clean() or {}
        here = moments_of(self, self.edition.tzinfo)
        if "starts_at" in here and not self._is_near(here["starts_at"]):
            days = {"first": self.edition.begins_on, "last": self.edition.ends_on}
            words = _("This edition is from %(first)s to %(last)s. Choose a day of it.")
            self.add_error("starts_at", forms.ValidationError(words, params=days))
        return {**typed, **here}

    def _is_near(self, moment: datetime) -> bool:
        day = moment.astimezone(self.edition.tzinfo).date()
        return self.edition.begins_on - NEAR <= day <= self.edition.ends_on + NEAR


def _first(edition: Edition) -> dict[str, Any]:
    """Where the last one ends."""
    last = Session.objects.filter(edition=edition).order_by("starts_at").last()
    if last is None:
        return {"starts_at": f"{edition.begins_on} 09:00"}
    end = last.starts_at + timedelta(minutes=last.minutes)
    return {"starts_at": shown_in(end, edition.tzinfo), "room": last.room_id}


def _as_typed(session: Session) -> dict[str, Any]:
    return {
        **{name: getattr(session, name) for name in ("title", "kind", "minutes", "room", "text")},
        "starts_at": shown_in(session.starts_at, session.edition.tzinfo),
        "chair": session.chair.email if session.chair else "",
    }


class StepForm(forms.Form):
    """By which button."""

    minutes = forms.TypedChoiceField(choices=[(step, step) for step in STEPS], coerce=int)


class WayForm(forms.Form):
    way = forms.ChoiceField(choices=[("up", "up"), ("down", "down")])


class TalkForm(SavingForm):
    """Its cleaned data are the words of `actions.programme.place_talk`. `known`: what may be planned."""

    contribution = forms.TypedChoiceField(label=_("Contribution"))
    session = forms.ModelChoiceField(label=_("Session"), queryset=Session.objects.none())
    minutes = minutes_field(20)

    def __init__(
        self, typed: Any, *, edition: Edition, known: Mapping[int, Contribution], initial: Mapping[str, Any]
    ) -> None:
        super().__init__(typed, initial={**initial})
        self.known = known
        choices = [(key, f"{one.number}. {one}") for key, one in known.items()]
        self.fields["contribution"].choices = choices  # type: ignore[attr-defined]  # of a choice field
        self.fields["session"].queryset = Session.objects.filter(edition=edition)  # type: ignore[attr-defined]  # idem

    def clean_contribution(self) -> Contribution:
        return self.known[int(self.cleaned_data["contribution"])]


class MinutesForm(forms.Form):
    minutes = minutes_field(20)


class DiscussantForm(SavingForm):
    person = MailboxInput(label=_("Their e-mail address"))
    side = forms.ChoiceField(
        label=_("Side"),
        choices=ReviewerSide.choices,
        widget=forms.RadioSelect,
        help_text=_("Each talk has one of both. Who discusses it on that side already is replaced."),
    )

    def clean_person(self) -> Any:
        return somebody_at(self.cleaned_data["person"])


class AbsenceForm(SavingForm):
    since = ZonedMoment(label=_("From"))
    until = ZonedMoment(label=_("Until"))

    def __init__(self, typed: Any, *, edition: Edition) -> None:
        super().__init__(typed)
        self.edition = edition

    def clean(self) -> dict[str, Any]:
        typed = super().clean() or {}
        here = moments_of(self, self.edition.tzinfo)
        if len(here) == 2 and here["until"] <= here["since"]:
            self.add_error("until", EARLIER)
        return {**typed, **here}


class RegistrationForm(forms.ModelForm[Registration]):
    class Meta:
        model = Registration
        fields = ("name", "affiliation", "diet", "access")
        field_classes = dict.fromkeys(fields, PlainText)
        widgets = {
            "name": forms.TextInput(),
            "affiliation": forms.TextInput(),
            "diet": forms.TextInput(),
            "access": forms.Textarea({"rows": 3}),
        }
        help_texts = {
            "diet": _("Only organisers read this. It is erased once the edition is over."),
            "access": _(
                "Such as a ramp, an interpreter, a quiet room. Only organisers read this. It is erased once "
                "the edition is over."
            ),
        }
