"""Where the addresses of the learn phase lead."""

from datetime import timedelta

from django.core.files.base import ContentFile

from samenspel.foundation import clock
from samenspel.foundation.vault import conceal_bytes
from samenspel.methods.stripping import strip
from samenspel.phases.learn.actions.concepts import add_definition, add_evidence
from samenspel.phases.learn.actions.contributions import keep_copy
from samenspel.phases.learn.actions.publications import merge_publication
from samenspel.phases.learn.actions.reviews import write_review
from samenspel.phases.learn.actions.risks import close_risk
from samenspel.phases.learn.actions.studies import add_expectation, remove_expectation
from samenspel.phases.learn.actions.trials import PURPOSE
from samenspel.phases.learn.models.circles import Intention
from samenspel.phases.learn.models.ethics import StudyConsent
from samenspel.phases.learn.models.programme import Session
from samenspel.phases.learn.models.risks import Score, Scoring
from samenspel.phases.learn.models.series import Edition
from samenspel.phases.learn.models.studies import Study
from samenspel.phases.learn.models.trials import StudyExport, Trial
from samenspel.phases.learn.queries.studies import InStudy
from samenspel.spine.people.proofs import link_digest, new_link
from tests.factories.children import make_child, make_school
from tests.factories.factors import make_cases, make_comparison
from tests.factories.initiatives import coordinator_of
from tests.factories.library import (
    bibtex,
    make_curator,
    make_import,
    make_proposition,
    make_publication,
    make_synthesis,
    save,
)
from tests.factories.panels import (
    make_assignment,
    make_call,
    make_contribution,
    make_edition,
    make_reviewer,
    make_somebody,
    make_version,
    open_review,
)
from tests.factories.proceedings import make_paper, make_proceedings, make_volume
from tests.factories.programme import (
    make_accepted,
    make_registration,
    make_room,
    make_session,
    make_talk,
    nine_on,
    open_registration,
    publish,
)
from tests.factories.reflections import make_closed, make_conclusion, make_reflection
from tests.factories.risks import make_measure, make_risk, make_sign
from tests.factories.services import make_administrator
from tests.factories.studies import EXPECTED, make_ready, make_study
from tests.methods.stripping.planted import pdf, photo
from tests.world import EVERY_PAGE


def words(initiative, author):
    named = {**_library(), **_risks(initiative), **_panel(initiative, author), **_study(initiative)}
    told = {"edition_id": named["edition_id"], "number": named["session_id"]}
    return {
        EVERY_PAGE: named,
        "show_session": told,
        "download_session": told,
        "add_intention": {"edition_id": _begun().pk},
        **_papers(named.pop("accepted"), named.pop("volume")),
        **_concluded(),
        "open_reflection": {"session_id": make_session(make_edition(coordinator_of(initiative))).pk},
        "register": {"edition_id": open_registration().pk},
        "undo_import": {**named, "import_id": _saved(author).pk},
        "take_apart": {**named, "publication_id": _merged()},
        "review_risk": {"risk_id": _scored(initiative).pk},
        "open_scores": {"risk_id": _overdue(initiative).pk},
        "reopen_risk": {"risk_id": _closed(initiative).pk},
        "draw_trial": {"study_id": _listed(initiative).pk},
        "open_study": {"study_id": _drawn(initiative).pk},
        "analyse_study": {"study_id": _looked_at(initiative).pk},
        "remove_expectation": _drafted(initiative),
    }


def _begun():
    edition = make_edition()
    days = {"begins_on": clock.today() - timedelta(days=1), "ends_on": clock.today()}
    Edition.objects.filter(pk=edition.pk).update(**days)
    return edition


def _library():
    return {
        "publication_id": make_publication().pk,
        "import_id": make_import().pk,
        "curator_id": make_curator("Kuno").curator.pk,
        "format": "ris",
        **_concepts(),
    }


def _saved(author):
    return save(make_import(bibtex(f"Saved by number {author.pk} alone"), name="saved.bib"))


def _risks(initiative):
    risk = make_risk(initiative)
    return {
        "risk_id": risk.pk,
        "measure_id": make_measure(risk).pk,
        "sign_id": make_sign(initiative).pk,
        "slug": initiative.slug,
    }


def _merged():
    publication = make_publication()
    merge_publication(actor=make_administrator(), publication=publication, into=make_publication())
    return publication.pk


def _concepts():
    actor, proposition, synthesis = make_administrator(), make_proposition(), make_synthesis([(0.5, 0.1)])
    words = {"direction": "for", "design": "case", "note": "It did.", "basis": "read"}
    concept = proposition.concept
    return {
        "concept_id": concept.pk,
        "definition_id": add_definition(actor=actor, concept=concept, label="One", basis="read").pk,
        "proposition_id": proposition.pk,
        "evidence_id": add_evidence(actor=actor, proposition=proposition, **words).pk,
        "case_id": make_cases()[0].pk,
        "comparison_id": make_comparison().pk,
        "synthesis_id": synthesis.pk,
        "finding_id": synthesis.findings.get().pk,
    }


def _scored(initiative):
    risk = make_risk(initiative, event="Nobody answers")
    scoring = risk.scorings.get()
    for side in ("citizen", "organisation"):
        Score.objects.create(scoring=scoring, side=side, likelihood=2, severity=2)
    Scoring.objects.filter(pk=scoring.pk).update(opened_at=clock.now())
    return risk


def _overdue(initiative):
    risk = make_risk(initiative, event="The key is lost")
    risk.scorings.update(score_by=clock.today() - timedelta(days=1))
    return risk


