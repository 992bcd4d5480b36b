"""Triggers that an attacker of the tests lifted stay so until all who lifted them are done."""

import pytest
from django.db import DatabaseError, transaction
from django.db.models import QuerySet

from samenspel.foundation.journal.models import Entry
from samenspel.foundation.journal.protection import TRIGGERS
from samenspel.foundation.triggers import all_lifted
from tests.factories.initiatives import make_initiative

pytestmark = pytest.mark.django_db


def change():
    QuerySet(Entry).update(verb="plan.other")


def test_who_lifts_them_within_leaves_them_lifted():
    make_initiative()
    with TRIGGERS.lifted():
        with all_lifted():
            change()
        change()
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        change()
