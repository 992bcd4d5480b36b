"""Every address names its permission; its object is fetched through the check."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import ObjectDoesNotExist, PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.views.decorators.http import require_http_methods

from samenspel.foundation.access.memory import remembering
from samenspel.foundation.access.permissions import PERMISSIONS, Refused

View = Callable[..., HttpResponseBase]
LOOKS = ("GET", "HEAD")
FORM = (*LOOKS, "POST")


def route(
    verb: str, *, find: Callable[..., Any] | None = None, methods: tuple[str, ...] = LOOKS
) -> Callable[[View], View]:
    """Guard a view with the permission `verb`.

    `find(**address parts)` returns the object, or raises its DoesNotExist; the view is called as
    `view(request)` or, with `find`, as `view(request, thing)`. Unseen and missing things answer 404 alike,
    strangers are asked to sign in, others get 403 with the reason.
    """

    def guard(view: View) -> View:
        @wraps(view)
        def guarded(request: HttpRequest, **parts: Any) -> HttpResponseBase:
            with remembering(request.method in LOOKS):
                return answered(request, parts)

        def answered(request: HttpRequest, parts: dict[str, Any]) -> HttpResponseBase:
            thing = (_find(find, parts),) if find else ()
            request.thing = thing[0] if thing else None  # type: ignore[attr-defined]  # for who comes after us
            refusal = _refusal(request, verb, *thing)
            if refusal is not None:
                return refusal
            try:
                return view(request, *thing) if find else view(request, **parts)
            except Refused as refused:
                raise PermissionDenied(refused.reason) from refused
            except ObjectDoesNotExist:
                if find:
                    _find(find, parts)  # gone since it was looked for: that is no mistake of the house
                raise

        guarded.permission, guarded.find, guarded.methods = verb, find, methods  # type: ignore[attr-defined]
        return require_http_methods(methods)(guarded)

    return guard


def _find(find: Callable[..., Any], parts: dict[str, Any]) -> Any:
    try:
        return find(**parts)
    except ObjectDoesNotExist as error:
        raise Http404 from error


def _refusal(request: HttpRequest, verb: str, thing: Any = None) -> HttpResponse | None:
    permission = PERMISSIONS[verb]
    verdict = permission.rule(request.user, thing)
    if verdict:
        return None
    if thing is not None and not permission.sees(request.user, thing):
        raise Http404
    if not request.user.is_authenticated:
        return redirect_to_login(request.get_full_path())
    raise PermissionDenied(verdict.reason)
