"""Doors of the monthly demand and the purchase plan."""

from datetime import timedelta

from django.utils import timezone

from frontdesk.people.models import Department, Person
from frontdesk.workdays.load import calendar
from supplies.actions.demand_rounds import closes_at
from supplies.models import DemandForm, DemandLine, DemandRound, PlanLine, PurchasePlan
from tests.factories.supplies import an_item
from tests.matrix.rows import BUYERS, STAFF, Row, change, page, record, step

PAGES: dict[str, Row] = {
    "supplies:demand_list": page(STAFF),
    "supplies:demand_detail": record(STAFF, others=BUYERS),
    "supplies:demand_print": record(STAFF, others=BUYERS),
    **dict.fromkeys([f"supplies:demand_{verb}" for verb in ("hand_in", "take_back", "approve", "give_back")], change(STAFF, others=BUYERS)),
    **dict.fromkeys(["supplies:round_detail", "supplies:round_export"], page(BUYERS)),
    **dict.fromkeys([f"supplies:round_{verb}" for verb in ("remind", "close", "budget", "plan")], step(BUYERS)),
    "supplies:special_assess": step(BUYERS, answer="agreed", words="x"),
    **dict.fromkeys(["supplies:plan_list", "supplies:plan_detail", "supplies:plan_export"], page(BUYERS)),
}


def a_round_of(department: Department) -> DemandForm:
    """The running month's, with a form of this department."""
    now = timezone.now()
    month = timezone.localdate(now).replace(day=1)
    round_ = DemandRound.objects.get_or_create(month=month, defaults={"opened_at": now, "closes_at": closes_at(now, calendar())})[0]
    return DemandForm.objects.get_or_create(round=round_, department=department)[0]


def a_plan_of(round_: DemandRound, person: Person) -> PurchasePlan:
    return PurchasePlan.objects.get_or_create(round=round_, defaults={"made_at": timezone.now(), "made_by": person})[0]


def records(person: Person) -> dict[str, dict[str, object]]:
    form = a_round_of(person.department)
    special = DemandLine.objects.get_or_create(form=form, special="椅子", defaults={"quantity": 1, "reason": "旧的坏了"})[0]
    return {
        "supplies:demand_": {"pk": form.pk},
        "supplies:round_": {"pk": form.round_id},
        "supplies:special_": {"pk": special.pk},
        "supplies:plan_": {"pk": a_plan_of(form.round, person).pk},
    }


def plant(many: int, person: Person) -> None:
    """So many departments with a form each in the running round, a line each in its plan; so many rounds of years gone by."""
    now, item = timezone.now(), an_item()
    round_ = a_round_of(person.department).round
    plan = a_plan_of(round_, person)
    first = Department.objects.count()
    departments = Department.objects.bulk_create([Department(name=f"分部{first + number}") for number in range(many)])
    handed = {"handed_in_at": now, "handed_in_by": person, "approved_at": now, "approved_by": person}
    forms = DemandForm.objects.bulk_create([DemandForm(round=round_, department=each, **handed) for each in departments])
    DemandLine.objects.bulk_create([DemandLine(form=form, item=item, quantity=1, used_before=[1, 2, 3]) for form in forms])
    special = DemandLine.objects.bulk_create([DemandLine(form=form, special="椅子", quantity=1, reason="x") for form in forms])
    PlanLine.objects.bulk_create([PlanLine(plan=plan, special=each, demanded=1, to_buy=1) for each in special[: many // 2]])
    items = [an_item(name="笔") for _number in range(many)]
    PlanLine.objects.bulk_create([PlanLine(plan=plan, item=each, demanded=1, to_buy=1) for each in items])
    mine = a_round_of(person.department)
    DemandLine.objects.bulk_create([DemandLine(form=mine, item=each, quantity=1) for each in items])
    past = DemandRound.objects.count()
    DemandRound.objects.bulk_create(
        [
            DemandRound(month=now.date().replace(year=1500 + past + n, day=1), opened_at=now, closes_at=now + timedelta(days=3))
            for n in range(many)
        ]
    )
