"""What the notices about a visit may name; each kind in a file of its own."""

from datetime import datetime

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from visitors.models import CorrectiveAction, Incident, Visit, VisitRequest


def about(visit: Visit, **more: object) -> dict[str, object]:
    """The values every notice about a visit may name, in words of the active language; `from` brings its own brackets."""
    return {
        "visitor": visit.name,
        "company": visit.company or _("no company"),
        "from": _(" (%(company)s)") % {"company": visit.company} if visit.company else "",
        "host": str(visit.host),
        "path": visit.get_absolute_url(),
        **more,
    }


def about_asking(visit: Visit, **more: object) -> dict[str, object]:
    """The same of somebody who asks to come, with when, how many and what for."""
    return about(visit, **{"when": moment(visit.expected_at), "people": visit.people, "purpose": visit.get_purpose_display(), **more})


def about_request(request: VisitRequest) -> dict[str, object]:
    """The values of notices about a request whose host may not be known."""
    return {
        "visitor": request.name,
        "from": _(" (%(company)s)") % {"company": request.company} if request.company else "",
        "host": str(request.visit.host) if request.visit else request.host_name,
        "when": moment(request.wished_at),
        "path": request.get_absolute_url(),
    }


INCIDENT = ("number", "kind", "words", "demands", "mood", "place", "people", "department", "desk", "link")
ACTION = ("number", "what", "day", "by", "link")


def about_incident(incident: Incident, **more: object) -> dict[str, object]:
    """The values of notices about an incident, in words of the active language."""
    none = _("not said")
    return {
        "number": incident.number,
        "kind": incident.get_kind_display(),
        "words": incident.words,
        "demands": incident.demands or none,
        "mood": incident.get_mood_display(),
        "place": incident.place or none,
        "people": incident.people or none,
        "department": str(incident.department or _("no department yet")),
        "desk": str(incident.reported_by or ""),
        "path": incident.get_absolute_url(),
        **more,
    }


def about_action(action: CorrectiveAction, **more: object) -> dict[str, object]:
    """The values of notices about a corrective action."""
    given = {"number": action.incident.number, "what": action.what, "by": str(action.made_by or "")}
    return {**given, "day": date_format(action.due_on, "DATE_FORMAT"), "path": action.get_absolute_url(), **more}


def moment(at: datetime | None) -> str:
    """A day and a time in the office's zone and the active language."""
    here = timezone.localtime(at)
    return f"{date_format(here, 'DATE_FORMAT')} {here:%H:%M}"
