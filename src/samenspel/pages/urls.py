from django.urls import path

from samenspel.pages import views

app_name = "pages"
urlpatterns = [
    path("", views.home, name="home"),
    path("start/", views.start, name="start"),
    path("search/", views.search, name="search"),
    path("how-it-works/", views.show_how_it_works, name="show_how_it_works"),
    path("accessibility/", views.show_accessibility, name="show_accessibility"),
    path("sitemap.xml", views.show_sitemap, name="show_sitemap"),
    path("sitemap-<section>.xml", views.show_sitemap_part, name="show_sitemap_part"),
    path("robots.txt", views.show_robots, name="show_robots"),
]
