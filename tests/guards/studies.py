"""The guards of studies: ethics before all, plans that stay, and an export in which a change shows."""

from __future__ import annotations

from tests.guards.guard import Guard, method

LEARN, TESTS = "phases/learn/", "tests/phases/learn/"


def _learn(name: str, path: str, old: str, new: str, *tests: str) -> Guard:
    files = tests or ("test_trials.py", "test_saying_yes.py")
    return Guard(name, f"{LEARN}{path}", old, new, tuple(f"{TESTS}{file}" for file in files))


GUARDS = [
    _learn(
        "a yes to other words ends",
        "actions/ethics.py",
        "        if asked_of_people(now) != before:\n            _ask_again(now)\n",
        "",
        "test_saying_yes.py",
    ),
    _learn(
        "guardians get another letter about other words",
        "actions/ethics.py",
        "    for child in _unasked(study, children):\n        _ask(study, child)\n",
        "",
        "test_saying_yes.py",
    ),
    _learn(
        "whose yes ended is told where they start",
        "queries/studies.py",
        "filter(person=person, agrees=False)",
        "filter(person=person, agrees=None)",
        "test_saying_yes.py",
    ),
    _learn(
        "nobody says yes to what they did not read",
        "actions/ethics.py",
        '        refuse_unread("learn.agree_to_study", study, asked_of_people(study), seen)\n',
        "",
        "test_saying_yes.py",
    ),
    _learn(
        "no guardian says yes to what they did not read",
        "actions/ethics.py",
        '            refuse_unread("learn.allow_child", found, asked_of_people(found.study), seen)\n',
        "            pass\n",
        "test_saying_yes.py",
    ),
    _learn(
        "without ethics nobody is assigned, and nothing is read",
        "rules/studies.py",
        "touches_people = works & ethics_holds & has_frozen_plan",
        "touches_people = works & has_frozen_plan",
    ),
    _learn(
        "without ethics nobody is written to",
        "rules/studies.py",
        "is_the_house & ethics_holds & is_going_on",
        "is_the_house & is_going_on",
    ),
    _learn(
        "a field without a basis is missing",
        "rules/ethics.py",
        "if field not in named:",
        "if False:",
    ),
    _learn(
        "who stays out is nobody's row",
        "queries/trials.py",
        'people = people.exclude(pk__in=OptOut.objects.filter(study=study).values("person"))',
        "people = people.all()",
    ),
    _learn(
        "where consent is the basis, who did not say yes is no row",
        "queries/trials.py",
        "    if rests_on_consent(study):\n",
        "    if False:\n",
    ),
    _learn(
        "a child is in it with a guardian's yes",
        "queries/trials.py",
        "whole = agreed.filter(guardian_agrees=True)",
        "whole = agreed.filter(agrees=True)",
    ),
    _learn(
        "nobody looks before the days are over",
        "rules/studies.py",
        "touches_people & is_unseen & days_are_over",
        "touches_people & is_unseen",
    ),
    _learn(
        "nobody draws before the moment",
        "rules/studies.py",
        "touches_people & draw_waits & is_the_moment",
        "touches_people & draw_waits",
    ),
    _learn(
        "a hidden plan is not read",
        "rules/studies.py",
        "return plan.frozen_at is not None and not plan.study.is_hidden",
        "return plan.frozen_at is not None",
        "test_studies.py",
    ),
    _learn(
        "what is drawn is what the plan says",
        "actions/trials.py",
        "        _refuse_unplanned(study)\n",
        "",
    ),
    _learn(
        "who left while it was computed is in nothing that is kept",
        "actions/trials.py",
        "readable(study.trial).count() != table.rows",
        "False",
    ),
    _learn(
        "consent stays the basis",
        "actions/ethics.py",
        "        _refuse_loosening(study, bases)\n",
        "",
    ),
    _learn(
        "what the arms are is told with the outcomes",
        "pages/studies.py",
        "is_told = is_run or trial.study.opened_at is not None",
        "is_told = True",
    ),
    _learn(
        "an export goes when somebody in it leaves",
        "personal/studies.py",
        'StudyExport.objects.filter(study__in=[one["study"] for one in studies]).delete()',
        "pass",
        "test_studies.py",
    ),
    method(
        "studies",
        "a changed plan is found",
        "verifying.py",
        "if found != digest:",
        "if False:",
        "verifying",
    ),
    method(
        "studies",
        "a plan after the first look is found",
        "verifying.py",
        'if step.number > look and step.data.get("known") != "seen":',
        "if False:",
        "verifying",
    ),
    method(
        "studies",
        "a step that is cut out is found",
        "steps.py",
        'if step.number != place or step.data.get("before") != before:',
        "if False:",
        "verifying",
    ),
    method(
        "studies",
        "a cut end of the journal is found",
        "verifying.py",
        "if export.results and not looks:",
        "if False:",
        "verifying",
    ),
    method(
        "studies",
        "a step is under its seal",
        "steps.py",
        'return bool(found.hex() == seal["root"])',
        "return True",
        "verifying",
    ),
    method(
        "studies",
        "a stamp is of this plan",
        "stamps.py",
        "if imprint.hex() != digest:",
        "if False:",
        "plans",
    ),
    method(
        "studies",
        "no export is larger than it may be",
        "exports.py",
        "if left < 0:",
        "if False:",
        "verifying",
    ),
]
