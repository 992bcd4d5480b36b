from django.urls import path

from samenspel.pages.scale import views

app_name = "scale"
urlpatterns = [
    path("", views.list_reports, name="list_reports"),
    path("make/", views.make_report, name="make_report"),
    path("<number:report_id>/", views.show_report, name="show_report"),
]
