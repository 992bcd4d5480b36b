from django.urls import path

from samenspel.phases.design.views import scripts, texts

app_name = "design"
TEXT = "texts/<number:text_id>/"
urlpatterns = [
    path("texts/set-up/<slug:slug>/", texts.set_up_text, name="set_up_text"),
    path("scripts/set-up/<slug:slug>/", texts.set_up_script, name="set_up_script"),
    path(TEXT, texts.show_text, name="show_text"),
    path(f"{TEXT}cast/", scripts.show_cast, name="show_cast"),
    path(f"{TEXT}download/", scripts.download_text, name="download_text"),
    path(f"{TEXT}print/", scripts.print_text, name="print_text"),
]
