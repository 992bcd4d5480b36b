from django.urls import path

from samenspel.pages.demo import views

app_name = "demo"
urlpatterns = [
    path("", views.list_sign_ins, name="list_sign_ins"),
    path("sign-in/<slug:kind>/", views.sign_in, name="sign_in"),
]
