"""From tables to what of them may be published, with the proof."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Self

import numpy as np

from samenspel.methods.words import N_, Words

from .audit import resolve, search
from .building import build
from .choose import Progress, choose
from .merging import Merge, helpful_merges
from .moves import Moves
from .outcome import Audit, Leak, Protected, Range
from .release import TOO_FEW, Release, Rule
from .system import Mask
from .targets import CHANGED, with_targets
from .unfit import UnfitTable, unfit
from .watch import View, Watch

TRIES, MOST_SAID = 3, 3
DEFAULT = Rule()
NOTHING_LEFT = N_(
    "Every count would have to be hidden: nearly all are under {k}, or changed by less than {k} since an "
    "earlier release. Publish tables of fewer variables, or wait until more people joined or left."
)
NO_VARIABLE = N_("“{name}” is called sensitive, but no table counts by it; there are: {names}.")
NO_CATEGORY = N_("“{category}” of “{name}” is called sensitive, but there is no such category.")
FEW_CHANGED = N_(
    "Nothing keeps it from being computed that few joined or left {cells}: wait until more have, or publish "
    "what does not count them."
)
MERGE = N_(
    "Whatever is hidden, too much can be computed about {cells}. It helps to {merge}, or to publish tables "
    "of fewer variables."
)
FEW = N_(
    "Whatever is hidden, too much can be computed about {cells}; publish tables of fewer variables, or wait "
    "until there are more people."
)


class NoSafeRelease(UnfitTable):
    """No way was found to keep what must not be told. `audit` says what can be computed, `merges` what would
    help, the first most."""

    def __init__(self, problem: Words, audit: Audit, merges: Sequence[Merge]) -> None:
        super().__init__(problem)
        self.audit, self.merges = audit, tuple(merges)

    def __reduce__(self) -> tuple[type[Self], tuple[object, ...]]:
        return type(self), (self.problem, self.audit, self.merges)


def protect(
    release: Release,
    rule: Rule = DEFAULT,
    earlier: Sequence[Protected] = (),
    progress: Progress | None = None,
) -> Protected:
    """What of a release may be published, when `earlier` ones were before, in their order. `progress` hears
    how much is settled, of how much, and may raise to stop.

    Raises UnfitTable for tables that disagree, and NoSafeRelease when no safe answer was found. The same
    tables get the same answer.

    >>> from samenspel.methods.disclosure import CountTable
    >>> table = CountTable.of({"age": ["young", "old"], "area": ["n", "s", "w"]}, [[12, 3, 40], [20, 31, 25]])
    >>> protect(Release((table,)))
    <Protected (safe): counts 12, hidden 4>
    """
    if release.people < rule.k:
        raise unfit(TOO_FEW, k=rule.k)
    _check_sensitive([*(one.release for one in earlier), release], rule)
    case = _Case([*(one.release for one in earlier), release], rule)
    hidden = case.hide(case.known(earlier), [one.hides for one in earlier], progress)
    found = case.audit(hidden)
    hides = case.hides(hidden)
    if not found.safe:
        raise _refusal(release, found, hides)
    if all(one.all() for one in hides):
        raise NoSafeRelease(Words(NOTHING_LEFT, k=rule.k), found, helpful_merges(release.tables, hides))
    return Protected(release, rule, hides, found)


def protect_most(
    release: Release,
    rule: Rule = DEFAULT,
    earlier: Sequence[Protected] = (),
    progress: Progress | None = None,
) -> Protected:
    """Without the tables of which too much can be computed whatever is hidden, where there are such; raises
    NoSafeRelease when none is left.

    >>> from samenspel.methods.disclosure import CountTable
    >>> table = CountTable.of({"age": ["young", "old"], "area": ["n", "s", "w"]}, [[12, 3, 40], [20, 31, 25]])
    >>> protect_most(Release((table,)))
    <Protected (safe): counts 12, hidden 4>
    """
    while True:
        try:
            return protect(release, rule, earlier, progress)
        except NoSafeRelease as error:
            named = {word.partition(": ")[0] for leak in error.audit.leaks for word in leak.cell.split(", ")}
            tables = [table for table in release.tables if not named & {one.name for one in table.variables}]
            if len(tables) == len(release.tables):
                tables = tables[:-1]
            if not tables:
                raise
            release = replace(release, tables=tuple(tables))


def _check_sensitive(releases: Sequence[Release], rule: Rule) -> None:
    """A slip in a name would protect nobody."""
    known: dict[str, set[str]] = {}
    for variable in (one for release in releases for table in release.tables for one in table.variables):
        known.setdefault(variable.name, set()).update(part for kind in variable.kinds for part in kind)
    for name, named in rule.sensitive.items():
        if name not in known:
            raise unfit(NO_VARIABLE, name=name, names=", ".join(known))
        if strange := sorted(set(named) - known[name]):
            raise unfit(NO_CATEGORY, name=name, category=strange[0])


def unprotected(release: Release, rule: Rule = DEFAULT, *, small: bool = False) -> Protected:
    """A release with nothing hidden, or only what is `small`, and what can be computed then: to see why more
    has to be hidden.

    >>> from samenspel.methods.disclosure import CountTable
    >>> table = CountTable.of({"age": ["young", "old"], "area": ["n", "s", "w"]}, [[12, 3, 40], [20, 31, 25]])
    >>> str(unprotected(Release((table,)), small=True).audit.leaks[0].words)
    'The small count of “age: young, area: s” can be computed.'
    """
    case = _Case([release], rule)
    hidden = case.targets.primary if small else np.zeros(case.system.size, dtype=bool)
    hidden = hidden | case.uncounted
    return Protected(release, rule, case.hides(hidden), case.audit(hidden))


def audit(releases: Sequence[Protected], rule: Rule | None = None) -> Audit:
    """What can be computed from all of these together, in their order; by the rule of the last one.

    >>> from samenspel.methods.disclosure import CountTable
    >>> table = CountTable.of({"age": ["young", "old"], "area": ["n", "s", "w"]}, [[12, 3, 40], [20, 31, 25]])
    >>> audit([protect(Release((table,)))]).safe
    True
    """
    case = _Case([one.release for one in releases], rule or releases[-1].rule)
    return case.audit(~case.known(releases))


def ranges(releases: Sequence[Protected]) -> tuple[tuple[Range, ...], ...]:
    """For each table of the last release, of each hidden count the least and the greatest value that agrees
    with all that is published. Two searches for each: seconds, where a thousand are hidden.

    >>> from samenspel.methods.disclosure import CountTable
    >>> table = CountTable.of({"age": ["young", "old"], "area": ["n", "s", "w"]}, [[12, 3, 40], [20, 31, 25]])
    >>> ranges([protect(Release((table,)))])[0][0]
    Range(cell=('young', 'n'), least=1, greatest=14)
    """
    case = _Case([one.release for one in releases], releases[-1].rule)
    hidden = ~case.known(releases)
    moves = Moves(case.system, hidden)
    place = np.cumsum(hidden) - 1
    last = len(releases) - 1
    found = []
    for table, hides in zip(releases[-1].release.tables, releases[-1].hides, strict=True):
        columns = case.system.full(last, table)
        found.append(
            tuple(
                Range(table.labels(at), *_range(moves, int(place[columns[at]]), int(table.full[at])))
                for at in map(tuple, np.argwhere(hides & hidden[columns]).tolist())
            )
        )
    return tuple(found)


def _range(moves: Moves, column: int, truth: int) -> tuple[int, int | None]:
    ends: list[int | None] = []
    for sign in (-1.0, 1.0):
        moves.model.worth([column], sign)
        answer = moves.model.solve()
        ends.append(truth + round(float(answer.values[column])) if answer.optimal else None)  # type: ignore[index]
    moves.model.worth([column], 0.0)
    return ends[0] or 0, ends[1]


class _Case:
    """The system of some releases with what must not be told of them."""

    def __init__(self, releases: Sequence[Release], rule: Rule) -> None:
        self.releases = releases
        self.system, self.targets = with_targets(build(releases, rule), rule)
        self.uncounted = np.ones(self.system.size, dtype=bool)
        self.uncounted[np.concatenate(self.system.inside)] = False

    def known(self, protected: Sequence[Protected]) -> Mask:
        """(N,): what these publish; the first releases of the case."""
        known = np.zeros(self.system.size, dtype=bool)
        for number, one in enumerate(protected):
            for table, hides in zip(one.release.tables, one.hides, strict=True):
                known[self.system.full(number, table)[~hides]] = True
        return known

    def hide(
        self, known: Mask, earlier: Sequence[tuple[Mask, ...]], progress: Progress | None = None
    ) -> Mask:
        """(N,): what is not published in the end. What was hidden before stays so."""
        inside = np.zeros(self.system.size, dtype=bool)
        inside[self.system.inside[-1]] = True
        before = np.zeros(self.system.size, dtype=bool)
        for columns in self.system.inside[: len(earlier)]:
            before[columns] = True
        hidden = ~known & (~inside | before | self.targets.primary)
        may = inside & ~known & (self.system.truth > 0)
        for _try in range(TRIES):
            watch = Watch(self.system, self.targets, hidden)
            hidden = choose(watch, hidden, may, progress)
            if watch.any or self.audit(hidden).safe:
                break
        return hidden

    def audit(self, hidden: Mask) -> Audit:
        watch = Watch(self.system, self.targets, hidden)
        view = View(watch, hidden)
        search(view)
        resolve(view)
        leaks = dict.fromkeys(
            Leak(
                self.system.label(int(self.targets.about[told.target])),
                self.targets.why[told.target],
                self.system.label(int(watch.insiders[told.insider - 1][0])) if told.insider else "",
            )
            for told in watch.told()
        )
        return Audit(len(self.targets.columns), len(watch.insiders), tuple(leaks), watch.loose)

    def hides(self, hidden: Mask) -> tuple[Mask, ...]:
        """For each table of the last release."""
        last = len(self.releases) - 1
        return tuple(hidden[self.system.full(last, table)] for table in self.releases[-1].tables)


def _refusal(release: Release, found: Audit, hides: tuple[Mask, ...]) -> NoSafeRelease:
    said = [leak.cell for leak in found.leaks]
    merges = sorted(
        helpful_merges(release.tables, hides),
        key=lambda one: not any(f"{one.variable}: " in cell for cell in said),
    )
    cells = "; ".join(dict.fromkeys(f"“{leak.cell}”" for leak in found.leaks[:MOST_SAID]))
    if all(leak.why == CHANGED for leak in found.leaks):
        return NoSafeRelease(Words(FEW_CHANGED, cells=cells), found, ())
    if merges:
        return NoSafeRelease(Words(MERGE, cells=cells, merge=merges[0].words), found, merges)
    return NoSafeRelease(Words(FEW, cells=cells), found, ())
