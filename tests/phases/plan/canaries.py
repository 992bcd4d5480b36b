"""One of everything that is registered here about a person."""

from django.utils import timezone

from samenspel.phases.plan.models import Award, Merge, PaperCount
from tests.canaries import plants
from tests.factories.plan import make_own_round


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
@plants("plan.DeskHour")
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
    round.desk_hours.create(by=person, hour=timezone.now())
    PaperCount.objects.create(round=round, explanation="Kept.", explained_by=person)
    other = round.proposals.create(title="Seat", state="draft")
    award = Award.objects.create(thing=other)
    award.updates.create(by=person, text="Kept.")
    award.verdicts.create(by=person, is_as_promised=True)
    Merge.objects.create(thing=other, into=proposal, by=person)
