from django.urls import path

from samenspel.tools.talk.views import moderation, talking

app_name = "talk"
urlpatterns = [
    path("comments/<number:comment_id>/", talking.show_comment, name="show_comment"),
    path("comments/<number:comment_id>/answer/", talking.answer_comment, name="answer_comment"),
    path("comments/<number:comment_id>/edit/", talking.edit_comment, name="edit_comment"),
    path("comments/<number:comment_id>/take-back/", talking.take_back, name="take_back"),
    path("comments/<number:comment_id>/report/", talking.report_comment, name="report_comment"),
    path("comments/<number:comment_id>/hide/", moderation.hide_comment, name="hide_comment"),
    path("comments/<number:comment_id>/approve/", moderation.approve_comment, name="approve_comment"),
    path("comments/<number:hidden_id>/appeal/", moderation.raise_appeal, name="raise_appeal"),
    path("comments/<number:appeal_id>/appeal/decide/", moderation.decide_appeal, name="decide_appeal"),
    path("<slug:slug>/moderation/", moderation.moderate, name="moderate"),
    path("<slug:slug>/moderation/settings/", moderation.change_settings, name="change_settings"),
    path("<path:subject>/write/", talking.write_comment, name="write_comment"),
    path("<path:subject>/", talking.show_subject, name="show_subject"),
]
