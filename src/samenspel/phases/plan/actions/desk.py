"""The polling desk: marking who votes on paper, so that nobody votes twice."""

from django.db.models import F
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from samenspel.foundation import clock
from samenspel.foundation.access import Refused
from samenspel.foundation.locks.acting import acting
from samenspel.phases.plan.box.desk import AtDesk, find_at_desk
from samenspel.phases.plan.models import BudgetRound, DeskHour, Voter
from samenspel.phases.plan.queries import alone_with_the_box
from samenspel.spine.people.letters import absolute, write_to_address
from samenspel.spine.people.models import Person

VERB = "plan.mark_voter"
MOST_LOOKS = 240  # looking and marking count one each: a voter every half minute
Channel = Voter.Channel


def look_up_voter(*, actor: Person, round: BudgetRound, shown: str) -> AtDesk | None:
    """Who has this address, code or number. Counted, and at most so often an hour: a whole list of addresses
    can't be tried, and how often somebody asked can be seen afterwards."""
    with acting(actor, "plan.show_desk", round):
        hour = _hour_of(actor, round)
        if not DeskHour.objects.filter(pk=hour.pk, looked__lt=MOST_LOOKS).update(looked=F("looked") + 1):
            raise Refused(VERB, _("You looked up very many people in this hour. Go on in the next one."))
    return find_at_desk(round, shown)


def _hour_of(actor: Person, round: BudgetRound) -> DeskHour:
    hour = clock.now().replace(minute=0, second=0, microsecond=0)
    return DeskHour.objects.get_or_create(round=round, by=actor, hour=hour)[0]


def mark_voter(*, actor: Person, round: BudgetRound, shown: str) -> bool:
    """Mark on the roll that this voter gets a sheet at the desk; True when an online ballot made place.

    Alone with the box: an address without an account and the account that it gets a moment later are two rows
    to the database, and one voter to us. Not in the journal, where the numbers of all desks stand when the
    box is opened: when somebody voted is nobody's business.
    """
    with acting(actor, VERB, round, alone_with_the_box) as round:
        _refuse_out_of_time(round)
        found = find_at_desk(round, shown)
        if found is None:
            raise Refused(VERB, _("Nobody on the roll has this. Look whether it is typed right."))
        had_voted = _mark(round, found)
        if had_voted:
            DeskHour.objects.filter(pk=_hour_of(actor, round).pk).update(replaced=F("replaced") + 1)
        _tell_voter(found, round, had_voted=had_voted)
    return had_voted


def _tell_voter(found: AtDesk, round: BudgetRound, *, had_voted: bool) -> None:
    """Whoever got no sheet learns so that somebody else did."""
    if not found.email:
        return
    language = found.person.language if found.person else round.initiative.language
    box = absolute(reverse("plan:show_box", args=[round.pk]))
    write_to_address(found.email, language, "plan/on_paper", round, url=box, had_voted=had_voted)


def _refuse_out_of_time(round: BudgetRound) -> None:
    reason: str | Promise = ""
    if round.votes_until is None or clock.received() >= round.votes_until:
        reason = _("Voting is over. Nobody can be marked any more.")
    elif round.votes_from is None or clock.received() < round.votes_from:
        reason = _("Voting has not begun yet.")
    if reason:
        raise Refused(VERB, reason)


def _mark(round: BudgetRound, found: AtDesk) -> bool:
    """The paper takes the place of an online ballot; whoever has a paper gets no second one."""
    new = {"channel": Channel.DESK, "mailbox": found.mailbox}
    voter, is_new = round.voters.get_or_create(key=found.key, defaults=new)
    same = Voter.objects.filter(pk=voter.pk)
    if is_new or same.filter(channel="").update(channel=Channel.DESK):
        return False
    online = same.filter(channel=Channel.ONLINE)
    if not online.update(channel=Channel.DESK, sealed=None, noted=None, receipt=""):
        raise Refused(VERB, _("This voter has a sheet already, or sent one. Nobody votes twice."))
    return True
