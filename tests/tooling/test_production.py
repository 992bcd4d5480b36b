"""docs/how-to/production.md, followed line by line, ends in a site that answers through nginx."""

import os
import re
import shlex
import shutil
import socket
import ssl
import subprocess
import sys
import time
import urllib.error
import urllib.request
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest

from samenspel.config.postgres import FAST, running

PAGE = (Path(__file__).parents[2] / "docs/how-to/production.md").read_text()
NGINX = shutil.which("nginx", path=f"{os.environ['PATH']}:/usr/sbin")
HOST = "samenspel.example.org"
pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(NGINX is None, reason="nginx is not here: apt install nginx-light"),
]


def blocks(kind):
    return re.findall(rf"^```{kind}\n(.*?)^```", PAGE, re.MULTILINE | re.DOTALL)


def block(kind, word):
    """The one that has this word."""
    (found,) = [text for text in blocks(kind) if word in text]
    return found


def free_port():
    with socket.create_server(("127.0.0.1", 0)) as probe:
        return probe.getsockname()[1]


class Machine:
    """A folder in place of `/`: what the page puts somewhere is put below it, under other ports."""

    def __init__(self, root, database):
        self.root, self.https, self.http, self.site = root, free_port(), free_port(), free_port()
        self.home, self.etc, self.log = root / "srv", root / "etc", root / "log"
        for folder in (self.home, self.etc, self.log):
            folder.mkdir()
        self.database = database
        self.changes = [
            ("/srv/samenspel", str(self.home)),
            ("/etc/letsencrypt/live/samenspel.example.org", str(self.etc)),
            ("/etc/samenspel.env", str(self.etc / "samenspel.env")),
            ("/var/log/nginx", str(self.log)),
            ("listen 443", f"listen 127.0.0.1:{self.https}"),
            ("listen 80", f"listen 127.0.0.1:{self.http}"),
            ("127.0.0.1:8000", f"127.0.0.1:{self.site}"),
            ("--port 8000", f"--port {self.site}"),
        ]

    def here(self, text):
        for there, here in self.changes:
            text = text.replace(there, here)
        return text

    def install(self, wheel):
        """As pip does it, with the packages that are here."""
        subprocess.run([sys.executable, "-m", "venv", "--without-pip", self.home / "venv"], check=True)
        (packages,) = (self.home / "venv").glob("lib/python*/site-packages")
        others = [path for path in sys.path if path.endswith("site-packages")]
        quietly = ["--quiet", "--no-deps", "--no-index", "--disable-pip-version-check"]
        command = [sys.executable, "-m", "pip", "install", *quietly, "--target", packages, wheel]
        subprocess.run(command, check=True, capture_output=True)
        (packages / "others.pth").write_text("\n".join(others))
        script = packages / "bin/samenspel"
        python = self.home / "venv/bin/python"
        lines = script.read_text().splitlines()
        (self.home / "venv/bin/samenspel").write_text("\n".join([f"#!{python}", *lines[1:]]))
        (self.home / "venv/bin/samenspel").chmod(0o755)

    def settle(self):
        """Settings as the page has them, with secrets in the places of `…`."""
        text = self.here(block("ini", "SECRET_KEY="))
        text = text.replace("SECRET_KEY=…", "SECRET_KEY=" + "k3y" * 10 + "abcdefghijklmnopqrstuvwxyz")
        text = re.sub(r"DATABASE_URL=\S+", f"DATABASE_URL='{self.database}'", text)
        text = text.replace("…", "secret")
        (self.etc / "samenspel.env").write_text(text)

    def shell(self, script):
        return subprocess.run(
            ["bash", "-eu", "-c", script],
            cwd=self.home,
            env=PLAIN,
            capture_output=True,
            text=True,
            check=False,
        )


PLAIN = {"PATH": os.environ["PATH"], "HOME": os.environ.get("HOME", "/")}


@pytest.fixture(scope="module")
def machine(tmp_path_factory, wheel):
    root = tmp_path_factory.mktemp("machine")
    for folder in [root, *root.parents[:-2]]:
        folder.chmod(0o755)
    with running(root / "postgres", FAST) as url:
        machine = Machine(root, url)
        machine.install(wheel)
        machine.settle()
        yield machine


@pytest.fixture(scope="module")
def prepared(machine):
    return machine.shell(machine.here(block("sh", "samenspel migrate\nvenv")))


def test_the_database_is_prepared_and_the_check_is_silent(prepared):
    said = "System check identified no issues" in prepared.stdout
    assert (prepared.returncode, prepared.stderr, said) == (0, "", True)


@pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="systemd is not here")
def test_the_unit_is_one_that_systemd_understands(machine):
    unit = machine.etc / "samenspel.service"
    unit.write_text(machine.here(block("ini", "ExecStart=")).replace("User=samenspel", "User=root"))
    done = subprocess.run(["systemd-analyze", "verify", unit], capture_output=True, text=True, check=False)
    assert [line for line in done.stderr.splitlines() if unit.name in line] == []


