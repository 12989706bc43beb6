"""Every second Monday building security gets the list of who works here."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime, time, timedelta
from itertools import count

from django.utils import timezone
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from frontdesk.limits.values import TimeOfDay
from frontdesk.outbox.models import Channel
from frontdesk.outbox.post import post
from frontdesk.people.models import Company, DutyContact, Person
from frontdesk.people.models.duty_contact import Duty
from frontdesk.people.permissions import Role
from frontdesk.timed.models import RuleState
from frontdesk.timed.rule import Rule
from frontdesk.workdays.load import calendar
from visitors.notices.staff_list import StaffList
from visitors.notices.staff_list_by_hand import StaffListByHand

TWO_WEEKS = timedelta(days=14)


class SendStaffList(Rule):
    """Every second Monday, or the next working day, the list of who works here goes to the duty contacts for security."""

    look = timedelta(minutes=10)
    title = _("Staff list for security")
    sentence = _(
        "Every second Monday at {at}, or on the next working day, the duty contacts for security get the list of who works here; "
        "whom no mail reaches gets it from the admin manager."
    )
    at = TimeOfDay("09:00", _("Send the staff list at"))

    def due(self, now: datetime, since: datetime) -> Iterable[date]:
        """The newest of its Mondays only: after an outage nobody wants the lists of before."""
        come = [monday for monday in mondays(since, timezone.localdate(now)) if since < self.moment(monday) <= now]
        return self.undone(come[-1:])

    def once(self, monday: date) -> str:
        return monday.isoformat()

    def what(self, monday: date, now: datetime) -> str:
        told = [
            reached for contact in DutyContact.objects.filter(duty=Duty.SECURITY).in_words() for reached in self.send(contact, monday, now)
        ]
        if not told:
            told = self.by_hand(None, monday, now)
        return ngettext("%(n)d reader told", "%(n)d readers told", len(told)) % {"n": len(told)}

    def send(self, contact: DutyContact, monday: date, now: datetime) -> list[str]:
        """To the person, to the head of the department, to an address outside, or by way of the admin manager."""
        person = contact.person or (contact.department.head if contact.department else None)
        cause = f"staff_list:{monday}"
        if person and person.is_active and person.email:
            post(StaffList, cause=cause, now=now, subject=contact, to=person, data=self.data(now))
            return [person.email]
        if "@" in contact.outside_number:
            post(
                StaffList, cause=cause, now=now, subject=contact, address=contact.outside_number, channel=Channel.MAIL, data=self.data(now)
            )
            return [contact.outside_number]
        return self.by_hand(contact, monday, now)

    def by_hand(self, contact: DutyContact | None, monday: date, now: datetime) -> list[str]:
        name = (
            " ".join(filter(None, (str(contact), contact.outside_number if contact.outside_name else "")))
            if contact
            else gettext("nobody named")
        )
        cause = f"staff_list:{monday}:{contact.pk if contact else 0}"
        managers = list(Person.objects.holding(Role.ADMIN_MANAGER).distinct())
        for manager in managers:
            post(StaffListByHand, cause=cause, now=now, subject=contact or manager, to=manager, data=self.data(now) | {"contact": name})
        return [manager.username for manager in managers]

    def data(self, now: datetime) -> dict[str, str]:
        return {
            "company_here": str(Company.objects.here()),
            "day": f"{timezone.localdate(now):%Y-%m-%d}",
            "people": str(Person.objects.active().count()),
        }

    def about(self, monday: date) -> str:
        return f"{monday:%Y-%m-%d}"

    def moment(self, monday: date) -> datetime:
        """At the hour of the setting on this Monday, or on the first working day after it."""
        at: time = self.now().at
        return timezone.make_aware(datetime.combine(calendar().shift(monday, "next"), at))

    def moments(self, after: datetime) -> Iterator[datetime]:
        state = RuleState.objects.filter(rule=self.name).first()
        first = mondays_from(state.live_from if state and state.live_from else after)
        return (moment for moment in map(self.moment, first) if moment > after)


def mondays_from(since: datetime) -> Iterator[date]:
    """Every second Monday, the first one on the day of `since` or after it, without end."""
    day = timezone.localdate(since)
    first = day + timedelta(days=-day.weekday() % 7)
    return (first + TWO_WEEKS * number for number in count())


def mondays(since: datetime, today: date) -> list[date]:
    """Those of them that are not after today."""
    found: list[date] = []
    for monday in mondays_from(since):
        if monday > today:
            return found
        found.append(monday)
    return found
