"""The guards of cases and comparisons, of who governs, and of what others learned."""

from __future__ import annotations

from tests.guards.guard import Guard

LEARN, FACTORS = "phases/learn/", "tests/phases/learn/test_factors.py"
GOVERNANCE, LESSONS = "tests/phases/learn/test_governance.py", "tests/phases/learn/test_lessons.py"
CIRCLES = "tests/phases/learn/test_circles.py"
CASES = "tests/methods/cases/test_cases.py"


def _learn(name: str, path: str, old: str, new: str, test: str = FACTORS) -> Guard:
    return Guard(name, f"{LEARN}{path}", old, new, (test,))


GUARDS = [
    _learn(
        "what somebody asked again is not dropped",
        "actions/factors.py",
        "        if comparison.asked_on < before:\n",
        "        if True:\n",
    ),
    _learn(
        "what is invented is never compared",
        "queries/factors.py",
        'twice = in_catalogue().annotate(coders=Count("score_sheets", distinct=True))',
        'twice = Initiative.objects.annotate(coders=Count("score_sheets", distinct=True))',
    ),
    _learn(
        "one coder alone makes no case",
        "queries/factors.py",
        ".filter(coders__gte=TWO)",
        ".filter(coders__gte=1)",
    ),
    _learn(
        "what coders score differently counts as not scored",
        "queries/factors.py",
        "if len({*scores}) == 1}",
        "if scores}",
    ),
    _learn(
        "no file brings an initiative of this platform",
        "actions/factors.py",
        "        _refuse_our_own(found)\n",
        "",
    ),
    _learn(
        "what was said alone stays once both answered",
        "actions/factors.py",
        "if is_new or initiative.score_sheets.count() < TWO:",
        "if True:",
    ),
    _learn(
        "a third coder has no place",
        "rules/factors.py",
        "is_signed_in & is_coder & has_place_as_scorer",
        "is_signed_in & is_coder",
    ),
    _learn(
        "a score rests on something",
        "actions/factors.py",
        "if any(not because.get(name) or",
        "if any(",
    ),
    _learn(
        "what a coder said is sealed until both answered",
        "pages/factors.py",
        '"is_open": is_open,',
        '"is_open": True,',
        FACTORS,
    ),
    Guard(
        "cases with the same conditions and another outcome are named",
        "methods/cases/comparing.py",
        "return bool(self.having and self.lacking)",
        "return False",
        (CASES,),
    ),
    Guard(
        "a regression has cases enough",
        "methods/cases/comparing.py",
        "    if n < least:\n",
        "    if n < 0:\n",
        (CASES,),
    ),
    _learn(
        "the journal does not say who answered for a side",
        "actions/governance.py",
        'tell(None, "learn.answer_five", initiative)',
        'tell(actor, "learn.answer_five", initiative)',
        GOVERNANCE,
    ),
    _learn(
        "what both sides say is for who takes part",
        "pages/governance.py",
        "**(_for_members(initiative) if reads else {}),\n",
        "**_for_members(initiative),\n        **{'reads_all': True},\n",
        GOVERNANCE,
    ),
    _learn(
        "of few answers no time is told",
        "queries/governance.py",
        "len(known) >= settings.FEWEST_SHOWN",
        "len(known) >= 1",
        GOVERNANCE,
    ),
    _learn(
        "signs of an initiative are for its coordinators",
        "pages/lessons.py",
        'reads_signs = bool(allow(person, "initiatives.change_initiative", initiative))',
        "reads_signs = True",
        LESSONS,
    ),
    _learn(
        "something is made only where it is open",
        "actions/lessons.py",
        "    if into not in places:\n",
        "    if False:\n",
        LESSONS,
    ),
    _learn(
        "what somebody will try is read by nobody else",
        "rules/circles.py",
        "owns = is_signed_in & is_own_intention",
        "owns = is_signed_in",
        CIRCLES,
    ),
    _learn(
        "the people of a series are found by who signed in",
        "rules/circles.py",
        'permit("learn.list_circle", is_signed_in, sees=anyone)',
        'permit("learn.list_circle", anyone)',
        CIRCLES,
    ),
    _learn(
        "who looked back already is not reminded",
        "letters/circles.py",
        "    if intention.came_of_it:\n",
        "    if False:\n",
        CIRCLES,
    ),
    Guard(
        "behind a hundred faults nothing is read",
        "methods/cases/reading.py",
        "if len(reader.faults) >= MOST_FAULTS:",
        "if False:",
        (CASES,),
    ),
    Guard(
        "of one cell a hundred faults are kept",
        "methods/cases/reading.py",
        "if word not in known][:MOST_FAULTS]",
        "if word not in known]",
        (CASES,),
    ),
    _learn(
        "who compares very often waits",
        "views/factors.py",
        "if form.is_valid() and not ratelimit.consume(",
        "if False and ratelimit.consume(",
    ),
    _learn(
        "each night a few are compared anew",
        "tasks/factors.py",
        "[:MOST_ANEW]",
        "",
    ),
    _learn(
        "a fortnight later nobody is asked to look back",
        "letters/circles.py",
        "look_back_on__range=days",
        "look_back_on__lte=days[1]",
        CIRCLES,
    ),
]
