"""What somebody marked on a ballot, on its way to the box: in a sealed cookie of the browser alone."""

from datetime import timedelta
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, HttpResponseBase, QueryDict  # noqa: TID251 -- the cookie is of the answer
from django.middleware.csrf import get_token
from django.urls import reverse

from samenspel.foundation.typed.cookies import drop_cookie, put_in_cookie, read_cookie
from samenspel.phases.plan.box.marks import CHOSEN, GIVEN
from samenspel.phases.plan.models import BudgetRound

KEPT = timedelta(minutes=10)
SAID = (CHOSEN, "code", "birth_year", "agreed")
LOOK_OVER = "over"


def keep_marks(request: HttpRequest, response: HttpResponseBase, round_id: int) -> str:
    """Keeps them while somebody signs in. What doesn't fit into a cookie is not kept."""
    put_marks(request, response, round_id)
    return look_over_at(request, round_id)


def look_over_at(request: HttpRequest, round_id: int) -> str:
    page = reverse("plan:show_ballot", args=[round_id])
    return page if "look" in request.POST else f"{page}?{LOOK_OVER}=1"


def put_marks(request: HttpRequest, response: HttpResponseBase, round_id: int) -> bool:
    """False: they don't fit, and are looked over in the answer to the form."""
    marked = [
        (name, value)
        for name in request.POST
        if name in SAID or name.startswith(GIVEN)
        for value in request.POST.getlist(name)
        if value
    ]
    return put_in_cookie(response, _name(round_id), urlencode(marked), path=_home(round_id), kept=KEPT)


def kept_marks(request: HttpRequest, round: BudgetRound) -> QueryDict | None:
    marked = read_cookie(request, _name(round.pk))
    return None if marked is None else QueryDict(marked)


def without_marks(response: HttpResponse, round: BudgetRound) -> HttpResponse:
    drop_cookie(response, _name(round.pk), path=_home(round.pk))
    return response


def reader_of(request: HttpRequest) -> str:
    """For whom the ballot has an order of its own: a person, or a browser."""
    if request.user.is_authenticated:
        return str(request.user.pk)
    get_token(request)
    return str(request.META["CSRF_COOKIE"])


def _name(round_id: int) -> str:
    return f"ballot-{round_id}"


def _home(round_id: int) -> str:
    return reverse("plan:show_round", args=[round_id])
