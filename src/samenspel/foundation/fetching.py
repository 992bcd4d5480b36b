"""Documents of other sites: of hosts that are listed, over TLS, at public addresses, small, and soon.

Whoever may write an address could otherwise let the house look where only the house may: at its own machines,
its neighbours, or the desk of its cloud. So each address on the way, redirects too, is of a listed host, each
of its IP addresses is public, and the connection is made to one that was looked at.
"""

import re
import socket
import ssl
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from enum import StrEnum
from http.client import HTTPConnection, HTTPException, HTTPResponse
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address
from threading import Event, Timer
from time import monotonic
from urllib.parse import SplitResult, quote, urljoin, urlsplit

PORT, REDIRECTS = 443, 3
MOST_BYTES, SECONDS = 1_000_000, 20.0
FOUND, REDIRECTED = 200, (301, 302, 303, 307, 308)
LONGEST, AT_ONCE = 2_000, 65_536
_PLAIN = re.compile(r"[\x21-\x7e]+")
_NAT64 = IPv6Network("64:ff9b::/96")
_AS_IT_IS = "!#$%&'()*+,/:;=?@[]~"


class Why(StrEnum):
    """Why there is no document; the `detail` of Unfetched says more."""

    NO_ADDRESS = "no address"
    NOT_LISTED = "not listed"
    INSIDE = "inside"
    UNKNOWN = "unknown"
    UNTRUSTED = "untrusted"
    UNREACHABLE = "unreachable"
    TOO_SLOW = "too slow"
    TOO_LARGE = "too large"
    TOO_FAR = "too far"
    REFUSED = "refused"
    COMPRESSED = "compressed"
    WRONG_KIND = "wrong kind"


class Unfetched(Exception):
    def __init__(self, why: Why, detail: str = "") -> None:
        super().__init__(f"{why}: {detail}" if detail else str(why))
        self.why, self.detail = why, detail[:200]


@dataclass(frozen=True)
class Fetched:
    """`kind`: its media type, in small letters."""

    body: bytes
    kind: str


def resolved(host: str, port: int) -> list[str]:
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return [str(one[4][0]) for one in found]


def is_public(text: str) -> bool:
    """Whether anyone on the internet could mean this machine; what is wrapped in it counts, too."""
    return all(
        one.is_global and not (one.is_multicast or one.is_reserved or one.is_private)
        for one in _meant(ip_address(text.partition("%")[0]))
    )


def _meant(address: IPv4Address | IPv6Address) -> Iterator[IPv4Address | IPv6Address]:
    if isinstance(address, IPv4Address) or address.ipv4_mapped is None:
        yield address
    if isinstance(address, IPv6Address):
        yield from filter(None, (address.ipv4_mapped, address.sixtofour, *(address.teredo or ())))
        if address in _NAT64:
            yield IPv4Address(int(address) & 0xFFFFFFFF)


@dataclass(frozen=True)
class Way:
    """How hosts are found and trusted."""

    resolve: Callable[[str, int], list[str]] = resolved
    may_reach: Callable[[str], bool] = is_public
    trust: Callable[[], ssl.SSLContext] = ssl.create_default_context
    seconds: float = SECONDS


OURS = Way()


def fetch(address: str, hosts: Collection[str], kinds: Collection[str], way: Way = OURS) -> Fetched:
    """`hosts`: names, with a port where it is another than 443; `kinds`: media types. Raises Unfetched."""
    end = monotonic() + way.seconds
    for _step in range(REDIRECTS + 1):
        found = _asked(_checked(address, hosts), kinds, way, end)
        if isinstance(found, Fetched):
            return found
        address = urljoin(address, found)
    raise Unfetched(Why.TOO_FAR, str(REDIRECTS))


def why_not(address: str, hosts: Collection[str]) -> Unfetched | None:
    """What can be said of an address before anybody asks there."""
    try:
        _checked(address, hosts)
    except Unfetched as error:
        return error
    return None


