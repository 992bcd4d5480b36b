"""Rows about one person, with a token of their own in every registered field that can hold one.

Who registers personal fields of a new model adds a function here.
"""

from django.utils import timezone

from samenspel.foundation.journal import record
from samenspel.foundation.journal.models import Message
from samenspel.foundation.locks import writing
from samenspel.phases.plan.models import Award, Merge, PaperCount
from samenspel.spine.people.models import Session, SignInRequest
from samenspel.spine.people.personal_data import PERSONAL
from samenspel.tools.notices.actions import follow_at_first
from samenspel.tools.notices.models import Follow
from samenspel.tools.seats.actions import sign_up
from samenspel.tools.talk.actions import decide_appeal, hide_comment
from tests.factories.initiatives import make_initiative, make_member
from tests.factories.plan import make_own_round
from tests.factories.seats import make_places
from tests.factories.services import make_administrator, make_organisation
from tests.factories.talk import make_appeal, make_comment, make_hidden, make_report

PLANTS = {}
ADDRESS = "canary-address@example.org"


def plants(model):
    def register(function):
        PLANTS[model] = function
        return function

    return register


@plants("people.Person")
def plant_person(person):
    person.display_name = "canary-name"
    person.save()


@plants("people.Session")
def plant_session(person):
    Session.objects.create(
        session_key="k", session_data="canary-session", expire_date=timezone.now(), person=person
    )


@plants("people.SignInRequest")
def plant_request(person):
    SignInRequest.objects.create(email=person.email, link_digest="l", code_digest="c")


@plants("account.EmailAddress")
def plant_address(person):
    person.emailaddress_set.create(email="canary-new-address@example.org")


@plants("mfa.Authenticator")
def plant_passkey(person):
    person.authenticator_set.create(type="webauthn", data={"name": "canary-passkey " * 1000})


@plants("socialaccount.SocialAccount")
def plant_account(person):
    person.socialaccount_set.create(provider="town", uid="canary-uid", extra_data={"name": "canary-extra"})


@plants("journal.Message")
def plant_message(person):
    texts = {"subject": "canary-subject", "text": "canary-text " * 2000, "html": "canary-html"}
    texts["headers"] = {"List-Id": "canary-header@example.org"}
    Message.objects.create(to=person.email, state="sent", ended_at=timezone.now(), **texts)


@plants("journal.Entry")
def plant_entry(person):
    with writing():
        record(actor=person, verb="people.change_me", thing=person)


@plants("tasks.Job")
def plant_job(person):
    from samenspel.foundation.tasks import start
    from tests.foundation.tasks.work_to_do import count_to

    start(count_to, 3, by=person)


@plants("initiatives.Membership")
def plant_membership(person):
    make_member(make_initiative(), person)


@plants("services.Organisation_professionals")
def plant_professional(person):
    make_organisation(person)


@plants("plan.Voter")
def plant_voter(person):
    round = make_own_round()
    round.voters.create(key=str(person.pk), channel="online")
    round.voters.create(key="listed", email=person.email)


@plants("plan.Author")
@plants("plan.Support")
@plants("plan.Check")
@plants("plan.Update")
@plants("plan.Verdict")
@plants("plan.Merge")
@plants("plan.Objection")
@plants("plan.Certification")
@plants("plan.Sheet")
@plants("plan.SheetEntry")
@plants("plan.PaperCount")
def plant_in_a_round(person):
    round = make_own_round()
    proposal = round.proposals.create(title="Bench", state="draft")
    proposal.authors.create(person=person)
    proposal.supports.create(person=person)
    proposal.checks.create(by=person, is_possible=False, reason="Kept.")
    round.objections.create(by=person, text="Kept.")
    round.certifications.create(by=person)
    sheet = round.sheets.create(key="0", start="0000", state="void", void_reason="Kept.", voided_by=person)
    sheet.entries.create(by=person)
    PaperCount.objects.create(round=round, explanation="Kept.", explained_by=person)
    other = round.proposals.create(title="Seat", state="draft")
    award = Award.objects.create(thing=other)
    award.updates.create(by=person, text="Kept.")
    award.verdicts.create(by=person, is_as_promised=True)
    Merge.objects.create(thing=other, into=proposal, by=person)


@plants("talk.Comment")
def plant_comment(person):
    make_member(ours := make_initiative(), person)
    make_member(theirs := make_initiative(), person, role="moderator")
    comment = make_comment(ours, person, "canary-comment")
    hide_comment(actor=make_administrator(), comment=comment, ground="other", reason="canary-reason")
    make_hidden(theirs, moderator=person)


@plants("talk.Report")
def plant_report(person):
    make_report(make_comment(), person, text="canary-report")


@plants("talk.Appeal")
def plant_appeal(person):
    make_member(ours := make_initiative(), person)
    make_member(theirs := make_initiative(), person, role="moderator")
    mine = make_appeal(make_hidden(ours, person), "canary-appeal")
    other = make_appeal(make_hidden(theirs))
    decide_appeal(actor=make_administrator(), appeal=mine, is_upheld=False, answer="canary-answer")
    decide_appeal(actor=person, appeal=other, is_upheld=False, answer="Because.")


@plants("notices.Follow")
@plants("notices.Reader")
def plant_follow(person):
    follow_at_first(person, make_initiative())
    Follow.objects.get_or_create(person=person, thing="canary.thing/1", defaults={"from_entry": 0})


@plants("seats.Seat")
def plant_seat(person):
    places = make_places()
    make_member(places.initiative, person)
    sign_up(actor=person, places=places)


def plant(person):
    for each in {personal.model for personal in PERSONAL}:
        PLANTS[each](person)
