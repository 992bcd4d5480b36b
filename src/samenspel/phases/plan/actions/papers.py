"""Sheets of paper: printing them, and entering each one twice."""

from collections.abc import Iterable

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from samenspel.foundation import clock
from samenspel.foundation.access import Refused
from samenspel.foundation.codes import code_start, new_code
from samenspel.foundation.journal.sentences import describe
from samenspel.foundation.locks import be_alone
from samenspel.foundation.locks.acting import acting
from samenspel.foundation.locks.rows import set_values
from samenspel.phases.plan.box.keys import KeyGone, find_key
from samenspel.phases.plan.box.limits import limits_of
from samenspel.phases.plan.box.marks import Marks
from samenspel.phases.plan.box.papers import INVALID, SIGN, seal_reading
from samenspel.phases.plan.box.roll import code_key, key_gone
from samenspel.phases.plan.box.written import choice_of
from samenspel.phases.plan.models import BudgetRound, PaperCount, Sheet, SheetEntry, Voter
from samenspel.phases.plan.queries import at_the_box, find_sheet
from samenspel.spine.initiatives.sheets import PEOPLE
from samenspel.spine.initiatives.telling import tell
from samenspel.spine.people.models import Person

SHEETS = 7_026_365  # any other number than that of the box
AT_ONCE = 5000
ENTER, VOID = "plan.enter_sheet", "plan.void_sheet"
State, Channel = Sheet.State, Voter.Channel
CLAIMED: dict[str, Promise] = {
    Channel.ONLINE: _("Somebody voted online with this code. The sheet does not count; put it aside."),
    Channel.DESK: _("Whoever has this code voted at a desk. The sheet does not count; put it aside."),
}


describe("plan.print_sheets", _("{actor} printed ballots on paper for “{title}”: {sheets}."))


def print_sheets(*, actor: Person, round: BudgetRound, count: int) -> list[str]:
    """The codes of new sheets. Only their digests are kept: print them now."""
    with acting(actor, "plan.print_sheets", round, at_the_box) as round:
        codes = sorted({new_code() for _number in range(count)})
        Sheet.objects.bulk_create(
            (Sheet(round=round, key=code_key(round, code), start=code_start(code)) for code in codes),
            batch_size=AT_ONCE,
        )
        tell(actor, "plan.print_sheets", round, sheets=len(codes))
    return codes


describe("plan.print_letters", _("{actor} printed letters with a ballot for “{title}”: {letters}."))


def print_letters(*, actor: Person, round: BudgetRound, codes: Iterable[str]) -> None:
    """Say in the journal that letters with these codes were printed. Raises Refused for an unknown code."""
    with acting(actor, "plan.print_letters", round):
        keys = {code_key(round, code) for code in codes}
        if round.voters.filter(key__in=keys).count() != len(keys):
            raise Refused("plan.print_letters", _("One of these codes is not on the roll of this round."))
        tell(actor, "plan.print_letters", round, letters=len(keys))


def enter_sheet(
    *, actor: Person, round: BudgetRound, code: str, marks: Marks | None = None, invalid: str = ""
) -> Sheet:
    """What `actor` reads on a sheet, or why it holds no vote. It counts when another person reads the same.

    Not in the journal, which would tell in what order the sheets came. Whoever entered a sheet that differs
    may look at it again, and enter it anew.
    """
    with acting(actor, ENTER, round, at_the_box) as round:
        reading = _reading_of(round, marks, invalid)
        sheet = _find_sheet(round, code)
        be_alone(SHEETS, sheet.pk)
        sheet.refresh_from_db()
        _refuse_entry(round, sheet, actor)
        _write(round, sheet, actor, reading)
    return sheet


def _reading_of(round: BudgetRound, marks: Marks | None, invalid: str) -> str:
    if invalid in INVALID and marks is None:
        return f"{SIGN}{invalid}"
    if invalid or marks is None:
        raise Refused(ENTER, _("Enter what is marked, or why the sheet holds no vote."))
    if marks.faults:
        raise Refused(ENTER, marks.faults[0])
    return choice_of(marks.given, limits_of(round))


def _find_sheet(round: BudgetRound, code: str) -> Sheet:
    key = code_key(round, code)
    sheet = round.sheets.filter(key=key).first()
    if sheet is None and round.who == BudgetRound.Who.CODES and round.voters.filter(key=key).exists():
        sheet = _sheet_of_letter(round, key, code)
    if sheet is None:
        raise Refused(ENTER, _("No sheet of this round has this code. Look whether it is typed right."))
    return sheet


def _sheet_of_letter(round: BudgetRound, key: str, code: str) -> Sheet:
    """The first entry of a letter: from now on its code votes on paper, and on no other way."""
    values = {"start": code_start(code), "by_letter": True}
    sheet, is_new = round.sheets.get_or_create(key=key, defaults=values)
    if is_new and not round.voters.filter(key=key, channel="").update(channel=Channel.LETTER):
        raise Refused(ENTER, CLAIMED[round.voters.get(key=key).channel])
    return sheet


def _refuse_entry(round: BudgetRound, sheet: Sheet, actor: Person) -> None:
    if sheet.state == State.OUT:
        _refuse_out_of_time(round)
    if reason := sheet.why_not_entered_by(actor):
        raise Refused(ENTER, reason)


def _refuse_out_of_time(round: BudgetRound) -> None:
    """What was begun in time can be finished until the box is opened: no vote is lost half-way."""
    now = clock.received()
    if round.votes_from is None or now < round.votes_from:
        raise Refused(ENTER, _("Voting has not begun yet. Sheets are entered from then on."))
    if round.papers_until is None or now >= round.papers_until:
        raise Refused(
            ENTER, _("It is too late for a new sheet. Those that were entered once can be finished.")
        )


def _write(round: BudgetRound, sheet: Sheet, actor: Person, reading: str) -> None:
    try:
        sealed, tag = seal_reading(round, sheet, reading, find_key(round.public_key))
    except KeyGone as error:
        raise Refused(ENTER, key_gone()) from error
    SheetEntry.objects.update_or_create(sheet=sheet, by=actor, defaults={"sealed": sealed, "tag": tag})
    if sheet.entries.filter(tag=tag).count() >= PEOPLE:
        sheet.state = State.AGREED
    else:
        sheet.state = State.ONCE if sheet.entries.count() == 1 else State.DIFFERS
    sheet.save(update_fields=["state"])


describe("plan.void_sheet", _("{actor} declared a ballot on paper in “{title}” void."))


def void_sheet(*, actor: Person, sheet: Sheet, reason: str) -> Sheet:
    """Say why a sheet does not count; everyone reads that. The voter stays marked on the roll."""
    with acting(actor, VOID, sheet, _in_hand) as sheet:
        set_values(sheet, state=State.VOID, void_reason=reason, voided_by=actor)
        tell(actor, "plan.void_sheet", sheet)
    return sheet


def _in_hand(sheet: Sheet) -> Sheet:
    """Nobody else reads it or votes with its code meanwhile."""
    at_the_box(sheet.round)
    be_alone(SHEETS, sheet.pk)
    return find_sheet(sheet.round_id, sheet.pk)


describe("plan.explain_papers", _("{actor} explained the number of ballots on paper in “{title}”."))


def explain_papers(*, actor: Person, round: BudgetRound, text: str) -> PaperCount:
    """How there came to be more sheets from the desks than people who were marked there; in public."""
    with acting(actor, "plan.explain_papers", round):
        PaperCount.objects.filter(round=round).update(explanation=text, explained_by=actor)
        tell(actor, "plan.explain_papers", round.paper_count)
    return PaperCount.objects.get(round=round)
