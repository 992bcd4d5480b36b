"""The guards of a vote: who may, when, what a ballot may hold, and who could learn what is in it."""

from __future__ import annotations

from tests.guards.guard import ANYONES, Guard, plan, race

VOTING, ROLL = "actions/voting.py", "box/roll.py"
INITIAL, HELD = "migrations/0001_initial.py", "migrations/0001_initial.py"

AT_ONCE = ("tests/spine/people/test_signing_in_at_once.py",)

IN_THE_BOX = [
    plan(
        "one row for each voter",
        HELD,
        "fields=('round', 'key'), name='voter_once_per_round'",
        "fields=('round', 'key', 'token'), name='voter_once_per_round'",
        "voting",
    ),
    race(
        "who votes and leaves at once votes once",
        "foundation/locks/acting.py",
        "        share(PEOPLE, int(person.pk))\n",
        "",
        room="",
    ),
    race("who leaves waits for a roll that is written anew", ROLL, "share(BOX, round_id)", "round_id"),
    *(
        Guard(name, "spine/people/actions.py", line, "", AT_ONCE, "PostgreSQL", is_a_race=True)
        for name, line in (
            ("so many mails an hour, also at once", '        in_turn(f"mails to {email}")\n'),
            (
                "the last administrator stays, also of two at once",
                '        if actor.is_administrator:\n            in_turn("administrators")\n',
            ),
        )
    ),
    race("casting waits for who opens the box", "queries.py", "    share(BOX, round.pk)\n", ""),
    race("who opens the box waits for who casts", "queries.py", "    be_alone(BOX, round.pk)\n", ""),
    race(
        "two who certify wait for each other",
        "actions/certifying.py",
        "round, locked) as round:",
        "round) as round:",
    ),
    Guard(
        "what is killed leaves no key of its form behind",
        "foundation/locks/writing.py",
        "with transaction.atomic(), _claiming(current_claim.get()):",
        "with _claiming(current_claim.get()), transaction.atomic():",
        ("tests/phases/plan/test_killed_at_any_line.py",),
    ),
    *(
        race(name, f"actions/{path}", old, new, test="list_storms")
        for name, path, old, new in (
            (
                "lists at once wait for each other",
                "rolling.py",
                'acting(actor, "plan.list_voters", round, locked)',
                'acting(actor, "plan.list_voters", round)',
            ),
            (
                "codes at once wait for each other",
                "rolling.py",
                'acting(actor, "plan.make_codes", round, locked)',
                'acting(actor, "plan.make_codes", round)',
            ),
            ("an order is done once", "rolling.py", "if earlier.pk == order:", "if False:"),
            ("one collection of elections", "elsewhere.py", "    in_turn(IDENTIFIER)\n", ""),
        )
    ),
    race(
        "one file of a person at a time, in one instant too",
        "actions/queueing.py",
        '    in_turn(f"{name} of {actor.pk}")\n',
        "",
    ),
    plan(
        "one vote is offered once",
        "doings.py",
        "            activity=round.activity_id,\n",
        "",
        "receipt_at_hand",
    ),
    plan(
        "codes are handed over once",
        "actions/rolling.py",
        '        set_values(round.code_list, file="")\n',
        "",
        "codes",
    ),
    plan(
        "codes wait concealed",
        "actions/rolling.py",
        'conceal_bytes("\\n".join(codes).encode(), CODES)',
        '"\\n".join(codes).encode()',
        "codes",
    ),
    plan("codes go when they were handed over", "actions/rolling.py", "        _drop(file)\n", "", "codes"),
    plan("earlier codes go", "actions/rolling.py", "            _drop(earlier.file)\n", "", "codes"),
    plan(
        "an order is made once",
        "tasks.py",
        "if made := CodeList.objects.filter(pk=order).first():",
        "if made := None:",
        "codes",
    ),
    plan(
        "who typed a thousand addresses sends a file",
        "forms/voters.py",
        "if len(lines) > MOST_TYPED:",
        "if False:",
        "rolls",
    ),
    plan(
        "an address stands in no outcome of a task",
        "tasks.py",
        "faults_said(found, BY_NUMBER)",
        "faults_said(found)",
        "rolls",
    ),
    plan(
        "certified by two different people",
        HELD,
        "fields=('round', 'by'), name='certified_by_two_people'",
        "fields=('round', 'by', 'id'), name='certified_by_two_people'",
        "voting",
    ),
    plan(
        "casting asks who may",
        VOTING,
        "acting(actor, VERB, round",
        f"acting(actor, {ANYONES}, round",
        "voting",
    ),
    plan("wrong marks are refused", VOTING, "[*marks.faults, *unsaid(round, agreed)]", "[]", "voting"),
    plan("voters say to be among those who may", VOTING, "*unsaid(round, agreed)", "", "tampering"),
    plan(
        "a choice on no ballot is told",
        "box/marks.py",
        "len(text) < 7 else 0",
        "len(text) < 7 else 1",
        "tampering",
    ),
    plan(
        "nothing goes in after the mixing",
        "rules/voting.py",
        "return round_of(thing).state == BudgetRound.State.VOTING",
        "return True",
        "voting",
    ),
    plan("late is late", ROLL, "received_at >= round.votes_until", "False", "voting"),
    plan("early is early", ROLL, "received_at < round.votes_from", "False", "voting"),
    plan(
        "who is not on the roll is refused", VOTING, "        if not key:\n", "        if False:\n", "rolls"
    ),
    plan(
        "who voted at a desk is refused",
        VOTING,
        'if known.channel not in ("", Channel.ONLINE):',
        "if False:",
        "voting",
    ),
    plan(
        "opening asks who may",
        VOTING,
        'acting(actor, "plan.close_voting"',
        f"acting(actor, {ANYONES}",
        "voting",
    ),
    plan(
        "other rules keep the box closed",
        VOTING,
        "if rules_digest(round) != round.rules_sha256:",
        "if False:",
        "voting",
    ),
    plan("envelopes are emptied", VOTING, "update(sealed=None, ", "update(", "voting"),
    plan(
        "addresses are forgotten",
        VOTING,
        ', receipt="", email="", mailbox="")',
        ', receipt="", mailbox="")',
        "rolls",
    ),
    plan(
        "mailboxes are forgotten",
        VOTING,
        ', receipt="", email="", mailbox="")',
        ', receipt="", email="")',
        "one_mailbox_one_vote",
    ),
    plan(
        "choices are written sorted",
        VOTING,
        "for choice in sorted(choices)",
        "for choice in choices",
        "voting",
    ),
    plan(
        "receipts are written sorted",
        "box/mixing.py",
        "sorted(receipts + papers.receipts)",
        "receipts + papers.receipts",
        "voting",
    ),
    plan(
        "every envelope has one length",
        "box/sealing.py",
        "choice.ljust(length)",
        "choice",
        "linkage",
        "voting",
    ),
    plan("an envelope is its voter's", "box/sealing.py", "|{token}", "", "voting"),
    plan("an envelope is for these rules", "box/sealing.py", "|{round.rules_sha256}", "", "voting"),
    plan("the key is its owner's alone", "box/keys.py", "os.O_EXCL, 0o600", "os.O_EXCL, 0o644", "voting"),
    plan(
        "who left and comes back has voted",
        "box/roll.py",
        'return "" if _voted_as_another(round, person) else str(person.pk)',
        "return str(person.pk)",
        "voting",
        "one_mailbox_one_vote",
    ),
    plan(
        "who votes again has that vote, wherever the mailbox went",
        "box/roll.py",
        "return bool(keys) and own not in keys",
        "return bool(keys)",
        "one_mailbox_one_vote",
    ),
    plan(
        "one row for each mailbox",
        HELD,
        "fields=('round', 'mailbox'), name='voter_mailbox_once_per_round'",
        "fields=('round', 'mailbox', 'token'), name='voter_mailbox_once_per_round'",
        "one_mailbox_one_vote",
    ),
    plan(
        "members alone vote where it is theirs",
        "box/roll.py",
        "if round.who == Who.MEMBERS and not is_member(person, round):",
        "if False:",
        "voting",
    ),
]
ON_THE_BALLOT = [
    plan(f"{name} is refused", "box/marks.py", old, new, "ballot_pages", "voting")
    for name, old, new in [
        ("a project that is not on the ballot", "typed.keys() <= on_ballot.keys()", "True"),
        ("an empty ballot", "    if not given:\n", "    if False:\n"),
        ("too many projects", "len(given) <= limits.most", "True"),
        ("a ballot over the budget", "cost <= limits.most_cost", "True"),
        ("an order that is none", "sorted(given.values()) == list(range(1, len(given) + 1))", "True"),
        ("too many points", "if limits.points and total > limits.points:", "if False:"),
        (
            "too many points for one project",
            "if limits.most_each and max(given.values(), default=0) > limits.most_each:",
            "if False:",
        ),
    ]
]
FIXED = [
    plan(
        "the database keeps the rules of a round",
        "box/guard.py",
        "_differs(of_round, operator, cast)",
        "'FALSE'",
        "fixed_rules",
    ),
    plan(
        "the database keeps what is on the ballot",
        "box/guard.py",
        "_differs(OF_PROPOSAL, operator)",
        "'FALSE'",
        "fixed_rules",
    ),
]
GUARDS = [*IN_THE_BOX, *ON_THE_BALLOT, *FIXED]
