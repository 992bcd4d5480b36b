"""Every address names its permission; its object is fetched through the check."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import ObjectDoesNotExist, PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.views.decorators.http import require_http_methods

from samenspel.foundation.access.memory import remembering
from samenspel.foundation.access.permissions import PERMISSIONS, Refused, may_be_hidden
from samenspel.foundation.access.predicates import AccessDecision, Text

View = Callable[..., HttpResponseBase]
Find = Callable[..., Any]
LOOKS = ("GET", "HEAD")
FORM = (*LOOKS, "POST")


def route(verb: str, *, find: Find | None = None, methods: tuple[str, ...] = LOOKS) -> Callable[[View], View]:
    """Guard a view with the permission `verb`.

    `find(**address parts)` returns the object, or raises its DoesNotExist; the view is called as
    `view(request)` or, with `find`, as `view(request, thing)`. Strangers are asked to sign in, others get 403
    with the reason. Unseen and missing things answer alike: 404, but a stranger who sends a form is asked to
    sign in, so that it can be filled in again.
    """

    def guard(view: View) -> View:
        @wraps(view)
        def guarded(request: HttpRequest, **parts: Any) -> HttpResponseBase:
            try:
                with remembering(request.method in LOOKS):
                    return _answered(request, view, verb, find, parts)
            except Http404:
                if request.method in LOOKS or not may_be_hidden(request.user, verb):
                    raise
                return redirect_to_login(request.get_full_path())

        guarded.permission, guarded.find, guarded.methods = verb, find, methods  # type: ignore[attr-defined]
        return require_http_methods(methods)(guarded)

    return guard


def _answered(
    request: HttpRequest, view: View, verb: str, find: Find | None, parts: dict[str, Any]
) -> HttpResponseBase:
    thing = (_find(find, parts),) if find else ()
    verdict = _verdict(request.user, verb, *thing)
    request.thing = thing[0] if thing else None  # type: ignore[attr-defined]  # for who comes after us
    if not verdict:
        return _refusal(request, verdict.reason)
    try:
        return view(request, *thing) if find else view(request, **parts)
    except Refused as refused:
        raise PermissionDenied(refused.reason) from refused
    except ObjectDoesNotExist:
        if find:
            _find(find, parts)  # gone since it was looked for: that is no mistake of the house
        raise


def _find(find: Find, parts: dict[str, Any]) -> Any:
    try:
        return find(**parts)
    except ObjectDoesNotExist as error:
        raise Http404 from error


def _verdict(person: Any, verb: str, thing: Any = None) -> AccessDecision:
    """Of what this person may not know of nothing is told, not even to who comes after us."""
    permission = PERMISSIONS[verb]
    verdict = permission.judge(person, thing)
    if not verdict and thing is not None and not permission.sees(person, thing):
        raise Http404
    return verdict


def _refusal(request: HttpRequest, reason: Text) -> HttpResponse:
    if not request.user.is_authenticated:
        return redirect_to_login(request.get_full_path())
    raise PermissionDenied(reason)
