"""What the scripts of a page ask for: an answer that a test makes up knows neither address nor method."""

from urllib.parse import urlsplit

from django.conf import settings

from tests.called import fault_of

BY_SCRIPTS = ("fetch", "xhr")


def note_calls(page, found):
    """Puts into `found` what the site would not take, also where something else answers in its place."""

    def note(request):
        path = urlsplit(request.url).path
        is_ours = urlsplit(request.url).hostname in ("localhost", "127.0.0.1")
        if request.resource_type in BY_SCRIPTS and is_ours and not path.startswith(settings.STATIC_URL):
            found.extend(fault_of(request.method, path))

    page.on("request", note)
