"""Pages of sign-in, and of what is held about oneself."""

import json
import logging
from collections.abc import Callable
from functools import wraps
from typing import Any

from allauth.account.internal.flows.login import record_authentication
from allauth.account.utils import perform_login
from allauth.account.views import ConfirmEmailView
from allauth.core import ratelimit
from allauth.socialaccount.adapter import get_adapter
from django.conf import settings
from django.contrib import messages
from django.core.serializers.json import DjangoJSONEncoder
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render, resolve_url
from django.urls import reverse
from django.utils import translation
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from requests import RequestException

from samenspel.foundation.access.goals import good_goal
from samenspel.foundation.access.routes import route
from samenspel.foundation.ui.downloads import download
from samenspel.spine.people import actions
from samenspel.spine.people.forms import (
    CodeForm,
    ConsentForm,
    EmailForm,
    EraseForm,
    MeForm,
    PrintedNameForm,
)
from samenspel.spine.people.models import Child, Person, SignInRequest
from samenspel.spine.people.personal_data import Erase, in_order
from samenspel.spine.people.queries import data_of, find_child, request_of_browser, request_of_link
from samenspel.spine.people.requests import SignedIn, next_page

BOTH = ("GET", "HEAD", "POST")
WAITING = "people.sign_in_request"
UNCLEAR = (RequestException, LookupError, TypeError, AttributeError, ValueError, RecursionError)
"""What comes of no answer, and of one that is not as OpenID Connect has it."""

logger = logging.getLogger(__name__)


@route("people.ask_to_sign_in", methods=BOTH)
def ask_to_sign_in(request: HttpRequest) -> HttpResponse:
    if request.user.is_authenticated:
        return redirect(next_page(request) or settings.LOGIN_REDIRECT_URL)
    form = EmailForm(request.POST or None, initial={"next": next_page(request)})
    if form.is_valid():
        too_many: HttpResponse | None = ratelimit.consume_or_429(request, action="login")
        if too_many:
            return too_many
        asked = actions.ask_to_sign_in(
            actor=request.user, email=form.cleaned_data["email"], next_url=next_page(request)
        )
        request.session[WAITING] = str(asked.pk)
        return redirect("people:enter_code")
    providers = get_adapter().list_providers(request)
    return render(request, "people/ask_to_sign_in.html", {"form": form, "providers": providers})


@route("people.enter_code", methods=BOTH)
def enter_code(request: HttpRequest) -> HttpResponse:
    asked = request_of_browser(request.session.get(WAITING))
    if asked is None:
        return redirect("people:ask_to_sign_in")
    form = CodeForm(request.POST or None)
    if form.is_valid():
        person = actions.enter_code(
            actor=request.user, request=asked, code=form.cleaned_data["code"], language=_language()
        )
        if person:
            return _come_in(request, person, asked)
        form.add_error("code", _("This code is not right. Look at the newest mail, or ask for another."))
    return render(request, "people/enter_code.html", {"form": form, "email": asked.email})


@route("people.open_link", methods=BOTH)
def open_link(request: HttpRequest, link: str) -> HttpResponse:
    try:
        asked = request_of_link(link)
    except SignInRequest.DoesNotExist:
        return render(request, "people/link_gone.html", status=404)
    if request.method == "POST":
        person = actions.open_link(actor=request.user, request=asked, language=_language())
        return _come_in(request, person, asked) if person else redirect("people:open_link", link)
    return render(request, "people/open_link.html", {"email": asked.email})


def _come_in(request: HttpRequest, person: Person, asked: SignInRequest) -> HttpResponse:
    """Sign in with a fresh session; who is new is welcomed first."""
    request.session.pop(WAITING, None)
    goal = asked.next_url or resolve_url(settings.LOGIN_REDIRECT_URL)
    if person.last_login is None:
        goal = f"{reverse('people:welcome')}?{urlencode({'next': goal})}"
    record_authentication(request, person, "mail", reauthenticated=True)
    response: HttpResponse = perform_login(
        request, person, email_verification="none", redirect_url=goal, email=asked.email
    )
    return response


class ConfirmAddress(ConfirmEmailView):  # type: ignore[misc]  # allauth is untyped
    """Opening the link changes nothing, also not who is signed in; the button does."""

    def logout_other_user(self, confirmation: Any) -> None:
        if self.request.method == "POST":
            super().logout_other_user(confirmation)


