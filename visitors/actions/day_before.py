"""The day before: the visitor's confirmation, and the host's one notice of all visitors of tomorrow."""

from collections.abc import Collection, Sequence
from datetime import date, datetime, timedelta

from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import override, pgettext

from frontdesk.outbox.forgetting import erase
from frontdesk.outbox.models import Notice
from frontdesk.outbox.post import post
from frontdesk.people.models import Company, Person
from frontdesk.workdays.today import midnight
from visitors.actions.telling import TO_COME, way_to
from visitors.limits import DirectionsLimits
from visitors.models import Visit, VisitEvent, WatchEntry, WatchHit
from visitors.models.visit import VisitQuerySet
from visitors.models.visit_event import Verb
from visitors.notices import about
from visitors.notices.visit_tomorrow import VisitTomorrow
from visitors.notices.visitors_tomorrow import VisitorsTomorrow

TOLD = (Verb.EXPECT, Verb.MOVE, Verb.ACCEPT, Verb.CLEAR)  # after each of these the visitor has just been written to


def expected_on(day: date) -> VisitQuerySet:
    """Who is expected on that day, with nobody's approval missing."""
    start, end = midnight(day), midnight(day + timedelta(days=1))
    found = Visit.objects.expected().filter(expected_at__gte=start, expected_at__lt=end, forgotten_at__isnull=True)
    return found.select_related("host", "visitor_type").order_by("expected_at", "pk")


def to_confirm(day: date, *, told_before: datetime) -> list[Visit]:
    """Who of that day can be reached and was not written to since that moment. Whom nobody may let in is not invited like this either."""
    fresh = VisitEvent.objects.filter(verb__in=TOLD, happened_at__gt=told_before).values("visit")
    blocked = WatchHit.objects.undecided().filter(entry__kind=WatchEntry.Kind.BLOCK).values("visit")
    return [visit for visit in expected_on(day).exclude(pk__in=fresh).exclude(pk__in=blocked) if way_to(visit, mail_first=True)]


def directions(visit: Visit) -> str:
    """Address, place, route and how to get here, a line each, in the active language."""
    company, own = Company.objects.here(), DirectionsLimits.here()
    route = visit.visitor_type.route_here if visit.visitor_type else ""
    lines = ((_("Address"), company.local_address), (_("Place"), visit.place), (_("Way inside"), route), (_("How to get here"), own))
    colon = pgettext("colon", ": ")
    return "\n".join(f"{name}{colon}{words}" for name, words in lines if words)


def confirm(visit: Visit, *, now: datetime) -> None:
    """The confirmation to the visitor, in the visitor's language."""
    way = way_to(visit, mail_first=True)
    if way is None or visit.expected_at is None:
        return
    channel, address = way
    with override(visit.language):
        company, when = Company.objects.here(), timezone.localtime(visit.expected_at)
        data = about(
            visit,
            company_here=str(company),
            directions=directions(visit),
            phone_here=company.desk_phone,
            when=f"{date_format(when, 'DATE_FORMAT')} {when:%H:%M}",
            time=f"{when:%H:%M}",
            code=visit.shown_code,
            expected_at=visit.expected_at.isoformat(),
        )
    cause, latest = f"visit:{visit.pk}:tomorrow:{visit.expected_at.isoformat()}", visit.expected_at - TO_COME
    post(
        VisitTomorrow,
        cause=cause,
        channel=channel,
        address=address,
        language=visit.language,
        subject=visit,
        data=data,
        latest=latest,
        now=now,
    )


def tell_host(host: Person, visits: Sequence[Visit], *, day: date, now: datetime) -> None:
    """One notice with all visitors of a host on that day."""
    with override(host.language):
        data = {
            "many": len(visits),
            "day": str(date_format(day, "MONTH_DAY_FORMAT")),
            "visitors": "\n".join(_line(visit) for visit in visits),
            "path": reverse("visitors:visit_list"),
            "on": day.isoformat(),
        }
    post(VisitorsTomorrow, cause=f"visitors:{day.isoformat()}", to=host, subject=host, data=data, now=now)


def _line(visit: Visit) -> str:
    """'10:00  王小明 (启明咨询)'."""
    company = _(" (%(company)s)") % {"company": visit.company} if visit.company else ""
    return f"{timezone.localtime(visit.expected_at):%H:%M} {visit.name}{company}"


def forget_days(visits: Collection[Visit]) -> int:
    """The hosts' notices of the days on which these visits were to be name them too: their words go."""
    found = Q(pk__in=[])
    for visit in visits:
        if visit.expected_at:
            found |= Q(reader=visit.host_id, data__on=timezone.localdate(visit.expected_at).isoformat())
    return erase(Notice.objects.filter(found, kind=VisitorsTomorrow.name))
