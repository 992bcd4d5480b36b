"""Django's settings, all from the environment (docs/reference/settings.md lists them)."""

from pathlib import Path
from urllib.parse import urlsplit

from samenspel.config.sqlite import use_recent_sqlite

use_recent_sqlite()

from django.utils.translation import gettext_lazy as _  # noqa: E402 -- SQLite is chosen before Django loads

from samenspel import __version__  # noqa: E402 -- idem
from samenspel.config import databases, env, logs, sentry  # noqa: E402 -- idem
from samenspel.config.sign_in import *  # noqa: E402, F403 -- settings of sign-in, a page of their own
from samenspel.config.sign_in import OIDC_ORIGINS  # noqa: E402 -- idem

PACKAGE = Path(__file__).resolve().parent.parent
VAR = env.folder("SAMENSPEL_VAR", Path.cwd() / "var")

SITE_URL = env.site_url("SITE_URL")
PRODUCTION = SITE_URL.startswith("https://")
DEBUG = env.flag("DEBUG")
DEMO = env.flag("DEMO")
SECRET_KEY = env.secret_key("SECRET_KEY")
ALLOWED_HOSTS = [urlsplit(SITE_URL).hostname, *env.words("ALLOWED_HOSTS")]
CSRF_TRUSTED_ORIGINS = [SITE_URL]

DATABASES = {
    "default": databases.from_url(env.text("DATABASE_URL", f"sqlite:///{VAR / 'samenspel.sqlite3'}"))
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

INSTALLED_APPS = [
    "samenspel.pages",
    "samenspel.pages.demo",
    "samenspel.pages.scale",
    "samenspel.phases.assess",
    "samenspel.phases.design",
    "samenspel.phases.fund",
    "samenspel.phases.learn",
    "samenspel.phases.plan",
    "samenspel.tools.notices",
    "samenspel.tools.promises",
    "samenspel.tools.releases",
    "samenspel.tools.seats",
    "samenspel.tools.surveys",
    "samenspel.tools.talk",
    "samenspel.tools.together",
    "samenspel.tools.writing",
    "samenspel.spine.initiatives",
    "samenspel.spine.services",
    "samenspel.spine.people",
    "samenspel.foundation.ui",
    "samenspel.foundation.tasks",
    "samenspel.foundation.typed",
    "samenspel.foundation.locks",
    "samenspel.foundation.journal",
    "samenspel.foundation.access",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "django_tasks",
    "django_tasks_db",
    "django_htmx",
    "django_cotton.apps.SimpleAppConfig",
    "template_partials.apps.SimpleAppConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.humanize",
    "django.contrib.messages",
    "django.contrib.sessions",
    "django.contrib.sitemaps",
    "django.contrib.staticfiles",
    "csp",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "samenspel.foundation.access.middleware.PlainTextMiddleware",
    "csp.middleware.CSPMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "samenspel.foundation.access.middleware.PrivateMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "samenspel.spine.people.middleware.LanguageMiddleware",
    "samenspel.spine.people.middleware.LeavingMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "samenspel.foundation.typed.middleware.TypedMiddleware",
    "samenspel.foundation.locks.middleware.OnceMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "samenspel.foundation.ui.middleware.NotAllowedMiddleware",
    "samenspel.spine.initiatives.middleware.NoIndexMiddleware",
]

ROOT_URLCONF = "samenspel.config.urls"
WSGI_APPLICATION = "samenspel.config.wsgi.application"

LOADERS = [
    "django_cotton.cotton_loader.Loader",
    "django.template.loaders.filesystem.Loader",
    "django.template.loaders.app_directories.Loader",
]
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [],
        "OPTIONS": {
            "loaders": [
                (
                    "template_partials.loader.Loader",
                    LOADERS if DEBUG else [("django.template.loaders.cached.Loader", LOADERS)],
                )
            ],
            "builtins": ["django_cotton.templatetags.cotton", "template_partials.templatetags.partials"],
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "csp.context_processors.nonce",
                "samenspel.foundation.ui.context.look",
                "samenspel.tools.notices.context.news",
            ],
        },
    }
]

