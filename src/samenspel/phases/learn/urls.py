from django.urls import path

from samenspel.phases.learn.views import measures, publications, risks, watching

PUBLICATION = "publications/<number:publication_id>/"
RISK = "risks/<number:risk_id>/"
MEASURE = f"{RISK}measures/<number:measure_id>/"
SIGN = "signs/<number:sign_id>/"

app_name = "learn"
urlpatterns = [
    path("publications/", publications.list_publications, name="list_publications"),
    path(PUBLICATION, publications.show_publication, name="show_publication"),
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
