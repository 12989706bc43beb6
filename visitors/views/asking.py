"""How a request to come stands: one light for lists, the desk and its own page."""

from datetime import datetime

from django.utils.translation import gettext as _

from frontdesk.web.templatetags.ui import span
from visitors.models import VisitRequest
from visitors.showing import Lit


def standing(request: VisitRequest) -> str:
    """What holds now, and who acts next, in a few words."""
    visit = request.visit
    if request.confirmed_at:
        return _("Visitor told: no") if visit and (visit.declined_at or visit.cancelled_at) else _("Visitor told: yes")
    if request.closed_at or request.forgotten_at:
        return _("Closed")
    if visit is None:
        return _("Host not found") if request.matched_at else _("Just in")
    if visit.declined_at or visit.cancelled_at:
        return _("Declined: tell the visitor")
    if visit.requested_at and not visit.accepted_at:
        return _("Host asked")
    return _("Day off: approval asked") if visit.awaits_approval else _("Agreed: tell the visitor")


def light(request: VisitRequest, now: datetime) -> Lit:
    """For a request read by `with_clock`: the colour is the clock's, the words say what holds."""
    words = standing(request)
    if not request.is_open:
        return Lit("grey", words)
    if request.clock_red_at and now >= request.clock_red_at:
        return Lit("red", words, _("%(time)s over") % {"time": span(now - (request.clock_due_at or now))})
    late = request.clock_yellow_at and now >= request.clock_yellow_at
    return Lit("yellow" if late or (request.matched_at and request.visit_id is None) else "green", words)
