from django.urls import path

from samenspel.tools.seats import views

app_name = "seats"
urlpatterns = [
    path("<path:seated>/set/", views.set_places, name="set_places"),
    path("<path:seated>/sign-up/", views.sign_up, name="sign_up"),
    path("<path:seated>/leave/", views.leave_seat, name="leave_seat"),
    path("<path:seated>/accept/", views.accept_seat, name="accept_seat"),
    path("<path:seated>/", views.list_seats, name="list_seats"),
]
