"""The product's own settings, for tests: quick password hashes, mail in memory, no secrets of anyone's."""

import os
import tempfile

os.environ.setdefault("SECRET_KEY", "only-for-tests-0123456789-abcdefghijklmnopqrstuvwxyz-ABCDEFGHIJ")
os.environ.setdefault("SITE_URL", "http://testserver")
os.environ.setdefault("SAMENSPEL_VAR", tempfile.mkdtemp(prefix="samenspel-"))
os.environ.setdefault("DEMO", "1")
# Tests run beside each other: threads of linear algebra would only stand in each other's way.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

from samenspel.config.settings import *  # noqa: F403 -- the environment comes first
from scripts.catalogues import compile_catalogues

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
MAIL_URL = "memory:"
# Every test's client would look at all static files first.
WHITENOISE_AUTOREFRESH = True

compile_catalogues()
INSTALLED_APPS = [*INSTALLED_APPS, "tests.tools.wishes"]  # noqa: F405 -- idem
