from django.urls import path

from samenspel.phases.assess.views import (
    answering,
    bundles,
    feedback,
    indicators,
    plans,
    readings,
    reports,
)

FEEDBACK = "feedback/<number:feedback_id>/"
IMPRESSION = f"{FEEDBACK}said/<number:key>/"
REPORT = "reports/<number:report_id>/"
VERSION = "reports/versions/<number:version_id>/"
INDICATOR = "indicators/<number:indicator_id>/"
READING = f"{INDICATOR}values/<number:reading_id>/"

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
    path(f"{REPORT}outcomes/", reports.open_outcomes, name="open_outcomes"),
    path(f"{REPORT}facts/", reports.tell_facts, name="tell_facts"),
    path(f"{REPORT}census/", reports.put_census, name="put_census"),
    path(f"{REPORT}make/", reports.make_report, name="make_report"),
    path(VERSION, reports.show_version, name="show_version"),
    path(f"{VERSION}paper/", reports.print_version, name="print_version"),
    path(f"{VERSION}go-on/", reports.go_on_making, name="go_on_making"),
    path(f"{VERSION}publish/", reports.publish_version, name="publish_version"),
    path(f"{VERSION}bundle/", bundles.write_bundle, name="write_bundle"),
    path(f"{VERSION}open/", bundles.download_open_bundle, name="download_open_bundle"),
    path("reports/bundles/<uuid:bundle_id>/", bundles.download_bundle, name="download_bundle"),
    path(f"{VERSION}drop/", reports.drop_version, name="drop_version"),
    path("indicators/of/<slug:slug>/", indicators.list_indicators, name="list_indicators"),
    path("indicators/of/<slug:slug>/add/", indicators.add_indicator, name="add_indicator"),
    path(INDICATOR, indicators.show_indicator, name="show_indicator"),
    path(f"{INDICATOR}values.csv", indicators.export_indicator, name="export_indicator"),
    path(f"{INDICATOR}change/", indicators.change_indicator, name="change_indicator"),
    path(f"{INDICATOR}goal/", indicators.change_target, name="change_target"),
    path(f"{INDICATOR}count/", indicators.count_entries, name="count_entries"),
    path(f"{INDICATOR}end/", indicators.end_indicator, name="end_indicator"),
    path(f"{INDICATOR}resume/", indicators.resume_indicator, name="resume_indicator"),
    path(f"{INDICATOR}archive/", indicators.archive_indicator, name="archive_indicator"),
    path(f"{INDICATOR}values/add/", readings.add_reading, name="add_reading"),
    path(f"{INDICATOR}values/import/", readings.import_readings, name="import_readings"),
    path(f"{READING}correct/", readings.correct_reading, name="correct_reading"),
    path(f"{READING}withdraw/", readings.withdraw_reading, name="withdraw_reading"),
    path(f"{INDICATOR}source/", readings.set_source, name="set_source"),
    path(f"{INDICATOR}source/drop/", readings.drop_source, name="drop_source"),
    path(f"{INDICATOR}source/ask/", readings.ask_source, name="ask_source"),
]
