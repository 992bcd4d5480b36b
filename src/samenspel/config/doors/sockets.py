"""Sockets that know when what they hold came: by the kernel, however busy we are."""

import os
import socket
import struct
import time
from typing import Any

BACKLOG = 2048
TIMESTAMP = 35 if hasattr(os, "sched_getaffinity") else None  # SO_TIMESTAMPNS of Linux
MOMENT = struct.Struct("@ll")


class Line(socket.socket):
    """A connection; `arrived_at` is when the last of what was read reached this machine."""

    arrived_at = 0.0

    def recv(self, size: int, flags: int = 0) -> bytes:
        data, beside, _flags, _address = self.recvmsg(size, socket.CMSG_SPACE(MOMENT.size), flags)
        self.arrived_at = _moment(beside) or time.time()
        return data


class Listener(socket.socket):
    def accept(self) -> tuple[socket.socket, Any]:
        plain, address = super().accept()
        return Line(plain.family, plain.type, plain.proto, fileno=plain.detach()), address


def listen(host: str, port: int) -> socket.socket:
    """What is accepted from it inherits the wish to know the moment."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listener = Listener(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)  # named, or asyncio lets answers wait
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    if TIMESTAMP is not None:
        listener.setsockopt(socket.SOL_SOCKET, TIMESTAMP, 1)
    listener.bind((host, port))
    listener.listen(BACKLOG)
    return listener


def _moment(beside: list[tuple[int, int, bytes]]) -> float:
    for level, kind, data in beside:
        if (level, kind) == (socket.SOL_SOCKET, TIMESTAMP) and len(data) == MOMENT.size:
            seconds, nanoseconds = MOMENT.unpack(data)
            return float(seconds + nanoseconds / 1e9)
    return 0.0
