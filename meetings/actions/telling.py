"""One notice about a booking, in its reader's language and with what they may know of the meeting."""

from collections.abc import Callable, Iterable, Mapping
from datetime import datetime

from django.db.models import Model
from django.utils.translation import override

from frontdesk.outbox.kinds import NoticeKind
from frontdesk.outbox.post import post
from frontdesk.people.models import Person
from frontdesk.people.permissions import Role
from meetings.models import Booking
from meetings.notices import about

Words = Callable[[], Mapping[str, object]]


def tell(
    kind: type[NoticeKind], booking: Booking, to: Person, *, cause: str, subject: Model, now: datetime, more: Words = dict[str, object]
) -> None:
    """`more` is asked in the reader's language."""
    if to.is_active:
        with override(to.language):
            data = {**about(booking, to), **more()}
        post(kind, cause=cause, to=to, subject=subject, data=data, now=now)


def tell_all(
    kind: type[NoticeKind],
    booking: Booking,
    people: Iterable[Person],
    *,
    cause: str,
    subject: Model,
    now: datetime,
    more: Words = dict[str, object],
) -> None:
    """Each once."""
    for person in {person.pk: person for person in people}.values():
        tell(kind, booking, person, cause=cause, subject=subject, now=now, more=more)


def holding(*roles: Role) -> list[Person]:
    return [person for role in roles for person in Person.objects.holding(role)]
