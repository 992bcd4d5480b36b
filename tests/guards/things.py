"""The guards of things: found by their card, made with others, promised and judged."""

from __future__ import annotations

from tests.guards.guard import Guard

INITIATIVES, TOGETHER, PROMISES = "tests/spine/initiatives", "tests/tools/together", "tests/tools/promises"

GONE = "tests/phases/plan/test_gone_meanwhile.py"


def _guard(name: str, path: str, old: str, new: str, *tests: str) -> Guard:
    return Guard(name, path, old, new, tests)


THINGS, TELLING = "spine/initiatives/things.py", "spine/initiatives/telling.py"
ANSWERS, ACTIONS = "spine/initiatives/answers.py", "tools/together/actions.py"
KEEPING = "tools/promises/actions.py"

GUARDS = [
    _guard("a kind has one card", THINGS, "if card.name in CARDS:", "if False:", INITIATIVES),
    _guard(
        "what is followed says who sees it",
        THINGS,
        "if card.is_followed and card.seen_by is None:",
        "if False:",
        INITIATIVES,
    ),
    _guard(
        "a card has a label",
        THINGS,
        "if not card.label:\n            raise",
        "if False:\n            raise",
        INITIATIVES,
    ),
    _guard("an address is of a wanted kind", THINGS, "        or not is_wanted(card)\n", "", INITIATIVES),
    _guard("a key is a number", THINGS, "(key.isascii() and key.isdecimal())", "key", INITIATIVES),
    _guard("a key is no giant", THINGS, "        or len(key) > LONGEST_KEY\n", "", INITIATIVES),
    _guard(
        "it is news of what can be followed",
        TELLING,
        "followed = [one for one in line if _is_followed(one)]",
        "followed = line",
        INITIATIVES,
    ),
    _guard(
        "an answer has its moment",
        ANSWERS,
        "answer=text, answered_at=clock.now()",
        "answer=text",
        INITIATIVES,
    ),
    _guard(
        "an author is one once",
        ACTIONS,
        'thing.authors.get_or_create(person=person, defaults={"agreed_at": clock.now()})',
        "(thing.authors.create(person=person, agreed_at=clock.now()), True)",
        TOGETHER,
    ),
    _guard(
        "who is an author already is told of once",
        ACTIONS,
        "        if add_author(thing, actor):\n",
        "        add_author(thing, actor)\n        if True:\n",
        GONE,
    ),
    _guard(
        "one merges with what can take it in",
        ACTIONS,
        "if not among.filter(pk=into.pk).exists():",
        "if False:",
        TOGETHER,
    ),
    _guard(
        "nobody joins what took authors until a moment ago",
        ACTIONS,
        "Invitation(invitation.together.locked(invitation.thing))",
        "invitation",
        GONE,
    ),
    _guard(
        "what is gone meanwhile is not found",
        "foundation/access/routes.py",
        "        if find:\n",
        "        if False:\n",
        GONE,
    ),
    _guard("one asks once", ACTIONS, "    if not is_new:\n", "    if False:\n", TOGETHER),
    _guard(
        "whoever supports both is counted once",
        ACTIONS,
        "if one.person_id not in known]",
        "]",
        TOGETHER,
    ),
    _guard(
        "an invitation is of one kind",
        "tools/together/invitations.py",
        "return Invitation(find_thing(address, lambda card: card.together))",
        "return Invitation(find_thing(address))",
        TOGETHER,
    ),
    _guard(
        "who was only invited is no author",
        "tools/together/rules.py",
        "filter(person=person, agreed_at__isnull=False)",
        "filter(person=person)",
        TOGETHER,
    ),
    _guard(
        "the day on which it was reached stays",
        KEEPING,
        '(reached.get(one["text"]) or clock.today())',
        "clock.today()",
        PROMISES,
    ),
    _guard(
        "people are asked once",
        KEEPING,
        "is_done = state == Promise.State.DONE != promise.state",
        "is_done = state == Promise.State.DONE",
        PROMISES,
    ),
    _guard(
        "a second verdict takes the place of the first",
        KEEPING,
        "promise.verdicts.update_or_create(by=person, defaults=values)[0]",
        "promise.verdicts.get_or_create(by=person, defaults=values)[0]",
        PROMISES,
    ),
    _guard(
        "one judges when it is over",
        "tools/promises/rules.py",
        "promise.state in (Promise.State.DONE, Promise.State.DROPPED)",
        "bool(promise.state)",
        PROMISES,
    ),
    Guard(
        "a ballot's points are written",
        "phases/plan/box/written.py",
        'if ballot_format not in POINT_FORMATS:\n        return " ".join(map(str, places))',
        'if ballot_format:\n        return " ".join(map(str, places))',
        ("tests/phases/plan/test_written.py",),
    ),
    Guard(
        "an envelope is as long as the longest",
        "phases/plan/box/written.py",
        'extra = len(f":{most}") if limits.with_points else 0',
        "extra = 0",
        ("tests/phases/plan/test_written.py",),
    ),
]
