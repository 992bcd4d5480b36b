"""What a person may type about an initiative."""

from datetime import datetime
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from samenspel.foundation.locks.versions import version_of
from samenspel.foundation.mailboxes import MailboxInput
from samenspel.foundation.ui.fields import PlainText, filled_rows, moment
from samenspel.foundation.ui.lists import ListForm, choice, words
from samenspel.foundation.ui.seen import SeenForm
from samenspel.spine.initiatives.actions.children import HAS_ACCOUNT
from samenspel.spine.initiatives.activity_kinds import find_kind
from samenspel.spine.initiatives.models import (
    Activity,
    Charter,
    Decider,
    Decision,
    Initiative,
    Membership,
    Reply,
    Role,
)
from samenspel.spine.initiatives.naming import Naming
from samenspel.spine.initiatives.phases import Phase
from samenspel.spine.initiatives.queries import DESCRIBED
from samenspel.spine.initiatives.word_counts import WordCounts
from samenspel.spine.people.forms import FirstNameField
from samenspel.spine.people.queries import owner_of
from samenspel.spine.services.models import Area, Organisation
from samenspel.spine.services.sectors import DIVISIONS


class SearchForm(ListForm):
    AT_ONCE = 18

    q = words(_("Search"))
    phase = choice(_("In the phase"), {"": _("Any phase"), **dict(Phase.choices)})
    sector = choice(_("Sector"), {"": _("All sectors"), **DIVISIONS})
    area = forms.ModelChoiceField(
        Area.objects.all(), label=_("Area"), required=False, to_field_name="slug", empty_label=_("Everywhere")
    )


class InitiativeForm(forms.ModelForm[Initiative]):
    class Meta:
        model = Initiative
        fields = DESCRIBED
        help_texts: ClassVar = {
            "summary": _("What you do together, and why it matters."),
            "service": _("The public service that you produce together."),
            "language": _("The language most of it is written in."),
            "story": _("How did it begin? What do you hope for? An empty line begins a new paragraph."),
        }


class ChangeInitiativeForm(SeenForm, InitiativeForm):
    """Nobody writes over what somebody else saved."""

    COMPARED = DESCRIBED

    def __init__(self, data: Any = None, *, instance: Initiative) -> None:
        super().__init__(data, instance=instance, initial={"seen": version_of(instance, DESCRIBED)})


class MatterForm(forms.Form):
    """One row of the charter; a row without matter is left out."""

    matter = forms.CharField(label=_("Matter"), max_length=160, required=False)
    decided_by = forms.ChoiceField(label=_("Who decides"), choices=Decider.choices)
    other_side = forms.CharField(label=_("What the other side does"), max_length=200, required=False)


class MatterRows(forms.BaseFormSet[MatterForm]):
    def clean(self) -> None:
        named = [row["matter"] for row in filled_rows(self, "matter")]
        if not named and not any(self.errors):
            raise forms.ValidationError(_("Name at least one matter and who decides it."))
        if len(set(named)) < len(named):
            raise forms.ValidationError(_("Two rows name the same matter. Empty one of them."))


MatterFormSet = forms.formset_factory(MatterForm, formset=MatterRows, extra=3, max_num=30)


class CharterForm(forms.Form):
    citizens_promise = PlainText(label=_("What citizens promise"), max_length=3000)
    organisation_promise = PlainText(label=_("What the organisation promises"), max_length=3000)
    children = forms.ChoiceField(
        label=_("Children"),
        choices=Naming.choices,
        initial=Naming.NONE,
        widget=forms.RadioSelect,
        help_text=_(
            "Where children take part, their guardians are asked first, nobody sees a child's full name, and "
            "search engines stay out."
        ),
    )

    word_counts = forms.ChoiceField(
        label=_("Who sees how many words each person wrote in texts that are written together"),
        choices=WordCounts.choices,
        initial=WordCounts.NOBODY,
        widget=forms.RadioSelect,
        help_text=_("Of children it is never shown."),
    )

    def __init__(self, data: Any = None, *, newest: Charter | None) -> None:
        """Begins with what the newest version says."""
        super().__init__(data, initial=vars(newest) if newest else None)
        rows = newest.matters.values("matter", "decided_by", "other_side") if newest else ()
        self.matters = MatterFormSet(data, prefix="matters", initial=[*rows])

    def clean(self) -> dict[str, Any]:
        if self.matters.is_valid():
            self.cleaned_data["matters"] = filled_rows(self.matters, "matter")
        else:
            self.add_error(None, _("Something is wrong in who decides what, at the end of the form."))
        return self.cleaned_data


class PeriodForm(forms.Form):
    opens_at = moment(_("Opens"))
    closes_at = moment(_("Closes"), required=False, help_text=_("Leave it empty when nobody knows yet."))

    def clean_closes_at(self) -> datetime | None:
        opens_at, closes_at = self.cleaned_data.get("opens_at"), self.cleaned_data["closes_at"]
        if opens_at and closes_at and closes_at <= opens_at:
            raise forms.ValidationError(_("It closes before it opens. Choose a later moment."))
        return closes_at  # type: ignore[no-any-return]


