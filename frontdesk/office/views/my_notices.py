"""How a person wants to hear of things: by which channels, when, and of what not."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from frontdesk.office.forms.notices import MannerForm
from frontdesk.outbox.actions import manners
from frontdesk.outbox.areas import area_label
from frontdesk.outbox.kinds import KINDS, NoticeKind
from frontdesk.outbox.limits import QuietHours
from frontdesk.outbox.manners import manner_of
from frontdesk.outbox.models import Mute, Notice
from frontdesk.people.models import Person
from frontdesk.refusal import Refused
from frontdesk.web.forms import refuse
from frontdesk.web.gate import signed_in
from frontdesk.web.once import once
from frontdesk.web.request import Request
from frontdesk.web.toasts import refused, toast


@dataclass(frozen=True)
class Line:
    """A kind of notice on this person's page."""

    kind: NoticeKind
    area: str
    is_muted: bool
    why_not: str
    known: bool


def lines(person: Person) -> list[Line]:
    """Kinds that colleagues hear, those this person has had first; two queries."""
    muted = set(Mute.objects.filter(person=person).values_list("kind", flat=True))
    had = set(Notice.objects.inbox_of(person).order_by().values_list("kind", flat=True).distinct())
    made = [
        Line(kind, area_label(kind.area), kind.name in muted, why_not(kind), kind.name in had or kind.name in muted)
        for kind in KINDS
        if not kind.outside
    ]
    return sorted(made, key=lambda line: (not line.known, line.area, str(line.kind.label)))


def why_not(kind: NoticeKind) -> str:
    """Why a kind cannot be muted; '' when it can."""
    if kind.emergency:
        return _("An emergency: everybody hears it, at every hour.")
    if kind.at_once:
        return _("Somebody waits for you: it comes at once.")
    return _("Something is owed: it cannot be muted.") if kind.must else ""


@signed_in
@once
def my_notices(request: Request) -> HttpResponse:
    """Channels and quiet hours; the kinds have a button each."""
    if request.method != "POST":
        return show(request, None)
    form = MannerForm(request.POST)
    if not form.is_valid():
        return show(request, form, 422)
    try:
        changed = manners.change_manner(request.user, **form.cleaned_data, by=request.user, now=timezone.now())
    except Refused as error:
        refuse(form, error, {name: name for name in form.fields})
        return show(request, form, 422)
    toast(request, _("Saved. It holds for notices from now on.") if changed else _("Nothing was changed."))
    return redirect("my_notices")


def show(request: Request, form: MannerForm | None, status: int = 200) -> HttpResponse:
    manner = manner_of(request.user)
    initial: dict[str, Any] = {name: getattr(manner, name) for name in MannerForm.base_fields}
    form = form or MannerForm(initial=initial)
    hours = (form["quiet_from"], form["quiet_until"])
    context = {"form": form, "hours": hours, "lines": lines(request.user), "office": QuietHours.now()}
    return render(request, "office/my_notices.html", context, status=status)


@signed_in
@require_POST
@once
def my_notices_mute(request: Request) -> HttpResponse:
    """Mute one kind, or hear of it again."""
    kind, now = request.POST.get("kind", ""), timezone.now()
    try:
        if request.POST.get("mute") == "yes":
            manners.mute(request.user, kind, by=request.user, now=now)
            toast(request, _("Muted. It still stands in the inbox, as read."))
        else:
            manners.unmute(request.user, kind, by=request.user, now=now)
            toast(request, _("You hear of it again."))
    except Refused as error:
        refused(request, error)
    return redirect("my_notices")
