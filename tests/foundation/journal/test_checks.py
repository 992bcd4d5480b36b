"""A mail address nobody understands stops the start, not the first mail."""

import pytest

from samenspel.foundation.journal.checks import mail_leaves_the_machine, mail_url_is_understood


@pytest.mark.parametrize(
    ("address", "found"),
    [
        ("smtp://mail.example.org", []),
        ("smtps://mail.example.org", []),
        ("console:", ["journal.W001"]),
        ("mail.example.org", ["journal.E001", "journal.W001"]),
        ("smtp://mail.example.org:many", ["journal.E001"]),
    ],
)
def test_the_mail_address_is_checked(address, found, settings):
    settings.MAIL_URL = address
    messages = mail_url_is_understood() + mail_leaves_the_machine()
    assert [message.id for message in messages] == found
