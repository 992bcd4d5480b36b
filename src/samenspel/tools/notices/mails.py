"""Mail about what is new, in the language of whoever gets it, with a way out of it in every one."""

from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import override

from samenspel.spine.people.letters import absolute, letter, one_line, shortened
from samenspel.tools.notices.models import Reader
from samenspel.tools.notices.news import News, NewsGroup, news_for
from samenspel.tools.notices.tickets import token_of

THINGS, LONGEST_NAME = 12, 60


def digest_mail(reader: Reader, up_to: int) -> dict[str, Any] | None:
    """What happened since the last mail, as far as it was not seen on the page. None: nothing."""
    with override(reader.person.language):
        news = news_for(reader.person, 0, after=max(reader.seen, reader.mailed))
        news = News(news.person, 0, news.follows, news.slips.filter(entry_id__lte=up_to))
        found = list(news.groups())
        groups = news.in_words(found[:THINGS])
        if not groups:
            return None
        shown = {
            "reader": reader,
            "groups": [_shown(group) for group in groups],
            "first": shortened(one_line(str(groups[0].followed)), LONGEST_NAME),
            "others": len(found) - 1,
            "more": len(found) - len(groups),
            "page": absolute(reverse("notices:list_notices")),
            "settings_page": absolute(reverse("notices:list_follows")),
            "stop": stop_address(token_of(reader)),
            "site": settings.SITE_NAME,
        }
        return {
            "to": reader.person.email,
            **letter("notices/digest", reader.person.language, **shown),
            "html": render_to_string("notices/email/digest.html", shown),
            "headers": headers_of(token_of(reader)),
        }


def _shown(group: NewsGroup) -> dict[str, Any]:
    """With whole addresses: a mail stands nowhere."""
    return {
        "title": one_line(str(group.followed)),
        "label": group.label,
        "url": absolute(group.followed.get_absolute_url()),
        "lines": [
            {"text": one_line(line.text), "url": absolute(line.url) if line.url else ""}
            for line in group.lines
        ],
        "more": group.more,
        "stop": stop_address(token_of(group.follow)),
    }


def headers_of(token: str) -> dict[str, str]:
    """So that mail programs show their own button to stop (RFC 2369, RFC 8058), and that machines don't
    answer (RFC 3834)."""
    return {
        "Auto-Submitted": "auto-generated",
        "List-Id": f"<notices.{urlsplit(settings.SITE_URL).hostname}>",
        "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
        "List-Unsubscribe": f"<{stop_address(token)}>",
    }


def stop_address(token: str) -> str:
    return absolute(reverse("notices:unsubscribe", args=[token]))
