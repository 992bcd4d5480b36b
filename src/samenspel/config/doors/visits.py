"""Connections: how many, how long they may take to ask, and who goes when it gets crowded."""

import asyncio
import resource
from collections import Counter
from typing import Any

from uvicorn.protocols.http.h11_impl import H11Protocol

from samenspel.config.doors.sockets import BACKLOG

PATIENCE = 20.0
MOST_CONNECTIONS = 1000
LARGEST_HEADERS, KEPT_OPEN, LAST_WORDS = 32 * 1024, 15, 25
LARGEST_MESSAGE, SIGN_OF_LIFE = 4 * 1024 * 1024 + 1024, 20.0
FILES_EACH = 3  # a connection, a body and an answer on disk


class Visit(H11Protocol):
    """One connection, as uvicorn serves it, that asks within PATIENCE."""

    timer: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        super().connection_made(transport)
        self.address = self.client[0] if self.client else ""
        self.line = transport.get_extra_info("socket")._sock
        self.app_state = {"visit": self}
        self.room: Room = self.app.room
        self.room.enter(self)
        self.timer = self.loop.call_later(PATIENCE, self.leave)

    def connection_lost(self, exc: Exception | None) -> None:
        self._stop_timer()
        self.room.attend(self)
        super().connection_lost(exc)

    def data_received(self, data: bytes) -> None:
        if self.timer is None and (self.cycle is None or self.cycle.response_complete):
            self.timer = self.loop.call_later(PATIENCE, self.leave)
        asked = self.cycle
        super().data_received(data)
        if self.cycle is not asked:
            self._stop_timer()

    def handle_websocket_upgrade(self, event: Any) -> None:
        """From here on it is a line, that is watched by its own signs of life."""
        self._stop_timer()
        self.room.attend(self)
        super().handle_websocket_upgrade(event)

    def leave(self) -> None:
        self.room.attend(self)
        self.transport.abort()

    def _stop_timer(self) -> None:
        if self.timer is not None:
            self.timer.cancel()
            self.timer = None


class Room:
    """Where visits wait: for the rest of a request, for a reader, for the next request."""

    def __init__(self) -> None:
        self.most = min(MOST_CONNECTIONS, raise_file_limit() // FILES_EACH)
        self.waiting: dict[Visit, None] = {}

    def enter(self, visit: Visit) -> None:
        """When it gets crowded, the first of those goes who came from one address in the largest number."""
        if len(visit.connections) > self.most and self.waiting:
            crowd, _number = Counter(one.address for one in self.waiting).most_common(1)[0]
            next(one for one in self.waiting if one.address == crowd).leave()
        self.wait(visit)

    def wait(self, visit: Visit) -> None:
        if visit in visit.connections:
            self.waiting[visit] = None

    def attend(self, visit: Visit) -> None:
        """It waits for us now; or it is gone."""
        self.waiting.pop(visit, None)


def raise_file_limit() -> int:
    """To what we need, as far as the system allows."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = max(soft, min(hard, 2 * FILES_EACH * MOST_CONNECTIONS))
    resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, hard))
    return wanted


def settings_of(app: Any) -> dict[str, Any]:
    """Of uvicorn: nothing is guessed, logged or trusted by it."""
    return {
        "app": app,
        "http": Visit,
        "loop": "asyncio",
        "ws": "websockets-sansio",
        "ws_max_size": LARGEST_MESSAGE,
        "ws_ping_interval": SIGN_OF_LIFE,
        "ws_ping_timeout": SIGN_OF_LIFE,
        "ws_per_message_deflate": False,
        "lifespan": "off",
        "interface": "asgi3",
        "log_config": None,
        "access_log": False,
        "proxy_headers": False,
        "server_header": False,
        "backlog": BACKLOG,
        "h11_max_incomplete_event_size": LARGEST_HEADERS,
        "limit_concurrency": 2 * app.room.most,
        "timeout_keep_alive": KEPT_OPEN,
        "timeout_graceful_shutdown": LAST_WORDS,
    }
