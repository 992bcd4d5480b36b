"""What was unusual in a vote."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from samenspel.foundation.access.routes import route
from samenspel.phases.plan.models import BudgetRound
from samenspel.phases.plan.pages.signs import signs_page
from samenspel.phases.plan.queries import find_round


@route("plan.show_signs", find=find_round)
def show_signs(request: HttpRequest, round: BudgetRound) -> HttpResponse:
    return render(request, "plan/show_signs.html", signs_page(round, request.user))
