"""A ledger in which somebody gave something."""

from tests.factories.fund import make_ledger, post


def words(initiative, author):
    post(make_ledger(initiative), bank=500, gifts=-500)
    return {}
