from django.urls import path

from samenspel.phases.assess.views import answering, bundles, feedback, plans, reports

FEEDBACK = "feedback/<number:feedback_id>/"
IMPRESSION = f"{FEEDBACK}said/<number:key>/"
REPORT = "reports/<number:report_id>/"
VERSION = "reports/versions/<number:version_id>/"

app_name = "assess"
urlpatterns = [
    path("feedback/set-up/<slug:slug>/", feedback.set_up_feedback, name="set_up_feedback"),
    path(FEEDBACK, feedback.show_feedback, name="show_feedback"),
    path(f"{FEEDBACK}give/", feedback.give_feedback, name="give_feedback"),
    path(f"{FEEDBACK}change/", feedback.change_feedback, name="change_feedback"),
    path(f"{FEEDBACK}later/", feedback.postpone_answers, name="postpone_answers"),
    path(f"{FEEDBACK}poster/", feedback.print_poster, name="print_poster"),
    path(f"{FEEDBACK}read/", answering.read_feedback, name="read_feedback"),
    path(f"{FEEDBACK}answer/", answering.answer_feedback, name="answer_feedback"),
    path(f"{FEEDBACK}feedback.csv", answering.download_feedback, name="download_feedback"),
    path(f"{FEEDBACK}themes/<number:theme_id>/", answering.change_theme, name="change_theme"),
    path(f"{IMPRESSION}read/", answering.judge_impression, name="judge_impression"),
    path(f"{IMPRESSION}take-back/", feedback.take_back_feedback, name="take_back_feedback"),
    path("reports/set-up/<slug:slug>/", reports.set_up_report, name="set_up_report"),
    path(REPORT, reports.show_report, name="show_report"),
    path(f"{REPORT}plan/", plans.write_plan, name="write_plan"),
    path(f"{REPORT}plan/add/", plans.add_hypothesis, name="add_hypothesis"),
    path(f"{REPORT}plan/remove/<slug:code>/", plans.remove_hypothesis, name="remove_hypothesis"),
    path(f"{REPORT}plan/lock/", plans.lock_plan, name="lock_plan"),
    path("reports/plans/<number:plan_id>.json", plans.download_plan, name="download_plan"),
    path(f"{REPORT}facts/", reports.tell_facts, name="tell_facts"),
    path(f"{REPORT}census/", reports.put_census, name="put_census"),
    path(f"{REPORT}make/", reports.make_report, name="make_report"),
    path(VERSION, reports.show_version, name="show_version"),
    path(f"{VERSION}paper/", reports.print_version, name="print_version"),
    path(f"{VERSION}go-on/", reports.go_on_making, name="go_on_making"),
    path(f"{VERSION}publish/", reports.publish_version, name="publish_version"),
    path(f"{VERSION}bundle/", bundles.write_bundle, name="write_bundle"),
    path("reports/bundles/<uuid:bundle_id>/", bundles.download_bundle, name="download_bundle"),
    path(f"{VERSION}drop/", reports.drop_version, name="drop_version"),
]
