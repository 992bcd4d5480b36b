"""Between the network and Django: connections, whole requests, threads, whole answers.

Nobody who is slow holds anything that others wait for: a request comes to a thread when it is wholly here,
and an answer leaves its thread before it is sent.
"""

from samenspel.config.doors.doors import Doors
from samenspel.config.doors.sockets import listen

__all__ = ["Doors", "listen"]
