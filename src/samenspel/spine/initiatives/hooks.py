"""What tools and phases hook into every initiative: links in its navigation, parts of its page, and what
happens besides when members join and leave."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.exceptions import ImproperlyConfigured
from django.utils.functional import Promise

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


NAV_LINKS: list[NavLink] = []
FRAGMENTS: list[Fragment] = []
MEMBERSHIP_HOOKS: list[MembershipHook] = []
MEETING_FRAGMENTS: list[str] = []
SECTIONS: list[str] = []
LEDGERS: list[Callable[[Given], object]] = []


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