@contextmanager
def started(command, environment):
    process = subprocess.Popen(command, env=environment, stderr=subprocess.PIPE, text=True)
    try:
        yield process
    finally:
        process.terminate()
        process.communicate(timeout=60)


@pytest.fixture(scope="module")
def site(machine, prepared):
    """Started as the unit does it, with nginx in front of it."""
    command = machine.here(re.search(r"^ExecStart=(.*)", block("ini", "ExecStart="), re.MULTILINE)[1])
    lines = (machine.etc / "samenspel.env").read_text().splitlines()
    settings = dict(line.partition("=")[::2] for line in lines)
    settings = {name: value.strip("'") for name, value in settings.items()}
    certify(machine.etc)
    conf = machine.root / "nginx.conf"
    inside = machine.here(block("nginx", "proxy_pass"))
    temporary = "".join(f"{kind}_temp_path {machine.root}/{kind};\n" for kind in KINDS)
    conf.write_text(
        f"pid {machine.root}/nginx.pid; daemon off; worker_processes 1; error_log {machine.root}/error.log;\n"
        f"events {{}}\nhttp {{\n{temporary}{inside}}}\n"
    )
    checked = subprocess.run([NGINX, "-t", "-c", conf], capture_output=True, text=True, check=False)
    assert checked.returncode == 0, checked.stderr
    with started(shlex.split(command), {**PLAIN, **settings}), started([NGINX, "-c", conf], PLAIN):
        wait_until_it_answers(machine)
        yield machine


KINDS = ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")


def certify(folder):
    """A certificate that no browser trusts."""
    words = ["-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", f"/CN={HOST}"]
    files = ["-keyout", folder / "privkey.pem", "-out", folder / "fullchain.pem"]
    subprocess.run(["openssl", "req", *words, *files], check=True, capture_output=True)


def ask(machine, path, **headers):
    trusting = ssl.create_default_context()
    trusting.check_hostname, trusting.verify_mode = False, ssl.CERT_NONE
    asked = urllib.request.Request(
        f"https://127.0.0.1:{machine.https}{path}", headers={"Host": HOST, **headers}
    )
    with urllib.request.urlopen(asked, timeout=20, context=trusting) as answer:
        return answer.status, answer.read().decode(), answer.headers


@contextmanager
def secured(machine):
    trusting = ssl.create_default_context()
    trusting.check_hostname, trusting.verify_mode = False, ssl.CERT_NONE
    with (
        socket.create_connection(("127.0.0.1", machine.https), 20) as plain,
        trusting.wrap_socket(plain, server_hostname=HOST) as line,
    ):
        yield line


def wait_until_it_answers(machine):
    for _ in range(600):
        try:
            return ask(machine, "/healthz")
        except OSError:
            time.sleep(0.1)
    raise AssertionError((machine.root / "error.log").read_text())


def test_it_answers_through_nginx_and_all_is_well(site):
    status, page, headers = ask(site, "/")
    asked_for = headers["Strict-Transport-Security"]
    assert (status, "Samenspel" in page, asked_for) == (200, True, "max-age=31536000")
    assert ask(site, "/healthz")[0] == 200


def test_plain_http_is_sent_to_https(site):
    with socket.create_connection(("127.0.0.1", site.http)) as plain:
        plain.sendall(f"GET /x HTTP/1.1\r\nHost: {HOST}\r\nConnection: close\r\n\r\n".encode())
        assert f"Location: https://{HOST}/x".encode() in plain.recv(4096)


def test_a_line_for_writing_together_comes_through(site):
    """Without its wish passed on it would be a page, and this one is not there: 404."""
    wish = {"Connection": "Upgrade", "Upgrade": "websocket", "Origin": f"https://{HOST}"}
    keys = {"Sec-WebSocket-Version": "13", "Sec-WebSocket-Key": "x3JJHMbDL1EzLkh9GBhXDw=="}
    lines = "".join(f"{name}: {value}\r\n" for name, value in {**wish, **keys}.items())
    with secured(site) as line:
        line.sendall(f"GET /writing/1/follow/ HTTP/1.1\r\nHost: {HOST}\r\n{lines}\r\n".encode())
        assert line.recv(4096)[9:12] == b"403"


def test_who_votes_leaves_no_line_in_a_log(site):
    for word in ("ballot", "vote", "receipts"):
        with suppress(urllib.error.HTTPError):
            ask(site, f"/plan/rounds/1/{word}/secret/")
    ask(site, "/services/", Referer=f"https://{HOST}/plan/rounds/1/receipts/secret/")
    time.sleep(1)
    written = "".join(path.read_text() for path in [*site.log.iterdir(), site.root / "error.log"])
    assert ("/services/" in written, "secret" in written) == (True, False)


def test_every_line_of_shell_is_one_that_a_shell_understands():
    for script in blocks("sh"):
        subprocess.run(["bash", "-n", "-c", script], check=True)