def if_it_answers(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """A step to another service. That it is down, or says what nobody understands, is told on a page."""

    @wraps(view)
    def guarded(request: HttpRequest, provider_id: str) -> HttpResponse:
        try:
            return view(request, provider_id)
        except UNCLEAR as error:
            logger.warning("%s gave no clear answer: %s", provider_id, type(error).__name__)
            return render(request, "socialaccount/authentication_error.html", status=401)

    return guarded


@route("people.welcome", methods=BOTH)
def welcome(request: SignedIn) -> HttpResponse:
    return _change(request, "people/welcome.html", next_page(request) or settings.LOGIN_REDIRECT_URL)


@route("people.change_me", methods=BOTH)
def change_me(request: SignedIn) -> HttpResponse:
    return _change(request, "people/change_me.html", reverse("people:show_me"))


def _change(request: SignedIn, template: str, goal: str) -> HttpResponse:
    form = MeForm(request.POST or None, instance=request.user)
    if form.is_valid():
        actions.change_me(actor=request.user, **form.cleaned_data)
        return redirect(goal)
    request.user.refresh_from_db()
    return render(request, template, {"form": form, "goal": goal})


@route("people.show_me")
def show_me(request: SignedIn) -> HttpResponse:
    accounts = request.user.socialaccount_set.all()  # type: ignore[attr-defined]  # allauth's
    used = {account.provider for account in accounts}
    providers = get_adapter().list_providers(request)
    shown = {
        "passkeys": request.user.authenticator_set.all(),  # type: ignore[attr-defined]  # idem
        "accounts": accounts,
        "unused": [provider for provider in providers if provider.sub_id not in used],
        "sessions": request.user.sessions.count(),
        "fields": in_order(),
    }
    return render(request, "people/show_me.html", shown)


@route("people.export_me", methods=("POST",))
def export_me(request: SignedIn) -> HttpResponse:
    held = json.dumps({"held": data_of(request.user)}, indent=2, ensure_ascii=False, cls=DjangoJSONEncoder)
    return download(held, "my-data.json", "application/json")


@route("people.disconnect", methods=("POST",))
def disconnect(request: SignedIn, account_id: int) -> HttpResponse:
    actions.disconnect(actor=request.user, account_id=account_id)
    messages.success(request, _("That way of signing in is removed. You can always sign in by e-mail."))
    return redirect("people:show_me")


@route("people.sign_out_everywhere", methods=("POST",))
def sign_out_everywhere(request: SignedIn) -> HttpResponse:
    actions.sign_out_everywhere(actor=request.user)
    return _leave(request, _("You are signed out everywhere."))


@route("people.erase_me", methods=BOTH)
def erase_me(request: SignedIn) -> HttpResponse:
    form = EraseForm(request.POST or None)
    if form.is_valid():
        actions.erase_me(actor=request.user)
        return _leave(request, _("Your account is erased. Thank you for what you did here."))
    goes = [each for each in in_order() if each.erase is not Erase.ANONYMISE]
    stays = [each for each in in_order() if each.erase is Erase.ANONYMISE]
    return render(request, "people/erase_me.html", {"form": form, "goes": goes, "stays": stays})


def _leave(request: HttpRequest, words: str) -> HttpResponse:
    """The session's row is gone already; give the browser a new, empty one to carry the last words."""
    language = _language()
    request.session.flush()
    messages.success(request, words)
    response = redirect("/")
    response.set_cookie(settings.LANGUAGE_COOKIE_NAME, language)
    return response


@route("people.show_child", find=find_child)
def show_child(request: HttpRequest, child: Child) -> HttpResponse:
    return render(request, "people/show_child.html", {"child": child})


@route("people.give_consent", find=find_child, methods=BOTH)
def give_consent(request: HttpRequest, child: Child) -> HttpResponse:
    form = ConsentForm(request.POST or None)
    if form.is_valid():
        actions.give_consent(child=child, guardian_name=form.cleaned_data["guardian_name"])
        messages.success(request, _("Thank you. Your child can take part now."))
        return redirect(child)
    return render(request, "people/give_consent.html", {"child": child, "form": form})


@route("people.withdraw_consent", find=find_child, methods=BOTH)
def withdraw_consent(request: HttpRequest, child: Child) -> HttpResponse:
    if request.method != "POST":
        return render(request, "people/withdraw_consent.html", {"child": child})
    actions.withdraw_consent(child=child)
    messages.success(request, _("Your child can write nothing here from now on."))
    return redirect(child)


@route("people.take_back_no", find=find_child, methods=("POST",))
def take_back_no(request: HttpRequest, child: Child) -> HttpResponse:
    actions.take_back_no(child=child)
    messages.success(request, _("Your no is taken back."))
    return redirect(child)


@route("people.print_name", find=find_child, methods=BOTH)
def print_name(request: HttpRequest, child: Child) -> HttpResponse:
    form = PrintedNameForm(request.POST or None, initial={"printed_name": child.printed_name})
    if form.is_valid():
        actions.print_name(child=child, **form.cleaned_data)
        messages.success(request, _("What you said about print is saved."))
        return redirect(child)
    return render(request, "people/print_name.html", {"child": child, "form": form})


@route("people.list_personal_fields")
def list_personal_fields(request: HttpRequest) -> HttpResponse:
    return render(request, "people/list_personal_fields.html", {"fields": in_order()})


@route("people.change_language", methods=("POST",))
def change_language(request: HttpRequest) -> HttpResponse:
    """A browser keeps it in a cookie; a person keeps it on every device."""
    language = request.POST.get("language", "")
    response = redirect(next_page(request) or good_goal(request, request.headers.get("Referer", "")) or "/")
    if language in dict(settings.LANGUAGES):
        response.set_cookie(settings.LANGUAGE_COOKIE_NAME, language, samesite="Lax")
        if request.user.is_authenticated:
            actions.change_language(actor=request.user, language=language)
    return response


def _language() -> str:
    return translation.get_language() or "en"
