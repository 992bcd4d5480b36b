from django.urls import path

from samenspel.phases.design.views import texts

app_name = "design"
urlpatterns = [
    path("texts/set-up/<slug:slug>/", texts.set_up_text, name="set_up_text"),
    path("scripts/set-up/<slug:slug>/", texts.set_up_script, name="set_up_script"),
    path("texts/<number:text_id>/", texts.show_text, name="show_text"),
]
