"""The order in which the database keeps a roll."""

from samenspel.phases.plan.models import BudgetRound, Voter

AT_ONCE = 2000


def shuffle_roll(round: BudgetRound) -> None:
    """Alone with the box: write its rows anew, all at once, in the order of their random tokens. What a
    database knows of a row besides (its place, its transaction) says nothing of when it came then."""
    rows = list(round.voters.order_by("token"))
    round.voters.all().delete()
    Voter.objects.bulk_create(rows, batch_size=AT_ONCE)
