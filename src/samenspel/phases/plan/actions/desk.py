"""The polling desk: marking who votes on paper, so that nobody votes twice."""

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from samenspel.foundation import clock
from samenspel.foundation.access import Refused, require
from samenspel.foundation.locks import be_alone, writing
from samenspel.phases.plan.actions.voting import BOX
from samenspel.phases.plan.box.desk import AtDesk, find_at_desk
from samenspel.phases.plan.models import BudgetRound, Voter
from samenspel.phases.plan.queries import find_round
from samenspel.spine.people.letters import absolute, write_to_address
from samenspel.spine.people.models import Person

VERB = "plan.mark_voter"
Channel = Voter.Channel


def mark_voter(*, actor: Person, round: BudgetRound, shown: str) -> bool:
    """Mark on the roll that this voter gets a sheet at the desk; True when an online ballot made place.

    Alone with the box: an address without an account and the account that it gets a moment later are two rows
    to the database, and one voter to us. Not in the journal: when somebody voted is nobody's business.
    """
    require(actor, VERB, round)
    with writing():
        be_alone(BOX, round.pk)
        round = find_round(round.pk)
        require(actor, VERB, round)
        _refuse_out_of_time(round)
        found = find_at_desk(round, shown)
        if found is None:
            raise Refused(VERB, _("Nobody on the roll has this. Look whether it is typed right."))
        had_voted = _mark(round, found)
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
    voter, is_new = round.voters.get_or_create(key=found.key, defaults={"channel": Channel.DESK})
    same = Voter.objects.filter(pk=voter.pk)
    if is_new or same.filter(channel="").update(channel=Channel.DESK):
        return False
    online = same.filter(channel=Channel.ONLINE)
    if not online.update(channel=Channel.DESK, sealed=None, noted=None, receipt=""):
        raise Refused(VERB, _("This voter has a sheet already, or sent one. Nobody votes twice."))
    return True
