"""The addresses of allauth we use, under the names it knows them by; none of those about passwords."""

from allauth.account import views as account
from allauth.mfa.webauthn import urls as passkeys
from allauth.mfa.webauthn.views import list_webauthn
from allauth.socialaccount import views as socialaccount
from allauth.socialaccount.providers.openid_connect import views as openid_connect
from django.urls import include, path

from samenspel.spine.people import views

urlpatterns = [
    path("language/", views.change_language, name="set_language"),
    path("login/", views.ask_to_sign_in, name="account_login"),
    path("signup/", views.ask_to_sign_in, name="account_signup"),
    path("logout/", account.logout, name="account_logout"),
    path("inactive/", account.account_inactive, name="account_inactive"),
    path("reauthenticate/", account.reauthenticate, name="account_reauthenticate"),
    path("email/", account.email, name="account_email"),
    path("confirm-email/", account.email_verification_sent, name="account_email_verification_sent"),
    path("confirm-email/<str:key>/", views.ConfirmAddress.as_view(), name="account_confirm_email"),
    path("passkeys/", list_webauthn, name="mfa_index"),
    path("passkeys/", include(passkeys)),
    path("cancelled/", socialaccount.login_cancelled, name="socialaccount_login_cancelled"),
    path("error/", socialaccount.login_error, name="socialaccount_login_error"),
    path("complete/", socialaccount.signup, name="socialaccount_signup"),
    path(
        "oidc/<slug:provider_id>/login/",
        views.if_it_answers(openid_connect.login),
        name="openid_connect_login",
    ),
    path(
        "oidc/<slug:provider_id>/login/callback/",
        views.if_it_answers(openid_connect.callback),
        name="openid_connect_callback",
    ),
]
