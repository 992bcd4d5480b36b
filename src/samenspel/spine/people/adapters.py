"""Where allauth asks us how we want it."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core import context
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from django.conf import settings
from django.http import HttpRequest  # noqa: TID251 -- a type; allauth hands requests to its adapters
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from samenspel.foundation.access.goals import good_goal
from samenspel.foundation.journal import record
from samenspel.foundation.locks import writing
from samenspel.foundation.mailboxes import mailbox
from samenspel.spine.people.letters import absolute, write_to_address
from samenspel.spine.people.models import Person


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]  # allauth is untyped
    """Mail proves who somebody is; a passkey is another way in, not a second lock on the same door."""

    def get_login_stages(self) -> list[str]:
        return ["allauth.account.stages.EmailVerificationStage"]

    def new_user(self, request: HttpRequest) -> Person:
        return Person(language=get_language() or settings.LANGUAGE_CODE)

    def get_signup_redirect_url(self, request: HttpRequest) -> str:
        return reverse("people:welcome")

    def clean_email(self, email: str) -> str:
        """Of every address that comes by a form of allauth's or from another service."""
        return mailbox(email)

    def is_safe_url(self, url: str) -> bool:
        return bool(url) and good_goal(context.request, url) == url

    def confirm_email(self, request: HttpRequest, email_address: Any) -> bool:
        with writing():
            confirmed = bool(super().confirm_email(request, email_address))
            if confirmed:
                record(actor=email_address.user, verb="people.confirm_address", thing=email_address.user)
        return confirmed

    def send_account_already_exists_mail(self, email: str) -> None:
        """Somebody who is known comes in by another door; the mail says which one is theirs."""
        url = absolute(reverse("people:ask_to_sign_in"))
        self.send_mail("account/email/account_already_exists", email, {"url": url})

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """By a letter of ours, in the language of the page; whether it is part of signing up is no matter."""
        name = template_prefix.rpartition("/")[2].removesuffix("_signup")
        write_to_address(email, get_language(), f"people/{name}", **context)


class PasskeyAdapter(DefaultMFAAdapter):  # type: ignore[misc]  # idem
    def generate_authenticator_name(self, user: Person, type: Any) -> str:
        return _("My device")

    def _get_site_name(self) -> str:
        return str(settings.SITE_NAME)


class OpenIDAdapter(DefaultSocialAccountAdapter):  # type: ignore[misc]  # idem
    """Takes from another service no more than we need, and believes it only as far as it is trusted."""

    def populate_user(self, request: HttpRequest, sociallogin: Any, data: dict[str, Any]) -> Person:
        user: Person = super().populate_user(request, sociallogin, data)
        user.email = user.email or None
        user.display_name = (data.get("name") or "")[:80]
        _judge_addresses(sociallogin)
        sociallogin.account.extra_data = {}
        return user

    def save_user(self, request: HttpRequest, sociallogin: Any, form: Any = None) -> Person:
        with writing():
            user: Person = super().save_user(request, sociallogin, form)
            record(actor=user, verb="people.sign_up", thing=user)
        return user

    def get_connect_redirect_url(self, request: HttpRequest, socialaccount: Any) -> str:
        return reverse("people:show_me")


def _judge_addresses(sociallogin: Any) -> None:
    """An address counts as proven when the service is trusted and does not itself doubt it."""
    claims = sociallogin.account.extra_data
    said = (claims.get("userinfo") or claims.get("id_token") or {}).get("email_verified", True)
    trusted = sociallogin.provider.app.settings["trusted"] and str(said).lower() == "true"
    for address in sociallogin.email_addresses:
        address.verified = trusted
