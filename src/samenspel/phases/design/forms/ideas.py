"""What is typed on a board of ideas, and asked of its list."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from samenspel.foundation.locks.versions import version_of
from samenspel.foundation.ui.fields import PlainText
from samenspel.foundation.ui.lists import ListForm, SortField, choice, words
from samenspel.foundation.ui.pictures import PictureForm
from samenspel.foundation.ui.seen import SeenForm
from samenspel.phases.design.models.ideas import LONGEST_TITLE, Cluster, Idea, IdeaBoard
from samenspel.phases.design.queries.ideas import IDEA, NO_CLUSTER
from samenspel.phases.plan.models import BudgetRound
from samenspel.spine.initiatives.forms import PeriodForm
from samenspel.spine.initiatives.models import Decider

LONGEST_TEXT = 5000
State = Idea.State
DECIDED = (State.TAKEN_UP, State.DONE, State.NOT_TAKEN_UP)


class BoardForm(PeriodForm):
    """Its cleaned data are the words of `actions.ideas.set_up_board`."""

    title = PlainText(
        label=_("Question"),
        rows=1,
        max_length=120,
        help_text=_("Such as: what would bring you to the library in the evening?"),
    )
    summary = PlainText(label=_("Why you ask"), rows=2, max_length=240, required=False)
    field_order = ("title", "summary", "opens_at", "closes_at")


class IdeaForm(PictureForm):
    """Of the title alone it can be an idea."""

    title = PlainText(
        label=_("Your idea in one sentence"),
        rows=1,
        max_length=LONGEST_TITLE,
        help_text=_("Such as: a kettle and a table to read the paper together."),
    )
    text = PlainText(
        label=_("More about it"),
        rows=5,
        max_length=LONGEST_TEXT,
        required=False,
        help_text=_("For whom is it, and what will be better?"),
    )
    field_order: tuple[str, ...] = (*IDEA, "shows_nobody")


class ChangeIdeaForm(SeenForm, IdeaForm):
    """Nobody writes over what another author saved."""

    COMPARED = ("title", "text", "picture_words")
    drops_picture = forms.BooleanField(label=_("Take the picture away"), required=False)
    field_order = (*IDEA[:-1], "drops_picture", IDEA[-1], "shows_nobody")

    def __init__(self, *words: Any, idea: Idea, **options: Any) -> None:
        typed = {name: getattr(idea, name) for name in IDEA}
        super().__init__(*words, initial={**typed, "seen": version_of(idea, IDEA)}, **options)
        if not idea.picture:
            del self.fields["drops_picture"]

    def clean(self) -> dict[str, Any]:
        if self.cleaned_data.pop("drops_picture", False) and not self.files.get("picture"):
            self.cleaned_data.update(picture="", picture_words="")
        return super().clean()


class IdeasList(ListForm):
    """Looking for an idea on a board."""

    AT_ONCE = 24

    q = words(_("Find an idea"))
    state = choice(_("Which ones"), {"": _("All"), **dict(State.choices)})
    sort = SortField(
        {
            "": (_("Newest"), ("-pk",)),
            "support": (_("Most support"), ("-supporters", "pk")),
            "title": (_("Title"), ("title", "pk")),
        }
    )
    decision = forms.IntegerField(required=False, widget=forms.HiddenInput, min_value=1, max_value=10**12)
    field_order = ("q", "cluster", "state", "sort", "decision")

    def __init__(self, asked: Any, *, clusters: Mapping[str, str]) -> None:
        super().__init__(asked, auto_id="find-%s")
        if clusters:
            offered = {"": _("All"), **clusters, NO_CLUSTER: _("In no group")}
            self.fields["cluster"] = choice(_("Group"), offered)
            self.order_fields(self.field_order)


class ChosenIdeas(forms.Form):
    """Ideas of a board, by their marks in a list."""

    ideas = forms.ModelMultipleChoiceField(
        Idea.objects.none(),
        label=_("Ideas"),
        error_messages={"required": _("Choose at least one idea.")},
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, typed: Any = None, *, ideas: "QuerySet[Idea]", initial: Any = None) -> None:
        super().__init__(typed, initial=initial)
        field = self.fields["ideas"]
        assert isinstance(field, forms.ModelChoiceField)
        field.queryset = ideas


class ClusterIdeasForm(ChosenIdeas):
    """Its cleaned data are the words of `actions.clustering.cluster_ideas`."""

    into = forms.ModelChoiceField(Cluster.objects.none(), required=False)
    title = PlainText(label=_("A new group"), rows=1, max_length=80, required=False)

    def __init__(self, typed: Any = None, *, ideas: "QuerySet[Idea]", board: IdeaBoard) -> None:
        super().__init__(typed, ideas=ideas)
        field = self.fields["into"]
        assert isinstance(field, forms.ModelChoiceField)
        field.queryset = board.clusters.all()

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        if "new" in self.data and not values.get("title") and "title" not in self.errors:
            self.add_error("title", _("Give the new group a name."))
        if "new" not in self.data:
            values["title"] = ""
        return values


class ClusterForm(forms.Form):
    title = PlainText(label=_("Name of the group"), rows=1, max_length=80)

    def __init__(self, typed: Any = None, *, cluster: Cluster) -> None:
        super().__init__(typed, initial={"title": cluster.title})


class DecideIdeasForm(ChosenIdeas):
    """Its cleaned data are the words of `actions.answering.decide_ideas`."""

    state = forms.ChoiceField(
        label=_("What becomes of them"),
        widget=forms.RadioSelect,
        choices=[(state.value, state.label) for state in DECIDED],
    )
    what = PlainText(label=_("What was decided"), rows=1, max_length=240)
    why = PlainText(
        label=_("Why"),
        rows=5,
        max_length=3000,
        help_text=_("The reason, so that somebody who wanted something else understands."),
    )
    decided_by = forms.ChoiceField(label=_("Who decided"), choices=Decider.choices)
    field_order = ("state", "what", "why", "decided_by", "ideas")


class MakeProposalForm(forms.Form):
    """In which of the rounds that take proposals now."""

    round = forms.ModelChoiceField[BudgetRound](
        None, label=_("Budget round"), widget=forms.RadioSelect, empty_label=None
    )

    def __init__(self, typed: Any = None, *, rounds: "QuerySet[BudgetRound]") -> None:
        super().__init__(typed, initial={"round": rounds.first()})
        field = self.fields["round"]
        assert isinstance(field, forms.ModelChoiceField)
        field.queryset = rounds


class SynonymsForm(forms.Form):
    lines = PlainText(
        label=_("Words that mean the same"),
        rows=12,
        max_length=20_000,
        required=False,
        help_text=_("On each line words with = between them, such as: bieb = bibliotheek."),
    )

    def clean_lines(self) -> str:
        lines = [line.strip() for line in str(self.cleaned_data["lines"]).splitlines() if line.strip()]
        for number, line in enumerate(lines, start=1):
            names = [name.strip() for name in line.split("=")]
            if len(names) < 2 or not all(names):
                words = _("Line %(number)s, “%(line)s”: write two words or more with = between them.")
                raise forms.ValidationError(words, params={"number": number, "line": line[:60]})
        return "\n".join(lines)
