"""Doors of incidents. One that is restricted is tried at every door in tests/visitors/test_incident_doors.py."""

from django.utils import timezone

from frontdesk.people.models import Person
from tests.factories.incidents import an_action, an_incident, filed
from tests.matrix.rows import BOARD, MANAGER, NOBODY, STAFF, Row, change, page, record
from tests.moments import MONDAY_9AM
from visitors.models import Incident, IncidentReading

HANDS = ("answer", "check", "resolve", "act", "assign", "grade", "restrict", "name", "unname")  # of an open one
ENDED = ("close", "reopen")

PAGES: dict[str, Row] = {
    "visitors:incident_list": page(STAFF),
    "visitors:incident_export": page(STAFF),
    "visitors:incident_new": page(BOARD),
    "visitors:incident_detail": record(STAFF, others=BOARD),
    "visitors:incident_print": record(STAFF, others=BOARD),
    "visitors:incident_amend": record(STAFF, others=BOARD),
    "visitors:incident_note": change(STAFF, others=BOARD),
    "visitors:incident_report": record(STAFF, others=BOARD),
    "visitors:incident_write": record(STAFF, others=MANAGER),
    "visitors:incident_read": change(STAFF, others=NOBODY),
    **dict.fromkeys([f"visitors:incident_{step}" for step in HANDS], change(STAFF, others=MANAGER)),
    **dict.fromkeys([f"visitors:incident_{step}" for step in ENDED], change(STAFF, others=MANAGER)),
    "visitors:incident_unrestrict": change(STAFF, others=NOBODY),
    **dict.fromkeys(["visitors:incident_action_done", "visitors:incident_action_drop"], change(STAFF, others=MANAGER)),
}

# The desk sees an incident of others, and decides nothing about it.
KNOWN = {(f"visitors:incident_{step}", who) for step in (*HANDS, *ENDED, "write", "read", "action_done", "action_drop") for who in BOARD}


def records(person: Person) -> dict[str, dict[str, object]]:
    """An incident that this person works on and decides on, one that is over, one whose report was sent to them."""
    going = an_incident(person, named=[person], restricted=False)
    going.named.update(leads=True)
    over = filed(an_incident(person, named=[person]), person)
    over.named.update(leads=True)
    IncidentReading.objects.get_or_create(incident=over, person=person, defaults={"sent_at": MONDAY_9AM})
    ended = {f"visitors:incident_{step}": {"pk": over.pk} for step in (*ENDED, "report", "write", "read")}
    hidden = an_incident(person, restricted=True, named=[person])
    hidden.named.update(leads=True)
    action = {"pk": an_action(going, person, person, now=timezone.now(), due_on=timezone.localdate()).pk}
    return {
        **ended,
        "visitors:incident_unrestrict": {"pk": hidden.pk},
        "visitors:incident_action_": action,
        "visitors:incident_": {"pk": going.pk},
    }


def plant(many: int, person: Person) -> None:
    """So many incidents."""
    common = {
        "kind": "dispute",
        "severity": "ordinary",
        "title": "争吵",
        "words": "争吵",
        "happened_at": MONDAY_9AM,
        "reported_at": MONDAY_9AM,
    }
    Incident.objects.bulk_create(
        [Incident(**common, reported_by=person, number=f"P{person.pk}-{Incident.objects.count() + n}") for n in range(many)]
    )
