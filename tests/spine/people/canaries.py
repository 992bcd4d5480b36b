"""One of everything that is registered here about a person."""

from django.utils import timezone

from samenspel.spine.people.models import Session, SignInRequest
from tests.canaries import plants


@plants("people.Person")
def plant_person(person):
    person.display_name = "canary-name"
    person.save()


@plants("people.Session")
def plant_session(person):
    Session.objects.create(
        session_key="k", session_data="canary-session", expire_date=timezone.now(), person=person
    )


@plants("people.SignInRequest")
def plant_request(person):
    SignInRequest.objects.create(email=person.email, link_digest="l", code_digest="c")


@plants("account.EmailAddress")
def plant_address(person):
    person.emailaddress_set.create(email="canary-new-address@example.org")


@plants("mfa.Authenticator")
def plant_passkey(person):
    person.authenticator_set.create(type="webauthn", data={"name": "canary-passkey " * 1000})


@plants("socialaccount.SocialAccount")
def plant_account(person):
    person.socialaccount_set.create(provider="town", uid="canary-uid", extra_data={"name": "canary-extra"})
