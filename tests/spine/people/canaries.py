"""One of everything that is registered here about a person."""

from django.utils import timezone

from samenspel.spine.people.models import Child, Session, SignInRequest
from tests.canaries import ADDRESS, plants
from tests.factories.people import a_person


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


@plants("people.Child")
def plant_child(person):
    """Once as a child, and once as the guardian of another, whom this person put on the list too."""
    now, other = timezone.now(), a_person("Kim")
    consent = {"guardian_name": "canary-guardian", "consented_at": now, "printed_at": now}
    Child.objects.create(
        person=person,
        guardian_email="canary-parent@example.org",
        link_digest="c",
        asked_by=other,
        printed_name="canary-printed",
        **consent,
    )
    Child.objects.create(
        person=other, guardian_email=ADDRESS, link_digest="d", asked_by=person, printed_name="x", **consent
    )
