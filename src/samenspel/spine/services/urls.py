from django.urls import path

from samenspel.spine.services import views

app_name = "services"
urlpatterns = [
    path("", views.list_services, name="list_services"),
    path("catalogue.jsonld", views.describe_catalogue, name="describe_catalogue"),
    path("add/", views.add_service, name="add_service"),
    path("areas/", views.list_areas, name="list_areas"),
    path("areas/add/", views.add_area, name="add_area"),
    path("areas/<slug:slug>/change/", views.change_area, name="change_area"),
    path("areas/<slug:slug>/map/", views.show_area_map, name="show_area_map"),
    path("organisations/add/", views.add_organisation, name="add_organisation"),
    path("organisations/<slug:slug>/", views.show_organisation, name="show_organisation"),
    path("organisations/<slug:slug>/change/", views.change_organisation, name="change_organisation"),
    path("organisations/<slug:slug>/professionals/", views.add_professional, name="add_professional"),
    path(
        "organisations/<slug:slug>/professionals/remove/",
        views.remove_professional,
        name="remove_professional",
    ),
    path("<slug:slug>/", views.show_service, name="show_service"),
    path("<slug:slug>.jsonld", views.describe_service, name="describe_service"),
    path("<slug:slug>/change/", views.change_service, name="change_service"),
]
