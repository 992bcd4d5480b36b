"""Walks the addresses as all kinds of people, and sends what nobody means."""

import re
import traceback
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass, field
from random import Random
from urllib.parse import quote, urlencode, urljoin, urlsplit

from django.core.cache import cache
from django.core.signals import got_request_exception
from django.db import connection, transaction
from django.test import Client
from django.test.client import BOUNDARY, MULTIPART_CONTENT, encode_multipart

from samenspel.spine.initiatives.things import CARDS
from samenspel.spine.people.personal_data import in_order
from tests.fuzz.pages import Forms
from tests.fuzz.values import BODIES, HEADERS, hostile_file, hostile_text
from tests.house import SOURCE
from tests.world import NOWHERE, routes

MOST_QUERIES = 60
"""Of one request: whatever is sent, no page asks the database for more."""
OWN_DATA, BESIDE = "/people/me/export/", 12
ASKING_EVERY_KIND = {
    re.compile(re.escape(OWN_DATA)): lambda: len(in_order()) + BESIDE - MOST_QUERIES,
    re.compile(r"/start/|/initiatives/[^/]+/"): lambda: sum(len(card.doings) for card in CARDS.values()),
    re.compile(r"/initiatives/[^/]+/children/.*"): lambda: len(in_order()),
}
"""What is held of a person, bears a name or waits is asked of each kind of thing once, however much there is
of it; there are more with every phase."""
METHODS = ("get", "get", "get", "post", "post", "head", "put", "delete", "options", "patch")
UNKNOWN = (
    "x",
    "",
    "form-0-kind",
    "form-TOTAL_FORMS",
    "channels-TOTAL_FORMS",
    "channels-7-kind",
    "__prefix__",
    "a[b]",
)
READ = re.compile(r"(?:GET|POST)\.get(?:list)?\(\"(\w+)\"")
PART = re.compile(r"<(?:(\w+):)?(\w+)>")


def most_queries(request: "Request") -> int:
    path = request.address.partition("?")[0]
    return MOST_QUERIES + sum(more() for asks, more in ASKING_EVERY_KIND.items() if asks.fullmatch(path))


@dataclass
class Request:
    kind: str
    method: str
    address: str
    data: object = None
    content_type: str = MULTIPART_CONTENT
    headers: dict[str, str] = field(default_factory=dict)

    def __str__(self):
        shown = repr(self.data)[:1500]
        return f"{self.kind}: {self.method} {self.address[:400]!r} {self.headers} {self.content_type} {shown}"


