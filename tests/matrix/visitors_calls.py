"""Doors of calls and complaints."""

from django.utils import timezone

from frontdesk.people.models import Department, Person
from tests.factories.calls import a_complaint, put_through
from tests.matrix.rows import BOARD, STAFF, Row, change, page, record, step
from visitors.models import Call, Complaint, Ring

PAGES: dict[str, Row] = {
    **dict.fromkeys(["visitors:call_list", "visitors:call_export"], page(STAFF)),
    **dict.fromkeys(["visitors:call_new", "visitors:call_known"], page(BOARD)),
    "visitors:call_detail": record(STAFF, others=BOARD),
    **dict.fromkeys(["visitors:call_solved", "visitors:call_unsolved"], change(STAFF, others=BOARD)),
    **dict.fromkeys(["visitors:call_void", "visitors:call_unvoid"], step(BOARD)),
    **dict.fromkeys(["visitors:ring_import", "visitors:ring_template"], page(BOARD)),
    "visitors:ring_import_confirm": step(BOARD),
    **dict.fromkeys(["visitors:complaint_list", "visitors:complaint_export"], page(STAFF)),
    "visitors:complaint_new": page(BOARD),
    "visitors:complaint_detail": record(STAFF, others=BOARD),
    **dict.fromkeys([f"visitors:complaint_{verb}" for verb in ("contact", "answer", "route")], change(STAFF, others=BOARD)),
    "visitors:complaint_give": change(STAFF, others=frozenset({"admin_manager"})),
    "visitors:complaint_rate": step(BOARD),
    "visitors:complaint_raise": step(BOARD),
}

# The desk sees a complaint and writes steps down; whom the department gives it to is the department's business.
KNOWN = {("visitors:complaint_give", who) for who in ("receptionist", "admin_clerk")}


def records(person: Person) -> dict[str, dict[str, object]]:
    """A call for this person, and a complaint that they deal with."""
    now = timezone.now()
    department = Department.objects.filter(pk=person.department_id).first() or Department.objects.first()
    complaint = a_complaint(person, department, now=now)
    Complaint.objects.filter(pk=complaint.pk).update(handler=person)
    return {
        "visitors:call_": {"pk": put_through(person, person, now=now).pk},
        "visitors:complaint_": {"pk": complaint.pk},
    }


def plant(many: int, person: Person) -> None:
    """So many calls, complaints and lines of the phone system."""
    now = timezone.now()
    times = {"began_at": now, "ended_at": now, "taken_at": now, "taken_by": person}
    Call.objects.bulk_create([Call(name="唐宁", phone="02155558000", person=person, words="报价", **times) for _number in range(many)])
    department = Department.objects.filter(pk=person.department_id).first() or Department.objects.first()
    Complaint.objects.bulk_create(
        Complaint(name="罗敏", category="quality", words="漏水", department=department, handler=person, received_at=now, received_by=person)
        for _number in range(many)
    )
    Ring.objects.bulk_create(
        [Ring(began_at=now, phone=f"0215555{number:04d}", is_answered=True, rings=2, imported_at=now) for number in range(many)],
        ignore_conflicts=True,
    )
