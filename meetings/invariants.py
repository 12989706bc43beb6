"""What must hold of rooms and bookings."""

from collections.abc import Iterable
from itertools import groupby, pairwise

from django.utils import timezone

from frontdesk.invariants import invariant
from frontdesk.todos.models import Todo
from meetings.models import Booking, ServiceReport, Special, StrikeOut
from meetings.models.booking import LOOK_BACK
from meetings.promises.booking_answered import BookingAnswered
from meetings.promises.series_kept import SeriesIsKept
from meetings.promises.service_answered import ServiceIsAnswered
from meetings.promises.special_bought import SpecialBought


@invariant("meetings.rooms")
def rooms() -> Iterable[str]:
    """No room is held twice at once, set-up and clear-up included, and none for longer than whoever looks for clashes looks back."""
    rows = Booking.objects.holding().order_by("room", "held_from").values_list("room", "pk", "held_from", "held_until")
    for _room, some in groupby(rows.iterator(chunk_size=2000), key=lambda row: row[0]):
        held = list(some)
        yield from (f"booking {row[1]} holds its room too long" for row in held if row[3] - row[2] > LOOK_BACK)
        for before, after in pairwise(held):
            if after[2] < before[3]:
                yield f"bookings {before[1]} and {after[1]} hold one room at once"


@invariant("meetings.answers")
def answers() -> Iterable[str]:
    """Somebody owes an answer for every booking that waits for one."""
    asked = Booking.objects.asked()
    coming = set(asked.filter(ends_at__gt=timezone.now()).values_list("pk", flat=True))  # the others go by `drop_unanswered`
    owed = set(Todo.objects.open().filter(promise=BookingAnswered.name).values_list("subject_id", flat=True))
    over = owed - set(asked.values_list("pk", flat=True))
    yield from (f"booking {pk} waits, and nobody owes an answer" for pk in sorted(coming - owed))
    yield from (f"an answer is owed for booking {pk}, which waits no more" for pk in sorted(over))


@invariant("meetings.service")
def service() -> Iterable[str]:
    """Somebody is asked about every open service report, special thing and series in doubt, and about nothing else."""
    kinds = ((ServiceIsAnswered, ServiceReport), (SpecialBought, Special), (SeriesIsKept, StrikeOut))
    for promise, model in kinds:
        owed = set(Todo.objects.open().filter(promise=promise.name).values_list("subject_id", flat=True))
        there = set(model.objects.open().values_list("pk", flat=True))
        name = model._meta.verbose_name
        yield from (f"{name} {pk} is open, and nobody is asked" for pk in sorted(there - owed))
        yield from (f"somebody is asked about {name} {pk}, which is not open" for pk in sorted(owed - there))
