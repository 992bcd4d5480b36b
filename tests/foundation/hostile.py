"""A site on this machine that answers as it likes, over TLS, for the names that a test gives it."""

from __future__ import annotations

import socket
import ssl
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path
from threading import Thread

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from samenspel.foundation.fetching import Way, is_public

NAME, INSIDE = "data.example", "inside.example"
Answer = Callable[[ssl.SSLSocket, str], None]
LOCAL = "127.0.0.1"


def certificate(folder: Path, *names: str) -> Path:
    """Self-signed, with its key."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, names[0])])
    now = datetime.now(UTC)
    built = (
        x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName(one) for one in names]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .sign(key, hashes.SHA256())
    )
    path = folder / "both.pem"
    pem = serialization.Encoding.PEM
    private = key.private_bytes(pem, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    path.write_bytes(private + built.public_bytes(pem))
    return path


class Site:
    """`asked`: the addresses that were asked for, in order."""

    def __init__(self, port: int, pem: Path) -> None:
        self.port, self.pem, self.asked = port, pem, list[str]()

    @property
    def hosts(self) -> list[str]:
        return [f"{NAME}:{self.port}", f"{INSIDE}:{self.port}"]

    def address(self, path: str = "/", host: str = NAME) -> str:
        return f"https://{host}:{self.port}{path}"

    def way(self, seconds: float = 5.0) -> Way:
        """As ours, but for this one machine, which the name has; the other name leads to a neighbour."""
        found = {NAME: [LOCAL], INSIDE: ["10.0.0.7"], "both.example": [LOCAL, "169.254.169.254"]}
        return Way(
            lambda host, _port: found[host],
            lambda address: address == LOCAL or is_public(address),
            lambda: ssl.create_default_context(cafile=str(self.pem)),
            seconds,
        )


@contextmanager
def serving(folder: Path, answer: Answer) -> Iterator[Site]:
    listening = socket.create_server((LOCAL, 0))
    site = Site(listening.getsockname()[1], certificate(folder, NAME, INSIDE))
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(site.pem)

    def serve() -> None:
        while True:
            try:
                plain, _from = listening.accept()
            except OSError:
                return
            with suppress(OSError), context.wrap_socket(plain, server_side=True) as line:
                head = line.recv(65_536).decode()
                site.asked.append(head.split(" ")[1])
                answer(line, site.asked[-1])

    Thread(target=serve, daemon=True).start()
    try:
        yield site
    finally:
        listening.close()


def plainly(body: bytes, kind: str = "text/csv", status: str = "200 OK", **headers: str) -> bytes:
    said = {name.replace("_", "-"): value for name, value in headers.items()}
    lines = {"Content-Type": kind, "Content-Length": str(len(body)), **said}
    head = "".join(f"{name}: {value}\r\n" for name, value in lines.items())
    return f"HTTP/1.1 {status}\r\n{head}\r\n".encode() + body
