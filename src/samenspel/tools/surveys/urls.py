from django.urls import path

from samenspel.tools.surveys.views import agreements, answering, building, encounters, results, surveys

SURVEY, AGREEMENT = "<number:survey_id>/", "agreements/<number:agreement_id>/"
QUESTION = f"{SURVEY}questions/<slug:code>/"

app_name = "surveys"
urlpatterns = [
    path("set-up/<slug:slug>/", surveys.set_up_survey, name="set_up_survey"),
    path(SURVEY, surveys.show_survey, name="show_survey"),
    path(f"{SURVEY}questions/", surveys.show_questions, name="show_questions"),
    path(f"{SURVEY}questions/change/", surveys.change_questions, name="change_questions"),
    path(f"{SURVEY}questions/build/", building.build_questions, name="build_questions"),
    path(f"{SURVEY}questions/add/", building.add_question, name="add_question"),
    path(f"{QUESTION}change/", building.change_question, name="change_question"),
    path(f"{QUESTION}move/", building.move_question, name="move_question"),
    path(f"{QUESTION}remove/", building.remove_question, name="remove_question"),
    path(f"{SURVEY}wave/", surveys.begin_wave, name="begin_wave"),
    path(f"{SURVEY}begin/", answering.begin_response, name="begin_response"),
    path(f"{SURVEY}begin-anew/", answering.begin_anew, name="begin_anew"),
    path(f"{SURVEY}answer/", answering.answer_page, name="answer_page"),
    path(f"{SURVEY}hand-in/", answering.hand_in, name="hand_in"),
    path(f"{SURVEY}withdraw/", answering.withdraw_response, name="withdraw_response"),
    path(f"{SURVEY}consent/", answering.change_consent, name="change_consent"),
    path(f"{SURVEY}encounter/", encounters.answer_encounter, name="answer_encounter"),
    path(f"{SURVEY}talk/", results.show_talk, name="show_talk"),
    path(f"{SURVEY}results/", results.show_results, name="show_results"),
    path(f"{SURVEY}my-answers/", results.show_answers, name="show_answers"),
    path(f"{SURVEY}agreements/new/", agreements.agree_on_research, name="agree_on_research"),
    path(AGREEMENT, agreements.show_agreement, name="show_agreement"),
    path(f"{AGREEMENT}end/", agreements.end_agreement, name="end_agreement"),
    path(f"{AGREEMENT}files/", agreements.write_files, name="write_files"),
    path("files/<uuid:files_id>/", agreements.download_answers, name="download_answers"),
]
