"""Who hears what about a group and about a recurring pass."""

from collections.abc import Sequence
from datetime import date, datetime

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import override

from frontdesk.outbox.post import Letter, post, post_outside
from frontdesk.people.models import Company
from visitors.actions.telling import TO_COME, way_to
from visitors.models import RecurringPass, Visit, VisitGroup
from visitors.notices import about
from visitors.notices.group_arrived import GroupArrived
from visitors.notices.group_invited import GroupInvited
from visitors.notices.pass_ends import PassEnds
from visitors.notices.pass_made import PassMade
from visitors.notices.visit_invited import VisitInvited


def invite_all(visits: Sequence[Visit], *, leader: Visit, many: int, now: datetime) -> None:
    """Each with an e-mail (or a mobile, where there is a gateway) gets the code; the leader the way to the whole list."""
    company, latest = Company.objects.here(), (leader.expected_at or now) - TO_COME
    mine: list[Letter] = []
    others: list[Letter] = []
    for visit in visits:
        if way := way_to(visit, mail_first=True):
            letter = _invitation(visit, way, company, many)
            (mine if visit is leader else others).append(letter)
    if mine:
        post_outside(GroupInvited, mine, now=now, latest=latest)
    if others:
        post_outside(VisitInvited, others, now=now, latest=latest)


def _invitation(visit: Visit, way: tuple, company: Company, many: int) -> Letter:
    channel, address = way
    with override(visit.language):
        when = timezone.localtime(visit.expected_at)
        data = about(
            visit,
            company_here=str(company),
            address=company.local_address,
            phone_here=company.desk_phone,
            when=f"{date_format(when, 'DATE_FORMAT')} {when:%H:%M}",
            code=visit.shown_code,
            group=visit.group.title if visit.group else "",
            many=str(many),
        )
    return Letter(f"visit:{visit.pk}:invited", channel, address, visit.language, visit, data)


def arrived(group: VisitGroup, *, now: datetime, at: datetime | None = None) -> None:
    """The host hears once how many of the group are here, and when the last of them came."""
    counted = VisitGroup.objects.counted().get(pk=group.pk)
    data = {
        "group": group.title,
        "here": str(counted.here + counted.gone),
        "many": str(counted.many),
        "at": f"{timezone.localtime(at or now):%H:%M}",
        "path": group.get_absolute_url(),
    }
    post(GroupArrived, cause=f"group:{group.pk}:arrived:{now.isoformat()}", to=group.host, subject=group, data=data, now=now)


def pass_made(made: RecurringPass, *, now: datetime) -> None:
    """Whoever comes again and again is told once on which days, and how they are let in."""
    way = way_to(made, mail_first=True)
    if way is None:
        return
    channel, address = way
    with override(made.language):
        company = Company.objects.here()
        data = {
            "visitor": made.name,
            "host": str(made.host),
            "company_here": str(company),
            "address": company.local_address,
            "phone_here": company.desk_phone,
            "weekdays": made.days_in_words,
            "at": f"{made.comes_at:%H:%M}",
            "first": _day(made.from_on),
            "last": _day(made.until_on),
        }
    post(
        PassMade,
        cause=f"pass:{made.pk}:made",
        channel=channel,
        address=address,
        language=made.language,
        subject=made,
        data=data,
        now=now,
    )


def pass_ends(ending: RecurringPass, *, now: datetime) -> None:
    """The host hears in time that a pass runs out."""
    with override(ending.host.language):
        data = {
            "visitor": ending.name,
            "company": ending.company,
            "weekdays": ending.days_in_words,
            "last": _day(ending.until_on),
            "path": ending.get_absolute_url(),
        }
    post(PassEnds, cause=f"pass:{ending.pk}:ends:{ending.until_on}", to=ending.host, subject=ending, data=data, now=now)


def _day(day: date) -> str:
    return date_format(day, "DATE_FORMAT")
