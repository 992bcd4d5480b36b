"""What every page needs to know of the site."""

from typing import Any

from django.conf import settings


def look(request: object) -> dict[str, Any]:
    return {
        "look": {
            "name": settings.SITE_NAME,
            "theme_class": settings.THEME_CLASS,
            "source": settings.SOURCE_URL,
            "demo": settings.DEMO,
            "fewest": settings.FEWEST_SHOWN,
        }
    }
