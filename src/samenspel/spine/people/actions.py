"""Coming in, changing what one is called, and leaving."""

from typing import Any

from allauth.account.models import EmailAddress
from allauth.socialaccount.models import SocialAccount
from django.core.cache import cache
from django.db import transaction
from django.db.models import F
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from samenspel.foundation import clock
from samenspel.foundation.access import Refused, require
from samenspel.foundation.journal import record
from samenspel.foundation.journal.sentences import untold
from samenspel.foundation.locks import in_turn, writing
from samenspel.foundation.locks.acting import acting, stay, stay_alone
from samenspel.foundation.locks.rows import set_values
from samenspel.foundation.mailboxes import mailbox
from samenspel.spine.people.letters import absolute, write_to_address
from samenspel.spine.people.models import Child, Person, SignInRequest, no_password
from samenspel.spine.people.personal_data import PERSONAL, in_order
from samenspel.spine.people.proofs import (
    VALID,
    WRONG_CODES,
    code_digest,
    link_digest,
    new_code,
    new_link,
)
from samenspel.spine.people.queries import owner_of

MAILS_PER_HOUR = 5


untold(
    "people.sign_up",
    "people.confirm_address",
    "people.change_me",
    "people.erase_me",
    "people.appoint_administrator",
    because="Of a person alone, and of no initiative.",
)


untold(
    "people.give_consent",
    "people.withdraw_consent",
    "people.take_back_no",
    "people.print_name",
    because="What a guardian says of a child is nobody's news.",
)


def ask_to_sign_in(*, actor: Any, email: str, next_url: str = "") -> SignInRequest:
    """Mail a link and a code to the address, whoever owns it: nobody learns here whether it is known."""
    email = mailbox(email)
    with acting(actor, "people.ask_to_sign_in"):
        in_turn(f"mails to {email}")
        recent = SignInRequest.objects.filter(email=email, asked_at__gt=clock.now() - VALID)
        if recent.count() >= MAILS_PER_HOUR:
            return recent.latest("asked_at")
        return _mail_a_way_in(email, next_url)


def _mail_a_way_in(email: str, next_url: str) -> SignInRequest:
    link, code = new_link(), new_code()
    request = SignInRequest(email=email, next_url=next_url, link_digest=link_digest(link))
    request.code_digest = code_digest(request.id, code)
    request.save(force_insert=True)
    url = absolute(reverse("people:open_link", args=[link]))
    until = clock.now() + VALID
    write_to_address(email, get_language(), "people/sign_in", url=url, code=code, expires_at=until)
    return request


def open_link(*, actor: Any, request: SignInRequest, language: str) -> Person | None:
    """Spend the request. Returns who owns the address, signed up now if new; None if it was spent before."""
    require(actor, "people.open_link", request)
    with writing():
        return _spend(request, language)


def enter_code(*, actor: Any, request: SignInRequest, code: str, language: str) -> Person | None:
    """As `open_link`, for who types the code; None when it is wrong, and after five wrong ones always."""
    require(actor, "people.enter_code", request)
    left = SignInRequest.objects.filter(pk=request.pk, wrong_codes__lt=WRONG_CODES)
    if not left.update(wrong_codes=F("wrong_codes") + 1):
        return None
    if code_digest(request.id, code) != request.code_digest:
        return None
    with writing():
        return _spend(request, language)


def _spend(request: SignInRequest, language: str) -> Person | None:
    """Of all that come at the same time for an address, the first to lock its requests spends them."""
    asked = SignInRequest.objects.select_for_update().filter(email=request.email).order_by("pk")
    waiting = list(asked.values_list("pk", flat=True))
    if request.pk not in waiting:
        return None
    SignInRequest.objects.filter(pk__in=waiting).delete()
    return owner_of(request.email) or _sign_up(request.email, "", language)


def sign_up(*, actor: Any = None, email: str, display_name: str = "", language: str) -> Person:
    """A new person who owns the address for certain."""
    with acting(actor, "people.sign_up"):
        return _sign_up(mailbox(email), display_name, language)


def _sign_up(email: str, display_name: str, language: str) -> Person:
    _free(email)
    person = Person.objects.create(email=email, display_name=display_name, language=language)
    EmailAddress.objects.create(user=person, email=email, verified=True, primary=True)
    record(actor=person, verb="people.sign_up", thing=person)
    return person


def _free(email: str) -> None:
    """Take the address from those who only claimed it."""
    claims = EmailAddress.objects.filter(email=email, verified=False)
    Person.objects.filter(email=email, pk__in=claims.values("user")).update(email=None)
    claims.delete()


def change_me(*, actor: Person, display_name: str | None = None, language: str) -> Person:
    """None keeps the name. That of a child is not its own to change."""
    with acting(actor, "people.change_me"):
        if actor.is_child and display_name not in (None, actor.display_name):
            raise Refused("people.change_me", _("Who runs the initiative chose your name. Ask them."))
        actor.display_name = actor.display_name if display_name is None else display_name
        actor.language = language
        actor.save(update_fields=["display_name", "language"])
        record(actor=actor, verb="people.change_me", thing=actor)
    return actor


