"""Whose people may be the same: those of everything in an initiative of which tables are published.

Each thing knows its own people. Of two things nobody knows them all, and whoever compares their tables may
know more than we do; so as many count as the same as can be. What both ask is held against each other, and is
not told a second time where it would show who is in one of them alone.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from hashlib import sha256
from typing import Any

from django.core.exceptions import ObjectDoesNotExist

from samenspel.foundation.journal.queries import address_of
from samenspel.methods.disclosure import CountTable, Protected, Release, Since, Variable, apart, told_beside
from samenspel.spine.initiatives.things import Counted, Told, part_of
from samenspel.tools.releases.queries import find_counted


def held_against(
    thing: Any, part: str, release: Release, told: Sequence[Told], kept: Sequence[Protected], k: int
) -> tuple[Release, list[Protected]]:
    """The release with what came between it and each that was told before, without the tables that would show
    who is in another thing alone; these with variables that are no others by another name, and no same ones
    by the same."""
    about, counted = address_of(thing), part_of(thing, "counted")
    mine, since, earlier = Known(thing, part, counted), dict[int, Since | None](), list[Protected]()
    for place, (one, was) in enumerate(zip(told, kept, strict=True)):
        if one.about == about:
            earlier.append(was)
            since[place] = counted.since(thing, part, release, one)
        else:
            earlier.append(renamed(was, release))
            both = mine.most_in_both(release.people, one)
            since[place] = found = apart(earlier[-1].release, release, both, k)
            release = replace(release, tables=told_beside(earlier[-1].release, release, found, k))
    return replace(release, since=since), earlier


class Known:
    """Those of the people of a part of a thing whose accounts are known."""

    def __init__(self, thing: Any, part: str, counted: Counted) -> None:
        self.mine = frozenset(counted.known(thing, part))

    def most_in_both(self, people: int, told: Told) -> int:
        """Whose account answered both is in both; whoever answered without one may be anybody who did, or
        whose account did not."""
        theirs = _known_of(told)
        both = len(self.mine & theirs)
        mine, others = len(self.mine) - both, len(theirs) - both
        strangers = max(people - len(self.mine), 0)
        other_strangers = max(told.release.people - len(theirs), 0)
        return both + min(mine + strangers, others + other_strangers, strangers + other_strangers)


def _known_of(told: Told) -> frozenset[Any]:
    """Nobody of what is not there any more."""
    try:
        thing = find_counted(told.about)
        return frozenset(part_of(thing, "counted").known(thing, told.part))
    except ObjectDoesNotExist:
        return frozenset()


def renamed(told: Protected, release: Release) -> Protected:
    """What another thing asked with other options is another variable, whatever it is called there."""
    known = {one.name: _parts(one) for table in release.tables for one in table.variables}
    names = {
        one.name: _name(one)
        for table in told.release.tables
        for one in table.variables
        if known.get(one.name) != _parts(one)
    }
    own = {one.name for table in told.release.tables for one in table.variables}
    follows = tuple(
        replace(
            one, variable=names.get(one.variable, one.variable), by=tuple(names.get(by, by) for by in one.by)
        )
        for one in told.release.follows
        if {one.variable, *one.by} <= own
    )
    tables = tuple(_renamed(table, names) for table in told.release.tables)
    return replace(told, release=replace(told.release, tables=tables, follows=follows))


def _renamed(table: CountTable, names: Mapping[str, str]) -> CountTable:
    variables = tuple(replace(one, name=names.get(one.name, one.name)) for one in table.variables)
    return replace(table, variables=variables)


def _parts(variable: Variable) -> Collection[str]:
    return sorted(part for kind in variable.kinds for part in kind)


def _name(variable: Variable) -> str:
    """The same wherever the same options are asked."""
    digest = sha256("\n".join([variable.name, *_parts(variable)]).encode()).hexdigest()
    return f"{variable.name} {digest[:8]}"
