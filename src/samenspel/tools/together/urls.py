from django.urls import path

from samenspel.tools.together import views

app_name = "together"
urlpatterns = [
    path("<str:token>/", views.open_invitation, name="open_invitation"),
    path("<str:token>/join/", views.become_author, name="become_author"),
]
