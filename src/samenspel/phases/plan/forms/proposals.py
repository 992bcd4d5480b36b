"""Proposing, checking, objecting."""

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from samenspel.foundation.locks.versions import version_of
from samenspel.foundation.ui.fields import MoneyField, PlainText
from samenspel.foundation.ui.lists import LIST_OR_MAP, ListForm, SortField, choice, tabs, words
from samenspel.foundation.ui.maps import PlaceForm
from samenspel.foundation.ui.pictures import PictureForm
from samenspel.foundation.ui.seen import SeenForm
from samenspel.phases.plan.models import BudgetRound, Criterion, Proposal
from samenspel.phases.plan.queries import PROPOSED
from samenspel.spine.services.models import Area

LONGEST_TITLE, LONGEST_TEXT = 120, 5000
LOOKED_FOR = (Proposal.State.SUBMITTED, Proposal.State.ACCEPTED, Proposal.State.DECLINED)


class ProposalForm(PictureForm, PlaceForm):
    """What somebody wants, why, and what it needs."""

    title = PlainText(
        label=_("Title"),
        max_length=LONGEST_TITLE,
        rows=1,
        help_text=_("What is it? Such as: a bench by the pond."),
    )
    description = PlainText(
        label=_("Why"),
        max_length=LONGEST_TEXT,
        rows=5,
        help_text=_("For whom is it, and what will be better?"),
    )
    needs = PlainText(
        label=_("What it needs"),
        max_length=LONGEST_TEXT,
        required=False,
        help_text=_(
            "Materials, work, permission… You need not know what it costs: professionals work that out."
        ),
    )
    area = forms.ModelChoiceField(Area.objects.all(), label=_("Area"), required=False)
    where = PlainText(
        label=_("Where exactly"),
        required=False,
        max_length=200,
        rows=1,
        help_text=_("A street, a corner, a building."),
    )
    field_order: tuple[str, ...] = (*PROPOSED, "shows_nobody")


class ChangeForm(SeenForm, ProposalForm):
    """Nobody writes over what another author saved."""

    COMPARED = ("title", "description", "needs", "area", "where", "picture_words")
    drops_picture = forms.BooleanField(label=_("Take the picture away"), required=False)
    field_order = (*PROPOSED[:-1], "drops_picture", PROPOSED[-1], "shows_nobody")

    def __init__(self, *words: Any, proposal: Proposal, **options: Any) -> None:
        typed = {name: getattr(proposal, name) for name in PROPOSED}
        super().__init__(*words, initial={**typed, "seen": version_of(proposal, PROPOSED)}, **options)
        if not proposal.picture:
            del self.fields["drops_picture"]

    def clean(self) -> dict[str, Any]:
        if self.cleaned_data.pop("drops_picture", False) and not self.files.get("picture"):
            self.cleaned_data.update(picture="", picture_words="")
        return super().clean()


class CheckForm(forms.Form):
    """A judgement by the published criteria."""

    is_possible = forms.TypedChoiceField(
        label=_("Can it be done?"),
        widget=forms.RadioSelect,
        coerce=lambda text: text == "yes",
        choices=[("yes", _("Yes: it can be on the ballot")), ("no", _("No, not as it is"))],
    )
    cost = MoneyField(
        label=_("What it costs"), required=False, min_cents=1, help_text=_("Needed when it can be done.")
    )
    reason = PlainText(
        label=_("The reason"),
        max_length=LONGEST_TEXT,
        rows=5,
        help_text=_("Everyone reads this. How was the cost worked out? What would make it possible?"),
    )

    def __init__(self, typed: Any = None, *, round: BudgetRound) -> None:
        super().__init__(typed)
        self.round, self.criteria = round, list(round.criteria.all())
        for criterion in self.criteria:
            self.fields[f"met-{criterion.pk}"] = forms.ChoiceField(
                label=criterion.text,
                widget=forms.RadioSelect,
                choices=[("yes", _("Yes")), ("no", _("No"))],
            )
            self.fields[f"note-{criterion.pk}"] = PlainText(
                label=_("Note on “%(criterion)s”") % {"criterion": criterion.text},
                required=False,
                max_length=300,
                rows=1,
            )
        names = [name for name in self.fields if "-" in name]
        self.order_fields([*names, "is_possible", "cost", "reason"])

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        if values.get("is_possible") and not values.get("cost") and "cost" not in self.errors:
            self.add_error("cost", _("Say what it costs, so that people know what they vote for."))
        if values.get("is_possible") and (values.get("cost") or 0) > self.round.budget:
            self.add_error("cost", _("This is more than the whole budget. Then it can't be on the ballot."))
        if values.get("is_possible") and any(values.get(f"met-{one.pk}") == "no" for one in self.criteria):
            self.add_error("is_possible", _("It does not meet all criteria, so it can't be on the ballot."))
        return values

    @property
    def values(self) -> dict[str, Any]:
        typed = self.cleaned_data
        kept = {name: typed[name] for name in ("is_possible", "reason")}
        cost = typed["cost"] if typed["is_possible"] else 0
        return {**kept, "cost": cost, "findings": self._findings(self.criteria)}

    def _findings(self, criteria: Iterable[Criterion]) -> dict[Criterion, tuple[bool, str]]:
        typed = self.cleaned_data
        return {one: (typed[f"met-{one.pk}"] == "yes", typed[f"note-{one.pk}"]) for one in criteria}


class ProposalsFilter(ListForm):
    """Looking for a proposal, in a list or on the map."""

    AT_ONCE = 24

    view = tabs(_("How to see them"), LIST_OR_MAP)
    q = words(_("Find a proposal"))
    state = choice(_("Which ones"), {"": _("All"), **{state.value: state.label for state in LOOKED_FOR}})
    sort = SortField(
        {
            "": (_("Newest"), ("-submitted_at", "-pk")),
            "support": (_("Most support"), ("-supporters", "pk")),
            "cheap": (_("Lowest cost"), ("cost", "pk")),
            "title": (_("Title"), ("title", "pk")),
        }
    )
    field_order = ("view", "q", "area", "state", "sort")

    def __init__(self, asked: Any, *, areas: Mapping[str, str]) -> None:
        super().__init__(asked)
        if len(areas) > 1:
            self.fields["area"] = choice(_("Area"), {"": _("All"), **areas})
            self.order_fields(self.field_order)
