"""Is everything running? For monitors: plain JSON, 200 or 503."""

from datetime import timedelta
from typing import Any

from django.conf import settings
from django.db import DatabaseError
from django.http import HttpRequest, JsonResponse  # noqa: TID251 -- the one view that asks all parts
from django.utils import timezone

from samenspel.config.logs import errors_in_the_last_hour
from samenspel.foundation.access import anyone, permit
from samenspel.foundation.access.routes import route
from samenspel.foundation.journal.queries import latest_seal_time, outbox_backlog
from samenspel.foundation.tasks.queries import latest_heartbeat
from samenspel.phases.plan.box.keyring import find_keyring

FRESH = timedelta(seconds=60)
LATE_MAIL = timedelta(minutes=15)

permit("health.show_health", anyone)


@route("health.show_health")
def show_health(request: HttpRequest) -> JsonResponse:
    facts = _facts()
    facts["errors"] = {"last_hour": errors_in_the_last_hour(settings.ERRORS)}
    if request.META.get("samenspel.unknown_proxy"):
        facts["proxy"] = "Requests come through a proxy, but BEHIND_PROXY is not set."
    return JsonResponse(facts, status=200 if facts["ok"] else 503, headers={"Cache-Control": "no-store"})


def _facts() -> dict[str, Any]:
    try:
        beat, backlog, sealed = latest_heartbeat(), outbox_backlog(), latest_seal_time()
        keyring = find_keyring()
    except DatabaseError:
        return {"ok": False, "database": False}
    now = timezone.now()
    works = beat is not None and now - beat < FRESH
    on_time = backlog["due_since"] is None or now - backlog["due_since"] < LATE_MAIL
    return {
        "ok": works and on_time and not keyring.spent and not keyring.unknown,
        "database": True,
        "worker": {"ok": works, "seen_at": beat},
        "outbox": {"ok": on_time, "waiting": backlog["count"], "due_since": backlog["due_since"]},
        "journal": {"sealed_at": sealed},
        "keys": {"to_destroy": len(keyring.spent), "unknown": len(keyring.unknown)},
    }
