"""Other hosts of the town's domain are left alone, unless somebody asks otherwise."""

import json
import subprocess
import sys

import pytest

SETTINGS = (
    "import json; from django.conf import settings as s; "
    "print(json.dumps([s.SECURE_HSTS_SECONDS > 0, s.SECURE_HSTS_INCLUDE_SUBDOMAINS, s.SECURE_HSTS_PRELOAD]))"
)


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({}, [True, False, False]),
        ({"HSTS": "subdomains"}, [True, True, False]),
        ({"HSTS": "preload"}, [True, True, True]),
    ],
)
def test_https_is_asked_for_on_this_host_and_beyond_it_only_when_somebody_says_so(asked, found, monkeypatch):
    for name, value in {"SITE_URL": "https://samenspel.example.org", **asked}.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setenv("DJANGO_SETTINGS_MODULE", "samenspel.config.settings")
    done = subprocess.run([sys.executable, "-c", SETTINGS], capture_output=True, text=True, check=True)
    assert json.loads(done.stdout) == found
