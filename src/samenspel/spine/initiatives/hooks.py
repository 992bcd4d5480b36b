"""What tools and phases hook into every initiative: links in its navigation, parts of its page, where people
add something of their own, and what happens besides when members join and leave."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.exceptions import ImproperlyConfigured
from django.db.models import QuerySet
from django.utils.functional import Promise

from samenspel.foundation.access import allow
from samenspel.spine.initiatives.models import Initiative, Membership

Text = str | Promise


@dataclass(frozen=True)
class NavLink:
    """To a page that every initiative has all the time, whatever its phase; shown on its own page."""

    label: Text
    url_of: Callable[[Initiative], str]


@dataclass(frozen=True)
class Fragment:
    """What a tool shows on every initiative's own page: in its head, and under its title. Templates."""

    head: str
    body: str


@dataclass(frozen=True)
class MembershipHook:
    """What happens besides when somebody joins or leaves an initiative, in the same transaction."""

    on_join: Callable[[Membership], object]
    on_leave: Callable[[Membership], object]


@dataclass(frozen=True)
class Given:
    """Rows of people that somebody took along under an agreement, for the ledger of releases."""

    thing: Any
    holder: Any
    what: str
    why: str
    until: date
    alike: int
    digest: str


@dataclass(frozen=True)
class Adding:
    """How people add something of their own to what a phase has open, such as an idea to a board. `kind`: its
    name; `verb`: who may, of each of `open_now()`; `add`: the action, with the words of `Place.add`; `made`:
    what was added, with a `came_from`, each shown to whom `shown` permits."""

    kind: str
    verb: str
    open_now: Callable[[], QuerySet[Any]]
    add: Callable[..., Any]
    made: Callable[[], QuerySet[Any]]
    shown: str


@dataclass(frozen=True)
class Place:
    """Where somebody may add something now."""

    adding: Adding
    thing: Any

    def __str__(self) -> str:
        return str(self.thing)

    def add(self, *, actor: Any, title: str, text: str, came_from: str) -> Any:
        return self.adding.add(self.thing, actor=actor, title=title, text=text, came_from=came_from)


ADDINGS: list[Adding] = []
NAV_LINKS: list[NavLink] = []
FRAGMENTS: list[Fragment] = []
MEMBERSHIP_HOOKS: list[MembershipHook] = []
MEETING_FRAGMENTS: list[str] = []
SECTIONS: list[str] = []
LEDGERS: list[Callable[[Given], object]] = []


def register_adding(adding: Adding) -> None:
    """Called once, by the app of the places, when it is ready."""
    if adding.kind in (one.kind for one in ADDINGS):
        raise ImproperlyConfigured(f"Adding to a {adding.kind} is registered twice.")
    ADDINGS.append(adding)


def open_places(person: Any, initiatives: Iterable[Initiative]) -> dict[str, Place]:
    """Those of these initiatives in which this person may add something now, each with a name."""
    within = [*initiatives]
    return {
        f"{adding.kind}-{thing.pk}": Place(adding, thing)
        for adding in ADDINGS
        for thing in adding.open_now().filter(activity__initiative__in=within)
        if allow(person, adding.verb, thing)
    }


def added_from(came_from: str, person: Any) -> Iterator[Any]:
    """What was made of the thing at this address, as far as this person may see it."""
    for adding in ADDINGS:
        rows = adding.made().filter(came_from=came_from).order_by("pk")
        yield from (one for one in rows if allow(person, adding.shown, one))


def register_nav_link(link: NavLink) -> None:
    """Called once, by the app of the page, when it is ready."""
    if link in NAV_LINKS:
        raise ImproperlyConfigured(f"The link “{link.label}” is registered twice.")
    NAV_LINKS.append(link)


def nav_links_of(initiative: Initiative) -> list[tuple[Text, str]]:
    return [(link.label, link.url_of(initiative)) for link in NAV_LINKS]


def register_fragment(fragment: Fragment) -> None:
    """Called once, by the fragment's app, when it is ready."""
    if fragment in FRAGMENTS:
        raise ImproperlyConfigured(f"The fragment {fragment.body} is registered twice.")
    FRAGMENTS.append(fragment)


def register_membership_hook(hook: MembershipHook) -> None:
    """Called once, by the hook's app, when it is ready."""
    if hook in MEMBERSHIP_HOOKS:
        raise ImproperlyConfigured("This hook is registered twice.")
    MEMBERSHIP_HOOKS.append(hook)


def register_section(page: str) -> None:
    """A template that a phase shows on every initiative's own page, below what there is to do. Called once,
    by its app, when it is ready."""
    _add_once(page, SECTIONS)


def register_meeting_fragment(page: str) -> None:
    """A template that a tool shows on every meeting's page. Called once, by its app, when it is ready."""
    _add_once(page, MEETING_FRAGMENTS)


def _add_once(page: str, pages: list[str]) -> None:
    if page in pages:
        raise ImproperlyConfigured(f"The template {page} is registered twice.")
    pages.append(page)


def register_ledger(enter: Callable[[Given], object]) -> None:
    """Called once, by the app that keeps the ledger, when it is ready."""
    if enter in LEDGERS:
        raise ImproperlyConfigured("This ledger is registered twice.")
    LEDGERS.append(enter)


def enter_in_ledger(given: Given) -> None:
    """In the transaction in which it is given."""
    for enter in LEDGERS:
        enter(given)
