from django.urls import path

from samenspel.foundation.tasks import views

app_name = "tasks"
urlpatterns = [
    path("<uuid:job_id>/", views.show_job, name="show_job"),
    path("<uuid:job_id>/cancel/", views.cancel_job, name="cancel_job"),
]
