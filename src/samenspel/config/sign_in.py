"""Ways to sign in: mail, passkeys, and the OpenID Connect services that OIDC_PROVIDERS names."""

from samenspel.config import env
from samenspel.config.oidc import apps_of, providers

PRODUCTION = env.site_url("SITE_URL").startswith("https://")
OIDC = providers(env.text("OIDC_PROVIDERS", "[]"))
OIDC_ORIGINS = [provider.origin for provider in OIDC]

AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
LOGIN_URL = "people:ask_to_sign_in"
LOGIN_REDIRECT_URL, LOGOUT_REDIRECT_URL = "pages:start", "/"
SESSION_ENGINE = "samenspel.spine.people.sessions"

ALLAUTH_TRUSTED_PROXY_COUNT = 1 if env.flag("BEHIND_PROXY") else 0
ACCOUNT_ADAPTER = "samenspel.spine.people.adapters.AccountAdapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_USER_DISPLAY = str
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*"]
ACCOUNT_EMAIL_VERIFICATION = "mandatory"
ACCOUNT_LOGIN_ON_EMAIL_CONFIRMATION = True
ACCOUNT_CHANGE_EMAIL = True
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_DEFAULT_HTTP_PROTOCOL = "https" if PRODUCTION else "http"
ACCOUNT_SESSION_REMEMBER = True
ACCOUNT_FORMS = {"add_email": "samenspel.spine.people.allauth_forms.NewAddressForm"}

# A class, a desk, a town behind a proxy that nobody told us of: each mailbox has a limit of its own too.
ACCOUNT_RATE_LIMITS = {
    "login": "120/m/ip,1500/h/ip",
    "opinion_voter": "100/h/ip,300/d/ip",  # visitors of opinion maps who are new, and their votes
    "opinion_vote": "1200/m/ip",
    "feedback": "200/h/ip,600/d/ip",  # a poster at a desk
    "survey_response": "200/h/ip,600/d/ip",  # a school answers behind one address
    "comparison": "30/h/user",  # each takes seconds of the processor, now and every night
}

MFA_ADAPTER = "samenspel.spine.people.adapters.PasskeyAdapter"
MFA_SUPPORTED_TYPES = ["webauthn"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_FORMS = {
    "add_webauthn": "samenspel.spine.people.allauth_forms.AddPasskeyForm",
    "login_webauthn": "samenspel.spine.people.allauth_forms.PasskeyForm",
    "reauthenticate_webauthn": "samenspel.spine.people.allauth_forms.AgainPasskeyForm",
}
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not PRODUCTION  # browsers offer passkeys there on localhost only

SOCIALACCOUNT_ADAPTER = "samenspel.spine.people.adapters.OpenIDAdapter"
SOCIALACCOUNT_FORMS = {"signup": "samenspel.spine.people.allauth_forms.MissingAddressForm"}
SOCIALACCOUNT_EMAIL_AUTHENTICATION_AUTO_CONNECT = True
SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"OAUTH_PKCE_ENABLED": True, "APPS": apps_of(OIDC)}}
