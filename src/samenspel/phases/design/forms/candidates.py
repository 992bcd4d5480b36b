"""What people say of themselves to be drawn, and what they answer to a letter."""

import hashlib
from collections.abc import Iterable
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from samenspel.foundation.mailboxes import MailboxInput
from samenspel.foundation.ui.fields import MoneyField, PlainText
from samenspel.foundation.ui.uploads import check_megabytes
from samenspel.phases.design.models.candidates import (
    LONGEST_ADDRESS,
    LONGEST_NAME,
    Candidate,
    Expense,
    Need,
    Reply,
)
from samenspel.phases.design.models.lotteries import Lottery

LARGEST_LIST_MB, DEAREST = 16, 100_000_00


def field_of(feature: str) -> str:
    """Named by what it asks, not by its place: quotas may be put in another order while somebody types."""
    return f"feature_{hashlib.sha256(feature.encode()).hexdigest()[:12]}"


class FeaturesForm(forms.Form):
    """A choice for each feature, and what somebody needs to come."""

    needs = forms.MultipleChoiceField(
        label=_("What I need to take part"),
        choices=Need.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("It makes no difference to your chance. Only those who run this read it."),
    )
    needs_words = PlainText(label=_("More about that"), rows=2, max_length=500, required=False)

    def __init__(
        self,
        typed: Any = None,
        *,
        lottery: Lottery,
        features: Iterable[str] | None = None,
        required: bool = True,
        **options: Any,
    ) -> None:
        super().__init__(typed, **options)
        known = lottery.features
        self.asked = {field_of(feature): feature for feature in (known if features is None else features)}
        for name, feature in self.asked.items():
            self.fields[name] = forms.ChoiceField(
                label=feature,
                required=required,
                choices=[("", _("Choose one")), *((value, value) for value in known[feature])],
            )
        self.order_fields([name for name in self.fields if not name.startswith("needs")])

    @property
    def values(self) -> dict[str, str]:
        typed = self.cleaned_data
        return {feature: typed[name] for name, feature in self.asked.items() if typed.get(name)}

    @property
    def needed(self) -> dict[str, Any]:
        kinds, words = self.cleaned_data["needs"], self.cleaned_data["needs_words"]
        return {"kinds": kinds, "words": words} if kinds or words else {}


class SignUpForm(FeaturesForm):
    name = PlainText(label=_("Name"), rows=1, max_length=LONGEST_NAME)
    address = PlainText(
        label=_("Address"),
        rows=2,
        max_length=LONGEST_ADDRESS,
        help_text=_("Street and number, postcode and town. Of one address at most one person is drawn."),
    )
    field_order: tuple[str, ...] = ("name", "address")

    def __init__(self, typed: Any = None, *, lottery: Lottery, mine: Candidate | None = None) -> None:
        super().__init__(typed, lottery=lottery, initial=_told(mine, lottery))

    @property
    def told(self) -> dict[str, Any]:
        """For the action."""
        typed = self.cleaned_data
        return {
            "name": typed["name"],
            "address": " ".join(typed["address"].split()),
            "values": self.values,
            "needs": self.needed,
        }


def _told(mine: Candidate | None, lottery: Lottery) -> dict[str, Any]:
    if mine is None:
        return {}
    features = {field_of(feature): mine.values.get(feature, "") for feature in lottery.features}
    return {"name": mine.name, "address": mine.address, **features, **_needed(mine)}


def _needed(mine: Candidate) -> dict[str, Any]:
    return {"needs": mine.needs.get("kinds", []), "needs_words": mine.needs.get("words", "")}


class CandidateForm(SignUpForm):
    """Of somebody who signed up on paper."""

    email = MailboxInput(label=_("E-mail address"), required=False)
    field_order = ("name", "address", "email")

    @property
    def told(self) -> dict[str, Any]:
        return {**super().told, "email": self.cleaned_data["email"]}


class AnswerForm(FeaturesForm):
    """To a letter. Who says no answers no other question."""

    reply = forms.ChoiceField(
        label=_("Your answer"),
        choices=[(Reply.YES, _("Yes, I can be drawn for the panel")), (Reply.NO, _("No"))],
        widget=forms.RadioSelect,
    )
    field_order: tuple[str, ...] = ("reply",)

    def __init__(self, typed: Any = None, *, candidate: Candidate) -> None:
        """Begins with the answer that was given."""
        given = {"reply": candidate.reply, **_needed(candidate)}
        super().__init__(
            typed, lottery=candidate.lottery, features=candidate.missing, required=False, initial=given
        )

    def clean(self) -> dict[str, Any]:
        typed = super().clean() or {}
        if typed.get("reply") == Reply.YES:
            for name, feature in self.asked.items():
                if not typed.get(name) and feature in self.missing:
                    self.add_error(name, _("Choose what fits you: it decides who can sit together."))
        return typed

    @property
    def missing(self) -> Iterable[str]:
        return self.asked.values()

    @property
    def answer(self) -> dict[str, Any]:
        """For the action."""
        return {"reply": self.cleaned_data["reply"], "values": self.values, "needs": self.needed}


class NumberForm(forms.Form):
    """Somebody by the number in their letter."""

    number = forms.CharField(
        label=_("Number"), max_length=20, help_text=_("As it stands in the letter, such as 7KQ2-M9XD.")
    )

    def __init__(self, typed: Any = None, *, lottery: Lottery, **options: Any) -> None:
        super().__init__(typed, **options)
        self.lottery = lottery

    def clean_number(self) -> Candidate:
        number = "".join(self.cleaned_data["number"].upper().split()).replace("-", "")
        found = self.lottery.candidates.filter(number=f"{number[:4]}-{number[4:]}").first()
        if found is None:
            raise forms.ValidationError(_("Nobody in this pool has this number. Look at the letter again."))
        found.lottery = self.lottery
        return found


class PaperReplyForm(NumberForm, AnswerForm):
    """Of whoever it is by the number; what the list knew of them is not asked."""

    field_order = ("number", "reply")

    def __init__(self, typed: Any = None, *, lottery: Lottery) -> None:
        self.lottery = lottery
        FeaturesForm.__init__(self, typed, lottery=lottery, required=False)

    @property
    def missing(self) -> Iterable[str]:
        """What the list did not say of this one."""
        candidate = self.cleaned_data.get("number")
        return candidate.missing if candidate else []


class ExpenseForm(NumberForm):
    what = PlainText(label=_("For what"), rows=1, max_length=120)
    cents = MoneyField(label=_("Amount"), min_cents=1, max_cents=DEAREST)


class RemoveExpenseForm(forms.Form):
    expense = forms.ModelChoiceField[Expense](Expense.objects.none())

    def __init__(self, typed: Any, *, expenses: "QuerySet[Expense]") -> None:
        super().__init__(typed)
        field = self.fields["expense"]
        assert isinstance(field, forms.ModelChoiceField)
        field.queryset = expenses


class ListForm(forms.Form):
    file = forms.FileField(
        label=_("List of people"),
        widget=forms.FileInput({"accept": ".csv,text/csv,text/plain"}),
        help_text=_(
            "A table (CSV) with a column “name”, and “address”, “postcode” and “town” or “e-mail”. Columns "
            "with the name of a feature are read too; what is empty there is asked with the letter. "
            "“chosen” says yes for whoever has a seat already."
        ),
    )

    def clean_file(self) -> Any:
        check_megabytes(self.cleaned_data["file"], LARGEST_LIST_MB)
        return self.cleaned_data["file"]
