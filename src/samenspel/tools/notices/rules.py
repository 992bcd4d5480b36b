"""Everybody reads and changes what they follow themselves; what one doesn't see, one can't follow."""

from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.utils.translation import gettext_lazy as _

from samenspel.foundation.access import AccessDecision, Predicate, anyone, is_signed_in, permit, predicate
from samenspel.spine.initiatives.rules import is_without_children
from samenspel.spine.initiatives.things import card_of
from samenspel.spine.people.rules import is_the_house


def _sees(person: Any, thing: Any) -> AccessDecision:
    return card_of(thing).can_see(person, thing)


def _is_for_everyone(person: Any, thing: Any) -> AccessDecision:
    return _sees(AnonymousUser(), thing)


sees_thing = Predicate("sees thing", _sees)
is_for_everyone = Predicate("is for everyone", _is_for_everyone)


@predicate(_("Somebody else follows this."))
def is_follower(person: Any, follow: Any) -> bool:
    return bool(person is not None and follow.person_id == person.pk)


permit("notices.list_notices", is_signed_in)
permit("notices.see_all", is_signed_in, for_oneself=True)
permit("notices.list_follows", is_signed_in)
permit("notices.change_settings", is_signed_in, for_oneself=True)
permit("notices.follow", is_signed_in & sees_thing, sees=sees_thing)
permit("notices.unfollow", is_signed_in & is_follower, sees=is_follower, for_oneself=True)
permit("notices.send_digest", is_the_house)
permit("notices.remind", is_the_house)
permit("notices.unsubscribe", anyone)
permit("notices.show_site_feed", anyone)
permit("notices.show_feed", is_for_everyone & is_without_children)
