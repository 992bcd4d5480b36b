from django.urls import path

from samenspel.phases.learn.views import calls, contributions, publications, reviewing, reviews, series

PUBLICATION = "publications/<number:publication_id>/"
SERIES, EDITION, CALL = (
    "series/<number:series_id>/",
    "editions/<number:edition_id>/",
    "calls/<number:call_id>/",
)
CONTRIBUTION = "contributions/<number:contribution_id>/"
REVIEWING, REVIEW = "reviewing/<number:reviewer_id>/", "reviews/<number:assignment_id>/"

app_name = "learn"
urlpatterns = [
    path("publications/", publications.list_publications, name="list_publications"),
    path(PUBLICATION, publications.show_publication, name="show_publication"),
    path("series/", series.list_series, name="list_series"),
    path("series/add/", series.add_series, name="add_series"),
    path(SERIES, series.show_series, name="show_series"),
    path(f"{SERIES}editions/add/", series.add_edition, name="add_edition"),
    path(EDITION, series.show_edition, name="show_edition"),
    path(f"{EDITION}change/", series.change_edition, name="change_edition"),
    path(f"{EDITION}organisers/add/", series.appoint_organiser, name="appoint_organiser"),
    path(f"{EDITION}calls/set-up/", calls.set_up_call, name="set_up_call"),
    path(CALL, calls.show_call, name="show_call"),
    path(f"{CALL}change/", calls.change_call, name="change_call"),
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
    path(f"{REVIEWING}change/", reviews.change_reviewing, name="change_reviewing"),
    path(REVIEW, reviews.show_review, name="show_review"),
    path(f"{REVIEW}write/", reviews.write_review, name="write_review"),
    path(f"{REVIEW}file/", reviews.download_copy, name="download_copy"),
    path(f"{REVIEW}discuss/", reviews.add_remark, name="add_remark"),
    path(f"{REVIEW}conflict/", reviews.declare_conflict, name="declare_conflict"),
    path(f"{REVIEW}keep/", reviewing.keep_assignment, name="keep_assignment"),
]
