"""Starting an initiative, describing it, opening it, and its charter."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

from samenspel.foundation.access import Refused
from samenspel.foundation.journal.sentences import describe
from samenspel.foundation.locks.acting import acting
from samenspel.foundation.locks.rows import set_values
from samenspel.foundation.locks.versions import refuse_overtaken
from samenspel.spine.initiatives.actions.members import enter
from samenspel.spine.initiatives.actions.naming import children_of, name_for
from samenspel.spine.initiatives.models import Charter, CharterMatter, Initiative, Role
from samenspel.spine.initiatives.models.partners import CharterPromise
from samenspel.spine.initiatives.naming import Naming
from samenspel.spine.initiatives.queries import DESCRIBED, locked
from samenspel.spine.initiatives.queries.partners import accepted_partners
from samenspel.spine.initiatives.telling import tell
from samenspel.spine.initiatives.word_counts import WordCounts
from samenspel.spine.people.models import Person
from samenspel.spine.services.models import Service
from samenspel.spine.services.slugs import create_with_slug

Matters = Iterable[Mapping[str, str]]


describe("initiatives.start_initiative", _("{actor} started this initiative."))


def start_initiative(
    *, actor: Person, title: str, summary: str, service: Service, language: str, **values: Any
) -> Initiative:
    """A draft, with `actor` as coordinator. `values`: story, area, is_invented."""
    with acting(actor, "initiatives.start_initiative"):
        initiative = create_with_slug(
            Initiative, title, title=title, summary=summary, service=service, language=language, **values
        )
        enter(actor, initiative, Role.COORDINATOR)
        tell(actor, "initiatives.start_initiative", initiative, title=title)
    return initiative


describe("initiatives.change_initiative", _("{actor} changed the description."))


def change_initiative(*, actor: Person, initiative: Initiative, seen: str = "", **values: Any) -> Initiative:
    """`values`: title, summary, story, service, area, language. `seen`: the version that they change."""
    with acting(actor, "initiatives.change_initiative", initiative, locked) as initiative:
        refuse_overtaken("initiatives.change_initiative", initiative, DESCRIBED, seen)
        set_values(initiative, **values)
        tell(actor, "initiatives.change_initiative", initiative)
    return initiative


describe("initiatives.open_initiative", _("{actor} opened the initiative to everyone."))


def open_initiative(*, actor: Person, initiative: Initiative) -> Initiative:
    """Show it to everyone: the organisation's yes to producing its service together."""
    with acting(actor, "initiatives.open_initiative", initiative):
        set_values(initiative, is_public=True)
        tell(actor, "initiatives.open_initiative", initiative)
    return initiative


describe("initiatives.adopt_charter", _("{actor} wrote down version {number} of the charter."))


def adopt_charter(
    *,
    actor: Person,
    initiative: Initiative,
    citizens_promise: str,
    organisation_promise: str,
    matters: Matters,
    children: str = Naming.NONE,
    word_counts: str = WordCounts.NOBODY,
) -> Charter:
    """The next version, which members are asked to accept. `matters`: matter, decided_by and other_side.
    `children`: what they are called; `word_counts`: who sees how much each wrote."""
    with acting(actor, "initiatives.adopt_charter", initiative, locked) as initiative:
        _refuse_to_lose_children(initiative, children)
        newest = initiative.charters.first()
        charter = Charter.objects.create(
            initiative=initiative,
            number=newest.number + 1 if newest else 1,
            citizens_promise=citizens_promise,
            organisation_promise=organisation_promise,
            children=children,
            word_counts=word_counts,
        )
        CharterMatter.objects.bulk_create(CharterMatter(charter=charter, **matter) for matter in matters)
        _write_down_promises(charter)
        initiative.memberships.filter(person=actor, left_at=None).update(charter=charter)
        for person in children_of(initiative):
            set_values(person, display_name=name_for(person, initiative))
        tell(actor, "initiatives.adopt_charter", charter, number=charter.number)
    return charter


def _write_down_promises(charter: Charter) -> None:
    """Of each partner, in its own words."""
    promises = accepted_partners(charter.initiative)
    CharterPromise.objects.bulk_create(
        CharterPromise(charter=charter, organisation=one.organisation, promise=one.promise)
        for one in promises
    )


def _refuse_to_lose_children(initiative: Initiative, children: str) -> None:
    if children == Naming.NONE and children_of(initiative):
        raise Refused("initiatives.adopt_charter", _("Children take part. The charter has to say how."))
