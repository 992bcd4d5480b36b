"""The guards of the register of risks and of its signs: what is sealed, what is not told of few."""

from __future__ import annotations

from tests.guards.guard import Guard, method

LEARN, RISKS, SIGNS = "phases/learn/", "tests/phases/learn/test_risks.py", "tests/phases/learn/test_signs.py"


def _learn(name: str, path: str, old: str, new: str, test: str = RISKS) -> Guard:
    return Guard(name, f"{LEARN}{path}", old, new, (test,))


GUARDS = [
    _learn(
        "a score is sealed until the other side has scored",
        "queries/risks.py",
        "if self.is_open or side == self.side}",
        "if True}",
    ),
    _learn(
        "the journal does not tell who scored second",
        "actions/risks.py",
        'tell(None, "learn.open_scores", risk)',
        'tell(actor, "learn.open_scores", risk)',
    ),
    _learn(
        "what is open is not scored again",
        "rules/risks.py",
        "speaks_for_a_side & risk_is_open & scores_are_sealed",
        "speaks_for_a_side & risk_is_open",
    ),
    _learn(
        "both sides have time to score",
        "rules/risks.py",
        "can_coordinate & risk_is_open & scores_are_sealed & time_is_over",
        "can_coordinate & risk_is_open & scores_are_sealed",
    ),
    _learn(
        "a risk is found by who may read it",
        "cards/risks.py",
        "return with_every_word(_risks_seen_by(person), words",
        "return with_every_word(every_risk(), words",
    ),
    _learn(
        "only who takes part owns a measure",
        "actions/measures.py",
        "if not is_owner(risk.initiative, owner):",
        "if False:",
    ),
    _learn(
        "a sign is asked once",
        "actions/watching.py",
        "if (initiative.pk, sign) in asked_lately([initiative.pk]):",
        "if False:",
        SIGNS,
    ),
    _learn(
        "a draft is not watched",
        "queries/watching.py",
        "Initiative.objects.filter(is_public=True)",
        "Initiative.objects.all()",
        SIGNS,
    ),
    _learn(
        "what is counted goes before what was noted",
        "queries/watching.py",
        "{**_noted(sign, initiatives), **counted}",
        "{**counted, **_noted(sign, initiatives)}",
        SIGNS,
    ),
    Guard(
        "whoever came back did not drop out",
        "spine/initiatives/queries/gauges.py",
        " and (initiative, person) not in came_back",
        "",
        (SIGNS,),
    ),
    method(
        "barriers",
        "of fewer than k nothing is told",
        "signs.py",
        "found.people < max(k, LEAST_K)",
        "False",
        "signs",
    ),
    method(
        "barriers",
        "a sign never means fewer than five",
        "signs.py",
        "if found.meant is not None and found.meant < LEAST_K",
        "if False",
        "signs",
    ),
    method(
        "barriers",
        "no page of what nobody read",
        "catalogue_files.py",
        "if page and source.read != Read.SOURCE:",
        "if False:",
        "catalogue",
    ),
]
