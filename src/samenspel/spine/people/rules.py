"""Who may do what with people: mostly with oneself."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from samenspel.foundation.access import anyone, is_signed_in, permit, predicate
from samenspel.spine.people.models import Person


@predicate(_("This is for administrators."))
def is_administrator(person: Any, thing: Any) -> bool:
    return bool(person is not None and person.is_authenticated and person.is_administrator)


@predicate(_("Nobody is signed in; run this command on the server."))
def is_the_house(person: Any, thing: Any) -> bool:
    """The command line, where the first administrator comes from."""
    return person is None


@predicate(_("You are the only administrator. Appoint somebody else first."))
def is_not_the_last_administrator(person: Any, thing: Any) -> bool:
    others = Person.objects.filter(is_administrator=True).exclude(pk=person.pk)
    return not person.is_administrator or others.exists()


@predicate(_("Say first that your child may take part."))
def has_said_yes(person: Any, child: Any) -> bool:
    return bool(child.is_allowed)


@predicate(_("This is for grown-ups."))
def is_grown_up(person: Any, thing: Any) -> bool:
    return not getattr(person, "is_child", False)


permit("people.ask_to_sign_in", anyone)
permit("people.open_link", anyone)
permit("people.enter_code", anyone)
permit("people.sign_up", anyone)
permit("people.change_language", anyone, for_oneself=True)
permit("people.confirm_address", anyone)
permit("people.list_personal_fields", anyone)
permit("people.welcome", is_signed_in)
permit("people.show_me", is_signed_in)
permit("people.change_me", is_signed_in, for_oneself=True)
permit("people.export_me", is_signed_in)
permit("people.disconnect", is_signed_in, for_oneself=True)
permit("people.sign_out_everywhere", is_signed_in, for_oneself=True)
permit("people.erase_me", is_signed_in & is_not_the_last_administrator, sees=is_signed_in)
permit("people.show_child", anyone)
permit("people.give_consent", anyone)
permit("people.withdraw_consent", anyone)
permit("people.take_back_no", anyone)
permit("people.print_name", has_said_yes, sees=anyone)
permit("people.appoint_administrator", is_administrator | is_the_house)
