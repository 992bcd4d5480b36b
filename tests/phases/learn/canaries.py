"""One of everything that is registered here about a person."""

from samenspel.foundation import clock
from samenspel.phases.learn.models.circles import InCircle, Intention
from samenspel.phases.learn.models.ethics import OptOut, StudyConsent
from samenspel.phases.learn.models.factors import ScoreSheet
from samenspel.phases.learn.models.publications import Curator
from samenspel.phases.learn.models.reviews import Remark
from samenspel.phases.learn.models.series import Organiser
from samenspel.phases.learn.models.trials import Allocation, Enrolled
from samenspel.phases.learn.queries.trials import pseudonym
from tests.canaries import plants
from tests.factories.initiatives import make_initiative
from tests.factories.library import make_import
from tests.factories.panels import make_call, make_contribution, make_edition, make_reviewer, make_version
from tests.factories.proceedings import make_paper, make_proceedings, make_volume
from tests.factories.programme import (
    make_accepted,
    make_registration,
    make_session,
    make_talk,
    nine_on,
    publish,
)
from tests.factories.reflections import make_conclusion
from tests.factories.risks import make_risk
from tests.factories.studies import make_ready, make_study
from tests.methods.stripping.planted import photo


@plants("learn.Curator")
def plant_curator(person):
    Curator.objects.create(person=person)


@plants("learn.Measure")
def plant_measure(person):
    strand = make_risk().strands.first()
    strand.measures.create(owner=person, what="A rota for the key", due_on=clock.today())


@plants("learn.ReferenceImport")
def plant_import(person):
    make_import().__class__.objects.update(by=person)


@plants("learn.Version")
def plant_file(person):
    make_version(make_contribution(author=person), photo(), "jpg", "canary-draft.jpg")


@plants("learn.Organiser")
def plant_organiser(person):
    Organiser.objects.create(edition=make_edition(), person=person)


@plants("learn.Author")
def plant_author(person):
    author = make_contribution(author=person).authors.get()
    author.affiliation, author.orcid, author.person = "canary-institute", "canary-orcid", person
    author.save()


@plants("learn.Opposed")
def plant_opposed(person):
    make_contribution().opposed.create(email=person.email, why="We are married.")


@plants("learn.Reviewer")
def plant_reviewer(person):
    reviewer = make_reviewer(make_call(), person)
    reviewer.organisation, reviewer.orcid, reviewer.topics = (
        "canary-institute",
        "canary-orcid",
        "canary songs",
    )
    reviewer.save()


@plants("learn.Remark")
def plant_remark(person):
    Remark.objects.create(contribution=make_contribution(), person=person, text="I agree with the canary.")


@plants("learn.Call")
def plant_substitute(person):
    call = make_call()
    call.substitute = person
    call.save()


@plants("learn.Session")
def plant_chair(person):
    make_session(chair=person)


@plants("learn.Discussant")
def plant_discussant(person):
    make_talk().discussants.create(person=person, side="scholar")


@plants("learn.Absence")
def plant_absence(person):
    edition = make_edition()
    edition.absences.create(person=person, since=nine_on(edition), until=nine_on(edition, 12))


@plants("learn.Registration")
def plant_registration(person):
    needs = {"diet": "canary-seed", "access": "canary-perch"}
    make_registration(person=person, name="canary-badge", affiliation="canary-institute", **needs)


@plants("learn.ProgrammeVersion")
def plant_version(person):
    named = {"name": "canary-speaker", "email": person.email or "", "affiliation": "", "orcid": ""}
    session = make_session(chair=person)
    make_talk(session, make_accepted(session.edition, person, authors=[named]))
    publish(session.edition)


@plants("learn.Conclusion")
def plant_conclusion(person):
    make_conclusion().__class__.objects.update(picked_by=person)


@plants("learn.Agreement")
def plant_agreement(person):
    make_conclusion().agreements.create(person=person)


@plants("learn.Consent")
def plant_consent_to_paper(person):
    make_paper().consents.create(person=person)


@plants("learn.Volume")
def plant_volume(person):
    named = {"name": "canary-writer", "email": person.email or "", "affiliation": "", "orcid": ""}
    proceedings = make_proceedings()
    make_paper(proceedings, make_accepted(proceedings.edition, person, authors=[named]))
    make_volume(proceedings)


@plants("learn.Enrolled")
def plant_enrolled(person):
    study = make_ready()
    Enrolled.objects.create(trial=study.trial, person=person)


@plants("learn.Allocation")
def plant_allocation(person):
    study = make_ready()
    Enrolled.objects.create(trial=study.trial, person=person)
    name = pseudonym(study, person.pk)
    Allocation.objects.create(trial=study.trial, arm=study.trial.arms.first(), pseudonym=name)


@plants("learn.StudyConsent")
def plant_consent(person):
    StudyConsent.objects.create(study=make_study(), person=person, agrees=True)


@plants("learn.OptOut")
def plant_opt_out(person):
    OptOut.objects.create(study=make_study(), person=person)


@plants("learn.Study")
def plant_lead(person):
    study = make_study()
    study.lead = person
    study.save()


@plants("learn.ScoreSheet")
def plant_scores(person):
    ScoreSheet.objects.create(initiative=make_initiative(), coder=person, now={"trust": 1.0})


@plants("learn.InCircle")
def plant_circle(person):
    InCircle.objects.create(
        series=make_edition().series, person=person, interests="canary songs", offers="canary cage"
    )


@plants("learn.Intention")
def plant_intention(person):
    words = {"what": "Feed the canary", "came_of_it": "The canary sings"}
    Intention.objects.create(edition=make_edition(), person=person, **words)
