"""allauth's forms where ours ask something else."""

from typing import Any

from allauth.account.forms import AddEmailForm
from allauth.mfa.webauthn.forms import AddWebAuthnForm, LoginWebAuthnForm, ReauthenticateWebAuthnForm
from allauth.socialaccount.forms import SignupForm
from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _


class CredentialInput(forms.JSONField):
    """What a device says. Python reads no JSON that is nested a thousand deep, and no number so long."""

    def __init__(self) -> None:
        super().__init__(widget=forms.HiddenInput)

    def to_python(self, value: Any) -> Any:
        try:
            return super().to_python(value)
        except (ValueError, RecursionError) as error:
            raise ValidationError(self.error_messages["invalid"], code="invalid") from error


class PasskeyForm(LoginWebAuthnForm):  # type: ignore[misc]  # allauth is untyped
    credential = CredentialInput()


class AgainPasskeyForm(ReauthenticateWebAuthnForm):  # type: ignore[misc]  # idem
    credential = CredentialInput()


class AddPasskeyForm(AddWebAuthnForm):  # type: ignore[misc]  # idem
    """Always a passkey that is enough by itself, protected by the device's own lock."""

    name = forms.CharField(
        label=_("Name of this device"),
        max_length=80,
        required=False,
        help_text=_("So that you recognise it later, for example “My phone”."),
    )
    credential = CredentialInput()
    passwordless = forms.BooleanField(required=False, widget=forms.HiddenInput)

    def clean_passwordless(self) -> bool:
        """Asks allauth to insist that the device checked who holds it."""
        return True


class _AddressForm(forms.Form):
    """Labels say what to type; a placeholder only looks like something typed."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["email"].label = _("Your e-mail address")
        self.fields["email"].widget.attrs.pop("placeholder", None)


class NewAddressForm(_AddressForm, AddEmailForm):  # type: ignore[misc]  # idem
    pass


class MissingAddressForm(_AddressForm, SignupForm):  # type: ignore[misc]  # idem
    pass
