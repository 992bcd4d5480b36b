from django.urls import path

from samenspel.phases.assess.views import feedback, indicators, readings

FEEDBACK = "feedback/<number:feedback_id>/"
INDICATOR = "indicators/<number:indicator_id>/"
READING = f"{INDICATOR}values/<number:reading_id>/"

app_name = "assess"
urlpatterns = [
    path("feedback/set-up/<slug:slug>/", feedback.set_up_feedback, name="set_up_feedback"),
    path(FEEDBACK, feedback.show_feedback, name="show_feedback"),
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
