"""What reviewers and organisers type while reviewing."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from samenspel.foundation.ui.fields import PlainText
from samenspel.phases.learn.forms.contributions import cleaned_orcid, orcid_field
from samenspel.phases.learn.forms.series import MailboxForm
from samenspel.phases.learn.models.calls import Criterion
from samenspel.phases.learn.models.reviews import LONGEST, Assignment, Outcome, ReviewerSide

HAND_IN = "hand_in"


class ReviewerForm(MailboxForm):
    """Its cleaned data are the words of `actions.reviewing.ask_reviewer`."""

    side = forms.ChoiceField(label=_("Side"), choices=ReviewerSide.choices, widget=forms.RadioSelect)


class ReviewingForm(forms.Form):
    """Its cleaned data are the words of `actions.reviewing.change_reviewing`."""

    topics = PlainText(
        label=_("What you know about"),
        rows=2,
        max_length=500,
        required=False,
        help_text=_("Your own words, between commas. Contributions with these words come to you first."),
    )
    organisation = PlainText(
        label=_("Your organisation"),
        rows=1,
        max_length=200,
        required=False,
        help_text=_("So that you are not asked to judge colleagues."),
    )
    orcid = orcid_field()

    def clean_orcid(self) -> str:
        return cleaned_orcid(self.cleaned_data["orcid"])


class ReviewForm(forms.Form):
    """A field for each criterion. A draft may lack anything; what is handed in may not."""

    for_authors = PlainText(label=_("For the authors"), rows=8, max_length=LONGEST, required=False)
    for_organisers = PlainText(
        label=_("For the organisers only"),
        rows=3,
        max_length=LONGEST,
        required=False,
        help_text=_("Authors and other reviewers do not read this."),
    )

    def __init__(self, typed: Any, *, assignment: Assignment) -> None:
        review = getattr(assignment, "review", None)
        marks = review.marks if review else {}
        initial = {f"mark_{key}": mark for key, mark in marks.items()}
        texts = ("for_authors", "for_organisers")
        super().__init__(typed, initial={**initial, **{name: getattr(review, name, "") for name in texts}})
        contribution = assignment.contribution
        self.criteria = [*contribution.call.criteria.filter(of_kind=contribution.kind)]
        for one in self.criteria:
            self.fields[f"mark_{one.pk}"] = _mark(one)
        self.order_fields([*(f"mark_{one.pk}" for one in self.criteria), *texts])

    @property
    def marks(self) -> dict[str, int]:
        found = ((one.pk, self.cleaned_data.get(f"mark_{one.pk}")) for one in self.criteria)
        return {str(key): mark for key, mark in found if mark}

    def clean(self) -> dict[str, Any]:
        typed = super().clean() or {}
        if HAND_IN in self.data:
            for one in self.criteria:
                if not typed.get(f"mark_{one.pk}"):
                    self.add_error(f"mark_{one.pk}", _("Choose one, to hand this in."))
            if not typed.get("for_authors"):
                self.add_error("for_authors", _("Write something for the authors, to hand this in."))
        return typed


def _mark(criterion: Criterion) -> forms.TypedChoiceField:
    choices = [(number, f"{number}. {word}") for number, word in enumerate(criterion.words, 1)]
    return forms.TypedChoiceField(
        label=criterion.name,
        choices=choices,
        coerce=int,
        required=False,
        empty_value=None,
        widget=forms.RadioSelect,
    )


class DeclareForm(forms.Form):
    why = PlainText(
        label=_("What keeps you from judging this?"),
        rows=2,
        max_length=300,
        help_text=_(
            "Such as: I know who wrote this, we work together. Only organisers without a conflict read it."
        ),
    )


class DecisionForm(forms.Form):
    """Its cleaned data are the words of `actions.reviews.decide`."""

    outcome = forms.ChoiceField(label=_("Decision"), choices=Outcome.choices, widget=forms.RadioSelect)
    words = PlainText(label=_("Why, for the authors"), rows=6, max_length=LONGEST)
