"""What is typed to agree on research, to end that, and to take answers along."""

from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from samenspel.foundation import clock
from samenspel.foundation.ui.fields import PlainText
from samenspel.spine.initiatives.queries import members_of
from samenspel.spine.people.models import Person
from samenspel.tools.surveys.forms.surveys import explain
from samenspel.tools.surveys.models.surveys import Basis, Survey
from samenspel.tools.surveys.queries.agreements import asks_for_consent, editions_of
from samenspel.tools.surveys.queries.research_known import known_choices


class AgreementForm(forms.Form):
    """Its cleaned data are the words of `agree_on_research`."""

    holder = forms.ModelChoiceField(
        Person.objects.none(), label=_("With whom"), help_text=_("Somebody who takes part in the initiative.")
    )
    purpose = PlainText(label=_("What for"), rows=3, max_length=300)
    ground = forms.ChoiceField(
        label=_("On which basis"), choices=Basis.choices, widget=forms.RadioSelect, initial=Basis.CONSENT
    )
    basis = PlainText(
        label=_("Which task or interest"),
        rows=2,
        max_length=300,
        required=False,
        help_text=_("Unless it is consent: why the answers may be used."),
    )
    until = forms.DateField(label=_("Until"), widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"))
    with_texts = forms.BooleanField(
        label=_("With what people wrote in their own words"),
        required=False,
        help_text=_("Such texts can tell who wrote them. Leave them out unless the purpose needs them."),
    )

    known = forms.MultipleChoiceField(
        label=_("What others may know about people"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_(
            "Such as age and neighbourhood. By these nobody in the files is one of too few: rare answers are "
            "merged, then left open. All else stays as it was answered."
        ),
    )

    def __init__(self, typed: Any = None, *, survey: Survey, language: str = "") -> None:
        super().__init__(typed)
        self.fields["known"].choices = known_choices(survey, language)  # type: ignore[attr-defined]
        members = members_of(survey.initiative).filter(person__child=None)
        self.fields["holder"].queryset = Person.objects.filter(  # type: ignore[attr-defined]
            pk__in=members.values("person")
        )
        self.survey = survey

    def clean(self) -> dict[str, Any]:
        ground = self.cleaned_data.get("ground")
        if ground == Basis.CONSENT and not asks_for_consent(self.survey):
            reason = _("The questions ask for no consent to research. Say on which basis it is done.")
            self.add_error("ground", reason)
        explain(self, ground, "basis")
        return self.cleaned_data

    def clean_until(self) -> Any:
        until = self.cleaned_data["until"]
        if until < clock.today():
            raise forms.ValidationError(_("That day is over already."))
        return until


class EndForm(forms.Form):
    reason = PlainText(label=_("Why it ends"), rows=2, max_length=300)


class FilesForm(forms.Form):
    """In which language of the questions."""

    language = forms.ChoiceField(label=_("Language of labels"), widget=forms.RadioSelect)

    def __init__(self, typed: Any = None, *, survey: Survey) -> None:
        known = dict.fromkeys(
            one for questions in editions_of(survey).values() for one in questions.languages
        )
        begun = get_language() if get_language() in known else next(iter(known), "")
        super().__init__(typed, initial={"language": begun})
        names = dict(settings.LANGUAGES)
        self.fields["language"].choices = [(one, names.get(one, one)) for one in known]  # type: ignore[attr-defined]
