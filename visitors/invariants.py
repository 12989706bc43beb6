"""What must hold of the visitor book."""

import hashlib
from collections.abc import Iterable

from django.core.files.storage import default_storage
from django.db.models import Count, Exists, F, OuterRef, Q

from frontdesk.invariants import invariant
from frontdesk.todos.models import Todo
from visitors.actions.register import file_of
from visitors.models import BadgeLoan, Complaint, CorrectiveAction, Incident, Message, Parcel, RegisterExport, Visit
from visitors.promises.badge_back import BadgeBack
from visitors.promises.complaint_answered import ComplaintAnswered
from visitors.promises.complaint_contacted import ComplaintContacted
from visitors.promises.host_answer import HostAnswer
from visitors.promises.incident_answered import IncidentAnswered
from visitors.promises.incident_taken import IncidentTaken
from visitors.promises.message_followed_up import MessageFollowedUp
from visitors.promises.parcel_handed_back import ParcelHandedBack
from visitors.promises.watch_decided import WatchDecided


@invariant("visitors.badge_out_once")
def badge_out_once() -> Iterable[str]:
    """A badge number is out with one visit at a time, and none that is out of use is."""
    out = BadgeLoan.objects.out().values("badge__number").annotate(many=Count("pk")).filter(many__gt=1)
    return (f"badge {row['badge__number']} is out {row['many']} times" for row in out)


@invariant("visitors.badge_back")
def badge_back() -> Iterable[str]:
    """For each badge that did not come back with its visitor there is an open to-do."""
    looked_for = Todo.objects.open().filter(promise=BadgeBack.name).values("subject_id")
    gone = BadgeLoan.objects.out().filter(visit__left_at__isnull=False).exclude(visit__in=looked_for)
    return (f"visit {pk} has left with a badge and nobody looks for it" for pk in gone.values_list("visit_id", flat=True))


@invariant("visitors.order_of_facts")
def order_of_facts() -> Iterable[str]:
    """Arrived, met, left: in this order."""
    wrong = Visit.objects.filter(Q(met_at__lt=F("arrived_at")) | Q(left_at__lt=F("arrived_at")) | Q(left_at__lt=F("met_at")))
    return (f"visit {pk}" for pk in wrong.values_list("pk", flat=True))


@invariant("visitors.no_silent_wait")
def no_silent_wait() -> Iterable[str]:
    """Whoever waits without an answer has a clock running: the host's, or the desk's where it decides first."""
    ticking = Todo.objects.open().filter(promise__in=[HostAnswer.name, WatchDecided.name]).values("subject_id")
    silent = Visit.objects.waiting().filter(answers__isnull=True).exclude(pk__in=ticking)
    clocks = Todo.objects.filter(promise=HostAnswer.name)  # of a group that came together one has, or had
    silent = silent.exclude(
        Q(group__isnull=False) & Exists(Visit.objects.filter(group=OuterRef("group"), pk__in=clocks.values("subject_id")))
    )
    return (f"visit {pk} waits and nobody is asked" for pk in silent.values_list("pk", flat=True))


@invariant("visitors.no_forgotten_word")
def no_forgotten_word() -> Iterable[str]:
    """A message that nobody followed up, a complaint that nobody spoke about or answered: each has its clock running."""
    open_ones = {
        MessageFollowedUp.name: ("message", Message.objects.open()),
        ComplaintContacted.name: ("complaint", Complaint.objects.uncontacted()),
        ComplaintAnswered.name: ("complaint", Complaint.objects.open()),
    }
    for promise, (word, rows) in open_ones.items():
        ticking = Todo.objects.open().filter(promise=promise).values("subject_id")
        yield from (f"{word} {pk} is owed and nobody is asked" for pk in rows.exclude(pk__in=ticking).values_list("pk", flat=True))


@invariant("visitors.registers")
def registers() -> Iterable[str]:
    """Every register that is kept has its file, and the file is the one that was written."""
    for export in RegisterExport.objects.there().exclude(sha256="").order_by("pk").iterator():
        file = file_of(export)
        if file is None or not default_storage.exists(file.stored_as):
            yield f"the register of {export} has no file"
            continue
        with default_storage.open(file.stored_as) as opened:
            if hashlib.sha256(opened.read()).hexdigest() != export.sha256:
                yield f"the register of {export} was changed"


@invariant("visitors.parcels_go_back")
def parcels_go_back() -> Iterable[str]:
    """For each parcel that nobody collected there is an open to-do to hand it to the carrier."""
    owed = Todo.objects.open().filter(promise=ParcelHandedBack.name).values("subject_id")
    forgotten = Parcel.objects.waiting().filter(unclaimed_at__isnull=False).exclude(pk__in=owed)
    return (f"parcel {pk} is unclaimed and nobody hands it back" for pk in forgotten.values_list("pk", flat=True))


@invariant("visitors.incidents_answered")
def incidents_answered() -> Iterable[str]:
    """For each incident that nobody has taken in hand somebody owes the answer."""
    owed = Todo.objects.open().filter(promise__in=[IncidentAnswered.name, IncidentTaken.name]).values("subject_id")
    return (
        f"incident {pk} waits and nobody is asked" for pk in Incident.objects.unanswered().exclude(pk__in=owed).values_list("pk", flat=True)
    )


@invariant("visitors.incidents_closed")
def incidents_closed() -> Iterable[str]:
    """No incident is closed with a corrective action still to do."""
    left = CorrectiveAction.objects.open().filter(incident__closed_at__isnull=False)
    return (f"incident {pk} is closed and has an open action" for pk in left.values_list("incident_id", flat=True))