def _closed(initiative):
    risk = make_risk(initiative, event="It rains")
    close_risk(actor=coordinator_of(initiative), risk=risk, reason="There is a roof.")
    return risk


def _panel(initiative, author):
    """The author of the initiative's things contributes, its coordinator organises, its professional reviews;
    where these are one, others do."""
    coordinator = coordinator_of(initiative)
    call = make_call(make_edition(coordinator if coordinator != author else None))
    phase = open_review(call)
    contribution = make_contribution(call, author)
    for _file in range(1 if initiative.is_public else 2):
        version = make_version(contribution, photo(), "jpg", "draft.jpg")
    keep_copy(actor=None, version=version, copy=strip(photo()))
    professional = initiative.memberships.filter(role="professional").first()
    reviewer = make_reviewer(call, professional and professional.person)
    seat = make_assignment(contribution, reviewer)
    _reviewed(seat)
    programme = _programme(call.edition, author)
    return {
        **programme,
        **_proceedings(call.edition, programme["accepted"]),
        "series_id": call.edition.series_id,
        "edition_id": call.edition_id,
        "organiser_id": call.edition.organisers.get().pk,
        "call_id": call.pk,
        "phase_id": phase.pk,
        "contribution_id": contribution.pk,
        "number": version.number,
        "reviewer_id": reviewer.pk,
        "assignment_id": seat.pk,
    }


def _programme(edition, author):
    """The author speaks and comes; another discusses it."""
    session = make_session(edition, room=make_room(edition))
    edition.series.circle.create(person=author, interests="Watches")
    talk = make_talk(session, make_accepted(edition, author))
    Session.objects.filter(pk=session.pk).update(number=session.pk)
    publish(edition)
    make_registration(open_registration(edition), author)
    moments = {"since": nine_on(edition), "until": nine_on(edition, 10)}
    reflection = make_reflection(make_session(edition, kind="reflection"))
    return {
        "accepted": talk.contribution,
        "reflection_id": reflection.pk,
        "conclusion_id": make_conclusion(reflection, quote="Parents stay").pk,
        "room_id": session.room_id,
        "session_id": session.pk,
        "talk_id": talk.pk,
        "discussant_id": talk.discussants.create(person=make_somebody("Dees"), side="scholar").pk,
        "intention_id": Intention.objects.create(edition=edition, person=author, what="Ask first").pk,
        "absence_id": edition.absences.create(person=author, **moments).pk,
    }


def _proceedings(edition, accepted):
    proceedings = make_proceedings(edition)
    make_paper(proceedings, accepted, text="", data=pdf())
    volume = make_volume(proceedings)
    volume.number = volume.pk
    volume.file.save("pdf", ContentFile(pdf()))
    return {"volume": {"edition_id": edition.pk, "number": volume.pk}}


def _papers(accepted, volume):
    """One that is public, and one to which its author did not agree yet."""
    public = {"contribution_id": accepted.pk}
    waits = make_paper(accepted.call.edition.proceedings, make_accepted(accepted.call.edition))
    waits.consents.all().delete()
    names = ("show_paper", "download_paper", "hand_in_paper", "withdraw_paper", "download_final")
    return {
        **dict.fromkeys(names, public),
        "download_volume": volume,
        "agree_to_paper": {"contribution_id": waits.contribution_id},
    }


def _concluded():
    kinds = {"make_evidence": "finding", "make_barrier": "barrier", "make_proposal": "proposal"}
    return {name: {"conclusion_id": make_closed(kind).pk} for name, kind in kinds.items()}


def _reviewed(seat):
    criteria = seat.contribution.call.criteria.filter(of_kind=seat.contribution.kind)
    words = {"marks": {str(one.pk): 4 for one in criteria}, "for_authors": "Clear.", "is_handed_in": True}
    write_review(actor=seat.reviewer.person, assignment=seat, **words)


def _study(initiative):
    study = make_ready(initiative)
    export = StudyExport.objects.create(study=study, content=conceal_bytes(b"x", PURPOSE))
    link = new_link()
    kid = make_child(make_school(), says_yes=True)[0].person
    StudyConsent.objects.create(study=study, person=kid, digest=link_digest(link))
    return {
        "study_id": study.pk,
        "plan_id": study.plans.get().pk,
        "code": "h1",
        "export_id": export.pk,
        "link": link,
    }


def _drafted(initiative):
    """Of a draft the second hypothesis alone, so that those of two studies have not one name."""
    study = make_study(initiative, title="A draft")
    code = "h1" if initiative.is_public else "h2"
    for _expected in range(1 if initiative.is_public else 2):
        add_expectation(actor=study.lead, study=study, hypothesis=EXPECTED)
    if code == "h2":
        remove_expectation(actor=study.lead, expected=InStudy(study, "h1"))
    return {"study_id": study.pk, "code": code}


def _listed(initiative):
    study, now = make_ready(initiative), clock.now()
    moments = {"announced_at": now - timedelta(days=60), "draws_at": now - timedelta(days=59)}
    Trial.objects.filter(study=study).update(**moments)
    return study


def _drawn(initiative):
    study = _listed(initiative)
    drawn_at = clock.now() - timedelta(days=58)
    Trial.objects.filter(study=study).update(drawn_at=drawn_at, seed="1 2", queued_at=drawn_at)
    return study


def _looked_at(initiative):
    study = _drawn(initiative)
    Study.objects.filter(pk=study.pk).update(opened_at=clock.now())
    return study
