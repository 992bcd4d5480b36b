"""A request as WSGI knows it."""

import re
import sys
from collections.abc import Iterable
from typing import IO, Any
from urllib.parse import unquote_to_bytes

Scope = dict[str, Any]
SET_BY_A_PROXY = re.compile(rb"x-forwarded-.*|forwarded|x-real-ip|x-request-start")
CODED = re.compile(rb";.*\*", re.DOTALL)  # RFC 2231, in a code that there may not be; nobody needs it
BARE = {b"content-type": "CONTENT_TYPE", b"content-length": "CONTENT_LENGTH"}  # WSGI has no HTTP_ there


def environ_of(scope: Scope, body: IO[bytes], size: int, *, behind_proxy: bool) -> dict[str, Any]:
    host, port = scope["server"]
    return {
        **_headers(scope["headers"], behind_proxy),
        "REQUEST_METHOD": scope["method"],
        "SCRIPT_NAME": "",
        "PATH_INFO": unquote_to_bytes(scope["raw_path"]).decode("latin-1"),
        "QUERY_STRING": scope["query_string"].decode("latin-1"),
        "CONTENT_LENGTH": str(size),
        "SERVER_NAME": host,
        "SERVER_PORT": str(port),
        "SERVER_PROTOCOL": f"HTTP/{scope['http_version']}",
        "REMOTE_ADDR": scope["client"][0],
        "wsgi.version": (1, 0),
        "wsgi.url_scheme": scope["scheme"],
        "wsgi.input": body,
        "wsgi.errors": sys.stderr,
        "wsgi.multithread": True,
        "wsgi.multiprocess": True,
        "wsgi.run_once": False,
    }


def _headers(headers: Iterable[tuple[bytes, bytes]], behind_proxy: bool) -> dict[str, str]:
    """A name with `_` could pass for another one; what a proxy says counts where there is one."""
    found: dict[str, str] = {}
    for name, value in headers:
        if b"_" in name or (not behind_proxy and SET_BY_A_PROXY.fullmatch(name)):
            continue
        if name == b"content-type" and CODED.search(value):
            continue
        key = BARE.get(name) or f"HTTP_{name.decode('latin-1').upper().replace('-', '_')}"
        joined = "; " if name == b"cookie" else ","
        text = value.decode("latin-1")
        found[key] = f"{found[key]}{joined}{text}" if key in found else text
    return found


def length_of(scope: Scope) -> int:
    return int(dict(scope["headers"]).get(b"content-length", 0))


def sender_of(scope: Scope, *, behind_proxy: bool) -> str:
    """The visitor's network address; behind a proxy, as it says."""
    said = dict(scope["headers"]).get(b"x-forwarded-for", b"") if behind_proxy else b""
    return str(said.rpartition(b",")[2].strip().decode("latin-1") or scope["client"][0])


def came_through_a_proxy(scope: Scope) -> bool:
    return any(name == b"x-forwarded-for" for name, _value in scope["headers"])


def started_at(scope: Scope) -> float | None:
    """When the proxy in front had the request: `X-Request-Start: t=1795988829.272`, as nginx writes it."""
    said = dict(scope["headers"]).get(b"x-request-start", b"")
    found = re.fullmatch(rb"t=(\d{1,12}(?:\.\d{1,9})?)", said)
    return float(found[1]) if found else None
