from django.urls import path

from samenspel.tools.releases import views

RELEASE = "<number:release_id>/"

app_name = "releases"
urlpatterns = [
    path("", views.list_releases, name="list_releases"),
    path("of/<slug:slug>/", views.show_releases, name="show_releases"),
    path(RELEASE, views.show_release, name="show_release"),
    path(f"{RELEASE}take-back/", views.take_back_release, name="take_back_release"),
    path(f"{RELEASE}file/", views.download_release, name="download_release"),
    path("new/<path:thing>/", views.prepare_release, name="prepare_release"),
]