COTTON_ISOLATE_BY_DEFAULT = True

ALIKE_BY_MEANING = env.text("ALIKE_BY_MEANING", "")
SITE_NAME = env.text("SITE_NAME", "Samenspel")
THEME_CSS = env.text("THEME_CSS", "")
THEME_CLASS = env.text("THEME_CLASS", "")
SOURCE_URL = env.text("SOURCE_URL", "")
MAP_TILES = env.tiles("MAP_TILES")
MAP_CREDIT = env.text("MAP_CREDIT", "")

AUTH_USER_MODEL = "people.Person"

TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
SCHEDULE = "samenspel.config.schedule"
PROCESSES = env.number("PROCESSES", 1)
INDICATOR_HOSTS = env.hosts("INDICATOR_HOSTS")
FEWEST_SHOWN = env.number("FEWEST_SHOWN", 10, least=5)
QUIET_HOURS = env.hours("QUIET_HOURS", "21-8")

EMAIL_BACKEND = "samenspel.foundation.journal.mail.OutboxBackend"
MAIL_URL = env.text("MAIL_URL", f"file://{VAR / 'mail'}")
DEFAULT_FROM_EMAIL = SERVER_EMAIL = env.text("MAIL_FROM", f"samenspel@{urlsplit(SITE_URL).hostname}")

LANGUAGE_CODE = env.text("LANGUAGE_CODE", "en")
LANGUAGES = [("nl", _("Dutch")), ("en", _("English")), ("fr", _("French"))]
LOCALE_PATHS = [PACKAGE / "methods" / "locale", PACKAGE / "config" / "locale"]
TIME_ZONE = env.text("TIME_ZONE", "Europe/Amsterdam")
USE_TZ = True
USE_THOUSAND_SEPARATOR = True
FORMAT_MODULE_PATH = "samenspel.foundation.ui.formats"

STATIC_URL = "/static/"
STATIC_ROOT = VAR / "static"
MEDIA_ROOT = VAR / "media"
FILE_UPLOAD_PERMISSIONS, FILE_UPLOAD_DIRECTORY_PERMISSIONS = 0o600, 0o700
BALLOT_KEYS = env.folder("BALLOT_KEYS", VAR / "ballot-keys")
JOURNAL_PARTS = Path(env.text("JOURNAL_PARTS", "") or VAR / "journal-parts")
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"
        if PRODUCTION
        else "django.contrib.staticfiles.storage.StaticFilesStorage"
    },
}
WHITENOISE_USE_FINDERS = not PRODUCTION

ERRORS = VAR / "errors"
LOGGING = logs.settings_for(env.choice("LOG_FORMAT", ("line", "json")), ERRORS)
if SENTRY_DSN := env.text("SENTRY_DSN", ""):
    sentry.report_to(SENTRY_DSN, __version__)

SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = PRODUCTION
SECURE_SSL_REDIRECT = PRODUCTION
SECURE_HSTS_SECONDS = 31_536_000 if PRODUCTION else 0
HSTS = env.choice("HSTS", ("host", "subdomains", "preload"))
SECURE_HSTS_INCLUDE_SUBDOMAINS, SECURE_HSTS_PRELOAD = HSTS != "host", HSTS == "preload"
SILENCED_SYSTEM_CHECKS = ["security.W005", "security.W021"]  # other sites of the town may be on this domain
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if env.flag("BEHIND_PROXY") else None
CSRF_FAILURE_VIEW = "samenspel.foundation.typed.views.refuse_forgery"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'self'"],
        "img-src": ["'self'", "data:"],
        "object-src": ["'none'"],
        "base-uri": ["'self'"],
        "form-action": ["'self'", *OIDC_ORIGINS],
        "frame-ancestors": ["'none'"],
    }
}
