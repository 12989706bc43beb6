"""Without appointment: who you are, whom you want to see, what we keep; registered."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from frontdesk import ciphers
from frontdesk.people.models import Person
from frontdesk.refusal import Refused
from frontdesk.web.once import key_of, once
from visitors import finding, id_numbers
from visitors.actions import announcing, identity, kiosks, visits
from visitors.forms.kiosk import CONSENT_VERSION, DetailsForm
from visitors.models import KioskSession, Visit, VisitorType
from visitors.views.kiosk_device import KioskRequest, at_kiosk, by_post
from visitors.views.kiosk_done import to_done
from visitors.views.kiosk_screen import answered, count_search, screen, timed, to_be_checked
from visitors.views.kiosk_slips import opened, sealed


@at_kiosk
@by_post
def kiosk_details(request: KioskRequest) -> HttpResponse:
    """Name, phone and why; company and e-mail for who likes."""
    if not to_be_checked(request, "details"):
        return _details_screen(request, DetailsForm(initial=request.POST.dict()))
    form = DetailsForm(request.POST)
    if form.is_valid() and answered(request, "details"):
        return _host_screen(request)
    return _details_screen(request, form, tried=not form.is_valid())


def _details_screen(request: KioskRequest, form: DetailsForm, *, tried: bool = False) -> HttpResponse:
    """With the purposes for which a number may be given."""
    return screen(request, "details", form=form, tried=tried, numbered=VisitorType.objects.purposes_with_number())


@at_kiosk
@by_post
def kiosk_host(request: KioskRequest) -> HttpResponse:
    """The search; a name that was tapped goes on to consent."""
    if answered(request, "host") and "host" in request.POST:
        host = _chosen(request)
        if host:
            return _consent_screen(request, host)
    return _host_screen(request)


@at_kiosk
@by_post
@once
def kiosk_consent(request: KioskRequest) -> HttpResponse:
    """Agreed: one visit, however often the button was touched."""
    form, host = DetailsForm(request.POST), _chosen(request)
    if not form.is_valid():
        return _details_screen(request, form, tried=True)
    if host is None:
        return _host_screen(request, _("Choose the name again."))
    if not answered(request, "consent") or not key_of(request):
        return _consent_screen(request, host)
    try:
        return to_done(request, _registered(request, form.cleaned_data, host))
    except Refused as refusal:
        return _host_screen(request, str(refusal))


def _registered(request: KioskRequest, typed: dict[str, Any], host: Person) -> Visit:
    """The visit, the number that was noted with it, and how long it took to come so far: together or not at all."""
    count_search(request)
    number = typed.pop("id_number")
    agreed: dict[str, Any] = {"consent_version": CONSENT_VERSION, "language": get_language(), "device": request.kiosk}
    with timed(request, KioskSession.Kind.WALK_IN):
        visit = visits.register_walk_in(**announcing.remembered(typed), **agreed, host=host, now=timezone.now())
        identity.note(visit, number)
        if visit.awaits_approval:
            kiosks.call_reception(request.kiosk, now=timezone.now(), screen="day-off")
    return visit


def _consent_screen(request: KioskRequest, host: Person) -> HttpResponse:
    """What is kept; a number that was given is shown masked."""
    return screen(request, "consent", host=host, number=ciphers.masked(id_numbers.plain(request.POST.get("id_number", ""))[:20]))


def _chosen(request: KioskRequest) -> Person | None:
    """The colleague whose name was tapped."""
    number = opened(request.kiosk, "host", request.POST.get("host", ""))
    return Person.objects.active().select_related("department").filter(pk=number).first() if number else None


def _host_screen(request: KioskRequest, words: str = "") -> HttpResponse:
    """The names that fit what is typed, or words why there are none; only the list when the pad asked for it."""
    wanted, status = request.POST.get("wanted", "").strip()[:80], 200
    found: list[Person] = []
    more = False
    if wanted and not words:
        try:
            count_search(request)
            found, more = finding.hosts(wanted)
        except Refused as refusal:
            words, status = str(refusal), 429 if refusal.code == "tries" else 200
    names = [(person, sealed(request.kiosk, "host", person.pk), finding.reading(person, wanted)) for person in found]
    context = {"names": names, "more": more, "words": words, "exact": request.limits.exact_name}
    if request.htmx and request.htmx.target == "hosts":
        return render(request, "visitors/_kiosk_hosts.html", context, status=status)
    return screen(request, "host", status=status, **context)
