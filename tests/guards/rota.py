"""The guards of rotas: every hard rule holds, no aim costs an earlier one, and a proof is one."""

from __future__ import annotations

from functools import partial

from tests.guards.guard import method, shared

_rota = partial(method, "rota")
LIMITS, PROBLEM, BOARD, RUNNING = "limits.py", "problem.py", "board.py", "running.py"
AIMS, SOLVER, REPAIR, OBSTACLES, SENSE = "aims.py", "solver.py", "repair.py", "obstacles.py", "sense.py"
BALANCE, READING, CELLS = "balance.py", "reading.py", "cells.py"
BAD_FILES = ("mistakes", "reading", "sense")

RULES = [
    _rota(
        "there is rest between shifts",
        LIMITS,
        "one.finishes + rest > shift.begins",
        "one.finishes > shift.begins",
        "make",
    ),
    *(
        _rota(
            f"most {name} are a limit",
            LIMITS,
            f"    if person.{field} is not None:\n",
            "    if False:\n",
            "make",
        )
        for name, field in [
            ("shifts", "most_shifts"),
            ("hours", "most_hours"),
            ("a day", "most_per_day"),
            ("a week", "most_per_week"),
        ]
    ),
    _rota(
        "most of a kind are a limit",
        LIMITS,
        "        if kind in person.most_of_kind:\n",
        "        if False:\n",
        "make",
    ),
    _rota(
        "who cannot does not serve",
        PROBLEM,
        "        if shift.id in person.cannot:\n            return False\n",
        "",
        "make",
    ),
    _rota(
        "who is away does not serve",
        PROBLEM,
        "return not any(shift.overlaps(start.timestamp(), end.timestamp()) for start, end in person.away)",
        "return True",
        "make",
    ),
    _rota("nobody is too many", BOARD, "        self.model.row(terms, upper=shift.people)\n", "", "make"),
    _rota("a skill is who has it", BOARD, "if skill is None or skill in person.skills]", "]", "make"),
    _rota(
        "who is apart does not meet",
        BOARD,
        "                if first is not None and second is not None:\n",
        "                if False:\n",
        "make",
    ),
    _rota(
        "who is together comes together",
        BOARD,
        '                if pair.kind != "only-with":\n',
        "                if False:\n",
        "make",
    ),
    _rota(
        "who comes only with another comes with them",
        BOARD,
        '                self._at_most(_difference(first, second), 0, soft=pair.kind == "rather-together")\n',
        "",
        "make",
    ),
    _rota(
        "days on end are a limit",
        RUNNING,
        "        _add_most_running(model, days, person.most_running)\n",
        "        pass\n",
        "make",
    ),
    _rota(
        "weekends are a limit",
        RUNNING,
        "    model.row(dict.fromkeys(weekends.values(), 1.0), upper=most)\n",
        "",
        "make",
    ),
    _rota(
        "no single days of work",
        RUNNING,
        "    _add_least(model, days, calendar, person.least_running)\n",
        "",
        "make",
    ),
    _rota(
        "no single days off",
        RUNNING,
        "    _add_least_off(model, days, calendar, person.least_off)\n",
        "",
        "make",
    ),
]
AIM_AFTER_AIM = [
    _rota(
        "a later aim costs nothing of an earlier one",
        AIMS,
        "        self.board.model.row(cost, upper=value + (0.5 if step else SLACK * max(1.0, value)))\n",
        "",
        "make",
    ),
    _rota(
        "the heaviest load stays as light",
        AIMS,
        "        self._hold(self._heaviest())\n        reached",
        "        reached",
        "make",
    ),
    _rota(
        "a try that ends by the clock proves nothing",
        AIMS,
        "found.columns is not None if found.proven else None",
        "found.columns is not None",
        "proof",
    ),
    _rota(
        "a bound is what is proven",
        SOLVER,
        "bound = float(info.mip_dual_bound)",
        "bound = float(info.objective_function_value)",
        "proof",
    ),
    _rota(
        "a heaviest load is proven by what cannot be",
        AIMS,
        "low = search if tried is False else low",
        "low = search",
        "proof",
    ),
    _rota(
        "a search ends with its time",
        SOLVER,
        '    highs.setOptionValue("time_limit", clock.left() * share)\n',
        "",
        "make",
    ),
    _rota(
        "who came too late is said so",
        SOLVER,
        "    clock.late |= status == highspy.HighsModelStatus.kTimeLimit\n",
        "",
        "make",
    ),
    _rota(
        "handing on keeps what was promised",
        BALANCE,
        "            if minutes[giver.id] - shift.minutes < giver.least_hours * 60:\n",
        "            if False:\n",
        "make",
    ),
    _rota(
        "handing on keeps the skills",
        BALANCE,
        " or (giver.skills & shift.skills.keys()) - taker.skills",
        "",
        "make",
    ),
    _rota(
        "handing on keeps the rules",
        BALANCE,
        "return next(obstacles(board.problem, without, taker, shift), None) is None",
        "return True",
        "make",
    ),
    _rota(
        "handing on leaves who is tied",
        BALANCE,
        "[one for one in board.people if _is_loose(board, one)]",
        "board.people",
        "make",
    ),
    _rota(
        "nobody is favoured by their name",
        BOARD,
        "key=lambda one: lot(seed, one.id)",
        "key=lambda one: one.id",
        "make",
    ),
]
REPAIRING = [
    _rota(
        "a repair changes few",
        REPAIR,
        "cost = {column: -1.0 if key in known else 1.0 for",
        "cost = {column: 0.0 for",
        "repair",
    ),
    _rota("what began stays", REPAIR, "    _freeze(board, past, moment)\n", "", "repair"),
    _rota(
        "who dropped out is asked for nothing",
        REPAIR,
        "replace(one, cannot=one.cannot | cannot[one.id]) if one.id in cannot else one",
        "one",
        "repair",
    ),
    _rota(
        "rest keeps one from a shift",
        OBSTACLES,
        "        elif problem.clash(person, other, shift):\n",
        "        elif False:\n",
        "explain",
        "make",
    ),
    _rota(
        "a limit keeps one from a shift",
        OBSTACLES,
        "shift.id in cap.shifts and sum(cap.takes) > cap.most",
        "False",
        "explain",
        "make",
    ),
    _rota(
        "a pair keeps one from a shift",
        OBSTACLES,
        '    if pair.kind == "apart" and there:\n',
        "    if False:\n",
        "explain",
    ),
]
FILES = [
    _rota(
        "a shift ends after it begins", SENSE, "    if shift.minutes <= 0:\n", "    if False:\n", *BAD_FILES
    ),
    _rota(
        "skills are among the people",
        SENSE,
        "        if number > shift.people:\n",
        "        if False:\n",
        *BAD_FILES,
    ),
    _rota("names stand once", SENSE, "        if number > 1:\n", "        if False:\n", *BAD_FILES),
    _rota(
        "answers are for shifts",
        SENSE,
        "        yield from _unknown_shifts(person, known)\n",
        "",
        *BAD_FILES,
    ),
    _rota(
        "a rule stands once",
        READING,
        "if name not in RULES or name in said:",
        "if name not in RULES:",
        *BAD_FILES,
    ),
    shared(
        "an unknown column is not passed over",
        "many_tables.py",
        "            if not name or name in columns:\n",
        "            if not name:\n                continue\n            if name in columns:\n",
        *(f"rota/test_{test}" for test in BAD_FILES),
    ),
    _rota(
        "who serves is known",
        "serving.py",
        "if person not in problem.person or (person, shift) in chosen:",
        "if (person, shift) in chosen:",
        *BAD_FILES,
    ),
]

GUARDS = [*RULES, *AIM_AFTER_AIM, *REPAIRING, *FILES]
