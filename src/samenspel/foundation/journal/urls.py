from django.urls import path

from samenspel.foundation.journal import views

app_name = "journal"
urlpatterns = [
    path("", views.list_seals, name="list_seals"),
    path("seals.json", views.download_seals, name="download_seals"),
]
