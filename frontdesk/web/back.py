"""Where a form goes back to: the page it came from, if that is a page of ours."""

from django.http import HttpRequest, HttpResponseRedirect
from django.utils.http import url_has_allowed_host_and_scheme


def back(request: HttpRequest, otherwise: str) -> HttpResponseRedirect:
    """Redirect to `next` of the form, or to `otherwise`; an address elsewhere is never followed."""
    return HttpResponseRedirect(next_of(request) or otherwise, status=303)


def next_of(request: HttpRequest) -> str:
    """The page of ours that `next` names, of the form or else of the address; '' when there is none."""
    to = request.POST.get("next") or request.GET.get("next", "")
    ours = url_has_allowed_host_and_scheme(to, allowed_hosts={request.get_host()}, require_https=request.is_secure())
    return to if ours else ""
