"""Adding a passkey: always one that is enough by itself, protected by the device's own lock."""

from allauth.mfa.webauthn.forms import AddWebAuthnForm
from django import forms
from django.utils.translation import gettext_lazy as _


class AddPasskeyForm(AddWebAuthnForm):  # type: ignore[misc]  # allauth is untyped
    name = forms.CharField(
        label=_("Name of this device"),
        max_length=80,
        required=False,
        help_text=_("So that you recognise it later, for example “My phone”."),
    )
    passwordless = forms.BooleanField(required=False, widget=forms.HiddenInput)

    def clean_passwordless(self) -> bool:
        """Asks allauth to insist that the device checked who holds it."""
        return True
