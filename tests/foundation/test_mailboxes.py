"""However an address is written, it is one mailbox."""

import pytest
from django.core.exceptions import ValidationError

from samenspel.foundation.mailboxes import MailboxInput, is_address, mailbox

WAYS = [
    "anna@example.org",
    " Anna@Example.ORG ",
    "anna@example.org\u200b",
    "\ufeffanna@example.org",
    "an\u00adna@exam\u2060ple.org",
    "anna@\u202eexample.org",
    "anna@ｅｘａｍｐｌｅ.org",
    "anna@example。org",
    "anna＠example.org",
    "anna@eXample\u200d.org",
]


@pytest.mark.parametrize("text", WAYS)
def test_an_address_has_one_form_however_it_is_written(text):
    assert (mailbox(text), is_address(text)) == ("anna@example.org", True)


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("Ann@Münster.example", "ann@xn--mnster-3ya.example"),
        ("ann@XN--MNSTER-3YA.example", "ann@xn--mnster-3ya.example"),
        ("an\u212a@example.org", "ank@example.org"),  # the sign of kelvin is a small k too
        ("a.nn+tag@example.org", "a.nn+tag@example.org"),
    ],
)
def test_a_domain_is_written_as_the_mail_goes_there(text, form):
    assert (mailbox(text), is_address(text)) == (form, True)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "anna",
        "@example.org",
        "anna@",
        "anna@.org",
        "\u017fam@example.org",
        "ａnna@example.org",
        "a" * 250 + "@example.org",
        f"anna@{'x' * 64}.org",
        "an na@example.org",
        "anna@b@example.org",
    ],
)
def test_what_is_no_address_is_none_in_any_form(text):
    assert is_address(text) is False


def test_a_form_takes_any_way_to_write_an_address_and_no_other_text():
    field = MailboxInput()
    assert {field.clean(text) for text in WAYS} == {"anna@example.org"}
    with pytest.raises(ValidationError):
        field.clean("\u017fam@example.org")
