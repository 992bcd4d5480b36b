"""A storm that does not begin says why; its clients' errors would else pass for refusals."""

import pytest
from django.db import OperationalError

from tests.foundation import storms

pytestmark = pytest.mark.django_db(transaction=True)


def test_a_storm_tells_what_each_client_got():
    assert storms.storm(lambda number: 6 // number, 3)[1:] == [6, 3]


def test_a_storm_that_cannot_begin_fails_with_its_reason(monkeypatch):
    monkeypatch.setattr(storms, "BEGINS_WITHIN", 0.2)
    tries = []

    def refused():
        tries.append(1)
        raise OperationalError("could not fork")

    monkeypatch.setattr(storms.connections["default"].__class__, "ensure_connection", lambda self: refused())
    with pytest.raises(AssertionError, match="did not begin: OperationalError\\('could not fork'\\)"):
        storms.storm(lambda number: number, 2)
    assert len(tries) > 2
