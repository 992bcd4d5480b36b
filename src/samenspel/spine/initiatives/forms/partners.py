"""What is typed about partner organisations and further services."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from samenspel.foundation.ui.fields import PlainText
from samenspel.spine.initiatives.models import Initiative
from samenspel.spine.initiatives.models.partners import LONGEST_PROMISE, Partner
from samenspel.spine.initiatives.queries.partners import could_be_asked, services_to_add
from samenspel.spine.people.models import Person
from samenspel.spine.services.models import Organisation, Service

LONGEST_WHY = 200


class AskPartnerForm(forms.Form):
    organisation = forms.ModelChoiceField(
        Organisation.objects.none(),
        label=_("Organisation"),
        empty_label=_("Choose an organisation"),
        help_text=_("Is it not in the list? An administrator adds organisations."),
    )
    asked_for = PlainText(
        label=_("What you ask of it"),
        max_length=LONGEST_PROMISE,
        help_text=_("Who speaks for it reads this, and answers with a promise in its own words."),
    )

    def __init__(self, typed: Any = None, *, initiative: Initiative) -> None:
        super().__init__(typed)
        field = self.fields["organisation"]
        assert isinstance(field, forms.ModelChoiceField)
        field.queryset = could_be_asked(initiative)


class PromiseForm(forms.Form):
    """A partner's own words."""

    promise = PlainText(
        label=_("What your organisation promises"),
        max_length=LONGEST_PROMISE,
        help_text=_("It stands in the next version of the charter, beside what the others promise."),
    )

    def __init__(self, typed: Any = None, *, partner: Partner) -> None:
        super().__init__(typed, initial={"promise": partner.promise})


class AddServiceForm(forms.Form):
    service = forms.ModelChoiceField(
        Service.objects.none(),
        label=_("Service"),
        empty_label=_("Choose a service"),
        help_text=_("Of an organisation that takes part here and that you work for."),
    )

    def __init__(self, typed: Any = None, *, actor: Person, initiative: Initiative) -> None:
        super().__init__(typed)
        field = self.fields["service"]
        assert isinstance(field, forms.ModelChoiceField)
        field.queryset = services_to_add(actor, initiative)


class DropServiceForm(forms.Form):
    reason = PlainText(
        label=_("Why"), rows=1, max_length=LONGEST_WHY, help_text=_("Everyone reads it in the journal.")
    )
