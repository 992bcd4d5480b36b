"""A line that a test can cut or stop up: between the browser and the site."""

import socket
import threading
from contextlib import suppress


class Proxy:
    """`target`: the port behind it; None: nobody is there. `is_stuck`: it takes calls, and passes none on."""

    def __init__(self, target):
        self.target, self.open, self.is_stuck = target, [], False
        self.listener = socket.create_server(("127.0.0.1", 0))
        self.port = self.listener.getsockname()[1]
        threading.Thread(target=self._listen, daemon=True).start()

    def cut(self):
        self.target = None
        for one in self.open:
            _close(one)
        self.open.clear()

    def close(self):
        self.cut()
        _close(self.listener)

    def _listen(self):
        with suppress(OSError):
            while True:
                self._connect(self.listener.accept()[0])

    def _connect(self, browser):
        if self.is_stuck:
            return self.open.append(browser)
        try:
            site = socket.create_connection(("127.0.0.1", self.target or 0))
        except OSError:
            browser.close()
            return
        self.open += [browser, site]
        for one, other in ((browser, site), (site, browser)):
            threading.Thread(target=_pass_on, args=(one, other), daemon=True).start()


def _pass_on(one, other):
    with suppress(OSError):
        while data := one.recv(65536):
            other.sendall(data)
    _close(other)


def _close(connection):
    with suppress(OSError):
        connection.shutdown(socket.SHUT_RDWR)
    connection.close()
