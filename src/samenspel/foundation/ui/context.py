"""What every page needs to know of the site."""

from typing import Any

from django.conf import settings
from django.templatetags.static import static


def look(request: object) -> dict[str, Any]:
    theme = settings.THEME_CSS
    return {
        "look": {
            "name": settings.SITE_NAME,
            "theme": theme if theme.startswith("/") or not theme else static(theme),
            "theme_class": settings.THEME_CLASS,
            "source": settings.SOURCE_URL,
            "demo": settings.DEMO,
        }
    }
