"""Making releases: those that somebody asked for, and those that are due."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _

from samenspel.foundation.tasks import Failed, each, every, progress, task
from samenspel.foundation.tasks.work import Told as Read
from samenspel.foundation.ui.words import said
from samenspel.methods.disclosure import (
    Merge,
    Protected,
    Release,
    Rule,
    UnfitTable,
    audit,
    band,
    merged_release,
    protect,
    protect_most,
)
from samenspel.methods.words import N_, Words
from samenspel.spine.initiatives.things import CARDS, Counted, part_of
from samenspel.spine.people.models import Person
from samenspel.tools.releases import actions
from samenspel.tools.releases.population import held_against
from samenspel.tools.releases.queries import earlier_of, find_counted, made_of, told_in
from samenspel.tools.releases.wording import audit_of, published

TRIES = 3
TOLD_BESIDE = N_(
    "Something else told of these, of nearly as many people, and who answered one of the two alone could be "
    "found: {tables}. Publish tables of other questions."
)


@task()
def make_release(
    *,
    address: str,
    person_id: str,
    asked: str,
    part: str,
    tables: list[list[str]],
    sensitive: list[str],
    purpose: str,
    licence: str,
) -> Read:
    """Whoever is killed before the end left nothing; run again, it makes it anew, or finds it made."""
    if made := made_of(asked):
        return Read(made, (_("It was published already."),))
    thing, actor = find_counted(address), Person.objects.get(pk=person_id)
    rule = Rule(settings.FEWEST_SHOWN, dict.fromkeys(sensitive, ()))
    try:
        found = Prepared(thing, part, tables, rule)
    except UnfitTable as error:
        raise Failed(said(error.problem)) from error
    release = found.publish(actor, purpose=purpose, licence=licence, asked=asked)
    return Read(release, (_("It is published, and audited together with all that was published before."),))


class Prepared:
    """Counted, merged, hidden, audited; nothing of it is kept yet. No `tables`: all there are, as far as they
    are safe, without merging."""

    def __init__(self, thing: Any, part: str, tables: Sequence[Sequence[str]], rule: Rule) -> None:
        self.thing, self.part = thing, part
        self.counted: Counted = part_of(thing, "counted")
        self.names = self.counted.variables(thing)
        self.told, kept = told_in(earlier_of(thing.initiative))
        progress(0, 3, _("Counting…"))
        release = self.counted.count(thing, part, tables)
        self.merges = tuple[Merge, ...]()
        if tables:
            release, self.merges = self._merged(release, rule)
        asked = release.tables
        release, earlier = held_against(thing, part, release, self.told, kept, rule.k)
        if tables and (near := [one.name for one in asked if one not in release.tables]):
            raise UnfitTable(Words(TOLD_BESIDE, tables="; ".join(near)))
        hide: Callable[..., Protected] = protect if tables else protect_most
        heard = partial(progress, text=_("Choosing what to hide…"))
        found = self.counted.trim(thing, part, hide(release, rule, earlier, heard))
        progress(2, 3, _("Proving that nobody can compute it…"))
        self.audit = audit([*earlier, found])
        if not self.audit.safe:
            raise UnfitTable(self.audit.words)
        self.protected = replace(found, audit=self.audit)

    def _merged(self, release: Release, rule: Rule) -> tuple[Release, tuple[Merge, ...]]:
        ordered = [name for name, one in self.names.items() if one.ordered]
        return merged_release(release, rule, ordered, self.counted.apart)

    def publish(self, actor: Person | None, **words: Any) -> Any:
        k = self.protected.rule.k
        return actions.publish_release(
            actor=actor,
            thing=self.thing,
            part=self.part,
            protected=self.protected,
            told=self.told,
            publishes=published(
                self.protected, self.names, self.merges, band(self.counted.left(self.thing), k)
            ),
            audit=audit_of(self.protected, self.audit),
            **words,
        )


@every(minutes=10)
def release_what_is_due() -> None:
    """Of each thing that tells of itself once something is over. One of them that fails keeps no other
    waiting."""
    for card in CARDS.values():
        for thing, part in [*card.counted.due()] if card.counted else ():
            each([thing], partial(_release, part=part))


def _release(thing: Any, part: str) -> None:
    rule = Rule(settings.FEWEST_SHOWN)
    for _try in range(TRIES):
        try:
            _tell(thing, part, rule)
        except actions.Meanwhile:
            continue
        return


def _tell(thing: Any, part: str, rule: Rule) -> None:
    try:
        prepared = Prepared(thing, part, (), rule)
    except UnfitTable:
        actions.tell_nothing(actor=None, thing=thing, part=part)
    else:
        prepared.publish(None, purpose=_("So that all can read what was found."), is_due=True)
