from django.urls import path

from samenspel.phases.assess.views import answering, feedback

FEEDBACK = "feedback/<number:feedback_id>/"
IMPRESSION = f"{FEEDBACK}said/<number:key>/"

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
]
