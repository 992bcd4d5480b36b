from django.urls import path

from samenspel.tools.writing import views

app_name = "writing"
urlpatterns = [
    path("<number:document_id>/write/", views.write_text, name="write_text"),
    path("<number:document_id>/follow/", views.follow_text, name="follow_text"),
]
