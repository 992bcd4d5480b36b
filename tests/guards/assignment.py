"""The guards of draws of who is asked: chance alone decides, once, and nobody looks before it is time."""

from __future__ import annotations

from functools import partial

from tests.guards.guard import Guard, method

SURVEYS, ASSESS = "tests/tools/surveys", "tests/phases/assess"
_method = partial(method, "assignment")


def _drawn(name: str, path: str, old: str, new: str, test: str = "randomisations") -> Guard:
    paths = (test,) if test != "randomisations" else (test, "randomisations_held")
    return Guard(name, f"tools/surveys/{path}", old, new, tuple(f"{SURVEYS}/test_{one}.py" for one in paths))


def _outcomes(name: str, path: str, old: str, new: str) -> Guard:
    return Guard(name, f"phases/assess/{path}", old, new, (f"{ASSESS}/test_outcomes.py",))


GUARDS = [
    _method(
        "what is left of a share goes round",
        "drawing.py",
        "begin, _digest, _high = number_below(whole, text)",
        "begin = 0",
        "drawing",
    ),
    _method(
        "the list decides along with the seed who comes into which arm",
        "drawing.py",
        "{NAME}\\n{frame.hash}\\n",
        "{NAME}\\n",
        "drawing",
    ),
    _method(
        "no draw is held on a list that was tampered with",
        "frame.py",
        "    frame = _parsed(data)\n    check_frame(frame)\n",
        "    frame = _parsed(data)\n",
        "command",
    ),
    _method(
        "an id can be written",
        "frame.py",
        '    "".join(one.id for one in people).encode()\n',
        "",
        "command",
    ),
    _method(
        "an arm is a whole number",
        "verification.py",
        "        if not all(isinstance(id, str) and type(arm) is int for id, arm in people):\n",
        "        if False:\n",
        "command",
    ),
    _method(
        "an arm has people to compare",
        "frame.py",
        "    if least < LEAST_UNITS:\n",
        "    if False:\n",
        "drawing",
    ),
    _method(
        "a stratum has people for every arm",
        "frame.py",
        "        if drawn < arms:\n",
        "        if False:\n",
        "drawing",
    ),
    _method(
        "a changed draw is found out",
        "verification.py",
        "told is not None and told != arms",
        "False",
        "drawing",
    ),
    _method(
        "no small count of a stratum is told",
        "balance.py",
        "min(_together(small).counts) < fewest:\n        return []",
        "False:\n        return []",
        "balance",
    ),
    _drawn(
        "the list goes with the draw",
        "actions/drawing.py",
        'assessed_people.all().delete()\n        tell(actor, "surveys.draw_randomisation"',
        'pk\n        tell(actor, "surveys.draw_randomisation"',
    ),
    _drawn(
        "a draw waits for its moment",
        "rules/randomisations.py",
        "can_coordinate & draw_waits & is_the_moment",
        "can_coordinate & draw_waits",
    ),
    _drawn(
        "a draw is held once",
        "rules/randomisations.py",
        "can_coordinate & draw_waits & is_the_moment",
        "can_coordinate & is_the_moment",
    ),
    Guard(
        "of those who draw at once one does",
        "tools/surveys/actions/drawing.py",
        '"surveys.draw_randomisation", randomisation, locked_randomisation)',
        '"surveys.draw_randomisation", randomisation)',
        (f"{SURVEYS}/test_randomisation_storms.py",),
        "PostgreSQL",
        is_a_race=True,
    ),
    _drawn(
        "nobody is added to a list that is public",
        "rules/people.py",
        "invites & takes_more_people",
        "invites",
    ),
    _drawn(
        "who was not drawn is not asked again",
        "actions/inviting.py",
        "wanted(wave.survey).filter(invitations__isnull=False).distinct()",
        "wanted(wave.survey)",
    ),
    _drawn(
        "results wait for outcomes to be opened",
        "queries/results.py",
        ".exclude(closed)",
        "",
    ),
    _drawn(
        "no answers leave while outcomes are closed",
        "rules/agreements.py",
        "agreement_runs & outcomes_are_open & can_see",
        "agreement_runs & can_see",
    ),
    _drawn(
        "nothing heard by arm before outcomes are opened",
        "pages/randomisations.py",
        "NOTHING_BY_ARM if randomisation.is_blind else tuple(BY_ARM)",
        "tuple(BY_ARM)",
        "randomisation_pages",
    ),
    _outcomes(
        "outcomes by arm need a plan that names the arms",
        "queries/plans.py",
        "return plans[-1] if arm.name in named else None",
        "return plans[-1]",
    ),
    _outcomes(
        "a report tells nothing of answers while outcomes are closed",
        "tasks/reports.py",
        " and not is_blind(report.survey)",
        "",
    ),
    Guard(
        "who took answers back is not counted as silent",
        "tools/surveys/queries/research_rows.py",
        "state__in=(State.FINISHED, State.WITHDRAWN)",
        "state__in=(State.FINISHED,)",
        (f"{ASSESS}/test_outcomes.py",),
    ),
]
