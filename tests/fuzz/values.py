"""What nobody means and anybody may send."""

# ruff: noqa: E501 -- long on purpose: one list a kind

import io

from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image


def drawn(kind):
    stream = io.BytesIO()
    Image.new("RGB", (60, 40), "#d4f1da").save(stream, kind)
    return stream.getvalue()


LONG = 20_000
NUMBERS = [
    "0", "-1", "1", "1.5", "1e400", "nan", "inf", "-0", "٣", "²", "0x10", "1_000", "1,000.50", "1.200", " 7 ",
    str(2**31), str(2**63 - 1), str(2**63), str(2**64), str(-(2**63) - 1), "9" * 5000, "00000000000000000001",
]  # fmt: skip
DATES = [
    "0001-01-01", "0001-01-01T00:00", "9999-12-31", "9999-12-31T23:59", "2026-02-30", "0000-00-00", "1900-01-01",
    "2199-12-31T23:59", "2026-03-29T02:30", "2026-10-25T02:30", "10000-01-01", "-0001-01-01", "1e9",
]  # fmt: skip
GOALS = [
    "abc", "0", "nan", "//example.org", "https://example.org/", "javascript:alert(1)", "/no/such/page/", "\\\\x",
    "http://[", "http://testserver/services/", "/services/?next=/services/", "/people/me/erase/", "/a\nb: c",
    "/accounts/language/", "/%00", "/%ff", "/?" + "a" * 3000, "?", "#", " /", "/\\example.org", "http:///x",
]  # fmt: skip
TEXTS = [
    "", " ", "\0", "a\0b", "\r\n", "\u200b", "\u202e\u2066", "\ufeff", "\ufffe\uffff", "\U0010ffff", "e\u0301" * 50,
    "😀" * 100, "ﷺ" * 50, "İ" * 60, "ß" * 90, "{{ 7|add:1 }}{% url 'x' %}", "%s%(x)s%d%", "{0.__class__}", "' OR 1=1 --",
    "<script>alert(1)</script>", "../../etc/passwd", "[]", "{}", "[" * 5000, '{"a":' * 2000, "null", "true", "on",
    "a" * LONG, "a " * LONG, "\n" * LONG, "a,b;c\td|e", "x@example.org", "x@ｅxample.org", "x@" + "a" * 300 + ".org",
    "-", ".", "*", "\\", "/", "(", "[a-z", "AND OR NOT", '"', "'", "`", "&amp;", "%00", "%ed%a0%80", "=1+1", "@", "__all__",
    "00000000-0000-0000-0000-000000000000", "plan.proposal/1", "plan.nothing/1", "people.person/1", "auth.user/1",
]  # fmt: skip
BYTES = [b"\xff\xfe", b"\xed\xa0\x80", b"\xc0\x80", b"\x80" * 100, b"a\x00b", b"%ff%00%ed%a0%80"]
HEADERS = {
    "HTTP_ACCEPT_LANGUAGE": ["", "*", "nl;q=nan", "xx-yy-zz;q=9", "en" * 3000, "nl,\x00", "zh-Hant;q=0.0001,,,;", "i-" * 300],
    "HTTP_REFERER": GOALS,
    "HTTP_HX_REQUEST": ["true", "false", "\x00", ""],
    "HTTP_HX_CURRENT_URL": GOALS,
    "HTTP_HX_TARGET": ["x", "<b>", "\x00"],
    "HTTP_HX_TRIGGER": ["x", "\x00", "a" * 5000],
    "HTTP_HX_TRIGGERING_EVENT": ["{", "null", "[" * 5000, '"\\ud800"'],
    "HTTP_HX_PROMPT": ["%ff", "\x00"],
    "HTTP_COOKIE": [
        "sessionid=\"\\000aaaaaaaaaa\"", "sessionid=" + "a" * 5000, "django_language=\"\\000\"", "messages=[[\"x\"]]",
        "csrftoken=\\", "=;=;;", "a", "messages=\"\\303\\050\"", "django_language=xx-" + "y" * 600, "sessionid=\xff\xfe",
    ],
    "HTTP_ACCEPT": ["", "*", "text/html;q=x", "a" * 5000, "application/json", "\x00/\x00"],
    "HTTP_X_FORWARDED_FOR": ["", "x", "1.2.3.4, ::1", "\x00", "999.999.999.999"],
    "HTTP_IF_MODIFIED_SINCE": ["Mon, 01 Jan 0001 00:00:00 GMT", "Fri, 31 Dec 9999 23:59:59 GMT", "x", "\x00"],
    "HTTP_IF_NONE_MATCH": ['"', "*", 'W/"' + "a" * 5000, "\x00"],
    "HTTP_RANGE": ["bytes=0-", "bytes=9-1", "x", "bytes=" + "0-1," * 2000],
    "HTTP_ORIGIN": ["null", "http://[", "\x00"],
    "HTTP_USER_AGENT": ["", "\x00", "a" * 5000, "\xff"],
    "HTTP_X_REQUESTED_WITH": ["XMLHttpRequest"],
}  # fmt: skip
BODIES = [
    ("application/json", b"[" * 100_000),
    ("application/json", b'{"a": "\\ud800"}'),
    ("application/x-www-form-urlencoded", b"a=%ff&%00=%00&=&&&a[b]=1"),
    ("application/x-www-form-urlencoded", b"&".join(b"a%d=1" % n for n in range(2000))),
    ("application/x-www-form-urlencoded; charset=utf-7", b"next=+AAA-"),
    ("application/x-www-form-urlencoded; charset=nonsense", b"next=a"),
    ("multipart/form-data", b""),
    ("multipart/form-data; boundary=", b"--"),
    ("multipart/form-data; boundary=b", b'--b\r\nContent-Disposition: form-data; name="next"\r\n\r\n'),
    ("multipart/form-data; boundary=b", b"--b\r\nContent-Disposition: nonsense\r\n\r\nx\r\n--b--\r\n"),
    (
        "multipart/form-data; boundary=b; charset=unicode_escape",
        b'--b\r\nContent-Disposition: form-data; name="next"\r\n\r\n\\ud800\r\n--b--\r\n',
    ),
    (
        "multipart/form-data; boundary=b",
        b'--b\r\nContent-Disposition: form-data; name="file"; filename="\x00../../x\\ud800"\r\n\r\nx\r\n--b--\r\n',
    ),
    (
        "multipart/form-data; boundary=b",
        b'--b\r\nContent-Disposition: form-data; name="next"\r\nContent-Transfer-Encoding: base64\r\n\r\n!\r\n--b--\r\n',
    ),
    ("text/plain", b"\x00"),
    ("text/\xff; charset=\xff", b"\x00"),
    ("", b"x"),
]
FILES = [
    b"",
    b"\x00",
    b"\xff\xfea\x00",
    b"a@example.org\nb@example.org\r\na@example.org",
    b"a@example.org;;;\n\x00\n" * 40,
    b"META\nkey;value\nbudget;10\nPROJECTS\nproject_id;cost\n1;5\nVOTES\nvoter_id;vote\n1;1\n",
    b"META\nkey;value\nbudget;1e400\ndate_begin;01.01.0001\nPROJECTS\nproject_id;cost\n",
    b'META\n"' + b"a" * LONG,
    drawn("PNG"),
    drawn("JPEG")[:200],
    drawn("GIF"),
    drawn("WEBP")[:-20],
    b"<svg xmlns='http://www.w3.org/2000/svg'><script/></svg>",
    b"\x89PNG\r\n\x1a\n" + b"\x00" * 100,
    b"PK\x03\x04" + b"\x00" * 100,
    b"%PDF-1.7",
]
NAMES = ["x.png", "", "\x00", "../../x", "a" * 600 + ".pb", "é.csv", "CON", ".pb", "x.pb"]


def hostile_text(chance):
    return chance.choice(chance.choice([NUMBERS, DATES, GOALS, TEXTS, TEXTS, BYTES]))


def hostile_file(chance):
    return SimpleUploadedFile(
        chance.choice(NAMES) or "x", chance.choice(FILES), chance.choice(["", "image/png"])
    )