class PhaseForm(PeriodForm):
    phase = forms.ChoiceField(label=_("Phase"), choices=Phase.choices)
    field_order = ("phase", "opens_at", "closes_at")


class ActivityForm(PeriodForm, forms.ModelForm[Activity]):
    class Meta:
        model = Activity
        fields: tuple[str, ...] = ("title", "summary", "place", "opens_at", "closes_at")
        help_texts: ClassVar = {
            "summary": _("One sentence, such as: bring your ideas, there is soup."),
            "place": _("Where people meet; leave it empty when it is online."),
        }


class ActivityWordsForm(forms.ModelForm[Activity]):
    """For activities whose dates their phase sets."""

    class Meta:
        model = Activity
        fields = ("title", "summary", "place")


def form_for(activity: Activity) -> type[forms.ModelForm[Activity]]:
    kind = find_kind(activity.phase, activity.kind)
    return ActivityWordsForm if kind.has_own_dates else ActivityForm


class MeetingForm(ActivityForm):
    phase = forms.ChoiceField(label=_("Phase"), choices=[("", _("Choose a phase")), *Phase.choices])

    class Meta(ActivityForm.Meta):
        fields = ("phase", *ActivityForm.Meta.fields)


class DecisionForm(forms.ModelForm[Decision]):
    decided_at = moment(_("When"))

    class Meta:
        model = Decision
        fields = ("what", "why", "decided_by", "decided_at")
        help_texts: ClassVar = {
            "why": _("The reason, so that somebody who wanted something else understands.")
        }


class ReplyForm(forms.ModelForm[Reply]):
    class Meta:
        model = Reply
        fields = ("said", "did")
        help_texts: ClassVar = {
            "said": _("What people told you, in their words."),
            "did": _("What you did with it, or why you did not."),
        }


class GrownUpForm(forms.Form):
    """Where children take part: they come in by another door."""

    is_grown_up = forms.BooleanField(
        label=_("I am 18 or older"),
        help_text=_("Are you younger? Then somebody of the school, or your parent, puts you on the list."),
        error_messages={
            "required": _("Under 18, somebody of the school or your parent puts you on the list.")
        },
    )


class GuardianForm(forms.Form):
    """Who is asked, and what the child is called; as a role, it needs no name."""

    first_name = FirstNameField(label=_("First name"), help_text=_("Never a family name."))
    guardian_email = MailboxInput(
        label=_("E-mail address of the guardian"),
        help_text=_("A parent or guardian gets a mail with a link, and says yes or no there."),
    )

    def __init__(self, typed: Any = None, *, initiative: Initiative) -> None:
        super().__init__(typed)
        if initiative.charters.latest("number").children == Naming.ROLE_NAMES:
            del self.fields["first_name"]


class ChildForm(GuardianForm):
    """A child without an account. Guardians who put their own on the list type no address."""

    email = MailboxInput(
        label=_("E-mail address of the child"),
        help_text=_("To sign in by; one that the school gives will do."),
    )
    field_order = ("first_name", "email", "guardian_email")

    def __init__(self, typed: Any = None, *, initiative: Initiative, asks_guardian: bool) -> None:
        super().__init__(typed, initiative=initiative)
        if not asks_guardian:
            del self.fields["guardian_email"]

    def clean(self) -> dict[str, Any]:
        values = self.cleaned_data
        if values.get("email") and owner_of(values["email"]):
            self.add_error("email", HAS_ACCOUNT)
        if values.get("email") and values["email"] == values.get("guardian_email"):
            self.add_error(
                "guardian_email", _("A guardian has an address of their own, other than a child's.")
            )
        return values


class AppointForm(forms.Form):
    """A role, and for whom the member speaks: an organisation this person works for, or nobody."""

    role = forms.ChoiceField(label=_("Role"), choices=Role.choices)
    organisation = forms.ModelChoiceField(
        Organisation.objects.none(),
        label=_("Speaks for"),
        required=False,
        empty_label=_("no organisation"),
        help_text=_("Needed for professionals. Organisations say themselves who works for them."),
    )

    def __init__(self, *args: Any, membership: Membership, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial = {"role": membership.role, "organisation": membership.organisation_id}
        field = self.fields["organisation"]
        assert isinstance(field, forms.ModelChoiceField)
        field.queryset = Organisation.objects.filter(professionals=membership.person)

    def clean(self) -> dict[str, Any]:
        values = self.cleaned_data
        if values.get("role") == Role.PROFESSIONAL and not values.get("organisation"):
            self.add_error("organisation", _("Choose the organisation this professional speaks for."))
        if values.get("role") == Role.CITIZEN and values.get("organisation"):
            self.add_error(
                "organisation", _("A citizen speaks for no organisation. Choose another role, or none here.")
            )
        return values
