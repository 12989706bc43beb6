"""Who calls from a number: the newest of the calls, messages and visits with exactly this number that one reader may see."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from frontdesk.people.models import Person
from visitors.models import Call, Message, Visit

FEWEST = 7  # digits: fewer are an extension, or the number is still being typed


@dataclass(frozen=True)
class Caller:
    """What an earlier call, message or visit knows."""

    name: str
    company: str
    at: datetime
    what: str
    path: str
    person: Person | None  # for whom it was


def caller_of(number: str, reader: Person) -> Caller | None:
    """Three look-ups, each in an index; nobody for a part of a number."""
    if len(number.removeprefix("+")) < FEWEST:
        return None
    call = (
        Call.objects.visible_to(reader)
        .from_number(number)
        .exclude(name="", company="")
        .select_related("person")
        .order_by("-began_at")
        .first()
    )
    message = Message.objects.visible_to(reader).from_number(number).select_related("recipient").order_by("-taken_at").first()
    visits = Visit.objects.visible_to(reader).filter(phone=number, forgotten_at__isnull=True)
    visit = visits.select_related("host").timed().order_by("-moment", "-pk").first()
    found = [
        call and Caller(call.name, call.company, call.began_at, _("call"), call.get_absolute_url(), call.person),
        message and Caller(message.name, message.company, message.taken_at, _("message"), message.get_absolute_url(), message.recipient),
        visit and Caller(visit.name, visit.company, visit.moment, _("visit"), visit.get_absolute_url(), visit.host),
    ]
    return max((each for each in found if each), key=lambda each: each.at, default=None)