def change_language(*, actor: Person, language: str) -> Person:
    """What is read is nobody's business: no journal entry."""
    with acting(actor, "people.change_language"):
        actor.language = language
        actor.save(update_fields=["language"])
    return actor


def disconnect(*, actor: Person, account_id: int) -> int:
    """Stop signing in through another service; mail stays a way in. Returns how many were removed."""
    with acting(actor, "people.disconnect"):
        removed, _details = SocialAccount.objects.filter(user=actor, pk=account_id).delete()
    return int(removed)


def sign_out_everywhere(*, actor: Person) -> Person:
    """End every session of this person, this one too."""
    with acting(actor, "people.sign_out_everywhere"):
        actor.password = no_password()
        actor.save(update_fields=["password"])
        actor.sessions.all().delete()
    return actor


def erase_me(*, actor: Person) -> Person:
    """Erase what is personal, by the register; the row and what it counts for stay."""
    with writing():
        stay_alone(actor, "people.erase_me")
        if actor.is_administrator:
            in_turn("administrators")
        require(actor, "people.erase_me")
        forget(actor)
        record(actor=actor, verb="people.erase_me", thing=actor)
    return actor


def forget(person: Person) -> None:
    """Inside a transaction: do for every registered field what the register says, the person's own last."""
    if not transaction.get_connection().in_atomic_block:
        raise transaction.TransactionManagementError("Forget inside writing(): all of it, or nothing.")
    for personal in reversed(in_order()):
        personal.forget(person)
    person.refresh_from_db()
    person.is_active, person.is_administrator, person.password = False, False, no_password()
    person.erased_at = person.erased_at or clock.now()
    person.save()


def appoint_administrator(*, actor: Person | None, person: Person) -> Person:
    """`actor` is None on the command line, where the first administrator comes from."""
    with acting(actor, "people.appoint_administrator", person):
        stay(person, "people.appoint_administrator")
        person.is_administrator = True
        person.save(update_fields=["is_administrator"])
        record(actor=actor, verb="people.appoint_administrator", thing=person)
    return person


def be_child(person: Person, name: str, *, guardian_email: str, asked_by: Person, verb: str) -> str:
    """Inside an action: from now on this person bears `name` and is silent, until the guardian says yes at
    the link that comes back. What an earlier guardian said is past."""
    stay_alone(person, verb)
    if guardian_email == person.email or Person.objects.filter(email=guardian_email, is_child=True).exists():
        raise Refused(verb, _("A guardian has an address of their own, other than a child's."))
    link = new_link()
    set_values(person, is_child=True, display_name=name)
    for each in PERSONAL:
        each.rename(person, name)
    transaction.on_commit(cache.clear)  # parts of pages that are kept show an earlier name
    Child.objects.update_or_create(
        person=person,
        defaults={
            "guardian_email": guardian_email,
            "guardian_name": "",
            "link_digest": link_digest(link),
            "asked_by": asked_by,
            "asked_at": clock.now(),
            "consented_at": None,
            "withdrawn_at": None,
            "printed_name": "",
            "printed_at": None,
        },
    )
    return link


def give_consent(*, actor: None = None, child: Child, guardian_name: str) -> Child:
    """Whoever holds the link is the guardian, whoever is signed in on this device."""
    with acting(actor, "people.give_consent", child):
        set_values(child, guardian_name=guardian_name, consented_at=clock.now(), withdrawn_at=None)
        record(actor=actor, verb="people.give_consent", thing=child)
    return child


def withdraw_consent(*, actor: None = None, child: Child) -> Child:
    """Also the first no. What the child writes at this moment ends before it; what comes after is refused."""
    with acting(actor, "people.withdraw_consent", child):
        stay_alone(child.person, "people.withdraw_consent")
        set_values(child, withdrawn_at=clock.now(), printed_name="", printed_at=None)
        record(actor=actor, verb="people.withdraw_consent", thing=child)
    return child


def take_back_no(*, actor: None = None, child: Child) -> Child:
    """Back to what was answered before it: an earlier yes with its day, or nothing. The name in print, which
    the no took out, does not come back."""
    with acting(actor, "people.take_back_no", child):
        if child.withdrawn_at is not None:
            set_values(child, withdrawn_at=None)
            record(actor=actor, verb="people.take_back_no", thing=child)
    return child


def print_name(*, actor: None = None, child: Child, printed_name: str) -> Child:
    """How the child is called in a printed booklet, and nowhere else; empty for not at all."""
    with acting(actor, "people.print_name", child):
        printed_at = clock.now() if printed_name else None
        set_values(child, printed_name=printed_name, printed_at=printed_at)
        record(actor=actor, verb="people.print_name", thing=child)
    return child
