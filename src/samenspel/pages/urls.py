from django.urls import path

from samenspel.pages import views

app_name = "pages"
urlpatterns = [
    path("", views.home, name="home"),
    path("start/", views.start, name="start"),
    path("search/", views.search, name="search"),
    path("how-it-works/", views.show_how_it_works, name="show_how_it_works"),
    path("accessibility/", views.show_accessibility, name="show_accessibility"),
    path("robots.txt", views.show_robots, name="show_robots"),
]
