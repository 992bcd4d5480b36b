"""The guards of feedback: words are read first, told without their author, and answered once."""

from __future__ import annotations

from tests.guards.guard import Guard

ROOM = "tests/phases/assess"


def _guard(name: str, path: str, old: str, new: str, *tests: str) -> Guard:
    paths = tuple(f"{ROOM}/test_{test}.py" for test in tests)
    return Guard(name, f"phases/assess/{path}", old, new, paths)


GUARDS = [
    _guard(
        "nobody reads what nobody has read first",
        "queries/feedback.py",
        "feedback.impressions.filter(state=State.SHOWN).select_related",
        "feedback.impressions.select_related",
        "answering_feedback",
    ),
    _guard(
        "only one's own is taken back",
        "actions/impressions.py",
        "said_by(feedback, Visitor(actor, device)).filter",
        "feedback.impressions.filter",
        "giving_feedback",
    ),
    _guard(
        "a browser without cookie has said nothing",
        "queries/feedback.py",
        "    if not visitor.is_known:\n        return Impression.objects.none()\n",
        "",
        "giving_feedback",
    ),
    _guard(
        "a day takes so much of one browser",
        "actions/impressions.py",
        ">= MOST_A_DAY",
        ">= 10**6",
        "giving_feedback",
        "feedback_storms",
    ),
    _guard(
        "one network does not flood it",
        "views/feedback.py",
        "if form.is_valid() and _is_too_fast(request):",
        "if False:",
        "giving_feedback",
    ),
    Guard(
        "all who say or answer something wait for each other",
        "phases/assess/queries/feedback.py",
        "return fresh(every_feedback(), feedback.pk)",
        "return every_feedback().get(pk=feedback.pk)",
        (f"{ROOM}/test_feedback_storms.py",),
        "PostgreSQL",
        is_a_race=True,
    ),
    _guard(
        "what is answered is not answered twice",
        "actions/answering.py",
        "feedback.impressions.filter(pk__in=keys, reply=None)",
        "feedback.impressions.filter(pk__in=keys)",
        "answering_feedback",
    ),
    _guard(
        "others read numbers of themes in steps",
        "queries/feedback.py",
        "said(band(number, settings.FEWEST_SHOWN).words)",
        "str(number)",
        "answering_feedback",
    ),
    _guard(
        "a promised day stays",
        "queries/feedback.py",
        "late = Q(reply=None), Q(reply=None, due_on__lt=clock.today())",
        "late = Q(reply=None), Q(reply=None, due_on__lte=clock.today())",
        "answering_feedback",
    ),
    _guard(
        "no table computes what people said",
        "sources/feedback.py",
        "*(plain(getattr(one, name)) for name in QUESTIONS)",
        "*(getattr(one, name) for name in QUESTIONS)",
        "answering_feedback",
    ),
    _guard(
        "feedback is about what stands in the initiative",
        "actions/feedback.py",
        "if not is_ours:",
        "if False:",
        "feedback",
    ),
    _guard(
        "what not everyone may read is not put into the answer",
        "forms/answering.py",
        " if impression.state == State.SHOWN else",
        " if True else",
        "answering_feedback",
    ),
]
