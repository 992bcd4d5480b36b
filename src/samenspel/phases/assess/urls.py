from django.urls import path

from samenspel.phases.assess.views import feedback

FEEDBACK = "feedback/<number:feedback_id>/"

app_name = "assess"
urlpatterns = [
    path("feedback/set-up/<slug:slug>/", feedback.set_up_feedback, name="set_up_feedback"),
    path(FEEDBACK, feedback.show_feedback, name="show_feedback"),
]
