"""The guards of drafts that people try: nobody is known by what they said, and what was tried stays."""

from __future__ import annotations

from tests.guards.guard import Guard

ROOM = "tests/phases/design"
DRAFTING, TRYING, FINDING = "actions/drafting.py", "actions/trying.py", "actions/finding.py"
PAGES, RULES, RESULTS = "pages/prototypes.py", "rules/prototypes.py", "results.py"


def _guard(name: str, path: str, old: str, new: str, *tests: str) -> Guard:
    paths = tuple(f"{ROOM}/test_{test}.py" for test in tests)
    return Guard(name, f"phases/design/{path}", old, new, paths)


GUARDS = [
    _guard(
        "what was tried stays as it was",
        DRAFTING,
        "if not draft.stays:",
        "if True:",
        "prototypes",
    ),
    _guard(
        "what was found keeps a draft as it was",
        "models/prototypes.py",
        " or Finding.objects.filter(step__draft=self).exists()",
        "",
        "findings",
    ),
    _guard(
        "only the newest version changes",
        RULES,
        "return not step.draft.prototype.drafts.filter(number__gt=step.draft.number).exists()",
        "return True",
        "prototypes",
    ),
    _guard(
        "a picture stays while a version shows it",
        DRAFTING,
        "if picture and not Step.objects.filter(picture=picture.name).exists():",
        "if picture:",
        "prototypes",
    ),
    _guard(
        "nobody writes over another's step",
        DRAFTING,
        '        refuse_overtaken("design.change_step", step, STEP, seen)\n',
        "",
        "prototypes",
    ),
    _guard(
        "a change answers findings of its own draft",
        DRAFTING,
        "step__draft__prototype=draft.prototype_id, answered_in=None",
        "answered_in=None",
        "findings",
    ),
    _guard(
        "so few are read by those who run it alone",
        PAGES,
        "return people >= settings.FEWEST_SHOWN or bool(may_moderate(person, thing))",
        "return True",
        "trial_boards",
    ),
    _guard(
        "words stand in an order of their own at each step",
        RESULTS,
        "return said.order_by(SEVERITY, MIXED)",
        'return said.order_by(SEVERITY, "-pk")',
        "trial_boards",
    ),
    _guard(
        "who only begins is not counted",
        RESULTS,
        "draft.trials.filter(Exists(mine)).aggregate(",
        "draft.trials.aggregate(",
        "trial_boards",
    ),
    _guard(
        "the version before is not told of few",
        PAGES,
        'if before is None or not may_read(person, draft.prototype, people_counted(before, 0)["tried"]):',
        "if before is None:",
        "trial_boards",
    ),
    _guard(
        "what has no steps now is not tried",
        RULES,
        'return bool(prototype.drafts.latest("number").steps.exists())',
        "return True",
        "trying",
    ),
    _guard(
        "hidden words are not on the board",
        RESULTS,
        '~Q(text="") & Q(hidden_because="")',
        '~Q(text="")',
        "trying",
    ),
    _guard(
        "hidden words are not in the table",
        "sources.py",
        '"" if one.hidden_because else plain(one.text)',
        "plain(one.text)",
        "trial_boards",
    ),
    _guard(
        "nobody else does a test",
        RULES,
        "does_trial = can_see & is_signed_in & does_it",
        "does_trial = can_see & is_signed_in",
        "trying",
    ),
    _guard(
        "nobody else sees a test",
        RULES,
        "sees_trial = can_see & (is_a_visitor | does_it)",
        "sees_trial = can_see",
        "trying",
    ),
    _guard(
        "a helper asks first",
        "forms/prototypes.py",
        'if typed.get("who") == "beside" and not typed.get("agreed"):',
        "if False:",
        "trying",
    ),
    _guard(
        "no step is leapt over",
        TRYING,
        "if before.exclude(went=Went.STOPPED).count() < step.place - 1:",
        "if False:",
        "trying",
    ),
    _guard(
        "who stopped came no further",
        TRYING,
        "trial.experiences.filter(step__place__gt=step.place).delete()",
        "pass",
        "trying",
    ),
    _guard(
        "a step of the version that is tried",
        TRYING,
        "step = trial.draft.steps.get(pk=step.pk)",
        "step = Step.objects.get(pk=step.pk)",
        "trying",
    ),
    _guard(
        "a helper writes for so many",
        TRYING,
        "if draft.trials.filter(helper=actor).count() >= MOST_HELPED:",
        "if False:",
        "trying",
    ),
    _guard(
        "an idea on a board of the same initiative",
        FINDING,
        "if not open_beside(finding, every_board).filter(pk=board.pk).exists():",
        "if False:",
        "findings",
    ),
    _guard(
        "a suggestion in a text of the same initiative",
        FINDING,
        "if not open_beside(finding, every_text).filter(pk=into.pk).exists():",
        "if False:",
        "findings",
    ),
    _guard(
        "what something came of is not taken back",
        RULES,
        "can_coordinate & came_to_nothing",
        "can_coordinate",
        "findings",
    ),
]
