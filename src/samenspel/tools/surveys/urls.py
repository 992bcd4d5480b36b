from django.urls import path

from samenspel.tools.surveys.views import (
    agreements,
    answering,
    building,
    encounters,
    invitations,
    papers,
    people,
    quotas,
    results,
    surveys,
)

SURVEY, AGREEMENT = "<number:survey_id>/", "agreements/<number:agreement_id>/"
LETTER, QUOTA = f"{SURVEY}letters/<slug:token>/", "quotas/<number:quota_id>/"
QUESTION = f"{SURVEY}questions/<slug:code>/"
SHEET = f"{SURVEY}sheets/<number:sheet_id>/"

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
    path(f"{SURVEY}sheets/", papers.list_sheets, name="list_sheets"),
    path(f"{SURVEY}sheets/until/", papers.take_papers, name="take_papers"),
    path(f"{SURVEY}sheets/print/", papers.print_sheets, name="print_sheets"),
    path(f"{SURVEY}sheets/find/", papers.find_sheet, name="find_sheet"),
    path(f"{SURVEY}sheets/withdraw/", papers.withdraw_sheet, name="withdraw_sheet"),
    path(f"{SHEET}enter/", papers.enter_sheet, name="enter_sheet"),
    path(f"{SHEET}void/", papers.void_sheet, name="void_sheet"),
    path(f"{SURVEY}on-paper/", papers.go_on_on_paper, name="go_on_on_paper"),
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
    path(f"{SURVEY}people/", people.show_people, name="show_people"),
    path(f"{SURVEY}people/invite/", people.invite, name="invite"),
    path(f"{SURVEY}people/withdraw/", people.withdraw_invitation, name="withdraw_invitation"),
    path(f"{SURVEY}people/reminders/", people.choose_reminders, name="choose_reminders"),
    path(f"{SURVEY}poster/", people.print_poster, name="print_poster"),
    path(f"{SURVEY}quotas/", quotas.list_quotas, name="list_quotas"),
    path(f"{SURVEY}quotas/add/", quotas.add_quota, name="add_quota"),
    path(f"{SURVEY}quotas/time/", quotas.hold_places, name="hold_places"),
    path(f"{QUOTA}change/", quotas.change_quota, name="change_quota"),
    path(f"{QUOTA}remove/", quotas.remove_quota, name="remove_quota"),
    path(LETTER, invitations.use_invitation, name="use_invitation"),
    path(f"{LETTER}new-link/", invitations.renew_invitation, name="renew_invitation"),
    path(f"{SURVEY}no-letters/<slug:ticket>/", invitations.stop_letters, name="stop_letters"),
]
