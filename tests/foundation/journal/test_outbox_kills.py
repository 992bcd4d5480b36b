"""A worker that is killed while it sends loses no message, and makes one copy at most."""

import asyncio
import socket
import threading
from email import message_from_bytes

import pytest
from aiosmtpd.controller import Controller
from django.utils import timezone

from samenspel.foundation.journal import send_mail_later
from samenspel.foundation.journal.models import Message
from samenspel.foundation.journal.outbox import deliver_messages
from tests.foundation.processes import kill, start_process

pytestmark = [pytest.mark.power, pytest.mark.django_db(transaction=True)]
DELIVER = "from samenspel.foundation.journal.outbox import deliver_messages; deliver_messages()"


class MailServer:
    """Keeps what it got; says so and stalls at the moment it is told to."""

    def __init__(self):
        self.stall_at = ""
        self.stalled, self.received = threading.Event(), []

    async def _stall(self, moment):
        if self.stall_at == moment:
            self.stalled.set()
            await asyncio.Event().wait()

    async def handle_RCPT(self, server, session, envelope, address, options):
        await self._stall("before")
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        self.received.append(message_from_bytes(envelope.content)["Message-ID"])
        await self._stall("after")
        return "250 OK"


@pytest.fixture
def mail_server():
    handler = MailServer()
    with socket.create_server(("127.0.0.1", 0)) as free:
        handler.port = free.getsockname()[1]
    controller = Controller(handler, hostname="127.0.0.1", port=handler.port)
    controller.start()
    yield handler
    controller.stop()


@pytest.mark.parametrize(("moment", "copies"), [("before", 1), ("after", 2)])
def test_a_message_survives_its_killed_worker(moment, copies, mail_server, settings):
    settings.MAIL_URL = f"smtp://127.0.0.1:{mail_server.port}"
    message = send_mail_later(to="ans@example.org", subject="Chosen", text="Yes")
    mail_server.stall_at = moment
    worker = start_process(f"settings.MAIL_URL = {settings.MAIL_URL!r}\n{DELIVER}")
    stalled = mail_server.stalled.wait(20)
    kill(worker)
    assert stalled
    mail_server.stall_at = ""

    assert (deliver_messages(), Message.objects.get().state) == (0, "sending")
    Message.objects.update(next_at=timezone.now())  # the lease ran out
    assert (deliver_messages(), Message.objects.get().state) == (1, "sent")
    assert mail_server.received == [f"<{message.pk}@testserver>"] * copies
