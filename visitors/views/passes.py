"""The visitor's own pages: the pass before the visit, the host's answer during it, one question after it."""

from collections.abc import Callable
from functools import wraps

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language

from frontdesk.refusal import Refused
from frontdesk.web import secret_pages
from visitors import passes
from visitors.actions import delaying, thanks, visits
from visitors.forms.kiosk import CONSENT_VERSION
from visitors.forms.passes import SCORES, FeedbackForm, LateForm
from visitors.limits import RetentionLimits
from visitors.models import Feedback, Visit
from visitors.models.visit import State
from visitors.notices.visit_invited import calendar_file
from visitors.views.arrival import arrival_of

MOVING = {State.REQUESTED, State.EXPECTED, State.WAITING, State.ON_SITE}


def at_pass(view: Callable[[HttpRequest, Visit], HttpResponse]) -> Callable[[HttpRequest, str], HttpResponse]:
    """Whoever holds the link comes in, in the visitor's language or the one asked for; an unknown link gets words."""

    @wraps(view)
    def guarded(request: HttpRequest, token: str) -> HttpResponse:
        visit = passes.visit_of(token)

        def answer() -> HttpResponse:
            return view(request, visit) if visit else secret_pages.unknown(request, "visitors/pass_unknown.html")

        return secret_pages.answered(request, answer, language=visit.language if visit else get_language())

    return guarded


@at_pass
def pass_page(request: HttpRequest, visit: Visit) -> HttpResponse:
    """What holds now: the pass, the answer, or thanks."""
    return render(request, "visitors/pass_page.html", _context(visit))


@at_pass
def pass_status(request: HttpRequest, visit: Visit) -> HttpResponse:
    """The live part; 204 while nothing moved."""
    context = _context(visit)
    if request.GET.get("key") == context["key"]:
        return HttpResponse(status=204)
    return render(request, "visitors/_pass_status.html", context)


@at_pass
def pass_calendar(request: HttpRequest, visit: Visit) -> HttpResponse:
    """The appointment for the visitor's calendar (RFC 5545)."""
    if visit.expected_at is None or visit.cancelled_at or visit.declined_at or visit.awaits_approval:
        raise Http404
    response = HttpResponse(calendar_file(visit), content_type="text/calendar; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="visit.ics"'
    return response


@at_pass
def pass_late(request: HttpRequest, visit: Visit) -> HttpResponse:
    """ "I'm running late": the moment moves once, however often the button was tapped (the form says which moment it showed)."""
    form = LateForm(request.POST or None)
    if form.is_valid():
        try:
            delaying.delay(visit, **form.cleaned_data, now=timezone.now())
        except Refused as refused:
            return render(request, "visitors/pass_page.html", _context(visit) | {"refusal": str(refused)}, status=422)
    return redirect(f"{reverse('visitors:pass_page', args=[passes.token_of(visit)])}?language={get_language()}")


@at_pass
def pass_feedback(request: HttpRequest, visit: Visit) -> HttpResponse:
    """One question, once (the database says so, no key: its row would hold the link); and the button that ends our messages."""
    form, refusal = FeedbackForm(request.POST if request.method == "POST" and "stop" not in request.POST else None), ""
    try:
        if "stop" in request.POST:
            visits.stop_messages(visit, now=timezone.now())
            return _again(visit)
        if form.is_bound and form.is_valid():
            thanks.give_feedback(visit, score=form.cleaned_data["score"], words=form.cleaned_data["words"], now=timezone.now())
            return _again(visit)
    except Refused as refused:
        refusal = str(refused)
    given = Feedback.objects.filter(visit=visit).first()
    context = {"form": form, "scores": SCORES, "given": given, "refusal": refusal}
    return render(request, "visitors/pass_feedback.html", _context(visit) | context)


def _again(visit: Visit) -> HttpResponse:
    return redirect(f"{reverse('visitors:pass_feedback', args=[passes.token_of(visit)])}?language={get_language()}")


def _context(visit: Visit) -> dict[str, object]:
    arrival = arrival_of(visit)
    late = delaying.MINUTES if visit.state is State.EXPECTED and delaying.is_open(visit, timezone.now()) else ()
    days = (timezone.localdate(visit.expected_at) - timezone.localdate()).days if visit.expected_at else 0
    return {
        "visit": visit,
        "token": passes.token_of(visit),
        "link": passes.link_of(visit),
        "language": get_language(),
        "state": visit.state.value,
        "days": days,
        "late": late,
        "is_delayed": bool(late) and delaying.is_said(visit),
        "moving": visit.state in MOVING,
        "arrival": arrival,
        "key": f"{arrival.key}-{days}" + (f"-{visit.expected_at:%H%M}" if visit.state is State.EXPECTED else ""),
        "version": CONSENT_VERSION,
        "kept_for": RetentionLimits.shown(RetentionLimits.version())["visits"],
    }
