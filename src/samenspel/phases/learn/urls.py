from django.urls import path

from samenspel.phases.learn.views import concepts, imports, measures, publications, risks, watching

PUBLICATION = "publications/<number:publication_id>/"
RISK = "risks/<number:risk_id>/"
MEASURE = f"{RISK}measures/<number:measure_id>/"
SIGN = "signs/<number:sign_id>/"

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
    path("barriers/", watching.list_barriers, name="list_barriers"),
    path("barriers/signs/", watching.list_signs, name="list_signs"),
    path("risks/of/<slug:slug>/", risks.list_risks, name="list_risks"),
    path("risks/of/<slug:slug>/add/", risks.add_risk, name="add_risk"),
    path("risks/of/<slug:slug>/figures/", watching.note_gauge, name="note_gauge"),
    path(RISK, risks.show_risk, name="show_risk"),
    path(f"{RISK}lines/add/", risks.add_strand, name="add_strand"),
    path(f"{RISK}score/", risks.score_risk, name="score_risk"),
    path(f"{RISK}open/", risks.open_scores, name="open_scores"),
    path(f"{RISK}review/", risks.review_risk, name="review_risk"),
    path(f"{RISK}close/", risks.close_risk, name="close_risk"),
    path(f"{RISK}reopen/", risks.reopen_risk, name="reopen_risk"),
    path(f"{RISK}measures/add/", measures.agree_measure, name="agree_measure"),
    path(f"{MEASURE}change/", measures.change_measure, name="change_measure"),
    path(f"{MEASURE}end/", measures.end_measure, name="end_measure"),
    path(f"{SIGN}answer/", watching.answer_sign, name="answer_sign"),
    path(f"{SIGN}risk/", watching.make_risk, name="make_risk"),
    path("readiness/of/<slug:slug>/", watching.show_readiness, name="show_readiness"),
    path("readiness/of/<slug:slug>/check/", watching.check_readiness, name="check_readiness"),
    path("readiness/of/<slug:slug>/paper/", watching.print_readiness, name="print_readiness"),
]