def _checked(address: str, hosts: Collection[str]) -> SplitResult:
    """https, no name or password in it, and a listed host."""
    try:
        parts = urlsplit(quote(address.strip(), safe=_AS_IT_IS))
        host, port = parts.hostname or "", parts.port or PORT
    except ValueError:
        raise Unfetched(Why.NO_ADDRESS, address) from None
    is_one = parts.scheme == "https" and host and "@" not in parts.netloc
    if not is_one or len(address) > LONGEST or not _PLAIN.fullmatch(parts.geturl()):
        raise Unfetched(Why.NO_ADDRESS, address)
    if (host if port == PORT else f"{host}:{port}") not in hosts:
        raise Unfetched(Why.NOT_LISTED, host)
    return parts


def _asked(parts: SplitResult, kinds: Collection[str], way: Way, end: float) -> Fetched | str:
    """The document, or where it is said to be."""
    is_late = Event()
    try:
        with _connected(parts, way, end, is_late) as connection:
            target = parts._replace(scheme="", netloc="", fragment="").geturl() or "/"
            connection.request("GET", target, headers={"User-Agent": "Samenspel", "Connection": "close"})
            found = _answer(connection.getresponse(), kinds)
    except (OSError, HTTPException, ValueError) as error:
        raise Unfetched(*_cause(error, parts, is_late)) from error
    if is_late.is_set():
        raise Unfetched(Why.TOO_SLOW)
    return found


def _cause(error: Exception, parts: SplitResult, is_late: Event) -> tuple[Why, str]:
    host = parts.hostname or ""
    if is_late.is_set() or isinstance(error, TimeoutError):
        return Why.TOO_SLOW, host
    if isinstance(error, ssl.SSLCertVerificationError):
        return Why.UNTRUSTED, host
    return (Why.UNKNOWN if isinstance(error, socket.gaierror) else Why.UNREACHABLE), host


@contextmanager
def _connected(parts: SplitResult, way: Way, end: float, is_late: Event) -> Iterator[HTTPConnection]:
    """To an address that was looked at, so that no second answer of the name service leads elsewhere."""
    host, port = parts.hostname or "", parts.port or PORT
    addresses = way.resolve(host, port)
    if not addresses or not all(map(way.may_reach, addresses)):
        raise Unfetched(Why.INSIDE, host)
    left = max(end - monotonic(), 0.01)
    with (
        socket.create_connection((addresses[0], port), timeout=left) as plain,
        way.trust().wrap_socket(plain, server_hostname=host, do_handshake_on_connect=False) as secure,
        _in_time(secure, end, is_late),
    ):
        secure.do_handshake()
        connection = HTTPConnection(host, port)
        connection.sock, connection.default_port = secure, PORT
        yield connection


@contextmanager
def _in_time(secure: ssl.SSLSocket, end: float, is_late: Event) -> Iterator[None]:
    """Cuts the line at the end, whatever comes over it until then: a byte now and then is never late."""

    def cut() -> None:
        is_late.set()
        with suppress(OSError):
            socket.socket.shutdown(secure, socket.SHUT_RDWR)

    timer = Timer(max(end - monotonic(), 0.0), cut)
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()


def _answer(response: HTTPResponse, kinds: Collection[str]) -> Fetched | str:
    if response.status in REDIRECTED:
        return response.headers.get("Location", "")
    if response.status != FOUND:
        raise Unfetched(Why.REFUSED, str(response.status))
    if (packed := response.headers.get("Content-Encoding", "identity").strip().lower()) != "identity":
        raise Unfetched(Why.COMPRESSED, packed)
    kind = response.headers.get_content_type()
    if kind not in kinds:
        raise Unfetched(Why.WRONG_KIND, kind)
    return Fetched(_body(response), kind)


def _body(response: HTTPResponse) -> bytes:
    """Never more of it in memory than a document may have."""
    if (response.length or 0) > MOST_BYTES:
        raise Unfetched(Why.TOO_LARGE, str(MOST_BYTES))
    body = bytearray()
    while part := response.read1(AT_ONCE):
        body += part
        if len(body) > MOST_BYTES:
            raise Unfetched(Why.TOO_LARGE, str(MOST_BYTES))
    if response.length:
        raise Unfetched(Why.UNREACHABLE, "")
    return bytes(body)
