from django.urls import path

from samenspel.spine.people import views

app_name = "people"
urlpatterns = [
    path("sign-in/", views.ask_to_sign_in, name="ask_to_sign_in"),
    path("sign-in/code/", views.enter_code, name="enter_code"),
    path("sign-in/link/<str:link>/", views.open_link, name="open_link"),
    path("welcome/", views.welcome, name="welcome"),
    path("me/", views.show_me, name="show_me"),
    path("me/change/", views.change_me, name="change_me"),
    path("me/export/", views.export_me, name="export_me"),
    path("me/erase/", views.erase_me, name="erase_me"),
    path("me/disconnect/<number:account_id>/", views.disconnect, name="disconnect"),
    path("me/sign-out-everywhere/", views.sign_out_everywhere, name="sign_out_everywhere"),
    path("children/<str:link>/", views.show_child, name="show_child"),
    path("children/<str:link>/yes/", views.give_consent, name="give_consent"),
    path("children/<str:link>/no/", views.withdraw_consent, name="withdraw_consent"),
    path("children/<str:link>/no/take-back/", views.take_back_no, name="take_back_no"),
    path("children/<str:link>/print/", views.print_name, name="print_name"),
    path("privacy/", views.list_personal_fields, name="list_personal_fields"),
]
