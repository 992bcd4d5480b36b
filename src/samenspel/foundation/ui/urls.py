from django.urls import path

from samenspel.foundation.ui import views

app_name = "ui"
urlpatterns = [path("", views.show_components, name="show_components")]
