"""The guards of votes on paper: nobody votes twice, sheets are read twice, nobody learns what is on them."""

from __future__ import annotations

from tests.guards.guard import ANYONES, PLAN, Guard, plan, race

SHEETS, DESK, READING = "actions/papers.py", "actions/desk.py", "box/papers.py"
TABLES = "migrations/0001_initial.py"
ANSWERS = "tests/tools/surveys/test_papers.py"


def _any(name: str, old: str, *tests: str) -> Guard:
    """Of sheets whatever they are of: ballots and answers."""
    paths = tuple(f"{PLAN}test_{test}.py" for test in tests)
    return Guard(name, "spine/initiatives/sheets.py", old, "if False:", (*paths, ANSWERS))


GUARDS = [
    race(
        "who enters a sheet waits for who opens the box",
        SHEETS,
        "acting(actor, ENTER, round, at_the_box) as round:",
        "acting(actor, ENTER, round) as round:",
        test="paper_storms",
    ),
    plan(
        "who enters a sheet may",
        SHEETS,
        "acting(actor, ENTER, round",
        f"acting(actor, {ANYONES}, round",
        "papers",
        "paper_states",
        "paper_pages",
    ),
    plan(
        "who declares a sheet void may",
        SHEETS,
        "acting(actor, VOID, sheet",
        f"acting(actor, {ANYONES}, sheet",
        "papers",
        "paper_states",
        "paper_pages",
    ),
    _any(
        "the same person reads a sheet once",
        "if self.state == SheetState.ONCE and self.entries.filter(by=person).exists():",
        "papers",
        "paper_states",
    ),
    plan(
        "two entries by one person are one",
        TABLES,
        "fields=('sheet', 'by'), name='sheet_entered_by_different_people'",
        "fields=('sheet', 'by', 'id'), name='sheet_entered_by_different_people'",
        "papers",
        "paper_states",
    ),
    _any("a sheet that agreed is finished", "if self.state == SheetState.AGREED:", "papers"),
    _any("a void sheet is finished", "if self.state == SheetState.VOID:", "papers"),
    plan(
        "no sheet before the vote",
        SHEETS,
        "if round.votes_from is None or now < round.votes_from:",
        "if False:",
        "papers",
    ),
    plan(
        "no new sheet after its time",
        SHEETS,
        "if round.papers_until is None or now >= round.papers_until:",
        "if False:",
        "papers",
    ),
    plan(
        "a letter of who voted online does not count",
        SHEETS,
        'filter(key=key, channel="").update(channel=Channel.LETTER)',
        "filter(key=key).update(channel=Channel.LETTER)",
        "papers",
    ),
    plan("two must read the same", SHEETS, ".count() >= PEOPLE:", ".count() >= 1:", "papers", "paper_states"),
    plan("wrong marks on paper are refused", SHEETS, "    if marks.faults:\n", "    if False:\n", "papers"),
    plan(
        "letters are printed of codes on the roll",
        SHEETS,
        "if round.voters.filter(key__in=keys).count() != len(keys):",
        "if False:",
        "papers",
        "paper_pages",
    ),
    plan("nobody is marked after the vote", DESK, "clock.received() >= round.votes_until", "False", "desk"),
    plan("nobody is marked before the vote", DESK, "clock.received() < round.votes_from", "False", "desk"),
    plan("only who is on the roll is marked", DESK, "if found is None:", "if False:", "desk"),
    plan(
        "who has a sheet gets no second one",
        DESK,
        "    if not online.update(",
        "    if False and not online.update(",
        "desk",
    ),
    plan(
        "the paper takes the place of the online ballot",
        DESK,
        "channel=Channel.DESK, sealed=None, noted=None, receipt=",
        "channel=Channel.DESK, receipt=",
        "desk",
    ),
    plan(
        "an address without an account can't vote online after the desk",
        "box/desk.py",
        'return AtDesk(key, mailbox, "", email, person)',
        'return AtDesk(key, "", "", email, person)',
        "desk",
    ),
    plan(
        "the desk knows a mailbox that moved",
        "box/desk.py",
        "round.voters.filter(mailbox=mailbox).first() or ",
        "",
        "one_mailbox_one_vote",
    ),
    plan(
        "the tag is of the reading",
        READING,
        'f"{sheet.token}|{reading}"',
        'f"{sheet.token}"',
        "papers",
        "papers_in_the_box",
    ),
    plan("a reading is its sheet's", READING, 'f"sheet {sheet.token}"', '"sheet"', "papers_in_the_box"),
    plan("both envelopes hold the same", READING, "len(readings) > 1 or ", "", "papers_in_the_box"),
    plan(
        "a tag is made with the key",
        READING,
        " or not hmac.compare_digest(_tag(key, sheet, reading), tag)",
        "",
        "papers_in_the_box",
    ),
    plan(
        "all readings have one length",
        READING,
        "max(longest_choice(limits_of(round), places), 1 + max(map(len, INVALID)))",
        "len(reading)",
        "papers",
        "papers_in_the_box",
        "linkage",
    ),
    plan(
        "nothing is left of the envelopes of paper",
        "actions/mixing_papers.py",
        'update(sealed=None, tag="")',
        "update()",
        "papers_in_the_box",
    ),
    plan(
        "paper is finished before the box opens",
        "rules/voting.py",
        "return not round_of(thing).sheets.filter(state__in=UNFINISHED).exists()",
        "return True",
        "papers",
        "paper_states",
        "papers_in_the_box",
    ),
    plan(
        "more sheets than voters are explained",
        "rules/certifying.py",
        "not round.takes_paper or sheets_too_many(round) <= 0",
        "True",
        "papers",
        "paper_pages",
        "papers_in_the_box",
    ),
    plan(
        "who voted on paper does not vote online",
        "rules/voting.py",
        "return not round.takes_paper or not has_voted_on_paper(person, round)",
        "return True",
        "desk",
        "desk_pages",
        "papers",
    ),
    plan(
        "a sheet once",
        TABLES,
        "fields=('round', 'key'), name='sheet_once_per_round'",
        "fields=('round', 'key', 'id'), name='sheet_once_per_round'",
        "papers",
    ),
]
