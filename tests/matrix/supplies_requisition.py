"""Doors of requisitions, handouts, loans and old things."""

from django.utils import timezone

from frontdesk.people.models import Person
from supplies.actions import old_things
from supplies.models import HandIn, Handout, Issue, Loan, Requisition, RequisitionLine
from tests.factories.people import DepartmentFactory
from tests.factories.supplies import a_store, an_item, stocked
from tests.factories.supplies_requisition import asked, handed, lent
from tests.matrix.rows import STAFF, STOREKEEPERS, Row, change, page, record, step
from tests.moments import MONDAY_9AM

PAGES: dict[str, Row] = {
    **dict.fromkeys(["supplies:catalogue", "supplies:requisition_new"], page(STAFF)),
    **dict.fromkeys([f"supplies:{noun}_{name}" for noun in ("requisition", "handout", "loan") for name in ("list", "export")], page(STAFF)),
    "supplies:requisition_detail": record(STAFF, others=STOREKEEPERS),
    **dict.fromkeys(
        [f"supplies:requisition_{verb}" for verb in ("approve", "refuse", "withdraw", "give_up")], change(STAFF, others=STOREKEEPERS)
    ),
    "supplies:line_answer": change(STAFF, others=STOREKEEPERS),
    "supplies:line_detail": page(STOREKEEPERS),
    **dict.fromkeys(["supplies:line_promise", "supplies:line_offer", "supplies:line_lend"], step(STOREKEEPERS)),
    "supplies:loan_return": change(STAFF, others=STOREKEEPERS),
    **dict.fromkeys(["supplies:handout_new", "supplies:handout_counter", "supplies:issue_take_back"], page(STOREKEEPERS)),
    "supplies:handout_detail": record(STAFF, others=STOREKEEPERS),
    "supplies:handout_confirm": record(STAFF, others=STOREKEEPERS),
    **dict.fromkeys(["supplies:old_list", "supplies:old_export", "supplies:disposal_list", "supplies:disposal_detail"], page(STOREKEEPERS)),
    **dict.fromkeys(["supplies:old_fate", "supplies:old_dispose", "supplies:disposal_sign"], step(STOREKEEPERS)),
}


def records(person: Person) -> dict[str, dict[str, object]]:
    """A requisition that this person asked for, handed out to them."""
    thing = stocked(9, is_everyday=True, is_old_for_new=True)
    handout = handed(asked(person, {thing: 1}), by=person)
    line = asked(person, {thing: 1}).lines.get()
    loan = lent(thing, lender=DepartmentFactory(), borrower=line.requisition.department, by=person)
    Loan.objects.filter(pk=loan.pk).update(line=line)
    hand_in = old_things.say_fate(HandIn.objects.get(issue__handout=handout), "scrap", by=person, now=MONDAY_9AM)
    return {
        "supplies:requisition_": {"pk": line.requisition_id},
        "supplies:line_": {"pk": line.pk},
        "supplies:loan_": {"pk": loan.pk},
        "supplies:handout_": {"pk": handout.pk},
        "supplies:issue_": {"pk": handout.issues.get().pk},
        "supplies:old_": {"pk": hand_in.pk},
        "supplies:disposal_": {"pk": old_things.dispose([hand_in], taken_by_whom="回收站", by=person, now=MONDAY_9AM).pk},
    }


def plant(many: int, person: Person) -> None:
    """So many requisitions, each half handed out against an old one, and loans."""
    now, thing, store = timezone.now(), an_item(is_everyday=True, is_old_for_new=True), a_store()
    common = {"department": person.department, "store": store}
    papers = Requisition.objects.bulk_create(
        [Requisition(asker=person, created_by=person, created_at=now, approved_at=now, number=f"LY-{n}", **common) for n in range(many)]
    )
    lines = RequisitionLine.objects.bulk_create(
        [RequisitionLine(requisition=paper, item=thing, asked=3, approved=3, reserved=1, issued=1) for paper in papers]
    )
    given = {"taker": person, "issued_by": person, "issued_at": now, "signed": "phone"}
    handouts = Handout.objects.bulk_create([Handout(number=f"FF-{n}", **common, **given) for n in range(many)])
    pairs = zip(handouts, lines, strict=True)
    issues = Issue.objects.bulk_create([Issue(handout=handout, line=line, quantity=1) for handout, line in pairs])
    HandIn.objects.bulk_create([HandIn(issue=issue, quantity=1) for issue in issues])
    lending = {"item": thing, "quantity": 1, "due_on": now.date(), "lent_at": now, "lent_by": person, "borrower": person.department}
    Loan.objects.bulk_create([Loan(lender=DepartmentFactory(), **lending) for _n in range(many)])
