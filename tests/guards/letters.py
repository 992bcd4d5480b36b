"""The guards of letters: nobody is written to twice, and who sends them is said."""

from __future__ import annotations

from tests.guards.guard import Guard

MORE, LETTERS = "tests/phases/design/test_more_letters.py", "tests/methods/sortition/test_letters.py"
RULES, DRAWS = "phases/design/rules/lotteries.py", "phases/design/actions/draws.py"


def _guard(name: str, path: str, old: str, new: str, test: str = MORE) -> Guard:
    return Guard(name, path, old, new, (test,))


GUARDS = [
    _guard(
        "nobody gets a second letter",
        "phases/design/pools.py",
        'if one["is_kept"] or one["has_letter"]}',
        'if one["is_kept"]}',
    ),
    _guard(
        "more letters wait for the answers to the first",
        RULES,
        "runs_it & takes_more_letters & replies_are_in",
        "runs_it & takes_more_letters",
    ),
    _guard(
        "more letters come before the panel",
        RULES,
        "runs_it & takes_more_letters & replies_are_in",
        "runs_it & replies_are_in",
    ),
    _guard(
        "who can answer again knows until when",
        DRAWS,
        "            _move_last_day(lottery, draw)\n",
        "",
    ),
    _guard(
        "a list of more letters names the lists before it",
        "phases/design/pools.py",
        "letters or lottery.letters, after)",
        "letters or lottery.letters)",
    ),
    _guard(
        "more letters that are cancelled change nothing",
        DRAWS,
        "if draw.of == Draw.Of.MORE or (draw",
        "if (draw",
    ),
    _guard(
        "whom the earlier letters reached is printed once",
        "phases/design/pages/candidates.py",
        "newest = Q(invited_at__gte=last.drawn_at) if last else Q(invited_at__isnull=False)",
        "newest = Q(invited_at__isnull=False)",
    ),
    _guard(
        "who was written to is found on a later list",
        "methods/sortition/letters.py",
        "sorted(here & out) or ",
        "",
        LETTERS,
    ),
    _guard(
        "who was on no earlier list is found on a later one",
        "methods/sortition/letters.py",
        "or sorted((here | drawn) - before)",
        "",
        LETTERS,
    ),
    _guard(
        "lists of letters have one order",
        "methods/sortition/letters.py",
        "if listed.after == tuple(one.hash for one in earlier):",
        "if True:",
        LETTERS,
    ),
    _guard(
        "that letters name no sender is said first",
        "phases/design/templates/design/print_letters.html",
        "{% if not organisation.address %}",
        "{% if False %}",
        "tests/phases/design/test_invitations.py",
    ),
    _guard(
        "an address fits on an envelope",
        "spine/services/forms.py",
        "if len(lines) > MOST_LINES or any(len(line) > LONGEST_LINE for line in lines):",
        "if False:",
        "tests/spine/services/test_pages.py",
    ),
]
