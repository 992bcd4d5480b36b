"""The guards of opinion maps as people hold them: one vote each, nobody known by it, no words changed."""

from __future__ import annotations

from tests.guards.guard import Guard

ROOM = "tests/phases/design"


def _map(name: str, path: str, old: str, new: str, *tests: str) -> Guard:
    paths = tuple(f"{ROOM}/test_{test}.py" for test in tests)
    return Guard(name, f"phases/design/{path}", old, new, paths)


QUERIES, VOTING, STATEMENTS, MAPS = (
    "queries/opinion_maps.py",
    "actions/voting.py",
    "actions/statements.py",
    "actions/opinion_maps.py",
)
GUARDS = [
    _map(
        "a vote is there once",
        "migrations/0001_initial.py",
        "models.UniqueConstraint(fields=('voter', 'statement'), name='vote_once')",
        "models.CheckConstraint(condition=models.Q(('value__gte', -1)), name='vote_once')",
        "opinion_maps",
    ),
    _map(
        "what is not asked takes no vote", VOTING, "if not _is_asked(statement):", "if False:", "statements"
    ),
    _map(
        "a vote reads the statement again",
        VOTING,
        "return every_statement().get(pk=statement.pk)",
        "return statement",
        "statements",
    ),
    _map("a visitor has a cookie", VOTING, "if not device:", "if False:", "visitors"),
    _map(
        "a browser is another in every map",
        QUERIES,
        'f"{map.pk} {device}"',
        "device",
        "visitors",
    ),
    _map(
        "nobody is asked twice",
        QUERIES,
        "asked.exclude(votes__voter=voter) if voter else asked",
        "asked",
        "drawing",
    ),
    _map(
        "seeds come first",
        QUERIES,
        "[one for one in waiting if one.is_seed] or waiting",
        "waiting",
        "drawing",
    ),
    _map(
        "few statements are about people",
        QUERIES,
        "and not _may_be_about_person(voter)",
        "and False",
        "drawing",
    ),
    _map(
        "statements that moderators took out make no groups",
        QUERIES,
        "hidden=_hidden(map)",
        "hidden=()",
        "renewing",
        "conversations",
    ),
    _map(
        "nobody makes a chance",
        "pages/voting.py",
        "if chance and (pk, name) == (statement.pk, asker.name_in(statement.map)) else None",
        "if chance else None",
        "drawing",
    ),
    _map(
        "to hide says why",
        "forms/statements.py",
        'if typed.get("kind") == Kind.HIDE',
        "if False",
        "statements",
    ),
    _map(
        "the author of what is hidden hears of it",
        STATEMENTS,
        "if letter and",
        "if not letter and",
        "statements",
    ),
    _map(
        "moderators decide about their own map",
        STATEMENTS,
        "filter(map=map, number__in=numbers)",
        "filter(number__in=numbers)",
        "statements",
    ),
    _map(
        "a statement is split once", STATEMENTS, "if whole.state == State.SPLIT:", "if False:", "statements"
    ),
    _map(
        "a map rests for ten seconds", MAPS, "free, rested, is_stale=True", "free, is_stale=True", "renewing"
    ),
    _map(
        "a map is made anew by one", MAPS, "free, rested, is_stale=True", "rested, is_stale=True", "renewing"
    ),
    _map(
        "who was lost saves nothing",
        MAPS,
        "filter(pk=map.pk, renewing=name)",
        "filter(pk=map.pk)",
        "renewing",
    ),
    _map(
        "how a statement stands is told for five",
        "pages/opinion_maps.py",
        "self.statement.seen >= settings.FEWEST_SHOWN",
        "True",
        "opinion_maps",
    ),
    _map(
        "few people are no map",
        "counting.py",
        "if int((votes.cast >= VOTES_OF_ONE).sum()) < settings.FEWEST_SHOWN:",
        "if not len(votes.values):",
        "renewing",
    ),
    _map("people in a file are mixed", "sources.py", "    MIXING.shuffle(people)\n", "", "conversations"),
    Guard(
        "a table computes nothing",
        "foundation/ui/downloads.py",
        """f"'{text}" if text.startswith(FORMULA) else text""",
        "text",
        ("tests/phases/design/test_statements.py",),
    ),
    _map("files are not read when too large", "sources.py", "if have > most:", "if False:", "conversations"),
    _map(
        "nobody votes in what comes from a file",
        "rules/opinion_maps.py",
        "takes_answers = is_held_here & activity_is_open",
        "takes_answers = activity_is_open",
        "conversations",
    ),
    _map(
        "visitors vote where it is allowed",
        "rules/opinion_maps.py",
        "return bool(_map_of(thing).takes_visitors)",
        "return True",
        "visitors",
    ),
    _map(
        "new voters from one address are few",
        "views/voting.py",
        'else ["opinion_vote", "opinion_voter"]',
        'else ["opinion_vote"]',
        "visitors",
    ),
]
