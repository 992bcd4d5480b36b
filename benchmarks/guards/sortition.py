"""The guards of drawing a panel: quotas hold, likes have like chances, and nobody can steer the draw."""

from __future__ import annotations

from functools import partial

from benchmarks.guards.guard import method

_draw = partial(method, "sortition")
SWAPS, MENDING, LISTING, DRAW = "swaps.py", "mending.py", "listing.py", "draw.py"
FAIREST, LIMITS, VERIFICATION, PUBLIC = "fairest.py", "limits.py", "verification.py", "public.py"
REPLACEMENT, POOL, FILES, COVERAGE = "replacement.py", "pool.py", "files.py", "coverage.py"
SEARCH, RELAXATION = "search.py", "relaxation.py"

CHANCES = [
    _draw(
        "exchanges keep the quotas",
        SWAPS,
        " or not self._allowed(now, out, into):",
        ":",
        "lottery",
        "hard_pools",
    ),
    _draw(
        "a kind leaves or comes once a turn",
        SWAPS,
        "if out in gone or into in gone or not",
        "if not",
        "lottery",
        "hard_pools",
    ),
    _draw(
        "no more of a kind than there are",
        SWAPS,
        "wanted[found[wanted] < sizes[wanted]][:width]",
        "wanted[:width]",
        "lottery",
        "hard_pools",
    ),
    _draw(
        "mending keeps the least",
        MENDING,
        "        fits &= (self.counts[:, leaving] > program.least[leaving]).all(axis=1)\n",
        "",
        "hard_pools",
    ),
    _draw(
        "mending keeps the most",
        MENDING,
        "        fits &= (self.counts[:, coming] < program.most[coming]).all(axis=1)\n",
        "",
        "hard_pools",
    ),
    _draw(
        "mending seats nobody twice", MENDING, " & (panels[:, into] < program.sizes[into])", "", "hard_pools"
    ),
    _draw(
        "a list keeps the chances",
        LISTING,
        "    Mending(panels, wanted, program).run(clock)\n",
        "",
        "lottery",
    ),
    _draw("a hand holds nobody twice", LISTING, "[id for id in turn if id not in hand]", "turn", "lottery"),
    _draw(
        "likes are dealt in turns",
        LISTING,
        "self.left = [id for id in turn if id not in fresh]",
        "self.left = []",
        "lottery",
    ),
    _draw(
        "a weight is rounded down first",
        LISTING,
        "sure = weights * length // total",
        "sure = -(-weights * length // total)",
        "lottery",
        "hard_pools",
    ),
    _draw(
        "one seat is equally likely for all",
        "lottery.py",
        "one_seat if pool.seats == 1 else",
        "one_seat if False else",
        "lottery",
    ),
    _draw(
        "what floats prove is not called exact",
        FAIREST,
        "    if solver > float(found.ceiling) - 1e-7:\n",
        "    if True:\n",
        "hard_pools",
        "lottery",
    ),
    _draw(
        "a ceiling holds whatever the prices",
        "ceiling.py",
        "max(Fraction(0), left)",
        "left",
        "lottery",
        "hard_pools",
    ),
    _draw(
        "the relaxation must be attained",
        FAIREST,
        "found is not None and found.level >= ATTAINED",
        "found is not None",
        "lottery",
        "hard_pools",
    ),
    _draw(
        "who can rise is not fixed",
        FAIREST,
        "held = free & (found.duals * sizes > DUAL)",
        "held = free.copy()",
        "lottery",
        "hard_pools",
    ),
    _draw(
        "who can rise is not fixed in the relaxation",
        RELAXATION,
        "fixed = free & (model.duals()[rows] > BINDING)",
        "fixed = free.copy()",
        "lottery",
        "hard_pools",
    ),
    _draw(
        "a solver's panel is checked",
        SEARCH,
        "(panel if self.program.is_panel(panel) else None)",
        "panel",
        "hard_pools",
        "lottery",
    ),
    _draw(
        "no lottery is called best before the solver says so",
        SEARCH,
        "panel, most = self.panels.best(found.duals)",
        "panel, most = None, above",
        "lottery",
        "hard_pools",
    ),
    _draw(
        "only who fits on no panel is barred",
        COVERAGE,
        "            best, most = panels.best(worth)\n",
        "            best, most = None, 0.0\n",
        "lottery",
        "hard_pools",
    ),
]
CLOCKS = [
    _draw(name, path, old, new, "limits")
    for name, path, old, new in [
        (
            "the search ends with its time",
            LIMITS,
            "return not (self.is_over() or self.reached)",
            "return not self.reached",
        ),
        (
            "the search ends with its rounds",
            LIMITS,
            "self.reached |= self.rounds > self.limits.rounds",
            "pass",
        ),
        (
            "a proof ends with the time",
            LIMITS,
            "max(0.01, min(self.left, self.limits.proof))",
            "self.limits.proof",
        ),
        (
            "the solver ends with its time",
            "highs.py",
            "seconds + self.highs.getRunTime() if seconds < ENDLESS else ENDLESS",
            "ENDLESS",
        ),
        (
            "the time counts from the question",
            "highs.py",
            "seconds + self.highs.getRunTime() if",
            "seconds if",
        ),
        (
            "what was not found in time may exist",
            COVERAGE,
            "    if answer.values is None and not answer.infeasible:\n        clock.reached = True\n",
            "",
        ),
        (
            "who was not found in time may have a seat",
            COVERAGE,
            "                clock.reached |= most >= ONE\n",
            "",
        ),
        (
            "bounds not judged in time may hold together",
            "conflict.py",
            "        if answer.infeasible:\n",
            "        if answer.values is None:\n",
        ),
        (
            "a way out that was not found in time may exist",
            "relief.py",
            "            clock.reached |= not answer.infeasible\n",
            "",
        ),
        ("more ways out may exist", "relief.py", "complete = not clock.reached", "complete = True"),
        (
            "the relaxation ends with the time",
            RELAXATION,
            "answer = model.solve(clock.for_proof())",
            "answer = model.solve()",
        ),
        (
            "a relaxation that is not solved bounds nothing",
            RELAXATION,
            "1.0 if free.all() else chances.max()",
            "chances.max()",
        ),
        ("the relaxation of Nash ends with the time", RELAXATION, " or self.clock.is_over()", ""),
        (
            "a walk leaves half the time",
            SWAPS,
            "            if clock.left < clock.limits.seconds / 2:\n                break\n",
            "",
        ),
        (
            "mending ends with the time",
            MENDING,
            "            if clock.is_over():\n                return\n",
            "",
        ),
        (
            "a gap that is left is said",
            SEARCH,
            "                if not found.proven:\n                    self.panels.clock.reached = True\n",
            "",
        ),
        ("a gap of Nash that is left is said", "nash.py", "            clock.reached |= gap > CLOSE\n", ""),
    ]
]
DRAWING = [
    _draw(
        "the list decides along with the seed", DRAW, "{NAME}\\n{hash}\\n{seed}", "{NAME}\\n{seed}", "draw"
    ),
    _draw(
        "too high a digest is drawn again",
        DRAW,
        "if (value := int(digest, 16)) < fair:",
        "if (value := int(digest, 16)) >= 0:",
        "draw",
    ),
    _draw(
        "a seed is of the round of its signature",
        DRAW,
        "    if plain_seed(seed) != randomness:\n",
        "    if False:\n",
        "draw",
        "command",
    ),
    _draw(
        "a signature is compared before a draw",
        "command.py",
        "        check_signature(options.seed, options.signature)\n",
        "        pass\n",
        "command",
    ),
    _draw(
        "a signature is compared when verifying",
        VERIFICATION,
        '        checks.append(_same_round(seed or "", signature))\n',
        "        pass\n",
        "draw",
        "command",
    ),
    _draw("a seed is not empty", DRAW, "    if not plain:\n", "    if False:\n", "draw"),
    _draw(
        "a short seed is warned of",
        "command.py",
        "    if is_short(options.seed):\n",
        "    if False:\n",
        "command",
    ),
    _draw(
        "the announced hash is compared",
        VERIFICATION,
        "    if public.hash == hash.strip().lower():\n",
        "    if True:\n",
        "draw",
        "command",
    ),
    _draw(
        "the drawn number is compared",
        VERIFICATION,
        "number is None or number == drawn.number",
        "True",
        "draw",
        "command",
    ),
    _draw("the pool is compared", VERIFICATION, "pool_hash(pool) != public.pool or ", "", "draw"),
    _draw(
        "the quotas are compared",
        VERIFICATION,
        " or sorted(pool.quotas) != sorted(public.quotas)",
        "",
        "draw",
        "replacement",
    ),
    _draw(
        "every panel is checked",
        VERIFICATION,
        "        if not quota.least <= found <= quota.most:\n",
        "        if False:\n",
        "draw",
    ),
    _draw(
        "strangers on a panel are found",
        VERIFICATION,
        "    if strangers:\n",
        "    if False:\n",
        "draw",
        "replacement",
    ),
    _draw(
        "who declined is found on a panel",
        VERIFICATION,
        "values.keys() - set(public.declined)",
        "set(values)",
        "replacement",
    ),
    _draw(
        "two seats for one are found",
        VERIFICATION,
        "    if len(set(ids)) < len(ids):\n",
        "    if False:\n",
        "draw",
        "replacement",
    ),
    _draw(
        "a list has whole panels",
        PUBLIC,
        "len(set(panel)) != seats or len(panel) != seats",
        "len(panel) != seats",
        "draw",
    ),
    _draw(
        "a list of another version is not read",
        PUBLIC,
        '    if found.get("version") != VERSION:\n',
        "    if False:\n",
        "draw",
    ),
    _draw("yes is no number", PUBLIC, " or isinstance(value, bool)", "", "draw"),
    _draw(
        "who declined before stays out",
        REPLACEMENT,
        "{*declined, *away, *public.declined}",
        "{*declined, *away}",
        "replacement",
    ),
    _draw(
        "who sits is not drawn again",
        REPLACEMENT,
        "person.id not in out and person.id not in kept",
        "person.id not in out",
        "replacement",
    ),
    _draw(
        "only who is on the panel declines",
        REPLACEMENT,
        "        if id not in panel:\n",
        "        if False:\n",
        "replacement",
    ),
    _draw(
        "who stays counts for the quotas",
        REPLACEMENT,
        "max(0, quota.most - taken[quota.feature, quota.value])",
        "quota.most",
        "replacement",
    ),
]
READING = [
    _draw(
        "an id is one person's",
        POOL,
        "        twice = _first_twice(person.id for person in self.people)\n",
        "        twice = None\n",
        "lottery",
    ),
    _draw(
        "a value has one quota",
        POOL,
        "twice = _first_twice((quota.feature, quota.value) for quota in self.quotas)",
        "twice = None",
        "lottery",
        "reading",
    ),
    _draw(
        "a value has a quota", POOL, "if person.values.get(feature) not in values:", "if False:", "lottery"
    ),
    _draw("a quota has room", POOL, "if not 0 <= quota.least <= quota.most:", "if False:", "lottery"),
    _draw(
        "there are people for the seats",
        POOL,
        "        if self.seats > len(self.people):\n",
        "        if False:\n",
        "lottery",
    ),
    _draw("an id stands on one line", FILES, "        if id in lines:\n", "        if False:\n", "reading"),
    _draw("nobody is without an id", FILES, "        if not id:\n", "        if False:\n", "reading"),
    _draw(
        "a feature has one column",
        FILES,
        "    if names.count(feature) != 1:\n",
        "    if feature not in names:\n",
        "reading",
    ),
    _draw(
        "a quota is a number",
        FILES,
        "not text.isascii() or not text.isdigit() or len(text) > 9",
        "not text.isdigit()",
        "reading",
    ),
]

GUARDS = [*CHANCES, *CLOCKS, *DRAWING, *READING]
