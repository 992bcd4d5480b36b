from django.urls import path

from samenspel.phases.learn.views import publications

PUBLICATION = "publications/<number:publication_id>/"

app_name = "learn"
urlpatterns = [
    path("publications/", publications.list_publications, name="list_publications"),
    path(PUBLICATION, publications.show_publication, name="show_publication"),
]
