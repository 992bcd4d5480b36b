"""The guards of who may do what in a round, and how often."""

from __future__ import annotations

from tests.guards.guard import plan

TOGETHER, PROMISES = "migrations/0001_initial.py", "migrations/0001_initial.py"

WHO_MAY = [
    plan(name, f"rules/{room}.py", f"    {old}\n", f"    {new}\n", *tests)
    for room, name, old, new, tests in [
        (
            "voting",
            "the box opens when voting is over",
            "return round.state == BudgetRound.State.VOTING and round.is_over",
            "return round.state == BudgetRound.State.VOTING",
            ("voting",),
        ),
        (
            "certifying",
            "nobody certifies while people may object",
            "return round_of(thing).has_all_objections",
            "return True",
            ("times", "round_pages"),
        ),
        (
            "certifying",
            "objections are answered first",
            "return not round_of(thing).objections.filter(answered_at=None).exists()",
            "return True",
            ("round_pages", "states"),
        ),
        (
            "certifying",
            "few ballots stay secret",
            "return sum(counts) >= round_of(thing).least_ballots",
            "return True",
            ("too_few_ballots",),
        ),
        (
            "certifying",
            "votes are counted once certified",
            "return not round.is_held_here or round.certifications.count() >= CERTIFIERS",
            "return True",
            ("voting",),
        ),
        (
            "proposals",
            "a draft is its authors' own",
            "return bool(proposal.state != Proposal.State.DRAFT)",
            "return True",
            ("proposal_pages",),
        ),
        (
            "proposals",
            "proposals have their time",
            "return round_of(thing).takes_proposals",
            "return True",
            ("times",),
        ),
    ]
]
UNIQUE = [
    plan(name, path, f"fields={fields}, name='{constraint}'", f"fields={more}, name='{constraint}'", *tests)
    for name, path, constraint, fields, more, tests in [
        (
            "one support each",
            TOGETHER,
            "plan_support_once",
            "('thing', 'person')",
            "('thing', 'id')",
            ("together",),
        ),
        (
            "one verdict each",
            PROMISES,
            "plan_verdict_once",
            "('promise', 'by')",
            "('promise', 'id')",
            ("awards",),
        ),
        (
            "an author once",
            TOGETHER,
            "plan_author_once",
            "('thing', 'person')",
            "('thing', 'id')",
            ("together",),
        ),
    ]
]
GUARDS = [*WHO_MAY, *UNIQUE]
