from django.urls import path

from samenspel.phases.learn.views import (
    calls,
    concepts,
    contributions,
    imports,
    publications,
    reviewing,
    reviews,
    series,
)

PUBLICATION = "publications/<number:publication_id>/"
SERIES, EDITION, CALL = (
    "series/<number:series_id>/",
    "editions/<number:edition_id>/",
    "calls/<number:call_id>/",
)
CONTRIBUTION = "contributions/<number:contribution_id>/"
REVIEWING, REVIEW = "reviewing/<number:reviewer_id>/", "reviews/<number:assignment_id>/"

IMPORT = "imports/<number:import_id>/"

CONCEPT = "concepts/<number:concept_id>/"
PROPOSITION = "propositions/<number:proposition_id>/"
SYNTHESIS = "syntheses/<number:synthesis_id>/"

app_name = "learn"
urlpatterns = [
    path("publications/", publications.list_publications, name="list_publications"),
    path("publications/cited/", publications.cite_publications, name="cite_publications"),
    path("publications/add/", publications.add_publication, name="add_publication"),
    path("publications/as/<slug:format>/", publications.download_publications, name="download_publications"),
    path(PUBLICATION, publications.show_publication, name="show_publication"),
    path(f"{PUBLICATION}file/", publications.download_publication, name="download_publication"),
    path(f"{PUBLICATION}change/", publications.change_publication, name="change_publication"),
    path(f"{PUBLICATION}merge/", publications.merge_publication, name="merge_publication"),
    path(f"{PUBLICATION}take-apart/", publications.take_apart, name="take_apart"),
    path("imports/", imports.list_imports, name="list_imports"),
    path("imports/begin/", imports.import_references, name="import_references"),
    path(IMPORT, imports.show_import, name="show_import"),
    path(f"{IMPORT}decide/", imports.decide_references, name="decide_references"),
    path(f"{IMPORT}save/", imports.save_references, name="save_references"),
    path(f"{IMPORT}undo/", imports.undo_import, name="undo_import"),
    path(f"{IMPORT}drop/", imports.drop_import, name="drop_import"),
    path("curators/", publications.list_curators, name="list_curators"),
    path("curators/appoint/", publications.appoint_curator, name="appoint_curator"),
    path("curators/<number:curator_id>/dismiss/", publications.dismiss_curator, name="dismiss_curator"),
    path("concepts/", concepts.list_concepts, name="list_concepts"),
    path("concepts/add/", concepts.add_concept, name="add_concept"),
    path(CONCEPT, concepts.show_concept, name="show_concept"),
    path(f"{CONCEPT}change/", concepts.change_concept, name="change_concept"),
    path(f"{CONCEPT}define/", concepts.add_definition, name="add_definition"),
    path(f"{CONCEPT}propose/", concepts.add_proposition, name="add_proposition"),
    path("definitions/<number:definition_id>/remove/", concepts.remove_definition, name="remove_definition"),
    path(PROPOSITION, concepts.show_proposition, name="show_proposition"),
    path(f"{PROPOSITION}evidence/", concepts.add_evidence, name="add_evidence"),
    path("evidence/<number:evidence_id>/remove/", concepts.remove_evidence, name="remove_evidence"),
    path("syntheses/", concepts.list_syntheses, name="list_syntheses"),
    path("syntheses/add/", concepts.add_synthesis, name="add_synthesis"),
    path(SYNTHESIS, concepts.show_synthesis, name="show_synthesis"),
    path(f"{SYNTHESIS}findings.csv", concepts.download_findings, name="download_findings"),
    path(f"{SYNTHESIS}findings/add/", concepts.add_finding, name="add_finding"),
    path("findings/<number:finding_id>/remove/", concepts.remove_finding, name="remove_finding"),
    path("series/", series.list_series, name="list_series"),
    path("series/add/", series.add_series, name="add_series"),
    path(SERIES, series.show_series, name="show_series"),
    path(f"{SERIES}editions/add/", series.add_edition, name="add_edition"),
    path(EDITION, series.show_edition, name="show_edition"),
    path(f"{EDITION}change/", series.change_edition, name="change_edition"),
    path(f"{EDITION}organisers/add/", series.appoint_organiser, name="appoint_organiser"),
    path("organisers/<number:organiser_id>/dismiss/", series.dismiss_organiser, name="dismiss_organiser"),
    path(f"{EDITION}calls/set-up/", calls.set_up_call, name="set_up_call"),
    path(CALL, calls.show_call, name="show_call"),
    path(f"{CALL}change/", calls.change_call, name="change_call"),
    path(f"{CALL}cancel/", calls.cancel_call, name="cancel_call"),
    path("phases/<number:phase_id>/remove/", calls.remove_phase, name="remove_phase"),
    path(f"{CALL}phases/add/", calls.add_phase, name="add_phase"),
    path(f"{CALL}criteria/", calls.set_criteria, name="set_criteria"),
    path(f"{CALL}contributions/", reviewing.list_contributions, name="list_contributions"),
    path(f"{CALL}contributions/submit/", contributions.submit_contribution, name="submit_contribution"),
    path(f"{CALL}reviewers/", reviewing.list_reviewers, name="list_reviewers"),
    path(f"{CALL}reviewers/ask/", reviewing.ask_reviewer, name="ask_reviewer"),
    path(f"{CALL}reviewers/assign/", reviewing.assign_reviewers, name="assign_reviewers"),
    path(f"{CALL}reviewers/tell/", reviewing.tell_reviewers, name="tell_reviewers"),
    path(f"{CALL}decisions/", reviewing.show_decisions, name="show_decisions"),
    path(f"{CALL}decisions/send/", reviewing.send_decisions, name="send_decisions"),
    path(CONTRIBUTION, contributions.show_contribution, name="show_contribution"),
    path(f"{CONTRIBUTION}change/", contributions.change_contribution, name="change_contribution"),
    path(f"{CONTRIBUTION}withdraw/", contributions.withdraw_contribution, name="withdraw_contribution"),
    path(f"{CONTRIBUTION}files/add/", contributions.add_version, name="add_version"),
    path(f"{CONTRIBUTION}files/<number:number>/", contributions.download_version, name="download_version"),
    path(f"{CONTRIBUTION}decide/", reviewing.decide, name="decide"),
    path(REVIEWING, reviews.show_reviewing, name="show_reviewing"),
    path(f"{REVIEWING}remove/", reviewing.remove_reviewer, name="remove_reviewer"),
    path(f"{REVIEWING}change/", reviews.change_reviewing, name="change_reviewing"),
    path(REVIEW, reviews.show_review, name="show_review"),
    path(f"{REVIEW}write/", reviews.write_review, name="write_review"),
    path(f"{REVIEW}file/", reviews.download_copy, name="download_copy"),
    path(f"{REVIEW}discuss/", reviews.add_remark, name="add_remark"),
    path(f"{REVIEW}conflict/", reviews.declare_conflict, name="declare_conflict"),
    path(f"{REVIEW}keep/", reviewing.keep_assignment, name="keep_assignment"),
]
