"""The guards of small numbers: what is hidden, what is proven, and who knows what."""

from __future__ import annotations

from functools import partial

from tests.guards.guard import method

_hide = partial(method, "disclosure")
AUDIT, BUILDING, CHOOSE, COUNTS = "audit.py", "building.py", "choose.py", "counts.py"
MOVES, PEOPLE, PROTECT, RELEASE = "moves.py", "people.py", "protect.py", "release.py"
TARGETS, WATCH = "targets.py", "watch.py"

PROVING = [
    _hide(
        "more than small counts is hidden",
        PROTECT,
        "choose(watch, hidden, may, progress)",
        "hidden",
        "protect",
    ),
    _hide(
        "a small count may be k or more",
        TARGETS,
        "*[rule.k] * len(small)",
        "*[1] * len(small)",
        "adversary",
    ),
    _hide(
        "a count of somebody is not 0",
        MOVES,
        "np.maximum(system.low[columns], np.minimum(truth, 1.0))",
        "system.low[columns] + 0.0",
        "audit",
        "adversary",
    ),
    _hide(
        "only whole people are a proof",
        WATCH,
        "fits = self._whole(unknown) if whole else True",
        "fits = True",
        "adversary",
        "audit",
    ),
    _hide(
        "an insider's own count stays",
        WATCH,
        "moved[self.person[np.abs(unknown[self.singles]) > SMALL]] = True",
        "moved[:] = False",
        "audit",
        "adversary",
    ),
    _hide(
        "what is published as it is is a leak",
        WATCH,
        "yield from (Told(target, NOBODY) for target in self.plain.tolist())",
        "yield from ()",
        "protect",
        "audit",
    ),
    _hide(
        "tables in a circle fit one table",
        BUILDING,
        "        if circle:\n",
        "        if False:\n",
        "audit",
        "adversary",
    ),
    _hide(
        "what anyone sees is no leak",
        TARGETS,
        "np.maximum(system.truth[small] - rule.need, _least(system)[small])",
        "system.truth[small] - rule.need",
        "audit",
        "protect",
    ),
]
RELEASES = [
    _hide(
        "a release is held against earlier ones",
        PROTECT,
        "case.hide(case.known(earlier), [one.hides for one in earlier], progress)",
        "case.hide(case.known([]), [], progress)",
        "protect",
        "adversary",
    ),
    _hide(
        "few who came or left are not told",
        TARGETS,
        "if few.any():",
        "if False:",
        "protect",
    ),
    _hide(
        "merged categories are the sum of their parts",
        BUILDING,
        "    building.add_parts(atoms, COUNTED)\n",
        "",
        "protect",
    ),
    _hide(
        "numbers of people add up",
        "links.py",
        "if after - before != change.joined - change.left:",
        "if False:",
        "protect",
    ),
    _hide(
        "tables of the same people agree",
        BUILDING,
        "            self._compare(population, key, counts)\n",
        "            pass\n",
        "protect",
        "command",
    ),
    _hide(
        "what is hidden entirely is refused",
        PROTECT,
        "if all(one.all() for one in hides):",
        "if False:",
        "protect",
        "command",
    ),
]
RULES = [
    _hide(
        "a group of one sensitive kind is hidden",
        TARGETS,
        "                primary[cells[group]] = True\n",
        "                pass\n",
        "protect",
    ),
    _hide(
        "a slip in a sensitive name is refused",
        PROTECT,
        "        if name not in known:\n",
        "        if False:\n",
        "protect",
        "command",
    ),
    _hide("k is five or more", RELEASE, "if self.k < LEAST_K:", "if False:", "protect", "command"),
    _hide(
        "fewer than k people are not published",
        PROTECT,
        "if release.people < rule.k:",
        "if False:",
        "protect",
        "command",
    ),
    _hide("counts are not below zero", COUNTS, "(table.counts < 0).any() or ", "", "counts"),
    _hide("numbers are told in bands", RELEASE, "low = number // k * k", "low = number", "counts"),
    _hide(
        "who is left open is one of k",
        PEOPLE,
        "if sizes[kind] < k or 0 < count < k:",
        "if sizes[kind] < k:",
        "counts",
    ),
]

TOGETHER = [
    _hide(
        "in every group as many came and went",
        "apart.py",
        "    if came.ndim == 1:\n",
        "    if True:\n",
        "together",
        "exchanged",
    ),
    _hide(
        "as many as can be are the same",
        "apart.py",
        "same = np.minimum(before, after)\n        most",
        "same = np.minimum(before, after) * 0\n        most",
        "together",
    ),
    _hide(
        "what both of two surveys ask is told once",
        "apart.py",
        "and not any(one <= names for one in near)",
        "",
        "together",
        "two_surveys",
    ),
    _hide(
        "what hangs on what both ask is told once",
        "apart.py",
        "        names.update(*more)\n",
        "        break\n",
        "together",
    ),
    _hide(
        "releases of the same people are held against others together",
        "links.py",
        "Link(*pair, (_in_all(told),), rule.k)",
        "Link(*pair, (_in_all(told[:1]),), rule.k)",
        "together",
    ),
    _hide(
        "merged categories are held against their sum",
        BUILDING,
        "        found = implied(self.blocks, np.concatenate(self.truth), links)\n",
        "        found = {}\n",
        "together",
    ),
    _hide(
        "what was not counted between is carried through",
        BUILDING,
        "    building.carry(people)\n",
        "",
        "together",
    ),
    _hide(
        "more than can be proven is refused",
        BUILDING,
        "if building.size > MOST_TOGETHER:",
        "if False:",
        "together",
    ),
    _hide(
        "people are counted and not their rows",
        PEOPLE,
        "    people = [*whose] or _each(columns)\n    kinds",
        "    people = _each(columns)\n    kinds",
        "counts",
    ),
]

GUARDS = [*TOGETHER, *PROVING, *RELEASES, *RULES]
