"""The guards of lotteries: lists before seeds, one at each address, names only for whom the journal knows."""

from __future__ import annotations

from tests.guards.guard import Guard

ROOM = "tests/phases/design"


def _lottery(name: str, path: str, old: str, new: str, *tests: str) -> Guard:
    paths = tuple(f"{ROOM}/test_{test}.py" for test in tests)
    return Guard(name, f"phases/design/{path}", old, new, paths)


RULES, POOLS, QUERIES = "rules/lotteries.py", "pools.py", "queries/lotteries.py"
DRAWS, REPLIES, POOL, LOTTERIES = (
    "actions/draws.py",
    "actions/replies.py",
    "actions/pool.py",
    "actions/lotteries.py",
)
GUARDS = [
    _lottery(
        "who signs up sees the lottery",
        RULES,
        "    can_see & is_signed_in & is_grown_up",
        "    is_signed_in & is_grown_up",
        "lotteries",
    ),
    _lottery(
        "no draw from an open pool",
        RULES,
        "runs_it & has_a_next_draw & pool_has_closed",
        "runs_it & has_a_next_draw",
        "draws",
    ),
    _lottery(
        "no panel before the answers are in",
        RULES,
        "pool_has_closed & replies_are_in",
        "pool_has_closed",
        "invitations",
    ),
    _lottery("no draw before its moment", RULES, "draw_waits & is_the_moment", "draw_waits", "draws"),
    _lottery(
        "a draw is held once",
        RULES,
        '"design.draw_lots", runs_it & draw_waits & ',
        '"design.draw_lots", runs_it & ',
        "draws",
    ),
    _lottery(
        "a pool that changed is not drawn from",
        DRAWS,
        "if of != Draw.Of.NEWCOMERS and snapshot_of(lottery, of) != listed.snapshot:",
        "if False:",
        "draws",
    ),
    _lottery(
        "who says no gets no seat",
        DRAWS,
        "filter(number__in=some, reply=Reply.YES)",
        "filter(number__in=some)",
        "panels",
    ),
    _lottery("who said no is no newcomer", POOLS, "away=away, ", "", "panels"),
    _lottery(
        "nobody sits with their household", POOLS, 'one["values"], one["home"])', 'one["values"])', "draws"
    ),
    _lottery(
        "the household of a kept seat gets no letter",
        POOLS,
        ' and one["home"] not in taken',
        "",
        "invitations",
    ),
    _lottery(
        "the hash of a pool is salted", POOLS, "lottery.seats, lottery.salt)", "lottery.seats)", "draws"
    ),
    _lottery(
        "names only for who looked",
        "pages/lotteries.py",
        "looks = has_looked(person, lottery)\n    form",
        "looks = True\n    form",
        "lotteries",
    ),
    _lottery(
        "a look is written down", POOL, 'tell(actor, "design.look_at_pool", lottery)', "pass", "lotteries"
    ),
    _lottery(
        "a mailbox is in the pool once",
        POOL,
        "if email and lottery.candidates.filter(email=email).exists():",
        "if False:",
        "lotteries",
    ),
    _lottery("the people go", LOTTERIES, "        lottery.candidates.all().delete()\n", "", "lotteries"),
    _lottery(
        "what draws keep of them goes",
        LOTTERIES,
        "lottery.draws.update(snapshot={}, found={})",
        "pass",
        "lotteries",
    ),
    _lottery(
        "what a public list was made of stays",
        LOTTERIES,
        "if not values.keys() <= {*changeable(lottery)}:",
        "if False:",
        "lotteries",
        "ways_on",
    ),
    _lottery(
        "who is kept longer hears of it",
        LOTTERIES,
        "if lottery.erased_on > erased_on:",
        "if False:",
        "promised_days",
    ),
    _lottery(
        "a day that is not later is told to nobody",
        LOTTERIES,
        "if lottery.erased_on > erased_on:",
        "if True:",
        "promised_days",
    ),
    _lottery(
        "who had no letter hears nothing",
        QUERIES,
        "return lottery.candidates.filter(told)",
        "return lottery.candidates.all()",
        "promised_days",
    ),
    _lottery(
        "answers belong to what was asked",
        "forms/candidates.py",
        "{field_of(feature): feature for feature in (known",
        '{f"feature_{place}": feature for place, feature in enumerate(known',
        "promised_days",
    ),
    _lottery(
        "whom no mail reached gets a letter on paper",
        "pages/candidates.py",
        " | Q(invited_at__isnull=False, letter__state=Message.State.FAILED)",
        "",
        "promised_days",
    ),
    Guard(
        "addresses change, people stay",
        "spine/people/personal_data.py",
        "        if self.through:\n",
        "        if False:\n",
        ("tests/phases/design/test_promised_days.py",),
    ),
    _lottery(
        "who has a letter can answer until its moment",
        LOTTERIES,
        '        _refuse_sooner(lottery, values.get("replies_until"))\n',
        "",
        "ways_on",
    ),
    _lottery(
        "a pool that is erased ends its lottery",
        LOTTERIES,
        "        _end_without_people(lottery)\n",
        "",
        "ways_on",
    ),
    _lottery(
        "who waits hears that the pool goes",
        LOTTERIES,
        "        while write_to_candidates(actor=None, lottery=lottery):\n            pass\n",
        "",
        "ways_on",
    ),
    _lottery(
        "quotas may give way until their list is public",
        RULES,
        "if lottery.stage in before_the_panel else ALWAYS",
        "if False else ALWAYS",
        "ways_on",
    ),
    _lottery(
        "a list is public before its moment",
        DRAWS,
        '    _refuse_moment(lottery, of, told["draws_at"], told.get("replies_until"))\n',
        "",
        "ways_on",
    ),
    _lottery(
        "letters are drawn while they can be answered",
        RULES,
        "if of in OF_LETTERS and until and until <= draws_at:",
        "if False:",
        "ways_on",
    ),
    _lottery(
        "no draw after the last meeting", RULES, "localdate(draws_at) > lottery.ends_on", "False", "ways_on"
    ),
    _lottery(
        "a task that starts again announces nothing anew",
        "tasks.py",
        "= lottery.draws.filter(number=number).first()",
        "= None",
        "ways_on",
    ),
    _lottery(
        "another list is not taken for one's own",
        "tasks.py",
        "if draw and draw.seed_plan != seed_plan:",
        "if False:",
        "ways_on",
    ),
    _lottery(
        "another seed is not taken for one's own",
        "tasks.py",
        "if draw.drawn_at is not None and draw.seed == seed:",
        "if draw.drawn_at is not None:",
        "ways_on",
    ),
    _lottery(
        "who signs up again says yes again",
        POOL,
        "set_values(mine, **told, **_yes())",
        "set_values(mine, **told)",
        "ways_on",
    ),
    _lottery(
        "who has an account leaves the pool alone",
        POOL,
        "if candidate.person_id is not None:",
        "if False:",
        "ways_on",
    ),
    _lottery(
        "who was asked hears that it is called off",
        DRAWS,
        "SAID_YES | IS_ASKED | Q",
        "SAID_YES | Q",
        "ways_on",
    ),
    _lottery(
        "nobody hears of a draw before it is held",
        DRAWS,
        "    if hears is None:\n        return []\n",
        "    hears = hears or SAID_YES\n",
        "ways_on",
    ),
    _lottery("what they need goes with a no", REPLIES, '"needs": {}, "seat"', '"seat"', "panels"),
    _lottery(
        "who gave up a seat was there",
        "actions/seats.py",
        "lottery.candidates.exclude(seat=Seat.NONE).filter(number__in=numbers)",
        "lottery.candidates.filter(seat=Seat.TAKEN, number__in=numbers)",
        "panels",
    ),
    _lottery(
        "the link goes to the mailbox of now", REPLIES, "candidate.mailbox,", "candidate.email,", "lotteries"
    ),
    _lottery("no value is a sum", "forms/lotteries.py", "if COMPUTED.match(word)", "if False", "lotteries"),
    _lottery(
        "only who got a letter says yes", REPLIES, " and candidate.invited_at and ", " and ", "invitations"
    ),
    _lottery("no answer after the last day", REPLIES, " and lottery.can_reply:", ":", "invitations"),
    _lottery(
        "a letter's link can't be guessed",
        QUERIES,
        " or not constant_time_compare(signs, key_of(pk))",
        "",
        "invitations",
    ),
    _lottery(
        "a list with a fault saves nothing", "tasks.py", "if found.faults:", "if False:", "lists_of_people"
    ),
    Guard(
        "letters that take too much memory are given up",
        "foundation/ui/pdf.py",
        "if done.returncode < 0:",
        "if False:",
        ("tests/foundation/ui/test_pdf.py",),
    ),
    Guard(
        "an address has no signs that nobody sees",
        "methods/sortition/homes.py",
        "if unicodedata.category(sign) not in _UNSEEN",
        "",
        ("tests/methods/sortition/test_letters.py",),
    ),
    Guard(
        "one letter at an address",
        "methods/sortition/letters.py",
        "if home not in homes:",
        "if True:",
        ("tests/methods/sortition/test_letters.py",),
    ),
]