class Walk:
    """One seed, one way: the same requests every time."""

    def __init__(self, world, seed):
        self.world, self.chance = world, Random(seed)
        self.routes = [*routes()]
        self.asked = sorted(
            {name for path in SOURCE.rglob("*.py") for name in READ.findall(path.read_text("utf-8"))}
        )
        self.cookies = {kind: _cookies_of(person) for kind, person in world.people.items()}
        self.client = Client(raise_request_exception=False)
        self.errors, self.most = [], (0, "")

    def faults(self, requests: int) -> Iterator[str]:
        """What so many requests bring to light."""
        for _ in range(requests):
            request = self._request()
            response, queries = self.answer(request)
            self.most = max(self.most, (queries, str(request)))
            if response.status_code >= 500 and not self._is_ill(request, response):
                yield f"{response.status_code} {self.errors[-1:]} {request}"
            elif queries > most_queries(request):
                yield f"{queries} queries: {request}"

    @staticmethod
    def _is_ill(request, response):
        """No worker runs beside the tests, and the page of health says so."""
        return request.address.startswith("/healthz") and response.status_code == 503

    def answer(self, request):
        """The answer and the number of its queries; whatever it changed is taken back."""
        self.client.cookies = deepcopy(self.cookies[request.kind])
        cache.clear()
        count = [0]

        def note(execute, sql, params, many, context):
            count[0] += 1
            return execute(sql, params, many, context)

        got_request_exception.connect(self._note_error)
        try:
            with transaction.atomic(), connection.execute_wrapper(note):
                response = self._send(request)
                if response.streaming:
                    response.getvalue()
                transaction.set_rollback(True)
        finally:
            got_request_exception.disconnect(self._note_error)
        return response, count[0]

    def _send(self, request):
        if isinstance(request.data, bytes):
            body, content_type = request.data, request.content_type
        elif request.method in ("get", "head", "options") or request.data is None:
            body, content_type = b"", ""
        else:
            body, content_type = encode_multipart(BOUNDARY, request.data), request.content_type
        return self.client.generic(
            request.method.upper(), request.address, body, content_type, **request.headers
        )

    def _note_error(self, sender, **words):
        self.errors.append("".join(traceback.format_exc().splitlines(keepends=True)[-6:]))

    def _request(self):
        way = self.chance.choice(
            [
                self._odd_address,
                self._odd_query,
                self._odd_form,
                self._odd_form,
                self._odd_form,
                self._odd_body,
            ]
        )
        request = way()
        if self.chance.random() < 0.3:
            name = self.chance.choice([*HEADERS])
            request.headers[name] = self.chance.choice(HEADERS[name])
        return request

    def _odd_address(self):
        route = self.chance.choice([one for one in self.routes if one.words])
        address = "/" + PART.sub(lambda part: self._part(route, part[2]), route.address)
        return self._as_somebody(self.chance.choice(METHODS), address, self._some_values([]))

    def _part(self, route, name):
        if self.chance.random() < 0.5:
            return quote(str(self._place().word(route, name)), safe="/")
        return quote(hostile_text(self.chance), safe="")[:3000]

    def _odd_query(self):
        values = [
            (self.chance.choice(self.asked), hostile_text(self.chance))
            for _ in range(self.chance.randint(1, 4))
        ]
        return self._as_somebody(self.chance.choice(METHODS), f"{self._address()}?{urlencode(values)}")

    def _odd_body(self):
        content_type, body = self.chance.choice(BODIES)
        return self._as_somebody("post", self._address(), body, content_type)

    def _odd_form(self):
        """One of a page, filled in and then spoilt."""
        look = self._as_somebody("get", self._address())
        response, _ = self.answer(look)
        forms = (
            Forms(response.content.decode()).found
            if not response.streaming and "html" in response.get("Content-Type", "")
            else []
        )
        mine = [form for form in forms if "accounts/language" not in form.action] or forms
        if not mine:
            return self._as_somebody("post", look.address, self._some_values(self.asked))
        form = self.chance.choice(mine)
        address = urlsplit(urljoin(look.address, form.action))._replace(fragment="").geturl()
        if form.method == "get":
            return Request(
                look.kind,
                "get",
                f"{urlsplit(address).path}?{urlencode([*self._spoilt(form).items()], doseq=True)}",
            )
        return Request(look.kind, "post", address, self._spoilt(form, with_files=True))

    def _spoilt(self, form, with_files=False):
        values = {}
        for name, value in form.values:
            values.setdefault(name, []).append(value)
        values.pop("csrfmiddlewaretoken", None)
        for _ in range(self.chance.randint(1, 3)):
            values.update(self._some_values([*values], 1))
        if values and self.chance.random() < 0.2:
            values.pop(self.chance.choice([*values]))
        if with_files and form.files and self.chance.random() < 0.8:
            values.update({name: hostile_file(self.chance) for name in form.files})
        return values

    def _some_values(self, names, most=3):
        known = names or self.asked
        chosen = [self.chance.choice(known if self.chance.random() < 0.8 else UNKNOWN) for _ in range(most)]
        return {
            name: [hostile_text(self.chance) for _ in range(self.chance.choice((1, 1, 1, 2)))]
            for name in chosen
        }

    def _address(self):
        return self.chance.choice(self.routes).to(self._place(), self._place())

    def _place(self):
        return self.chance.choice([self.world.ours] * 6 + [self.world.theirs] * 2 + [NOWHERE])

    def _as_somebody(self, method, address, data=None, content_type=MULTIPART_CONTENT):
        return Request(self.chance.choice([*self.cookies]), method, address, data, content_type)


def _cookies_of(person):
    client = Client()
    if person is not None:
        client.force_login(person)
    return client.cookies
